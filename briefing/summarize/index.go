package summarize

import (
	"math/bits"
	"slices"
	"sync"

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
	inTop  int32 // of the first three sentences, how many have it
	named  int32 // how often it is written as a name
	links  int64 // sum over the sentences that have it of rarity/norm, in 1/1024
	twice  int64 // the same, each sentence weighed by how linked it is
}

// An index knows which sentence has which terms.
type index struct {
	known  table // of terms
	terms  []term
	marks  []int32 // of each term, the last sentence that marked it, counted from 1
	of     []int32 // the terms of all sentences, one after another, each once a sentence
	starts []int32 // where in of each sentence's begin
	norms  []int64 // the length of each sentence's vector of rarities
	norm   int64   // the length of the article's vector
	linked []int64
	pulls  []int32  // of each sentence, its words' pulls, added up
	top    [5]int64 // the weights of the terms that matter most, falling
	famous [3]int32 // how often the three commonest names stand, falling
	rows   []row    // what the ranker sees of each sentence
	learnt bool     // the words are of the language that pulls were learned from
}

// indexes are kept from article to article: all else is small beside the memory
// that an index takes, and making it anew takes a tenth of the time.
var indexes = sync.Pool{New: func() any { return new(index) }}

// index reads the terms of r's sentences.
func (r *reading) index() *index {
	ix := indexes.Get().(*index)
	ix.begin(len(r.sentences), len(r.words))
	ix.learnt = r.language == "en"
	start := 0
	for i, s := range r.sentences {
		for _, w := range r.words[start:s.words] {
			ix.meet(w, int32(i))
		}
		start = s.words
		ix.starts = append(ix.starts, int32(len(ix.of)))
		ix.measure(i)
	}
	ix.marks = zeros(ix.marks, len(ix.terms))
	ix.weigh()
	return ix
}

// begin forgets the last article and makes room for another.
func (ix *index) begin(sentences, words int) {
	*ix = index{
		known:  ix.known,
		marks:  ix.marks,
		terms:  slices.Grow(ix.terms[:0], min(words, 200+words/4)), // what news has, about
		of:     slices.Grow(ix.of[:0], words/2),
		starts: append(ix.starts[:0], 0),
		norms:  zeros(ix.norms, sentences),
		linked: zeros(ix.linked, sentences),
		pulls:  zeros(ix.pulls, sentences),
		rows:   zeros(ix.rows, sentences),
	}
	ix.known.begin(words)
}

// zeros is n zeros, in the memory of s where that is enough.
func zeros[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// meet counts one more occurrence of a word in sentence i.
func (ix *index) meet(w met, i int32) {
	number := ix.known.find(ix.terms, w.key)
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
