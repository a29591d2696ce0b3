package briefing

import (
	"context"
	"fmt"
	"unicode/utf8"
)

const (
	keyQuoteRunes = 280
	keyQuoteSure  = 0.8
)

// keyQuote is the quote a digest shows: from the first of its stories that
// has a whole statement, short enough, by a speaker who is named and surely the right
// one. It is nil when no story has any: none is better than a doubtful one.
func (d *Desk) keyQuote(ctx context.Context, server ServerID, entries []Entry) (*KeyQuote, error) {
	for _, e := range entries {
		quotes, err := d.Archive.ArticleQuotes(ctx, server, e.Lead.ID)
		if err != nil {
			return nil, fmt.Errorf("quotes of %s: %w", e.Lead.ID, err)
		}
		if q, ok := mostQuotable(quotes); ok {
			return &KeyQuote{Quote: q, From: e.Lead}, nil
		}
	}
	return nil, nil
}

func mostQuotable(quotes []Quote) (best Quote, ok bool) {
	for _, q := range quotes {
		if q.Kind != FullQuote || q.Speaker == "" || q.Confidence < keyQuoteSure || utf8.RuneCountInString(q.Text) > keyQuoteRunes {
			continue
		}
		if !ok || q.Confidence > best.Confidence {
			best, ok = q, true
		}
	}
	return best, ok
}
