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
	speechFull     = judge.Whole / 5     // below it, five words or more are no quote
	speechPartial  = judge.Whole * 2 / 5 // below it, fewer are none
	nameSpeaker    = judge.Whole * 2 / 5 // below it, nobody is named
	foreignSpeaker = judge.Whole * 4 / 5 // the same where the language is not English
)

// A Finder finds quotes. The zero value is ready, and any number of
// goroutines may use it.
type Finder struct{}

// Quotes finds the quotes in the article's body, in order, without ids. The
// same body always gives the same quotes.
func (Finder) Quotes(a briefing.Article) []briefing.Quote {
	elsewhere := isForeign(a)
	r := prose.Read(a.Body, elsewhere)
	switch {
	case len(r.Quotations) == 0:
		return nil
	case elsewhere:
		return abroad(r, a)
	}
	var out []briefing.Quote
	var speakers []int32
	for i, v := range judge.Open(r, model()).Decide() {
		q := &r.Quotations[i]
		text := q.Span.Of(a.Body)
		kind, foreign := kindOf(text), !isLatin(text)
		if v.Speech < enough(kind, foreign) || isNoSpeech(r, q) {
			continue
		}
		sure := v.Person >= 0 && (v.Certain >= nameSpeaker && !foreign || v.Certain >= foreignSpeaker)
		quote := briefing.Quote{Span: q.Span, Text: text, Kind: kind, Attribution: attribution(r, q, v)}
		if sure {
			quote.Speaker = r.People[v.Person].Name
			quote.Confidence = float64(v.Certain) / judge.Whole
			quote.Clue, quote.Carried = clue(r, q, v)
		} else {
			v.Person = -1
		}
		out, speakers = append(out, quote), append(speakers, v.Person)
	}
	giveRoles(r, out, speakers)
	return out
}

// enough is how likely quoted words must be speech to be a quote.
func enough(kind briefing.QuoteKind, foreign bool) int32 {
	switch {
	case kind == briefing.PartialQuote:
		return speechPartial
	case foreign:
		return 0
	}
	return speechFull
}
