// Package stories groups articles that tell the same news and ranks the
// groups.
//
// Two articles tell the same news when they came within three days of each
// other and are, on the whole, about the same people, places and things
// at the same time. Precision comes first: two pieces of news told as one is
// an error that every reader sees. All arithmetic is in integers, so that
// every machine groups and ranks alike.
package stories

import (
	"slices"
	"sync"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

const (
	// window is for how long an article is compared with those filed after it.
	// It goes by filing, about which no article can lie.
	window = 72 * time.Hour
	// sweep is how often all rooms are looked through for what is older.
	sweep = time.Hour
)

// Grouper tells which articles tell the same news. It remembers those of the
// last 72 hours, and takes about nine kilobytes of memory for each. The zero value
// is ready, remembers nothing, and may be used by many at once.
type Grouper struct {
	// AnyAge is for archives that are filed at once, and whose dates are often
	// those of a copy: publication at different times then speaks against one
	// story, and no more. Otherwise an article only joins a story that has
	// another published within 72 hours of it.
	AnyAge bool

	mu     sync.Mutex
	rooms  map[briefing.SourceID]*room // by shelf; that of all feeds has no name
	swept  time.Time
	reader reader
}

var _ briefing.Grouper = (*Grouper)(nil)

// Recall takes in articles that were placed before this Grouper was made, with
// the stories that they were found to tell. It changes none of these.
func (g *Grouper) Recall(filed []briefing.Article) {
	g.mu.Lock()
	defer g.mu.Unlock()
	pieces := make([]*piece, 0, len(filed))
	for _, a := range filed {
		pieces = append(pieces, g.reader.piece(a))
	}
	slices.SortFunc(pieces, byFiling)
	for _, p := range pieces {
		r := g.room(p)
		r.enter(p)
		r.tell(p, p.story)
	}
}

// Place finds the story that an article just filed tells: one of those told in
// the last 72 hours, or its own. What it costs does not depend on how many
// these are, since it looks anew at no more than the few stories that have
// something in common with the article: they may take it in, become one
// because of it, or lose some of their articles to one another. All others
// stay as they are.
//
// A feed's articles tell stories together with those of other feeds, a
// shelf's with those of the same shelf alone.
func (g *Grouper) Place(a briefing.Article) briefing.Placement {
	g.mu.Lock()
	defer g.mu.Unlock()
	p := g.reader.piece(a)
	r := g.room(p)
	r.forget(p.filed.Add(-window))
	r.enter(p)
	return r.place(p)
}

// room is where a piece belongs. Rooms of shelves that nothing was filed to
// for long are given up.
func (g *Grouper) room(p *piece) *room {
	if g.rooms == nil {
		g.rooms = map[briefing.SourceID]*room{}
	}
	if p.filed.Sub(g.swept) >= sweep {
		g.swept = p.filed
		for name, r := range g.rooms {
			if r.forget(p.filed.Add(-window)); len(r.pieces) == 0 {
				delete(g.rooms, name)
			}
		}
	}
	var name briefing.SourceID
	if p.source.IsShelf() {
		name = p.source
	}
	if g.rooms[name] == nil {
		g.rooms[name] = newRoom(g.AnyAge)
	}
	return g.rooms[name]
}
