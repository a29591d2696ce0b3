// Package judge decides who said the quotations of an article, by the
// evidence and what was learned of such evidence.
package judge

import (
	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// Whole is the likelihood of what is certain. Likelihoods are counted in
// integers, so that every machine decides alike.
const Whole = 1 << 12

// A Verdict is what was decided about one quotation.
type Verdict struct {
	Speech  int32 // likelihood that it is speech at all
	Source  int32 // the mention it is given to, or -1
	Person  int32 // whom that means, or -1 for nobody by name
	Clue    int32 // the mention that names the person, or -1
	Certain int32 // likelihood that the person is right
}

// A Court decides about one article, one quotation after another. It is for
// one goroutine.
type Court struct {
	model       Model
	e           *evidence.Examiner
	past        []evidence.Decision
	meanings    []Meaning // of mentions asked for before, 0 for the others
	scores      []int32
	odds        []int64
	likely      []int32
	followed    int32 // the pronouns before this mention have a meaning, or none is needed
	votes       []vote
	initialled  map[string]int32 // whom initials mean, nil until asked
	interviewed *Meaning         // whose the answers of an interview are, nil until asked
}

// A Meaning is whom a mention means.
type Meaning struct {
	Person int32 // or -1
	Clue   int32 // the mention that names the person, or -1
	Likely int32
	known  bool
}

// A vote is how likely a person is a quotation's speaker.
type vote struct {
	person, source, clue int32
	likely, strongest    int32
}

// Open opens a court on the article.
func Open(r *prose.Reading, model Model) *Court {
	return &Court{
		model: model, e: evidence.Examine(r, model.Lean), meanings: make([]Meaning, len(r.Mentions)),
		past:   make([]evidence.Decision, 0, len(r.Quotations)),
		scores: make([]int32, 0, evidence.MostSources), likely: make([]int32, 0, evidence.MostSources),
		odds: make([]int64, 0, evidence.MostSources), votes: make([]vote, 0, evidence.MostSources),
	}
}

// Decide decides about every quotation of the article.
func (c *Court) Decide() []Verdict {
	out := make([]Verdict, len(c.e.Quotations))
	for q := range out {
		out[q] = c.decide(int32(q))
		c.Remember(out[q].decision())
	}
	return out
}

// unsaid is the likelihood of speech below which nobody has had the floor.
const unsaid = Whole / 3

func (v Verdict) decision() evidence.Decision {
	if v.Speech < unsaid {
		return evidence.Nobody
	}
	return evidence.Decision{Mention: v.Source, Person: v.Person, Clue: v.Clue}
}

// Remember keeps the decision on the next quotation. One that was given to
// nobody leaves the floor to whoever had it.
func (c *Court) Remember(d evidence.Decision) {
	if d.Mention < 0 && len(c.past) > 0 {
		d = c.past[len(c.past)-1]
	}
	c.past = append(c.past, d)
}

// Sources lists the candidates for the next quotation.
func (c *Court) Sources() []evidence.Source {
	line := c.e.Quotations[len(c.past)].Line
	c.follow(c.e.Lines[line].Mention)
	return c.e.Sources(int32(len(c.past)), c.past)
}

func (c *Court) decide(q int32) Verdict {
	sources := c.announced(q, c.according(q, c.Sources()))
	best := c.weigh(sources)
	v := Verdict{Source: -1, Person: -1, Clue: -1}
	top := int32(0)
	if best >= 0 {
		v.Source, top = sources[best].Mention, c.likely[best]
	}
	v.Speech = Whole
	if !c.e.Quotations[q].Turn {
		v.Speech = chance(c.model.Speech.Score(c.SpeechFacts(sources, best, top)))
	}
	switch quote := &c.e.Quotations[q]; {
	case quote.Named:
		return c.labelled(q, v)
	case quote.Answer:
		return c.answer(q, v)
	}
	c.poll(sources)
	if winner := c.winner(); winner != nil {
		v.Person, v.Clue, v.Certain = winner.person, winner.clue, winner.likely
		if winner.likely*2 > Whole || top < winner.strongest || v.Source >= 0 && c.belongs(v.Source) {
			v.Source = winner.source
		}
	}
	return v
}

// Keys are what the leanings of the words about the next quotation go by.
func (c *Court) Keys() [evidence.Places]uint32 { return c.e.Keys(int32(len(c.past))) }
