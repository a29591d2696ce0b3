package briefing

import (
	"context"
	"fmt"
)

// keyQuote is the quote a digest shows: the most quotable one of the first of
// its stories that has any. It is nil when no story has: none is better than a
// doubtful one.
func (d *Desk) keyQuote(ctx context.Context, server ServerID, shown []Story) (*KeyQuote, error) {
	for _, s := range shown {
		lead := s.Articles[0].Article
		quotes, err := d.Archive.ArticleQuotes(ctx, server, lead.ID)
		if err != nil {
			return nil, fmt.Errorf("quotes of %s: %w", lead.ID, err)
		}
		if q, ok := d.Quoter.Quotable(lead, quotes); ok {
			return &KeyQuote{Quote: q, From: lead.Reference()}, nil
		}
	}
	return nil, nil
}
