package evidence

import (
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// The features by which a person is judged as whom "he" or "she" means.
const (
	refGender     = iota // agrees, or is not known
	refSentences         // since the person was last named
	refParagraphs        // since the person was last named
	refPlace             // which mention of its sentence that was
	refBefore            // the word before it, by class
	refAfter             // the word after it, by class
	refVerb              // the verb it governs
	refVerbAhead         // words to that verb
	refSame              // it is in the pronoun's own sentence, or paragraph
	refCount             // mentions so far
	refStanding          // mentions in all, as against everybody else's
	refRecent            // mentions in this paragraph and the one before
	refHuman             // signs that the name is a person's
	refKnown             // mentions beside a verb of saying
	refSource            // the person said the last quotation
	refSourceGap         // paragraphs since that quotation
	refOlder             // the person said the one before
	refChain             // the last "he" or "she" meant the person
	refChainGap          // sentences since that pronoun
	refWithin            // the quotation speaks of the person by name
	refOpens             // the person is the first named in the pronoun's paragraph
	refFits              // people who would fit
	refPronounAt         // which mention of its sentence the pronoun is
	refLength            // words of the name
	refOrder             // how many other people were named later than this one
	refTitled            // ever named with a title
	refHeard             // quotations given to the person so far
	Referents            // how many features a referent has
)

// A Referent is a person whom a pronoun may mean, and what is seen of that.
type Referent struct {
	Person int32
	Last   int32 // the mention by which the person was last named
	Seen   trees.Row
}

const (
	lookedBack = 60 // mentions looked at for whom a pronoun means
	referents  = 8  // people considered
)

// Referents lists whom pronoun i may mean, the last named first. The
// decisions are those on the quotations before q, the one that the pronoun
// may be the source of; the names in it are those of the last [Examiner.Sources].
// The list is good until the next call.
func (e *Examiner) Referents(i, q int32, past []Decision) []Referent {
	e.refs = e.refs[:0]
	m := &e.Mentions[i]
	for j := i - 1; j >= 0 && j > i-lookedBack; j-- {
		e.named(i, j)
	}
	for d := q - 1; d >= 0 && d > q-3; d-- {
		e.addReferent(m, past[d].Person, past[d].Clue)
	}
	for n := range e.refs {
		e.referentFacts(&e.refs[n], i, q, past)
		e.refs[n].Seen[refFits] = clip(int32(len(e.refs)), 10)
		e.refs[n].Seen[refOrder] = clip(int32(n), 10)
	}
	return e.refs
}

// named counts mention j, which stands before pronoun i, for its person.
func (e *Examiner) named(i, j int32) {
	m := &e.Mentions[j]
	if m.Kind != prose.Name || m.Org {
		return
	}
	near := e.Words[e.Mentions[i].First].Line-e.Words[m.First].Line <= 2
	for n := range e.refs {
		if r := &e.refs[n]; r.Person == m.Person {
			if near {
				r.Seen[refRecent] = clip(int32(r.Seen[refRecent])+1, 10)
			}
			if e.Words[m.First].Line == e.Words[e.Mentions[i].First].Line {
				r.Seen[refOpens] = flag(e.seats[j].inLine == 0)
			}
			return
		}
	}
	if !e.addReferent(&e.Mentions[i], m.Person, j) {
		return
	}
	r := &e.refs[len(e.refs)-1]
	r.Seen[refRecent] = flag(near)
	r.Seen[refOpens] = flag(e.Words[m.First].Line == e.Words[e.Mentions[i].First].Line && e.seats[j].inLine == 0)
}

// addReferent adds a person last named at mention last, unless the pronoun
// cannot mean them, they are there, or there are enough.
func (e *Examiner) addReferent(pronoun *prose.Mention, person, last int32) bool {
	if person < 0 || last < 0 || len(e.refs) == referents || e.People[person].Org || e.People[person].Place() || !Agrees(pronoun, &e.People[person]) {
		return false
	}
	for n := range e.refs {
		if e.refs[n].Person == person {
			return false
		}
	}
	e.refs = append(e.refs, Referent{Person: person, Last: last})
	return true
}

// Agrees reports whether the pronoun may stand for the person by gender.
func Agrees(pronoun *prose.Mention, p *prose.Person) bool {
	switch {
	case pronoun.Class.Is(prose.He):
		return p.Gender != prose.Female
	case pronoun.Class.Is(prose.She):
		return p.Gender != prose.Male
	}
	return true
}

func (e *Examiner) referentFacts(r *Referent, i, q int32, past []Decision) {
	m, last, s := &e.Mentions[i], &e.Mentions[r.Last], &e.seats[r.Last]
	p := &e.People[r.Person]
	w, l := &e.Words[m.First], &e.Words[last.First]
	seen := &r.Seen
	seen[refGender] = flag(p.Gender != 0)
	seen[refSentences] = clip(w.Sentence-l.Sentence, 20)
	seen[refParagraphs] = clip(w.Line-l.Line, 20)
	seen[refPlace], seen[refBefore], seen[refAfter], seen[refVerbAhead] = s.place, s.before, s.after, s.ahead
	if s.verb >= 0 {
		seen[refVerb] = verbFeature(e.Words[s.verb].Class)
	}
	seen[refSame] = flag(w.Line == l.Line) + flag(w.Sentence == l.Sentence)
	seen[refCount] = clip(e.soFar[r.Last], 30)
	seen[refStanding] = clip(p.Count*20/max(e.most, 1), 20)
	seen[refHuman] = flag(p.Titled > 0) + 2*flag(p.Given) + 4*flag(p.Gender != 0)
	seen[refTitled] = clip(p.Titled, 5)
	seen[refKnown] = clip(p.Said, 10)
	seen[refLength] = clip(last.Last-last.First, 5)
	seen[refPronounAt] = e.seats[i].place
	for _, inside := range e.inside {
		if inside == r.Person {
			seen[refWithin] = 1
		}
	}
	e.memory(r, i, q, past)
}

// memory is what earlier quotations and pronouns say for the referent.
func (e *Examiner) memory(r *Referent, i, q int32, past []Decision) {
	seen, w := &r.Seen, &e.Words[e.Mentions[i].First]
	seen[refSourceGap], seen[refChainGap] = far, far
	if q > 0 {
		seen[refSource] = flag(past[q-1].Person == r.Person)
		seen[refSourceGap] = clip(w.Line-e.Quotations[q-1].Line, 20)
	}
	if q > 1 {
		seen[refOlder] = flag(past[q-2].Person == r.Person)
	}
	for d := q - 1; d >= 0 && d >= q-12; d-- {
		if past[d].Person == r.Person {
			seen[refHeard]++
		}
	}
	if chain := e.chainOf(i); chain.pronoun >= 0 && chain.pronoun < i {
		before := &e.Words[e.Mentions[chain.pronoun].First]
		seen[refChain] = 1 + flag(chain.person == r.Person)
		seen[refChainGap] = clip(w.Sentence-before.Sentence, 20)
	}
}
