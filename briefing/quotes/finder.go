// Package quotes finds who said what in an article.
//
// What stands in quotation marks is found by rule ([prose]), who may have said
// it and what speaks for each is listed ([evidence]), and a small trained
// model decides ([judge]): whether it is speech at all, which mention is its
// source, and whom that mention means. Where that is not sure enough, the
// quote has no speaker.
package quotes

import (
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// The likelihoods that decisions take.
const (
	speechFull    = judge.Whole / 5      // below it, five words or more are no quote
	speechPartial = judge.Whole * 9 / 20 // below it, fewer are none
	nameSpeaker   = judge.Whole * 9 / 20 // below it, nobody is named
)

// A Finder finds quotes. The zero value is ready, and any number of
// goroutines may use it.
type Finder struct{}

// Quotes finds the quotes in the article's body, in order, without ids. The
// same body always gives the same quotes.
func (Finder) Quotes(a briefing.Article) []briefing.Quote {
	r := prose.Read(a.Body)
	if len(r.Quotations) == 0 {
		return nil
	}
	var out []briefing.Quote
	roles := make(map[int32]string)
	for i, v := range judge.Open(r, model()).Decide() {
		q := &r.Quotations[i]
		kind := kindOf(q.Span.Of(a.Body))
		if kind == briefing.FullQuote && v.Speech < speechFull || kind == briefing.PartialQuote && v.Speech < speechPartial {
			continue
		}
		quote := report(r, q, kind, v)
		if quote.Speaker != "" {
			quote.Role = roleOnce(r, v.Person, roles)
		}
		out = append(out, quote)
	}
	return out
}

// roleOnce looks a person's role up once for each article.
func roleOnce(r *prose.Reading, person int32, roles map[int32]string) string {
	known, ok := roles[person]
	if !ok {
		known = role(r, person)
		roles[person] = known
	}
	return known
}

// report turns a verdict into a quote.
func report(r *prose.Reading, q *prose.Quotation, kind briefing.QuoteKind, v judge.Verdict) briefing.Quote {
	out := briefing.Quote{Span: q.Span, Text: q.Span.Of(r.Body), Kind: kind, Attribution: attribution(r, q, v)}
	if v.Person < 0 || v.Certain < nameSpeaker {
		return out
	}
	out.Speaker = r.People[v.Person].Name
	out.Confidence = float64(v.Certain) / judge.Whole
	out.Clue, out.Carried = clue(r, q, v)
	return out
}
