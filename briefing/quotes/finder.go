// Package quotes finds who said what in an article.
//
// What stands in quotation marks is found by rule ([prose]), who may have said
// it and what speaks for each is listed ([evidence]), and a small trained
// model decides ([judge]): whether it is speech at all, which mention is its
// source, and whom that mention means. Where that is not sure enough, the
// quote has no speaker. In languages other than English a table of verbs of
// saying decides ([foreign]), and mostly names nobody.
package quotes

import (
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// The likelihoods that decisions take.
const (
	speechFull     = judge.Whole / 5      // below it, five words or more are no quote
	speechPartial  = judge.Whole * 9 / 20 // below it, fewer are none
	nameSpeaker    = judge.Whole * 2 / 5  // below it, nobody is named
	pronounSpeaker = judge.Whole / 2      // the same where the source is a pronoun
	foreignSpeaker = judge.Whole * 4 / 5  // the same where the quote is not in English
)

// A Finder finds quotes. The zero value is ready, and any number of
// goroutines may use it.
type Finder struct{}

// Quotes finds the quotes in the article's body, in order, without ids. The
// same body always gives the same quotes, and no two overlap. A quote within
// another one is part of that.
func (Finder) Quotes(a briefing.Article) []briefing.Quote {
	if isForeign(a) {
		return abroad(a)
	}
	r := prose.Read(a.Body, nil)
	defer r.Release()
	if len(r.Quotations) == 0 {
		return nil
	}
	out, speakers := make([]briefing.Quote, 0, len(r.Quotations)), make([]int32, 0, len(r.Quotations))
	for i, v := range judge.Open(r, model()).Decide() {
		if quote, speaker, ok := quoteOf(r, &r.Quotations[i], v); ok {
			out, speakers = append(out, quote), append(speakers, speaker)
		}
	}
	giveRoles(r, out, speakers)
	return out
}

// quoteOf is what the verdict makes of the quotation, and whose words it is,
// -1 for nobody's who is sure enough; ok is false when it is no quote.
func quoteOf(r *prose.Reading, q *prose.Quotation, v judge.Verdict) (quote briefing.Quote, speaker int32, ok bool) {
	text := q.Span.Of(r.Body)
	kind, foreign := kindOf(text), !isLatin(text)
	if v.Speech < enough(kind, foreign) || isNoSpeech(r, q) {
		return quote, -1, false
	}
	quote = briefing.Quote{Span: q.Span, Text: text, Kind: kind, Attribution: attribution(r, q, v)}
	if v.Person < 0 || v.Certain < least(r, v, foreign) {
		return quote, -1, true
	}
	quote.Speaker = r.People[v.Person].Name
	quote.Confidence = float64(v.Certain) / judge.Whole
	quote.Clue, quote.Carried = clue(r, q, v)
	return quote, v.Person, true
}

// least is how likely the person must be for the speaker to be named.
func least(r *prose.Reading, v judge.Verdict, foreign bool) int32 {
	switch {
	case foreign:
		return foreignSpeaker
	case v.Source >= 0 && r.Mentions[v.Source].Kind == prose.Pronoun:
		return pronounSpeaker
	}
	return nameSpeaker
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
