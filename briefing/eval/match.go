package eval

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A pair is a finding and an annotation with nearly the same words.
type pair struct {
	finding, annotation int
	overlap             bool
	common, words       int // words of both; words of one and the other, added
	apart               int // code points between where they start
}

// match pairs findings with annotations one to one, the likeliest first: those
// that stand in the same place, then those with most words in common, then
// those that stand nearest. It gives the annotation of each finding, -1 where
// there is none.
func match(found []Finding, annotated []Annotation) []int {
	pairs := pairsOf(found, annotated)
	slices.SortStableFunc(pairs, func(p, q pair) int {
		return cmp.Or(
			cmp.Compare(one(q.overlap), one(p.overlap)),
			cmp.Compare(q.common*p.words, p.common*q.words),
			cmp.Compare(p.apart, q.apart),
		)
	})
	matches := slices.Repeat([]int{-1}, len(found))
	taken := make([]bool, len(annotated))
	for _, p := range pairs {
		if matches[p.finding] < 0 && !taken[p.annotation] {
			matches[p.finding], taken[p.annotation] = p.annotation, true
		}
	}
	return matches
}

// pairsOf finds the pairs whose words have an F1 of four fifths or more: twice
// those in common make four fifths of those of both.
func pairsOf(found []Finding, annotated []Annotation) []pair {
	wanted := make([][]string, len(annotated))
	for j, a := range annotated {
		wanted[j] = tokens(a.Text)
	}
	var pairs []pair
	for i, f := range found {
		have := tokens(f.Text)
		for j, a := range annotated {
			n, words := common(counts(have), counts(wanted[j])), len(have)+len(wanted[j])
			if n == 0 || 5*n < 2*words {
				continue
			}
			pairs = append(pairs, pair{
				finding: i, annotation: j, common: n, words: words,
				overlap: min(f.End, a.End) > max(f.Start, a.Start),
				apart:   max(f.Start-a.Start, a.Start-f.Start),
			})
		}
	}
	return pairs
}

// letters are the runs of letters and digits that are compared.
var letters = regexp.MustCompile(`[\p{L}\p{N}]+`)

func tokens(s string) []string { return letters.FindAllString(strings.ToLower(s), -1) }

func counts[K comparable](all []K) map[K]int {
	n := make(map[K]int, len(all))
	for _, thing := range all {
		n[thing]++
	}
	return n
}

// common is how many things are in both, each as often as in both.
func common[K comparable](some, others map[K]int) int {
	n := 0
	for thing, count := range some {
		n += min(count, others[thing])
	}
	return n
}
