package main

import (
	"slices"
	"strings"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// A class gathers the questions that a model learns from.
type class struct {
	known     map[pronoun]int
	sources   []question
	referents []question
	speeches  []question
	found     int // sources among the candidates
}

// lesson asks the questions of one article, giving the true answers as the
// past for those that follow.
func (c *class) lesson(a *article, model judge.Model) {
	r := prose.Read(a.Text, nil)
	court := judge.Open(r, model)
	gold := a.byEnd()
	for i := range r.Quotations {
		q, ok := gold[r.Quotations[i].Span.End]
		sources := court.Sources()
		if !r.Quotations[i].Turn {
			c.speech(court, sources, q, ok)
		}
		if !ok || q.Label != "" {
			court.Remember(evidence.Nobody)
			continue
		}
		court.Remember(c.source(a, r, court, sources, q))
	}
}

// byEnd finds the annotated quotations by where they end; where they begin, a
// transcript's label may come first.
func (a *article) byEnd() map[int]quote {
	out := make(map[int]quote)
	for _, q := range slices.Concat(a.Quotes, a.Others) {
		out[a.bytes[q.End]] = q
	}
	return out
}

// speech asks whether the quotation is speech. What the annotators passed
// over is not.
func (c *class) speech(court *judge.Court, sources []evidence.Source, q quote, ok bool) {
	if q.Label != "" && q.Label != "none" {
		return
	}
	best, likely := court.BestSource(sources)
	row := *court.SpeechFacts(sources, best, likely)
	c.speeches = append(c.speeches, question{rows: []trees.Row{row}, right: []bool{ok && q.Label == ""}})
}

// source asks for the quotation's source and is the true decision on it.
func (c *class) source(a *article, r *prose.Reading, court *judge.Court, sources []evidence.Source, q quote) evidence.Decision {
	asked := question{}
	d := evidence.Nobody
	start, end := a.bytes[q.SourceStart], a.bytes[q.SourceEnd]
	for i := range sources {
		m := &r.Mentions[sources[i].Mention]
		right := int(r.Words[m.First].Start) < end && int(r.Words[m.Last-1].End) > start && fits(r, m, q)
		asked.rows = append(asked.rows, sources[i].Seen)
		asked.right = append(asked.right, right)
		if right && d.Mention < 0 {
			d.Mention = sources[i].Mention
			c.found++
		}
	}
	c.sources = append(c.sources, asked)
	if d.Mention >= 0 {
		c.referent(a, r, court, d.Mention)
		meaning := court.Meaning(d.Mention)
		d.Person, d.Clue = meaning.Person, meaning.Clue
	}
	return d
}

// fits reports whether mention m, which stands in the source, is the head of
// it and not a name in its description.
func fits(r *prose.Reading, m *prose.Mention, q quote) bool {
	switch q.SourceType {
	case "person", "multi":
		return m.Kind == prose.Name && strings.Contains(strings.ToLower(q.Speaker), strings.ToLower(r.Text(r.LastWord(m))))
	case "pronoun":
		return m.Kind == prose.Pronoun
	}
	return true
}

// referent asks whom the pronoun means, if that is known.
func (c *class) referent(a *article, r *prose.Reading, court *judge.Court, i int32) {
	m := &r.Mentions[i]
	start := slices.Index(a.bytes, int(r.Words[m.First].Start))
	name, ok := c.known[pronoun{a.hash(), start}]
	if !ok || !m.Class.Is(prose.He|prose.She) {
		return
	}
	at := a.bytes[name]
	asked := question{}
	refs := court.Referents(i)
	for n := range refs {
		asked.rows = append(asked.rows, refs[n].Seen)
		right := names(r, refs[n].Person, at)
		asked.right = append(asked.right, right)
		if right {
			court.Know(i, refs[n].Person)
		}
	}
	c.referents = append(c.referents, asked)
}

// names reports whether the mention that holds byte at means the person.
func names(r *prose.Reading, person int32, at int) bool {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if int(r.Words[m.First].Start) <= at && at < int(r.Words[m.Last-1].End) {
			return m.Person == person
		}
	}
	return false
}
