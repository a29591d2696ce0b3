package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// rule makes questions whose right candidate is the one with feature 2 above
// 30, unless feature 1 is set; feature 0 tells nothing.
func rule() []question {
	var out []question
	for n := range 400 {
		var q question
		for i := range 3 {
			row := trees.Row{0: uint8(n * 7 % 64), 1: uint8(n % 2), 2: uint8((n*13 + i*21) % 64)}
			q.rows = append(q.rows, row)
			q.right = append(q.right, row[2] > 30 && row[1] == 0)
		}
		out = append(out, q)
	}
	return out
}

var small = recipe{trees: 30, rate: 0.3, smooth: 1, features: 3, share: 1}

func TestGrownForestKnowsTheRule(t *testing.T) {
	forest := grow(rule(), small)
	for _, q := range rule() {
		for i := range q.rows {
			if got := forest.Score(&q.rows[i]); q.right[i] && got <= -2*trees.Unit || !q.right[i] && got >= 0 {
				t.Fatalf("score of %v, right %v: got %d", q.rows[i][:3], q.right[i], got)
			}
		}
	}
}

func TestTheSameQuestionsGrowTheSameForest(t *testing.T) {
	if diff := cmp.Diff(grow(rule(), small), grow(rule(), small)); diff != "" {
		t.Errorf("two forests differ:\n%s", diff)
	}
}

func TestEveryPronounReadHasItsPlaces(t *testing.T) {
	known, err := pronouns()
	if err != nil {
		t.Fatal(err)
	}
	if len(known) < 400 {
		t.Errorf("got %d pronouns, want at least 400", len(known))
	}
	for p, name := range known {
		if len(p.article) != 16 || p.start <= 0 || name < 0 || name == p.start {
			t.Errorf("pronoun %v stands for the name at %d", p, name)
		}
	}
}

func TestLeaningsFollowTheTallies(t *testing.T) {
	r := register{1: {speech: 20}, 2: {other: 20}, 3: {speech: 2}, 4: {speech: 30, other: 30}}
	got := r.leanings()
	if got[1] <= got[4] || got[2] >= got[4] {
		t.Errorf("leanings: got %v, want 1 above 4 above 2", got)
	}
	if _, ok := got[3]; ok {
		t.Error("a word met twice has a leaning")
	}
}
