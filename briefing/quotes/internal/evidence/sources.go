// Package evidence lists who may have said a quotation and what speaks for
// each.
package evidence

import (
	"sort"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// A Source is a mention that may be a quotation's source, and what is seen of
// it.
type Source struct {
	Mention int32
	Seen    trees.Row
}

// A Decision is whom an earlier quotation was given to.
type Decision struct {
	Mention int32 // the source, -1 for nobody
	Person  int32 // -1 for nobody by name
	Clue    int32 // the mention that names the person, -1 for none
}

// Nobody is the decision not to name a source.
var Nobody = Decision{Mention: -1, Person: -1, Clue: -1}

// An Examiner collects evidence in one article. It is for one goroutine.
type Examiner struct {
	*prose.Reading
	lean   Lean
	seats  []seat
	most   int32   // mentions of the person mentioned most
	inside []int32 // people named in the quotation in hand
	quoted int     // the first name within quotations not met yet
	out    []Source
	refs   []Referent
	speech trees.Row
	soFar  []int32  // of mentions by name: how often the person was named up to there
	chains [2]chain // of "he" and of "she"
}

// Examine prepares the reading for questions.
func Examine(r *prose.Reading, lean Lean) *Examiner {
	e := &Examiner{
		Reading: r, lean: lean, seats: make([]seat, len(r.Mentions)),
		out: make([]Source, 0, MostSources), refs: make([]Referent, 0, referents),
	}
	e.takeSeats()
	e.chains[0].pronoun, e.chains[1].pronoun = -1, -1
	e.countMentions()
	for i := range r.People {
		e.most = max(e.most, r.People[i].Count)
	}
	return e
}

// countMentions fills soFar.
func (e *Examiner) countMentions() {
	e.soFar = make([]int32, len(e.Mentions))
	counts := make([]int32, len(e.People))
	for i := range e.Mentions {
		if p := e.Mentions[i].Person; p >= 0 {
			counts[p]++
			e.soFar[i] = counts[p]
		}
	}
}

// Meant tells the examiner whom pronoun i means, for the pronouns after it.
func (e *Examiner) Meant(i, person int32) {
	*e.chainOf(i) = chain{pronoun: i, person: person}
}

// A chain is the last pronoun of its gender whose meaning is known.
type chain struct{ pronoun, person int32 }

// chainOf is the chain that pronoun i belongs to.
func (e *Examiner) chainOf(i int32) *chain {
	if e.Mentions[i].Class.Is(prose.She) {
		return &e.chains[1]
	}
	return &e.chains[0]
}

const (
	earlier = 12 // candidates taken before a quotation in its paragraph
	later   = 8  // after it
	lastOf  = 4  // at the end of the paragraph before
	blanks  = 4  // lines looked at for the paragraph before or after

	// MostSources is how many candidates a quotation has at most: with those
	// above the previous quotation's source and a signature.
	MostSources = earlier + later + lastOf + 2
)

// Sources lists who may have said quotation q. The decisions are those on the
// quotations before it. Quotations are asked about in order, and the list is
// good until the next call.
func (e *Examiner) Sources(q int32, past []Decision) []Source {
	e.out = e.out[:0]
	quote := &e.Quotations[q]
	line := &e.Lines[quote.Line]
	e.nameInside(q)
	mid := line.Mention + int32(sort.Search(int(line.Mentions-line.Mention), func(i int) bool {
		return e.Mentions[int(line.Mention)+i].First >= quote.First
	}))
	facts := e.quoteFacts(q)
	e.previousLine(q, quote.Line, &facts, past)
	e.carried(q, &facts, past)
	for i := max(line.Mention, mid-earlier); i < min(line.Mentions, mid+later); i++ {
		e.consider(q, i, &facts, past)
	}
	e.signature(q, quote.Line, &facts, past)
	return e.out
}

// previousLine considers the last mentions of the paragraph with words before
// the one numbered line.
func (e *Examiner) previousLine(q, line int32, facts *trees.Row, past []Decision) {
	for n := line - 1; n >= 0 && n > line-blanks; n-- {
		l := &e.Lines[n]
		if l.Word == l.Words {
			continue
		}
		for i := max(l.Mention, l.Mentions-lastOf); i < l.Mentions; i++ {
			e.consider(q, i, facts, past)
		}
		return
	}
}

// signature considers a name that a short paragraph of its own gives after the
// one numbered line: "— Ana Ruiz, Port Talbot".
func (e *Examiner) signature(q, line int32, facts *trees.Row, past []Decision) {
	for n := line + 1; int(n) < len(e.Lines) && n < line+blanks; n++ {
		l := &e.Lines[n]
		if l.Word == l.Words {
			continue
		}
		short := l.Words-l.Word < 14 && l.Quotation == l.Quotations
		if short && l.Mention < l.Mentions && (e.Words[l.Word].Sign == '-' || e.Mentions[l.Mention].Lead == l.Word) {
			e.consider(q, l.Mention, facts, past)
		}
		return
	}
}

// carried considers the previous quotation's source, wherever it stands, if
// it is not among the candidates anyway.
func (e *Examiner) carried(q int32, facts *trees.Row, past []Decision) {
	if q == 0 || past[q-1].Mention < 0 {
		return
	}
	m := past[q-1].Mention
	if e.Words[e.Mentions[m].First].Line == e.Quotations[q].Line {
		return
	}
	for i := range e.out {
		if e.out[i].Mention == m {
			return
		}
	}
	e.consider(q, m, facts, past)
}

// consider adds mention i to the candidates.
func (e *Examiner) consider(q, i int32, facts *trees.Row, past []Decision) {
	m := &e.Mentions[i]
	e.out = append(e.out, Source{Mention: i, Seen: *facts})
	seen := &e.out[len(e.out)-1].Seen
	e.mentionFacts(i, seen)
	e.relation(q, i, seen)
	e.history(q, m, i, seen, past)
}

// nameInside notes who is named in quotation q. Quotations are asked about in
// order, so the names are met in order.
func (e *Examiner) nameInside(q int32) {
	e.inside = e.inside[:0]
	for ; e.quoted < len(e.Quoted) && e.Quoted[e.quoted].Quotation <= q; e.quoted++ {
		if m := &e.Quoted[e.quoted]; m.Quotation == q {
			e.inside = append(e.inside, m.Person)
		}
	}
}
