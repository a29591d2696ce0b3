package briefing

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// recalled is how far back the desk looks, after a start, for articles whose
// stories new ones may join.
const recalled = 72 * time.Hour

// A placing finds the stories of articles, one after the other.
type placing struct {
	mu     sync.Mutex
	ready  map[ServerID]bool // whose latest articles the Grouper knows
	unkept []Placement       // found before, when they could not be kept
}

// place finds and keeps the stories of articles just filed to a server's
// shelf. The articles are filed whatever comes of it: one without a story
// stands for itself until the next start.
func (d *Desk) place(ctx context.Context, server ServerID, filed []Article) error {
	d.placing.mu.Lock()
	defer d.placing.mu.Unlock()
	missed, err := d.recall(ctx, server, filed)
	if err != nil {
		return fmt.Errorf("recall the stories of server %s: %w", server, err)
	}
	for _, a := range slices.Concat(missed, filed) {
		if done := d.Grouper.Place(a); len(done.Tells) > 0 {
			d.placing.unkept = append(d.placing.unkept, done)
		}
	}
	if err := d.Stories.KeepStories(ctx, d.placing.unkept); err != nil {
		return fmt.Errorf("keep %d placements: %w", len(d.placing.unkept), err)
	}
	d.placing.unkept = nil
	return nil
}

// recall has the Grouper take in, once after a start, what stands on a
// server's shelf from the last days but for those just filed. It gives back
// those that were filed but not placed when the program ended.
func (d *Desk) recall(ctx context.Context, server ServerID, filed []Article) (missed []Article, err error) {
	if d.placing.ready[server] {
		return nil, nil
	}
	found, err := d.Archive.FindArticles(ctx, server, ArticleQuery{Since: d.Clock.Now().Add(-recalled)})
	if err != nil {
		return nil, err
	}
	var known []Article
	for _, c := range slices.Backward(found) { // in the order of filing
		isNew := slices.ContainsFunc(filed, func(a Article) bool { return a.ID == c.ID })
		switch {
		case isNew || c.Source != ShelfOf(server):
		case c.Story == "":
			missed = append(missed, c.Article)
		default:
			known = append(known, c.Article)
		}
	}
	d.Grouper.Recall(known)
	if d.placing.ready == nil {
		d.placing.ready = map[ServerID]bool{}
	}
	d.placing.ready[server] = true
	return missed, nil
}
