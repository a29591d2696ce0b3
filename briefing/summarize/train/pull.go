package main

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing/summarize"
	"github.com/dateline-bot/dateline/briefing/text"
)

// How the pulls of words are learned.
const (
	parts        = 4   // each part's margins come from trees grown on the others
	passes       = 20  // over all samples
	stride       = 0.3 // how far each pass goes
	doubt        = 100 // against words that stand in few sentences
	leastCommon  = 100 // articles that a word stands in
	perLogit     = 64  // pulls are written in 1/64 of a logit
	mostlyCapped = 0.5 // share of a word's places, inside sentences, from which it is a name
)

// commonWords gives the form of each word, by its key, that stands in many of
// examples and is no name.
func commonWords(examples []example) map[uint64]string {
	articles, places, capped := map[uint64]int{}, map[uint64]float64{}, map[uint64]float64{}
	form := map[uint64]string{}
	for _, e := range examples {
		seen := map[uint64]bool{}
		for _, span := range text.Sentences(e.Text) {
			sentence := span.Of(e.Text)
			for w := range text.Words(sentence) {
				word := w.Of(sentence)
				key := text.Key(word)
				if !seen[key] {
					seen[key] = true
					articles[key]++
				}
				keepForm(form, key, strings.ToLower(word))
				if w.Start > 0 {
					places[key]++
				}
				if r, _ := utf8.DecodeRuneInString(word); w.Start > 0 && unicode.IsUpper(r) {
					capped[key]++
				}
			}
		}
	}
	for key, n := range articles {
		if n < leastCommon || capped[key] > mostlyCapped*places[key] {
			delete(form, key)
		}
	}
	return form
}

// pullsOf learns how much each of words pulls its sentence into a summary,
// beyond what the trees say of the sentence.
func pullsOf(words map[uint64]string, samples []sample) map[string]int {
	margins := unseenMargins(samples)
	pulls := map[uint64]float64{}
	f := forest{samples: samples, margin: make([]float64, len(samples)), push: make([]float64, len(samples)), weight: make([]float64, len(samples))}
	for range passes {
		for i, s := range samples {
			f.margin[i] = margins[i]
			for _, key := range s.words {
				f.margin[i] += pulls[key]
			}
		}
		f.feel()
		push, weight := map[uint64]float64{}, map[uint64]float64{}
		for i, s := range samples {
			for _, key := range s.words {
				push[key] += f.push[i]
				weight[key] += f.weight[i]
			}
		}
		for key := range words {
			pulls[key] += stride * (push[key] - doubt*pulls[key]) / (weight[key] + doubt)
		}
	}
	written := map[string]int{}
	for key, word := range words {
		if n := int(math.Round(perLogit * pulls[key])); n != 0 {
			written[word] = n
		}
	}
	return written
}

// unseenMargins is what trees say of samples that they were not grown on.
func unseenMargins(samples []sample) []float64 {
	margins := make([]float64, len(samples))
	for part := range parts {
		var others []sample
		for _, s := range samples {
			if s.article%parts != part {
				others = append(others, s)
			}
		}
		ranker := grow(others)
		for i, s := range samples {
			if s.article%parts == part {
				margins[i] = float64(ranker.Score(&s.features)) / summarize.Unit
			}
		}
	}
	return margins
}
