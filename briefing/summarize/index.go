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
	first  int32 // the sentence that has it first
	last   int32 // and last
	mark   int32 // a sentence that is being compared, counted from 1
	inLead bool
	inTop  int32 // of the first three sentences, how many have it
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
	top    [5]int64 // the weights of the terms that matter most, falling
}

// index reads the terms of r's sentences.
func (r *reading) index() *index {
	ix := &index{
		starts: make([]int32, 1, len(r.sentences)+1),
		norms:  make([]int64, len(r.sentences)),
		linked: make([]int64, len(r.sentences)),
	}
	ix.of = make([]int32, 0, len(r.keys))
	ix.terms = make([]term, 0, len(r.keys))
	table := make([]int32, 1<<bits.Len(uint(len(r.keys)*2+1)))
	start := 0
	for i, s := range r.sentences {
		for _, key := range r.keys[start:s.keys] {
			ix.meet(table, key, int32(i))
		}
		start = s.keys
		ix.starts = append(ix.starts, int32(len(ix.of)))
		ix.measure(i)
	}
	ix.weigh()
	return ix
}

// meet counts one more occurrence of a word in sentence i. table finds terms
// by their keys: it holds their numbers from 1, at the first free place from
// where the key belongs.
func (ix *index) meet(table []int32, key uint64, i int32) {
	at := key & uint64(len(table)-1)
	for table[at] != 0 && ix.terms[table[at]-1].key != key {
		at = (at + 1) & uint64(len(table)-1)
	}
	if table[at] == 0 {
		ix.terms = append(ix.terms, term{key: key, rarity: int64(text.Rarity(key)), first: i, last: -1})
		table[at] = int32(len(ix.terms))
	}
	t := &ix.terms[table[at]-1]
	t.times++
	if t.last == i || t.rarity < least {
		return
	}
	t.last = i
	if i < 3 {
		t.inTop++
		t.inLead = t.inLead || i == 0
	}
	ix.of = append(ix.of, table[at]-1)
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
			ix.rankTop(w)
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

// rankTop puts weight w among the five highest.
func (ix *index) rankTop(w int64) {
	for i, have := range ix.top {
		if w > have {
			copy(ix.top[i+1:], ix.top[i:])
			ix.top[i] = w
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

// describe fills in what sentence i has in common with the rest.
func (ix *index) describe(w *row, i int) {
	norm, n := ix.norms[i], int64(len(ix.norms))
	var dot, lead, top, twice, sum int64
	for _, number := range ix.sentence(i) {
		t := &ix.terms[number]
		square := t.rarity * t.rarity
		dot += t.rarity * t.weight()
		twice += t.rarity * t.twice / norm
		sum += t.rarity
		if t.inLead {
			lead += square
		}
		if t.inTop > 1 || t.inTop == 1 && i >= 3 {
			top += square
		}
	}
	w[central] = int32(dot / norm * 1000 / ix.norm)
	w[linked] = int32(ix.linked[i] / n * 1000 / 1024)
	w[linkedTwice] = int32(twice * 100 / (n * n))
	w[likeLead] = int32(lead / norm * 1000 / ix.norms[0])
	w[likeTop] = int32(top * 1000 / (norm * norm))
	w[likeNext] = ix.alike(i, i+1)
	w[weight] = int32(sum)
	ix.describeTerms(w, i)
}

// describeTerms fills in what the terms of sentence i are to the article.
func (ix *index) describeTerms(w *row, i int) {
	var times, newHere, later, heavy int64
	for _, number := range ix.sentence(i) {
		t := &ix.terms[number]
		times += often(t.times)
		if int(t.first) == i {
			newHere++
		}
		if int(t.last) > i {
			later++
		}
		if t.weight() >= ix.top[4] {
			heavy++
		}
	}
	w[topWords] = int32(heavy)
	if count := int64(len(ix.sentence(i))); count > 0 {
		w[frequency] = int32(times * 100 / count)
		w[fresh] = int32(newHere * 1000 / count)
		w[lasting] = int32(later * 1000 / count)
		w[rareness] = w[weight] / int32(count)
	}
}

// alike tells in thousandths how alike sentences i and j are.
func (ix *index) alike(i, j int) int32 {
	if j >= len(ix.norms) {
		return 0
	}
	for _, n := range ix.sentence(i) {
		ix.terms[n].mark = int32(i + 1)
	}
	dot := int64(0)
	for _, n := range ix.sentence(j) {
		if t := &ix.terms[n]; t.mark == int32(i+1) {
			dot += t.rarity * t.rarity
		}
	}
	return int32(dot / ix.norms[i] * 1000 / ix.norms[j])
}
