package summarize

import (
	"math/bits"

	"github.com/dateline-bot/dateline/briefing/text"
)

// least is the rarity from which words count as terms.
const least = 120

// A term is a word of the article that carries news.
type term struct {
	key    uint64
	rarity int64
	times  int64
	pull   int32 // see pull
	first  int32 // the sentence that has it first
	last   int32 // and last
	mark   int32 // a sentence that is being compared, counted from 1
	inTop  int32 // of the first three sentences, how many have it
	named  int32 // how often it is written as a name
	links  int64 // sum over the sentences that have it of rarity/norm, in 1/1024
	twice  int64 // the same, each sentence weighed by how linked it is
}

// An index knows which sentence has which terms.
type index struct {
	terms  []term
	of     []int32 // the terms of all sentences, one after another, each once a sentence
	starts []int32 // where in of each sentence's begin
	norms  []int64 // the length of each sentence's vector of rarities
	norm   int64   // the length of the article's vector
	linked []int64
	pulls  []int32  // of each sentence, its words' pulls, added up
	top    [5]int64 // the weights of the terms that matter most, falling
	famous [3]int32 // how often the three commonest names stand, falling
	learnt bool     // the words are of the language that pulls were learned from
}

// index reads the terms of r's sentences.
func (r *reading) index() *index {
	ix := &index{
		starts: make([]int32, 1, len(r.sentences)+1),
		norms:  make([]int64, len(r.sentences)),
		linked: make([]int64, len(r.sentences)),
		pulls:  make([]int32, len(r.sentences)),
		learnt: r.language == "en",
	}
	ix.of = make([]int32, 0, len(r.words)/2)
	ix.terms = make([]term, 0, min(len(r.words), 200+len(r.words)/4)) // what news has, about
	known := newTable(len(r.words))
	start := 0
	for i, s := range r.sentences {
		for _, w := range r.words[start:s.words] {
			ix.meet(&known, w, int32(i))
		}
		start = s.words
		ix.starts = append(ix.starts, int32(len(ix.of)))
		ix.measure(i)
	}
	ix.weigh()
	return ix
}

// meet counts one more occurrence of a word in sentence i.
func (ix *index) meet(known *table, w met, i int32) {
	number := known.find(ix.terms, w.key)
	if *number == 0 {
		ix.terms = append(ix.terms, ix.newTerm(w, i))
		*number = int32(len(ix.terms))
	}
	t := &ix.terms[*number-1]
	t.times++
	if w.name {
		t.named++
	}
	if t.last == i {
		return
	}
	t.last = i
	ix.pulls[i] += t.pull
	if t.rarity < least {
		return
	}
	if i < 3 {
		t.inTop++
	}
	ix.of = append(ix.of, *number-1)
}

// newTerm is a word first met in sentence i. Small words get a rarity at which
// they are no terms, and are known for their pull alone.
func (ix *index) newTerm(w met, i int32) term {
	t := term{key: w.key, first: i, last: -1}
	if !w.small {
		t.rarity = int64(text.Rarity(w.key))
	}
	if ix.learnt {
		t.pull = pull(w.key)
	}
	return t
}

// measure finds the length of sentence i's vector and links it to its terms.
func (ix *index) measure(i int) {
	sum := int64(0)
	for _, n := range ix.sentence(i) {
		sum += ix.terms[n].rarity * ix.terms[n].rarity
	}
	ix.norms[i] = max(1, root(sum))
	for _, n := range ix.sentence(i) {
		t := &ix.terms[n]
		t.links += t.rarity * 1024 / ix.norms[i]
	}
}

// weigh works out what needs all sentences to have been met.
func (ix *index) weigh() {
	sum := int64(0)
	for i := range ix.terms {
		t := &ix.terms[i]
		if t.rarity >= least {
			w := t.weight()
			sum += w * w
			rankAmong(ix.top[:], w)
			rankAmong(ix.famous[:], t.named)
		}
	}
	ix.norm = max(1, root(sum))
	for i := range ix.linked {
		for _, n := range ix.sentence(i) {
			ix.linked[i] += ix.terms[n].rarity * ix.terms[n].links / ix.norms[i]
		}
		for _, n := range ix.sentence(i) {
			t := &ix.terms[n]
			t.twice += t.rarity * ix.linked[i] / ix.norms[i]
		}
	}
}

// rankAmong puts n in its place among the highest so far, which fall.
func rankAmong[N int32 | int64](highest []N, n N) {
	for i, have := range highest {
		if n > have {
			copy(highest[i+1:], highest[i:])
			highest[i] = n
			return
		}
	}
}

// weight is how much the article is about t.
func (t *term) weight() int64 { return t.rarity * often(t.times) / 8 }

// often is one more than the binary logarithm of n, in eighths.
func often(n int64) int64 {
	whole := bits.Len64(uint64(n)) - 1
	return 8 + 8*int64(whole) + (n << 3 >> whole) - 8
}

// sentence gives the terms of sentence i.
func (ix *index) sentence(i int) []int32 { return ix.of[ix.starts[i]:ix.starts[i+1]] }
