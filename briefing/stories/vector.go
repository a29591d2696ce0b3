package stories

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A dictionary numbers the terms of all pieces.
type dictionary struct {
	number map[uint64]int32 // by the key of the word
	keys   []uint64         // of each term
	rarity []int32          // of each term, in hundredths of a nat
}

func (d *dictionary) term(key uint64) int32 {
	if n, ok := d.number[key]; ok {
		return n
	}
	n := int32(len(d.rarity))
	d.number[key] = n
	d.keys = append(d.keys, key)
	d.rarity = append(d.rarity, int32(text.Rarity(key)))
	return n
}

// A count is how often a text has each term.
type count struct {
	terms   map[int32]*tally
	opening []token // the first words, as they stand
}

type tally struct {
	times  int
	capped int  // times with a capital where not every word has one
	number bool // it is written in digits
}

// isName reports whether the term is a name more often than not.
func (t *tally) isName() bool { return !t.number && t.capped*2 >= t.times }

// add counts the words of s. In a title, where every word may have a capital,
// capitals tell nothing.
func (c *count) add(d *dictionary, s string, small map[uint64]bool, title bool) {
	if c.terms == nil {
		c.terms = map[int32]*tally{}
	}
	last := 0
	for w := range text.Words(s) {
		word := w.Of(s)
		gap := s[last:w.Start]
		if last == 0 {
			gap = "\n" // what was added before ends with a sentence
		}
		last = w.End
		key := text.Key(word)
		n := d.term(key)
		c.note(token{
			term: n, title: title, kind: kindOf(word, key),
			small: small[key] || d.rarity[n] < commonest, links: small[key] || d.rarity[n] < linking,
		}, gap)
		if small[key] {
			continue
		}
		t := c.terms[n]
		if t == nil {
			t = &tally{}
			c.terms[n] = t
		}
		t.times++
		r, _ := utf8.DecodeRuneInString(word)
		t.number = unicode.IsDigit(r)
		if unicode.IsUpper(r) && !title && !beginsSentence(gap) {
			t.capped++
		}
	}
}

// beginsSentence reports whether the word after gap may have its capital only
// because it stands first.
func beginsSentence(gap string) bool {
	for _, r := range gap {
		if r == '\n' || unicode.Is(unicode.STerm, r) || unicode.In(r, unicode.Pi) || r == '"' {
			return true
		}
	}
	return false
}

// A vector says how much a text is about each term. Its terms are in order.
type vector struct {
	terms   []int32
	weights []int32
	norm    int64 // the root of the sum of their squares
}

// vector weighs the terms counted so far: by rarity, by how often they stand
// there, and twice when they are names or numbers.
func (c *count) vector(d *dictionary) vector {
	v := vector{terms: make([]int32, 0, len(c.terms)), weights: make([]int32, 0, len(c.terms))}
	for n := range c.terms {
		v.terms = append(v.terms, n)
	}
	slices.Sort(v.terms)
	sum := int64(0)
	for _, n := range v.terms {
		t := c.terms[n]
		w := d.rarity[n] * often(t.times) / 8
		if t.number || t.isName() {
			w *= 2
		}
		v.weights = append(v.weights, w)
		sum += int64(w) * int64(w)
	}
	v.norm = int64(math.Sqrt(float64(sum)))
	return v
}

// often is one more than the binary logarithm of n, in eighths.
func often(n int) int32 {
	whole := bits.Len(uint(n)) - 1
	return int32(8 + 8*whole + (n<<3>>whole - 8))
}

// sort fills in p's terms, names and numbers.
func (c *count) sort(p *piece) {
	for n, t := range c.terms {
		p.words = append(p.words, n)
		switch {
		case t.number:
			p.numbers = append(p.numbers, n)
		case t.isName():
			p.names = append(p.names, n)
		}
	}
	slices.Sort(p.words)
	slices.Sort(p.names)
	slices.Sort(p.numbers)
}

// cosine tells in thousandths how alike two vectors are.
func cosine(v, w vector) int {
	if v.norm == 0 || w.norm == 0 {
		return 0
	}
	dot := int64(0)
	for i, j := 0, 0; i < len(v.terms) && j < len(w.terms); {
		switch cmp.Compare(v.terms[i], w.terms[j]) {
		case 0:
			dot += int64(v.weights[i]) * int64(w.weights[j])
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	return int(dot / v.norm * 1000 / w.norm)
}
