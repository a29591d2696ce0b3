package main

import (
	"math"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// A tally counts quoted words that were speech and that were not.
type tally struct{ speech, other float64 }

// A register tallies words by their place about quotations.
type register map[uint32]tally

const (
	doubt  = 6  // quotations that a word needs to be believed half
	steps  = 10 // of a lean, for each natural unit of odds
	rarest = 4  // how often a word must occur to be kept
)

// register tallies the words of one article.
func (a *article) register() register {
	out := make(register)
	r := prose.Read(a.Text, nil)
	gold := a.byEnd()
	court := judge.Open(r, judge.Model{})
	for i := range r.Quotations {
		q, ok := gold[r.Quotations[i].Span.End]
		if q.Label == "" || q.Label == "none" {
			out.count(court.Keys(), ok && q.Label == "")
		}
		court.Remember(evidence.Nobody)
	}
	return out
}

func (r register) count(keys [evidence.Places]uint32, speech bool) {
	for _, key := range keys {
		t := r[key]
		if speech {
			t.speech++
		} else {
			t.other++
		}
		r[key] = t
	}
}

// add adds the other register's tallies, times factor.
func (r register) add(other register, factor float64) {
	for key, t := range other {
		r[key] = tally{r[key].speech + factor*t.speech, r[key].other + factor*t.other}
	}
}

// leanings turns tallies into leanings, against how common speech is overall.
func (r register) leanings() map[uint32]evidence.Feature {
	var all tally
	for _, t := range r {
		all.speech += t.speech
		all.other += t.other
	}
	share := all.speech / (all.speech + all.other)
	out := make(map[uint32]evidence.Feature)
	for key, t := range r {
		if t.speech+t.other < rarest {
			continue
		}
		odds := (t.speech + doubt*share) / (t.other + doubt*(1-share))
		lean := float64(evidence.Upright) + steps*math.Log(odds*(1-share)/share)
		out[key] = evidence.Feature(math.Round(max(0, min(lean, bins-1))))
	}
	return out
}
