package briefingtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// Save files articles.
func (f *Fake) Save(ctx context.Context, filings []briefing.Filing) ([]briefing.Outcome, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	for i := range filings {
		if err := f.admit(&filings[i]); err != nil {
			return nil, fmt.Errorf("save filing %d: %w", i, err)
		}
	}
	outcomes := make([]briefing.Outcome, len(filings))
	for i, filing := range filings {
		outcomes[i] = f.file(filing)
	}
	return outcomes, nil
}

// admit refuses filings that go to another server's shelf or to a feed that
// is not there, and quotes that do not stand in the article.
func (f *Fake) admit(filing *briefing.Filing) error {
	a := filing.Article
	if _, known := f.sources[a.Source]; a.Source != briefing.ShelfOf(filing.Server) && (a.Source.IsShelf() || !known) {
		return noFeed(a.Source)
	}
	for _, q := range filing.Quotes {
		if q.Span.Start < 0 || q.Span.Start > q.Span.End || q.Span.End > len(a.Body) || q.Span.Of(a.Body) != q.Text {
			return fmt.Errorf("a quote's text does not stand at its span %v", q.Span)
		}
	}
	return nil
}

func (f *Fake) file(filing briefing.Filing) briefing.Outcome {
	if found, ok := f.duplicate(filing); ok && !filing.Anyway {
		return briefing.Outcome{Copy: f.copyOf(filing.Server, found), Duplicate: true}
	}
	a := filing.Article
	f.seq++
	a.Seq, a.ID = f.seq, articleID(f.seq)
	a.Added = a.Added.UTC()
	if a.Published.IsZero() {
		a.Published = a.Added
	}
	a.Published = a.Published.UTC()
	if _, ok := f.sources[a.Source]; !ok {
		f.sources[a.Source] = briefing.Source{ID: a.Source, Kind: briefing.Shelf, Added: a.Added}
	}
	f.articles = append(f.articles, a)
	for i, q := range filing.Quotes {
		q.Article, q.ID = a.ID, briefing.QuoteID(fmt.Sprintf("%s.%d", a.ID, i+1))
		f.quotes[a.ID] = append(f.quotes[a.ID], q)
	}
	if topics := briefing.TidyTopics(filing.Topics); len(topics) > 0 && filing.Server != "" {
		f.overlays[overlayKey{filing.Server, a.ID}] = briefing.Overlay{Topics: topics, By: a.AddedBy, At: a.Added}
	}
	return briefing.Outcome{Copy: f.copyOf(filing.Server, a)}
}

// duplicate finds the newest article of the same source that has the same
// URL or reads the same, unless its server has removed it from its shelf.
func (f *Fake) duplicate(filing briefing.Filing) (briefing.Article, bool) {
	for _, a := range slices.Backward(f.articles) {
		if a.Source != filing.Article.Source {
			continue
		}
		if a.Source.IsShelf() && !f.overlays[overlayKey{filing.Server, a.ID}].Removed.IsZero() {
			continue
		}
		if a.URL != "" && a.URL == filing.Article.URL || readsAs(a) == readsAs(filing.Article) {
			return a, true
		}
	}
	return briefing.Article{}, false
}

// readsAs is the article's text, folded; its headline when it has no text.
func readsAs(a briefing.Article) string {
	if body := text.Fold(a.Body); body != "" {
		return body
	}
	return text.Fold(a.Title)
}

// articleID numbers articles in Crockford's base 32.
func articleID(seq uint64) briefing.ArticleID {
	const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	var id [5]byte
	for i := range id {
		id[len(id)-1-i] = digits[seq%32]
		seq /= 32
	}
	return briefing.ArticleID("A-" + string(id[:]))
}

// typedID is what a person may have meant as an article's id.
func typedID(typed string) briefing.ArticleID {
	id := strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(typed)), "A-")
	return briefing.ArticleID("A-" + strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(id))
}

func (f *Fake) copyOf(server briefing.ServerID, a briefing.Article) briefing.Copy {
	a.Story = f.stories[a.ID]
	for f.merged[a.Story].Into != "" {
		a.Story = f.merged[a.Story].Into
	}
	return briefing.Copy{Article: a, Overlay: own(f.overlays[overlayKey{server, a.ID}])}
}

// copies are the articles that server may read in that state, newest first.
func (f *Fake) copies(server briefing.ServerID, state briefing.State) []briefing.Copy {
	var found []briefing.Copy
	for _, a := range slices.Backward(f.articles) {
		c := f.copyOf(server, a)
		if f.reads(server, a.Source) && c.Overlay.Removed.IsZero() == (state != briefing.Removed) {
			found = append(found, c)
		}
	}
	return found
}

func (f *Fake) reads(server briefing.ServerID, source briefing.SourceID) bool {
	return source == briefing.ShelfOf(server) || slices.Contains(f.follows[server], source)
}

// FindArticles finds articles, newest first.
func (f *Fake) FindArticles(ctx context.Context, server briefing.ServerID, q briefing.ArticleQuery) ([]briefing.Copy, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	var found []briefing.Copy
	for _, c := range f.copies(server, q.State) {
		if c.Seq > q.After && (q.UpTo == 0 || c.Seq <= q.UpTo) && notBefore(c.Added, q.Since) &&
			onTopic(c, q.Topics) && publishedBy(c, q.Publisher) && (q.AddedBy == "" || c.AddedBy == q.AddedBy) {
			found = append(found, c)
		}
	}
	return atMost(found, q.Limit), nil
}

func onTopic(c briefing.Copy, topics []string) bool {
	topics = briefing.TidyTopics(topics)
	return len(topics) == 0 || slices.ContainsFunc(topics, func(t string) bool { return slices.Contains(c.Overlay.Topics, t) })
}

func publishedBy(c briefing.Copy, publisher string) bool {
	asked, there := strings.ToLower(publisher), strings.ToLower(c.Publisher) // as the index has it; EqualFold folds more
	return asked == "" || asked == there
}

// Article finds one article, removed ones too.
func (f *Fake) Article(ctx context.Context, server briefing.ServerID, id briefing.ArticleID) (briefing.Copy, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return briefing.Copy{}, err
	}
	return f.article(server, id)
}

func (f *Fake) article(server briefing.ServerID, id briefing.ArticleID) (briefing.Copy, error) {
	for _, a := range f.articles {
		if a.ID == id && f.reads(server, a.Source) {
			return f.copyOf(server, a), nil
		}
	}
	return briefing.Copy{}, briefing.Errorf(briefing.NotFound,
		"No article matches %q. Start typing a headline and pick from the list.", shorten(string(id)))
}

// Head is the Seq of the last article filed.
func (f *Fake) Head(ctx context.Context) (uint64, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return 0, err
	}
	return f.seq, nil
}

// SetOverlay changes what a server has decided about an article.
func (f *Fake) SetOverlay(ctx context.Context, server briefing.ServerID, id briefing.ArticleID, entry briefing.AuditEntry, change func(*briefing.Overlay) error) (briefing.Copy, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return briefing.Copy{}, err
	}
	c, err := f.article(server, id)
	if err != nil {
		return briefing.Copy{}, err
	}
	overlay := own(c.Overlay)
	if err := change(&overlay); err != nil {
		return briefing.Copy{}, err
	}
	overlay.Topics = briefing.TidyTopics(overlay.Topics)
	overlay.Removed, overlay.At = overlay.Removed.UTC(), overlay.At.UTC()
	f.overlays[overlayKey{server, id}] = overlay
	f.enter(server, entry)
	return f.copyOf(server, c.Article), nil
}

// PurgeRemoved deletes articles of shelves for good.
func (f *Fake) PurgeRemoved(ctx context.Context, before time.Time, limit int) (int, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return 0, err
	}
	var gone []overlayKey
	for key, overlay := range f.overlays {
		if !overlay.Removed.IsZero() && overlay.Removed.Before(before) && f.onShelf(key) {
			gone = append(gone, key)
		}
	}
	gone = atMost(gone, limit)
	for _, key := range gone {
		f.articles = slices.DeleteFunc(f.articles, func(a briefing.Article) bool { return a.ID == key.article })
		delete(f.quotes, key.article)
		delete(f.overlays, key)
	}
	return len(gone), nil
}

func (f *Fake) onShelf(key overlayKey) bool {
	return slices.ContainsFunc(f.articles, func(a briefing.Article) bool {
		return a.ID == key.article && a.Source == briefing.ShelfOf(key.server)
	})
}
