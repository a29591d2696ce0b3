package stories

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

// A newsroom makes up n articles on about a third as many events.
func newsroom(n int) []briefing.Copy {
	dice := rand.New(rand.NewPCG(7, uint64(n)))
	var all []briefing.Copy
	for i := range n {
		event := dice.IntN(n/3 + 1)
		var body strings.Builder
		for range 8 {
			fmt.Fprintf(&body, "The council of Town%d met Mayor Name%d about the %d crowns for %s. ",
				event, event, event*7+100, []string{"bridges", "schools", "boats", "roads"}[dice.IntN(4)])
			fmt.Fprintf(&body, "People said word%d and word%d of it. ", dice.IntN(5000), dice.IntN(5000))
		}
		all = append(all, article(i+1, fmt.Sprint("Paper", dice.IntN(9)), "", body.String()))
	}
	return all
}

func TestEveryFreshArticleIsInOneStory(t *testing.T) {
	all := newsroom(200)
	var got []string
	for _, s := range together(all[50:], all[:50]) {
		if s.Told && s.Update {
			t.Errorf("story %s is told and an update", s.ID)
		}
		for _, a := range s.Articles {
			got = append(got, string(a.ID))
		}
	}
	var want []string
	for _, a := range all[50:] {
		want = append(want, string(a.ID))
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("articles differ (-want +got):\n%s", diff)
	}
}

func TestGroupingAgainGivesTheSame(t *testing.T) {
	all := newsroom(150)
	want := together(all, nil)
	dice := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		dice.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if diff := cmp.Diff(want, together(all, nil)); diff != "" {
			t.Fatalf("stories differ (-want +got):\n%s", diff)
		}
	}
}

// TestAStrangerMovesNothing adds, to articles of many kinds, one that has some
// words in common with them but tells of something else.
func TestAStrangerMovesNothing(t *testing.T) {
	all := newsroom(90)
	for i, p := range patterns {
		for n, a := range made(6, p.fill) {
			a.ID, a.Seq = briefing.ArticleID(fmt.Sprint("P-", i, "-", n)), uint64(1000+10*i+n)
			all = append(all, a)
		}
	}
	want := together(all, nil)
	dice := rand.New(rand.NewPCG(5, 6))
	for range 40 {
		var body strings.Builder
		for range 20 + dice.IntN(100) {
			fmt.Fprintf(&body, "%s strange%d. ", []string{"Council", "the harbour", "Monday said", things[dice.IntN(len(things))]}[dice.IntN(4)], dice.IntN(1000))
		}
		stranger := article(dice.IntN(2000), "Orland Press", "", body.String())
		stranger.ID = "stranger"
		got := together(append(slices.Clone(all), stranger), nil)
		got = slices.DeleteFunc(got, func(s briefing.Story) bool { return s.ID == "stranger" })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("stories differ (-without +with the stranger):\n%s", diff)
		}
	}
}

func FuzzGroup(f *testing.F) {
	f.Add(bridge.Body, bridgeAgain.Body, quake.Body)
	f.Add("", "“", "\xff 12")
	f.Fuzz(func(t *testing.T, one, two, before string) {
		fresh := []briefing.Copy{article(2, "A", one, one), article(3, "B", "", two)}
		told := []briefing.Copy{article(1, "A", "", before)}
		stories := Ranker{}.Rank(together(fresh, told), briefing.Preference{Now: monday})
		n := 0
		for _, s := range stories {
			n += len(s.Articles)
		}
		if n != 2 {
			t.Errorf("%d articles in stories, want 2", n)
		}
	})
}
