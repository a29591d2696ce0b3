package judge

import (
	"slices"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// longestAccord is how many words may name a source after "according to".
const longestAccord = 12

// according keeps, of the sources of quotation q, those that stand after an
// "according to" beside it: nobody else is its source, whether or not what is
// named there is anybody's name. Where its sentence says that somebody said it,
// that is left open: "Love replied, ‘…,’ according to Chapman".
func (c *Court) according(q int32, sources []evidence.Source) []evidence.Source {
	quote := &c.e.Quotations[q]
	first := c.accordBefore(quote)
	if first < 0 {
		first = c.accordBehind(quote)
	}
	if first < 0 || c.said(quote.First) {
		return sources
	}
	last := c.accordEnd(first)
	return slices.DeleteFunc(sources, func(s evidence.Source) bool {
		m := &c.e.Mentions[s.Mention]
		return m.First < first || m.First >= last
	})
}

// said reports whether a verb of saying stands before word end in its
// sentence.
func (c *Court) said(end int32) bool {
	for i := end - 1; i >= 0 && c.e.Words[i].Sentence == c.e.Words[end].Sentence; i-- {
		if w := &c.e.Words[i]; w.Quotation < 0 && w.Class.Is(prose.Said|prose.Told|prose.Speech) && !w.Class.Is(prose.Accord) {
			return true
		}
	}
	return false
}

// accordBefore is the first word of the source in "According to the ministry,
// …" right before the quotation, -1 when there is none. What stands between a
// comma and the quotation may be another clause.
func (c *Court) accordBefore(quote *prose.Quotation) int32 {
	for i := quote.First - 1; i >= 0 && i >= quote.First-longestAccord; i-- {
		w := &c.e.Words[i]
		switch {
		case w.Line != quote.Line, w.Quotation >= 0, w.Shape == prose.Mark && (w.Sign != ',' || i < quote.First-1):
			return -1
		case w.Class.Is(prose.Accord):
			return c.afterTo(i)
		}
	}
	return -1
}

// accordBehind is the same for "…", according to the ministry.
func (c *Court) accordBehind(quote *prose.Quotation) int32 {
	i := quote.Last
	for int(i) < len(c.e.Words) && c.e.Words[i].Line == quote.Line && c.e.Words[i].Quotation < 0 && c.e.Words[i].Shape == prose.Mark {
		i++
	}
	if int(i) >= len(c.e.Words) {
		return -1
	}
	w := &c.e.Words[i]
	if w.Line != quote.Line || w.Quotation >= 0 || w.Shape != prose.Lower || !w.Class.Is(prose.Accord) {
		return -1 // one with a capital begins the next sentence
	}
	return c.afterTo(i)
}

// afterTo is the word after "according to", -1 when that is not what stands
// at word i.
func (c *Court) afterTo(i int32) int32 {
	if int(i)+2 < len(c.e.Words) && c.e.Text(i+1) == "to" && c.e.Words[i+2].Line == c.e.Words[i].Line {
		return i + 2
	}
	return -1
}

// accordEnd is where the clause that begins at word first ends.
func (c *Court) accordEnd(first int32) int32 {
	i := first
	for int(i) < len(c.e.Words) && c.e.Words[i].Sentence == c.e.Words[first].Sentence && c.e.Words[i].Quotation < 0 {
		i++
	}
	return i
}

// announced keeps, of the sources of quotation q, the one person who is spoken
// of in the clause that a colon ends before it: "The judge, Lena Vass,
// disagreed: …".
func (c *Court) announced(q int32, sources []evidence.Source) []evidence.Source {
	quote := &c.e.Quotations[q]
	colon := quote.First - 1
	if colon < 1 || c.e.Words[colon].Sign != ':' || c.e.Words[colon].Line != quote.Line || c.e.Words[colon].Quotation >= 0 {
		return sources
	}
	name := int32(-1)
	for i := c.e.Lines[quote.Line].Mention; i < c.e.Lines[quote.Line].Mentions && c.e.Mentions[i].First < colon; i++ {
		m := &c.e.Mentions[i]
		switch {
		case c.e.Words[m.First].Sentence != c.e.Words[colon].Sentence:
		case m.Kind == prose.Noun && name < 0:
		case m.Kind != prose.Name || m.Org || c.belongs(i) || name >= 0:
			return sources
		default:
			name = i
		}
	}
	if name < 0 || !c.opens(name) {
		return sources
	}
	return slices.DeleteFunc(sources, func(s evidence.Source) bool { return s.Mention != name })
}

// opens reports whether a mention opens its sentence, but for a description
// that a comma parts from it: "The judge, Lena Vass, …".
func (c *Court) opens(mention int32) bool {
	lead := c.e.Mentions[mention].Lead
	first := lead
	for first > 0 && c.e.Words[first-1].Sentence == c.e.Words[lead].Sentence {
		first--
	}
	return first == lead || c.e.Words[lead-1].Sign == ',' && c.e.Words[first].Class.Is(prose.Determiner) &&
		c.e.Words[first].Quotation < 0 && lead-first <= longestAccord && !c.said(lead)
}
