// Package reading is what Dateline's programs print of an article: everything
// that the newsroom finds in it.
package reading

import (
	"encoding/json"
	"math"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes"
	"github.com/dateline-bot/dateline/briefing/summarize"
)

// A Reading is what the newsroom makes of one article. All offsets in it count
// Unicode code points of the article's text, half open.
type Reading struct {
	ID       json.RawMessage `json:"id,omitempty"`
	Text     string          `json:"text,omitempty"`
	Title    string          `json:"title"`
	Dateline string          `json:"dateline"`
	Byline   string          `json:"byline"`
	Language string          `json:"language"`
	Summary  []Passage       `json:"summary"`
	Quotes   []Quote         `json:"quotes"`
}

// A Passage is a piece of the article's text, exactly as it stands there.
type Passage struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// A Quote is speech in the article, with whoever said it.
type Quote struct {
	Passage
	Kind        briefing.QuoteKind `json:"kind"`
	Speaker     string             `json:"speaker"` // "" when not sure enough to say
	Role        string             `json:"role"`
	Attribution string             `json:"attribution"`
	Confidence  float64            `json:"confidence"` // that Speaker is right, 0 to 1 in thousandths
}

// Of reads an article: its quotes, and a summary of at most so many sentences.
func Of(a briefing.Article, sentences int) Reading {
	summary := summarize.Extract{}.Summarize([]briefing.Article{a}, briefing.Budget{Sentences: sentences})
	said := quotes.Finder{}.Quotes(a)
	r := Reading{
		Title: a.Title, Dateline: a.Dateline, Byline: a.Byline, Language: a.Language,
		Summary: make([]Passage, 0, len(summary.Sentences)), Quotes: make([]Quote, 0, len(said)),
	}
	count := pointer{text: a.Body}
	for _, s := range summary.Sentences {
		r.Summary = append(r.Summary, count.place(s.Text, s.Span))
	}
	count = pointer{text: a.Body}
	for _, q := range said {
		r.Quotes = append(r.Quotes, Quote{
			Passage: count.place(q.Text, q.Span), Kind: q.Kind, Speaker: q.Speaker, Role: q.Role,
			Attribution: q.Attribution, Confidence: math.Round(q.Confidence*1000) / 1000,
		})
	}
	return r
}

// A pointer counts code points of a text up to a byte, going back to the
// beginning only when it has to.
type pointer struct {
	text          string
	bytes, points int
}

func (p *pointer) at(offset int) int {
	if offset < p.bytes {
		p.bytes, p.points = 0, 0
	}
	for range p.text[p.bytes:offset] {
		p.points++
	}
	p.bytes = offset
	return p.points
}

func (p *pointer) place(text string, s briefing.Span) Passage {
	return Passage{Text: text, Start: p.at(s.Start), End: p.at(s.End)}
}
