package foreign

import (
	"strings"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

const (
	fewestNames = 2 // words of a full name
	mostNames   = 4
)

// partOfName reports whether word i may stand in a name: it has a capital, or
// it is a particle.
func (r *Reader) partOfName(i int32) bool {
	w := &r.Words[i]
	return w.Named() || w.Shape == prose.Lower && w.Class.Is(prose.Particle)
}

// run is the end of the run of words from i that may form a name.
func (r *Reader) run(i int32) int32 {
	end := i
	for j := i; r.same(i, j) && r.partOfName(j); j++ {
		if r.Words[j].Named() {
			end = j + 1
		}
	}
	return end
}

// nameEnd is the end of the name that begins at word i. Where nouns have
// capitals it is one word after the given names.
func (r *Reader) nameEnd(i int32) int32 {
	end := r.run(i)
	if !r.tongue.nouns {
		return end
	}
	for j := i; j < end; j++ {
		if w := &r.Words[j]; w.Named() && !isGiven(w) {
			return j + 1
		}
	}
	return end
}

// isName reports whether the words from first to before end are somebody's
// full name; strict asks for a given name at its head.
func (r *Reader) isName(first, end int32, strict bool) bool {
	if strict && !isGiven(&r.Words[first]) {
		return false
	}
	names := 0
	for i := first; i < end; i++ {
		if r.Words[i].Named() {
			names++
		}
	}
	return r.Words[first].Named() && names >= fewestNames && names <= mostNames
}

// bearer is the one person whose surname the word from first to before end
// is, by a full name that begins with a given one; -1 when there is none, or
// more than one.
func (r *Reader) bearer(first, end int32) int32 {
	if end-first != 1 || !r.Words[first].Named() {
		return -1
	}
	if r.bearers == nil {
		r.findBearers()
	}
	if person, ok := r.bearers[strings.ToLower(r.Text(first))]; ok {
		return person
	}
	return -1
}

// findBearers finds who bears each surname.
func (r *Reader) findBearers() {
	r.bearers = make(map[string]int32)
	for i := range r.People {
		p := &r.People[i]
		if !p.Given {
			continue
		}
		surname := strings.ToLower(r.Text(r.LastWord(&p.Fullest)))
		if _, taken := r.bearers[surname]; taken {
			r.bearers[surname] = -1
			continue
		}
		r.bearers[surname] = int32(i)
	}
}

func isGiven(w *prose.Word) bool { return w.Class.Is(prose.GivenMale | prose.GivenFemale) }

// goesOn reports whether nothing but small words, and the end of a sentence
// or a dash, comes between word i and the quotation after it, so that whoever
// said what came before goes on.
func (r *Reader) goesOn(i int32, quote *prose.Quotation) bool {
	if quote.First-i > longestObject {
		return false
	}
	ended := false
	for ; i < quote.First; i++ {
		w := &r.Words[i]
		if w.Quotation >= 0 || w.Line != quote.Line || w.Named() || ended && w.Shape != prose.Mark {
			return false
		}
		ended = ended || w.Sign == '.' || w.Sign == '-'
	}
	return ended
}

// Continues reports whether quotation q only goes on with what clause c gives
// its speaker for: "…", dijo Ana Ruiz. "…".
func (r *Reader) Continues(c Clause, q int32) bool {
	return c.NameEnd > 0 && r.goesOn(c.Last, &r.Quotations[q])
}
