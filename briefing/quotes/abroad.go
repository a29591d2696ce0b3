package quotes

import (
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/foreign"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// certain is the confidence in a speaker whom a verb of saying names.
const certain = 0.95

// abroad finds the quotes of an article that is not in English: every whole
// statement in marks, and fewer words when they have a clause that gives them
// to somebody. It names nobody but those whom such a clause names in full.
func abroad(a briefing.Article) []briefing.Quote {
	r := prose.Read(a.Body, foreign.Tells(a.Language))
	defer r.Release()
	var out []briefing.Quote
	reader := foreign.Open(r, a.Language)
	var last foreign.Clause // the one before, while it goes on
	for i := range r.Quotations {
		q := &r.Quotations[i]
		clause, ok := reader.Clause(int32(i))
		if !ok && reader.Continues(last, int32(i)) {
			clause, ok = last, true
		}
		last = clause
		quote := briefing.Quote{Span: q.Span, Text: q.Span.Of(a.Body)}
		quote.Kind = kindOf(quote.Text)
		if quote.Kind == briefing.PartialQuote && !ok {
			continue
		}
		if ok {
			attribute(r, &quote, q, clause)
		}
		out = append(out, quote)
	}
	return out
}

// attribute gives the quote what the clause tells.
func attribute(r *prose.Reading, quote *briefing.Quote, q *prose.Quotation, c foreign.Clause) {
	quote.Attribution = span(r, c.First, c.Last)
	if c.Name < 0 {
		return
	}
	quote.Speaker, quote.Confidence = span(r, c.Name, c.NameEnd), certain
	if c.Person >= 0 {
		quote.Speaker = r.People[c.Person].Name
	}
	if c.Role >= 0 {
		quote.Role = foreign.Bare(span(r, c.Role, c.RoleEnd))
	}
	if r.Words[c.Name].Sentence != r.Words[q.First].Sentence {
		quote.Carried = true
		quote.Clue = briefing.Span{Start: int(r.Words[c.Name].Start), End: int(r.Words[c.NameEnd-1].End)}
	}
}
