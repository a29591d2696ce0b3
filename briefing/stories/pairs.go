package stories

import (
	"cmp"
	"slices"
)

const (
	meetingAt = 32   // terms that matter most to a piece, at which it looks for others
	latest    = 32   // pieces that it meets at each: those filed last
	sharing   = 4    // meeting places that two pieces must share to be compared
	against   = -600 // likeness of rivals, so that they stay apart though others are like both
	faintest  = 100  // thousandths of likeness below which a pair is left out
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

// sameness is the likeness of two pieces that may tell the same news. It is 0
// or less when something speaks against that.
func sameness(p, q piece) int {
	if !near(p, q) {
		return 0
	}
	l := likeness(p, q)
	switch {
	case l < faintest:
		return l
	case rivals(p, q):
		return against
	case ownPeople(p, q):
		return 0
	}
	return l
}

// pairsOf finds the pairs worth weighing. Each piece costs about the same,
// however many there are: it meets others in an index of the rarest of the
// terms that matter most to it, and at each term only those filed last.
func pairsOf(pieces []piece) []pair {
	index := map[int32][]int{}
	var pairs []pair
	shared := map[int]int{}
	for b, p := range pieces {
		clear(shared)
		for _, n := range p.places {
			met := index[n]
			for _, a := range met[max(0, len(met)-latest):] {
				shared[a]++
			}
			index[n] = append(met, b)
		}
		for a, times := range shared {
			if times < min(sharing, len(p.places)) {
				continue
			}
			if l := sameness(pieces[a], p); l >= faintest {
				pairs = append(pairs, pair{a: a, b: b, likeness: l})
			}
		}
	}
	slices.SortFunc(pairs, func(p, q pair) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
	return pairs
}

// meetingPlaces gives the weightiest terms of v. They do not depend on other
// pieces, so that none can come between two that belong together.
func (d *dictionary) meetingPlaces(v vector) []int32 {
	order := make([]int, len(v.terms))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(-cmp.Compare(v.weights[i], v.weights[j]), cmp.Compare(d.keys[v.terms[i]], d.keys[v.terms[j]]))
	})
	var places []int32
	for _, i := range order[:min(len(order), meetingAt)] {
		places = append(places, v.terms[i])
	}
	return places
}

// near reports whether p and q were published within the window. A piece
// without any time is near to all.
func near(p, q piece) bool {
	if p.at.IsZero() || q.at.IsZero() {
		return true
	}
	return p.at.Sub(q.at).Abs() <= window
}
