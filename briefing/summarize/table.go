package summarize

import (
	"math/bits"
	"math/rand/v2"
)

// A table finds terms by the keys of their words. It holds the terms' numbers
// from 1, each at the first free place from where its key belongs. Where that
// is differs from table to table, so that nobody can write an article whose
// words all belong to one place; what is found does not.
type table struct {
	numbers []int32
	factor  uint64
	shift   int
}

// begin empties t and makes room for n terms, and as much again.
func (t *table) begin(n int) {
	size := bits.Len(uint(2*n + 1))
	*t = table{numbers: zeros(t.numbers, 1<<size), factor: rand.Uint64() | 1, shift: 64 - size}
}

// find is the place of the number of the term with key among terms; the
// number is 0 when there is none yet.
func (t *table) find(terms []term, key uint64) *int32 {
	at := key * t.factor >> t.shift
	for t.numbers[at] != 0 && terms[t.numbers[at]-1].key != key {
		at = (at + 1) & uint64(len(t.numbers)-1)
	}
	return &t.numbers[at]
}
