package briefing

import (
	"context"
	"fmt"
	"time"
)

// A Submission is what a moderator hands in.
type Submission struct {
	Server ServerID
	By     string // the moderator, as whoever posts knows people
	Page   Page
	// What the moderator says of it; zero fields are taken from the page.
	Title     string
	Publisher string
	URL       string
	Published time.Time
	Topics    []string
	Anyway    bool // file it even when the shelf holds the same piece already
}

// Filed is what became of a [Submission].
type Filed struct {
	Copy      Copy
	Quotes    []Quote
	Duplicate bool // nothing was filed: Copy is the same piece, filed before
}

// File reads what was handed in and keeps it on the server's shelf. The error
// is Invalid, with words for the moderator, when there is no article in it.
func (d *Desk) File(ctx context.Context, s Submission) (Filed, error) {
	filed, err := d.FileAll(ctx, []Submission{s})
	if err != nil {
		return Filed{}, err
	}
	return filed[0].Filed, filed[0].Err
}

// A FileResult is what became of one submission among several.
type FileResult struct {
	Filed Filed
	Err   error // Invalid: this one was not filed
}

// FileAll files several submissions in one transaction. Those in which there
// is no article are left out, and their result says why.
func (d *Desk) FileAll(ctx context.Context, submissions []Submission) ([]FileResult, error) {
	results := make([]FileResult, len(submissions))
	var filings []Filing
	var place []int // filings[i] came from submissions[place[i]]
	for i, s := range submissions {
		filing, err := d.read(s)
		if err != nil {
			results[i].Err = err
			continue
		}
		filings, place = append(filings, filing), append(place, i)
	}
	if len(filings) == 0 {
		return results, nil
	}
	outcomes, err := d.Archive.Save(ctx, filings)
	if err != nil {
		return nil, fmt.Errorf("file %d articles: %w", len(filings), err)
	}
	placed := map[ServerID][]Article{}
	for i, o := range outcomes {
		results[place[i]].Filed = Filed{Copy: o.Copy, Quotes: filings[i].Quotes, Duplicate: o.Duplicate}
		if !o.Duplicate {
			server := filings[i].Server
			placed[server] = append(placed[server], o.Copy.Article)
		}
	}
	for server, articles := range placed {
		if err := d.place(ctx, server, articles); err != nil {
			d.Log.ErrorContext(ctx, "place articles in stories", "server", server, "count", len(articles), "error", err)
		}
	}
	return results, nil
}

// read makes a filing of a submission: the page's own words, and what the
// moderator said of them.
func (d *Desk) read(s Submission) (Filing, error) {
	a, err := d.Extractor.Extract(s.Page)
	if err != nil {
		return Filing{}, err
	}
	now := d.Clock.Now()
	a.Source, a.Added, a.AddedBy = ShelfOf(s.Server), now, s.By
	a.Title = first(s.Title, a.Title)
	a.Publisher = first(s.Publisher, a.Publisher)
	if a.URL, err = addressOf(s, a); err != nil {
		return Filing{}, err
	}
	if !s.Published.IsZero() {
		a.Published = s.Published
	}
	if a.Published.IsZero() || a.Published.After(now) {
		a.Published = now // nothing is published later than it is read
	}
	a.Published = a.Published.UTC()
	return Filing{Server: s.Server, Article: a, Quotes: d.Quoter.Quotes(a), Topics: s.Topics, Anyway: s.Anyway}, nil
}

// addressOf is the canonical address of what was handed in, "" when it has
// none. One that a moderator gave must be one; what a page says of itself may
// be anything.
func addressOf(s Submission, a Article) (string, error) {
	if s.URL != "" {
		return CanonicalURL(s.URL)
	}
	if address, err := CanonicalURL(a.URL); err == nil {
		return address, nil
	}
	return "", nil
}

func first(given, found string) string {
	if given != "" {
		return given
	}
	return found
}
