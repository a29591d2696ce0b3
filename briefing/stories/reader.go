package stories

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A part is where in an article a word stands.
type part int

const (
	inTitle part = iota
	inLead
	inRest
)

// A reader takes articles' words in, one article after the other and of each
// one part after the other. Its zero value is ready.
type reader struct {
	small   map[uint64]bool // words that say nothing of any news
	counts  []count         // of all other words
	slots   [slots]int16    // by the last bits of a term: its place in counts, from 1, or near it; 0 where none is
	times   moments         // that are named
	opening []token         // the first words, small ones too
	order   []uint64        // of use while counts are put in order
}

// slots are more than there can be words in what is read: each takes two bytes
// or more.
const slots = 4096

// A count says how often a text has a term.
type count struct {
	term   int32
	rarity int32
	number bool // it is written in digits
	all    tally
	lead   tally // in the title and the lead
}

// A tally is how often a term stands somewhere, and how often with a capital
// where not every word has one.
type tally struct{ times, capped int32 }

// begin forgets the last article.
func (r *reader) begin(small map[uint64]bool) {
	clear(r.slots[:])
	r.small, r.counts, r.opening, r.times = small, r.counts[:0], r.opening[:0], moments{}
}

// read takes in the words of s.
func (r *reader) read(s string, where part) {
	gap, last := "\n", 0 // what was read before ends with a sentence
	for w := range text.Words(s) {
		if last > 0 {
			gap = s[last:w.Start]
		}
		last = w.End
		r.take(s[w.Start:w.End], gap, where)
	}
}

// take takes in one word and the gap before it. In a title, where every word
// may have a capital, capitals tell nothing.
func (r *reader) take(word, gap string, where part) {
	key := text.Key(word)
	first, _ := utf8.DecodeRuneInString(word)
	var k kind
	if english := r.small == nil; !english || len(r.opening) < openingWords || !unicode.IsLower(first) {
		k = kindOf(word, key)
		if k.when > 0 && !(english && unicode.IsLower(first)) { // in English no march is March
			r.times.add(k.when)
		}
	}
	if r.small[key] {
		r.note(token{term: termOf(key), title: where == inTitle, kind: k, small: true, links: true}, gap)
		return
	}
	c := r.count(key)
	r.note(token{
		term: c.term, rarity: int16(c.rarity), title: where == inTitle, kind: k,
		small: c.rarity < commonest, links: c.rarity < linking,
	}, gap)
	c.number = unicode.IsDigit(first)
	capital := where != inTitle && unicode.IsUpper(first) && !beginsSentence(gap)
	c.all.add(capital)
	if where != inRest {
		c.lead.add(capital)
	}
}

// count finds the count of the term with that key.
func (r *reader) count(key uint64) *count {
	term := termOf(key)
	at := int(term) & (slots - 1)
	for r.slots[at] != 0 {
		if c := &r.counts[r.slots[at]-1]; c.term == term {
			return c
		}
		at = (at + 1) & (slots - 1)
	}
	r.counts = append(r.counts, count{term: term, rarity: int32(text.Rarity(key))})
	r.slots[at] = int16(len(r.counts))
	return &r.counts[len(r.counts)-1]
}

// termOf is the term of a word whose key is given. It does not depend on what
// was read before, so that what articles are compared by needs no memory.
func termOf(key uint64) int32 { return int32((key ^ key>>32) & 0x7fffffff) }

func (t *tally) add(capital bool) {
	t.times++
	if capital {
		t.capped++
	}
}

// isName reports whether the term is a name more often than not, as t has it.
func (c *count) isName(t tally) bool { return !c.number && t.capped*2 >= t.times }

// note keeps a word of the opening, with the gap before it.
func (r *reader) note(t token, gap string) {
	n := len(r.opening)
	if n == openingWords {
		return
	}
	if n > 0 {
		r.opening[n-1].broken = gap != " "
		r.opening[n-1].joined = !strings.ContainsAny(gap, " \n")
	}
	r.opening = append(r.opening, t)
}

// beginsSentence reports whether the word after gap may have its capital only
// because it stands first.
func beginsSentence(gap string) bool {
	if gap == " " {
		return false
	}
	for _, r := range gap {
		if r == '\n' || unicode.Is(unicode.STerm, r) || unicode.In(r, unicode.Pi) || r == '"' {
			return true
		}
	}
	return false
}

// weigh fills in what p is about, once all words are read.
func (r *reader) weigh(p *piece) {
	leads := 0
	r.order = r.order[:0] // by term; numbers sort faster than counts
	for i, c := range r.counts {
		r.order = append(r.order, uint64(c.term)<<32|uint64(i))
		if c.lead.times > 0 {
			leads++
		}
	}
	slices.Sort(r.order)
	p.full, p.lead = newVector(len(r.counts)), newVector(leads)
	for _, at := range r.order {
		c := &r.counts[uint32(at)]
		p.full.add(c, c.all)
		if c.lead.times > 0 {
			p.lead.add(c, c.lead)
		}
		switch {
		case c.number:
			p.numbers = append(p.numbers, c.term)
		case c.isName(c.all):
			p.names = append(p.names, c.term)
		}
	}
	p.full.finish()
	p.lead.finish()
}

// tokens is the opening, now that all words are weighed.
func (r *reader) tokens(p *piece) []token {
	for i := range r.opening {
		t := &r.opening[i]
		if !p.has(t.term) {
			continue // a small word of another language
		}
		_, name := slices.BinarySearch(p.names, t.term)
		t.tells = t.kind.mark || name || t.rarity >= telling
	}
	return slices.Clone(r.opening)
}
