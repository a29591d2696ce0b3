package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes"
	"github.com/dateline-bot/dateline/briefing/summarize"
)

// A found is what the newsroom makes of one article, as `dateline read`
// prints it. Offsets count Unicode code points of the text, half open.
type found struct {
	ID       json.RawMessage `json:"id,omitempty"`
	Text     string          `json:"text,omitempty"`
	Title    string          `json:"title"`
	Dateline string          `json:"dateline"`
	Byline   string          `json:"byline"`
	Language string          `json:"language"`
	Summary  []foundSentence `json:"summary"`
	Quotes   []foundQuote    `json:"quotes"`
}

type foundSentence struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type foundQuote struct {
	foundSentence
	Kind        briefing.QuoteKind `json:"kind"`
	Speaker     string             `json:"speaker"`
	Role        string             `json:"role"`
	Attribution string             `json:"attribution"`
	Confidence  float64            `json:"confidence"`
}

// reading finds the quotes and the summary of an article.
func reading(a briefing.Article, sentences int) found {
	f := found{
		Title: a.Title, Dateline: a.Dateline, Byline: a.Byline, Language: a.Language,
		Summary: []foundSentence{}, Quotes: []foundQuote{},
	}
	count := pointer{text: a.Body}
	summary := summarize.Extract{}.Summarize([]briefing.Article{a}, briefing.Budget{Sentences: sentences})
	for _, s := range summary.Sentences {
		f.Summary = append(f.Summary, count.place(s.Text, s.Span))
	}
	count = pointer{text: a.Body}
	for _, q := range (quotes.Finder{}).Quotes(a) {
		f.Quotes = append(f.Quotes, foundQuote{
			foundSentence: count.place(q.Text, q.Span), Kind: q.Kind, Speaker: q.Speaker, Role: q.Role,
			Attribution: q.Attribution, Confidence: math.Round(q.Confidence*1000) / 1000,
		})
	}
	return f
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

func (p *pointer) place(text string, s briefing.Span) foundSentence {
	return foundSentence{Text: text, Start: p.at(s.Start), End: p.at(s.End)}
}

// print writes the reading for people.
func (f found) print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintln(&b, f.Title)
	for _, line := range []struct{ name, value string }{{"dateline", f.Dateline}, {"byline", f.Byline}, {"language", f.Language}} {
		if line.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", line.name, line.value)
		}
	}
	fmt.Fprintln(&b, "\nSummary")
	for _, s := range f.Summary {
		fmt.Fprintf(&b, "  • %s\n", s.Text)
	}
	fmt.Fprintf(&b, "\nQuotes (%d)\n", len(f.Quotes))
	for _, q := range f.Quotes {
		fmt.Fprintf(&b, "  “%s”\n    %s\n", q.Text, q.by())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (q foundQuote) by() string {
	switch {
	case q.Speaker == "":
		return "speaker not certain"
	case q.Role != "":
		return q.Speaker + ", " + q.Role
	}
	return q.Speaker
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
