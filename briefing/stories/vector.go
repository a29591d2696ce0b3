package stories

import (
	"math"
	"math/bits"
)

// A vector says how much a text is about each term. Its terms are in order.
type vector struct {
	terms   []int32
	weights []int32
	norm    int64 // the root of the sum of their squares
}

func newVector(terms int) vector {
	return vector{terms: make([]int32, 0, terms), weights: make([]int32, 0, terms)}
}

// add weighs a term: by its rarity, by how often it stands there, and twice
// when it is a name or number.
func (v *vector) add(c *count, t tally) {
	w := c.rarity * often(t.times) / 8
	if c.number || c.isName(t) {
		w *= 2
	}
	v.terms = append(v.terms, c.term)
	v.weights = append(v.weights, w)
}

// finish is called when all terms are added.
func (v *vector) finish() {
	sum := int64(0)
	for _, w := range v.weights {
		sum += int64(w) * int64(w)
	}
	v.norm = int64(math.Sqrt(float64(sum)))
}

// often is one more than the binary logarithm of n, in eighths.
func often(n int32) int32 {
	whole := int32(bits.Len32(uint32(n)) - 1)
	return 8*whole + n<<3>>whole
}

// cosine tells in thousandths how alike two vectors are.
func cosine(v, w vector) int {
	if v.norm == 0 || w.norm == 0 {
		return 0
	}
	dot := int64(0)
	for i, j := 0, 0; i < len(v.terms) && j < len(w.terms); {
		switch a, b := v.terms[i], w.terms[j]; {
		case a == b:
			dot += int64(v.weights[i]) * int64(w.weights[j])
			i++
			j++
		case a < b:
			i++
		default:
			j++
		}
	}
	return int(dot / v.norm * 1000 / w.norm)
}

// meetingPlaces gives the weightiest terms of v, heaviest first. They do not
// depend on other pieces, so that none can come between two that belong together.
func meetingPlaces(v vector) []int32 {
	var best [meetingAt]int // places in v
	n := 0
	for i, w := range v.weights {
		if n == meetingAt && v.weights[best[n-1]] >= w {
			continue
		}
		n = min(n+1, meetingAt)
		at := n - 1
		for ; at > 0 && v.weights[best[at-1]] < w; at-- {
			best[at] = best[at-1]
		}
		best[at] = i
	}
	places := make([]int32, n)
	for i := range places {
		places[i] = v.terms[best[i]]
	}
	return places
}
