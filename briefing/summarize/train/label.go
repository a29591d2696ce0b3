package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/summarize"
	"github.com/dateline-bot/dateline/briefing/text"
)

// How sentences are labelled.
const (
	pool   = 12   // sentences of an article that sets of three are made of
	warmth = 0.03 // how much worse than the best a set may be, to count a third as much
)

// A sample is a sentence that can be read alone.
type sample struct {
	article  int // its number among all articles
	features [summarize.Features]int32
	words    []uint64 // the keys of its words, each once
	wanted   float64  // from 0 to 1: how much it belongs into the article's summary
}

// samplesOf labels the sentences of e, which is the article with number, that
// can be read alone. All sets of three of the sentences most like what people
// wrote are compared with it; a sentence is wanted as much as the good sets
// have it. One best set alone would be chance: often many are nearly as good.
func samplesOf(number int, e example) []sample {
	want := newTarget(e.Summary)
	var all []sample
	var have []overlap
	for _, d := range summarize.Describe(briefing.Article{Body: e.Text, Language: "en"}) {
		if d.Alone {
			sentence := d.Span.Of(e.Text)
			all = append(all, sample{article: number, features: d.Features, words: keysOf(sentence)})
			have = append(have, want.overlap(gramsOf(sentence)))
		}
	}
	best := bestAlone(want, have)
	sets, total := setsOf(best), 0.0
	likeness := make([]float64, len(sets))
	for i, set := range sets {
		likeness[i] = want.likeness(have, set)
	}
	for i, set := range sets {
		weight := math.Exp((likeness[i] - slices.Max(likeness)) / warmth)
		total += weight
		for _, s := range set {
			all[s].wanted += weight
		}
	}
	for _, s := range best {
		all[s].wanted /= total
	}
	return all
}

// bestAlone gives the sentences that are most like want by themselves.
func bestAlone(want target, have []overlap) []int {
	order := make([]int, len(have))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(want.likeness(have, []int{j}), want.likeness(have, []int{i}))
	})
	return order[:min(pool, len(order))]
}

// setsOf gives all sets of three of best, or the one of all when it has fewer.
func setsOf(best []int) [][]int {
	if len(best) <= 3 {
		return [][]int{best}
	}
	var sets [][]int
	for i := range best {
		for j := range best[:i] {
			for k := range best[:j] {
				sets = append(sets, []int{best[i], best[j], best[k]})
			}
		}
	}
	return sets
}

// keysOf gives the keys of the words of s, each once, in order.
func keysOf(s string) []uint64 {
	var keys []uint64
	for w := range text.Words(s) {
		if key := text.Key(w.Of(s)); !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// grams counts the words and the pairs of neighbouring words of a text. A word
// is a pair with nothing before it.
type grams map[[2]uint64]int

func gramsOf(s string) grams {
	g := grams{}
	for line := range strings.Lines(s) {
		last := uint64(0)
		for w := range text.Words(line) {
			key := text.Key(w.Of(line))
			g[[2]uint64{0, key}]++
			if last != 0 {
				g[[2]uint64{last, key}]++
			}
			last = key
		}
	}
	return g
}
