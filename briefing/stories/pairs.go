package stories

import (
	"cmp"
	"slices"
)

const (
	weightiest = 24  // terms of a piece that others are found by
	mostHaving = 100 // pieces that have a term, for it to be of use in finding
	faintest   = 60  // thousandths of likeness below which a pair is left out
)

// A pair is two pieces that may tell the same news, and how alike they are.
type pair struct {
	a, b     int
	likeness int
}

// likeness tells in thousandths how alike two pieces are: more by what they
// say in all than by what they begin with.
func likeness(p, q piece) int {
	return (7*cosine(p.full, q.full) + 3*cosine(p.lead, q.lead)) / 10
}

// pairsOf finds the pairs worth weighing. It costs about as much as there are
// such pairs: pieces meet in an index of the terms that matter most to them,
// and a term that very many have is no meeting place.
func pairsOf(pieces []piece) []pair {
	index := map[int32][]int{}
	var pairs []pair
	shared := map[int]int{}
	for b, p := range pieces {
		clear(shared)
		heavy := heaviest(p.full)
		for _, n := range heavy {
			for _, a := range index[n] {
				shared[a]++
			}
			if len(index[n]) < mostHaving {
				index[n] = append(index[n], b)
			}
		}
		for a := range shared {
			if near(pieces[a], p) {
				if l := likeness(pieces[a], p); l >= faintest && !rivals(pieces[a], p) {
					pairs = append(pairs, pair{a: a, b: b, likeness: l})
				}
			}
		}
	}
	slices.SortFunc(pairs, func(p, q pair) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
	return pairs
}

// heaviest gives the terms that weigh most in v.
func heaviest(v vector) []int32 {
	order := make([]int, len(v.terms))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(-cmp.Compare(v.weights[i], v.weights[j]), cmp.Compare(v.terms[i], v.terms[j]))
	})
	terms := make([]int32, 0, weightiest)
	for _, i := range order[:min(len(order), weightiest)] {
		terms = append(terms, v.terms[i])
	}
	return terms
}

// near reports whether p and q were published within the window. A piece
// without any time is near to all.
func near(p, q piece) bool {
	if p.at.IsZero() || q.at.IsZero() {
		return true
	}
	return p.at.Sub(q.at).Abs() <= window
}
