package briefingtest

import (
	"cmp"
	"context"
	"slices"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// ArticleQuotes finds an article's quotes in order.
func (f *Fake) ArticleQuotes(ctx context.Context, server briefing.ServerID, id briefing.ArticleID) ([]briefing.Quote, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	if _, err := f.article(server, id); err != nil {
		return nil, err
	}
	return slices.Clone(f.quotes[id]), nil
}

// Quote finds one quote of a live article.
func (f *Fake) Quote(ctx context.Context, server briefing.ServerID, id briefing.QuoteID) (briefing.QuotedCopy, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return briefing.QuotedCopy{}, err
	}
	for _, c := range f.copies(server, briefing.Live) {
		for _, q := range f.quotes[c.ID] {
			if q.ID == id {
				return briefing.QuotedCopy{Quote: q, Copy: c}, nil
			}
		}
	}
	return briefing.QuotedCopy{}, briefing.Errorf(briefing.NotFound,
		"No quote matches %q. Ask for one with a speaker or a topic.", shorten(string(id)))
}

// FindQuotes finds quotes of live articles, newest first.
func (f *Fake) FindQuotes(ctx context.Context, server briefing.ServerID, q briefing.QuoteQuery) ([]briefing.QuotedCopy, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	var said, headlined []briefing.QuotedCopy
	about := stems(q.About)
	for _, c := range f.copies(server, briefing.Live) {
		for _, quote := range wholeFirst(f.quotes[c.ID]) {
			if !asked(q, c, quote) {
				continue
			}
			if holds(quote.Text, about) {
				said = append(said, briefing.QuotedCopy{Quote: quote, Copy: c})
			} else if holds(c.Title, about) {
				headlined = append(headlined, briefing.QuotedCopy{Quote: quote, Copy: c})
			}
		}
	}
	if len(said) == 0 {
		said = headlined
	}
	return atMost(said, cmp.Or(q.Limit, 25)), nil
}

// asked reports whether q asks for this quote, whatever it is about.
func asked(q briefing.QuoteQuery, c briefing.Copy, quote briefing.Quote) bool {
	return notBefore(c.Added, q.Since) &&
		(q.Article == "" || c.ID == q.Article) &&
		(!q.Named || quote.Speaker != "") &&
		(text.Fold(q.Speaker) == "" || quote.Speaker != "" && wordsBegin(quote.Speaker, q.Speaker)) &&
		!slices.Contains(q.Not, quote.ID)
}

// holds reports whether all words stand in s.
func holds(s string, words map[string]int) bool {
	in := stems(s)
	for w := range words {
		if in[w] == 0 {
			return false
		}
	}
	return true
}

// wholeFirst puts whole statements before fragments, and keeps the order
// otherwise.
func wholeFirst(quotes []briefing.Quote) []briefing.Quote {
	sorted := slices.Clone(quotes)
	slices.SortStableFunc(sorted, func(a, b briefing.Quote) int {
		return cmp.Compare(fragment(a), fragment(b))
	})
	return sorted
}

func fragment(q briefing.Quote) int {
	if q.Kind == briefing.FullQuote {
		return 0
	}
	return 1
}

// Speakers finds names of people who are quoted, the latest first.
func (f *Fake) Speakers(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]string, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	var names []string
	seen := map[string]bool{}
	for _, c := range f.copies(server, briefing.Live) {
		for _, q := range f.quotes[c.ID] {
			folded := text.Fold(q.Speaker)
			if folded != "" && !seen[folded] && wordsBegin(q.Speaker, typed) {
				seen[folded] = true
				names = append(names, q.Speaker)
			}
		}
	}
	return atMost(names, limit), nil
}
