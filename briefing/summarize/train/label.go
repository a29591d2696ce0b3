package main

import (
	"strings"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/summarize"
	"github.com/dateline-bot/dateline/briefing/text"
)

// chosenMost is how many sentences the best summary of an article may have.
const chosenMost = 3

// A sample is a sentence and whether it belongs into its article's summary.
type sample struct {
	features [summarize.Features]int32
	chosen   bool
}

// samplesOf labels the sentences of e that can be read alone: chosen are those
// that, picked one after the other, bring the summary's words and pairs of
// words closest to what people wrote.
func samplesOf(e example) []sample {
	described := summarize.Describe(briefing.Article{Body: e.Text, Language: "en"})
	want := gramsOf(e.Summary)
	var have []grams
	var all []sample
	for _, d := range described {
		if d.Alone {
			have = append(have, gramsOf(d.Span.Of(e.Text)))
			all = append(all, sample{features: d.Features})
		}
	}
	summary := newGrams()
	best := 0.0
	for range chosenMost {
		next := -1
		for i := range all {
			if all[i].chosen {
				continue
			}
			if score := summary.with(have[i]).likeness(want); score > best {
				best, next = score, i
			}
		}
		if next < 0 {
			break
		}
		all[next].chosen = true
		summary = summary.with(have[next])
	}
	return all
}

// grams counts the words and the pairs of neighbouring words of a text.
type grams struct {
	words map[uint64]int
	pairs map[[2]uint64]int
}

func newGrams() grams { return grams{words: map[uint64]int{}, pairs: map[[2]uint64]int{}} }

func gramsOf(s string) grams {
	g := newGrams()
	for line := range strings.Lines(s) {
		last := uint64(0)
		for w := range text.Words(line) {
			key := text.Key(w.Of(line))
			g.words[key]++
			if last != 0 {
				g.pairs[[2]uint64{last, key}]++
			}
			last = key
		}
	}
	return g
}

// with is the counts of both texts together.
func (g grams) with(other grams) grams {
	sum := newGrams()
	for _, part := range []grams{g, other} {
		for k, n := range part.words {
			sum.words[k] += n
		}
		for k, n := range part.pairs {
			sum.pairs[k] += n
		}
	}
	return sum
}

// likeness is the F1 of words and of pairs, added.
func (g grams) likeness(want grams) float64 {
	return f1(g.words, want.words) + f1(g.pairs, want.pairs)
}

func f1[K comparable](have, want map[K]int) float64 {
	common, all := 0, 0
	for k, n := range have {
		all += n
		common += min(n, want[k])
	}
	for _, n := range want {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(common) / float64(all)
}
