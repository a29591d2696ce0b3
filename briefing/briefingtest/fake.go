package briefingtest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// A Fake is a [Store] in memory for the tests of other rooms. It looks at
// everything it holds to answer anything, which is slow and plainly right.
// It is safe for concurrent use.
type Fake struct {
	mu       sync.Mutex
	seq      uint64             // of the article filed last
	articles []briefing.Article // by Seq
	quotes   map[briefing.ArticleID][]briefing.Quote
	overlays map[overlayKey]briefing.Overlay
	stories  map[briefing.ArticleID]briefing.StoryID
	merged   map[briefing.StoryID]briefing.Merge

	servers map[briefing.ServerID]briefing.Server
	sources map[briefing.SourceID]briefing.Source
	follows map[briefing.ServerID][]briefing.SourceID

	subscriptions []briefing.Subscription // by ID
	made          int                     // subscriptions, ever
	numbers       map[briefing.ServerID]int
	editions      map[briefing.EditionID]briefing.Edition

	audit    map[briefing.ServerID][]briefing.AuditEntry
	settings map[string]string
}

type overlayKey struct {
	server  briefing.ServerID
	article briefing.ArticleID
}

var _ Store = (*Fake)(nil)

// NewStore makes an empty store in memory.
func NewStore() *Fake {
	return &Fake{
		quotes:   map[briefing.ArticleID][]briefing.Quote{},
		overlays: map[overlayKey]briefing.Overlay{},
		stories:  map[briefing.ArticleID]briefing.StoryID{},
		merged:   map[briefing.StoryID]briefing.Merge{},
		servers:  map[briefing.ServerID]briefing.Server{},
		sources:  map[briefing.SourceID]briefing.Source{},
		follows:  map[briefing.ServerID][]briefing.SourceID{},
		numbers:  map[briefing.ServerID]int{},
		editions: map[briefing.EditionID]briefing.Edition{},
		audit:    map[briefing.ServerID][]briefing.AuditEntry{},
		settings: map[string]string{},
	}
}

// Close does nothing; what the store holds stays readable.
func (f *Fake) Close() error { return nil }

// begin takes the store for one call. The caller unlocks f.mu.
func (f *Fake) begin(ctx context.Context) error {
	f.mu.Lock()
	return ctx.Err()
}

// PutServer keeps s.
func (f *Fake) PutServer(ctx context.Context, s briefing.Server) error {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return err
	}
	f.servers[s.ID] = s
	return nil
}

// Server finds one server.
func (f *Fake) Server(ctx context.Context, id briefing.ServerID) (briefing.Server, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return briefing.Server{}, err
	}
	s, ok := f.servers[id]
	if !ok {
		return briefing.Server{}, briefing.Errorf(briefing.NotFound, "I do not know this server yet. Try again in a moment.")
	}
	return s, nil
}

// Servers lists all servers by id.
func (f *Fake) Servers(ctx context.Context) ([]briefing.Server, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	return slices.SortedFunc(maps.Values(f.servers), func(a, b briefing.Server) int {
		return cmp.Compare(a.ID, b.ID)
	}), nil
}

// PutSource keeps a feed.
func (f *Fake) PutSource(ctx context.Context, s briefing.Source) error {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return err
	}
	if s.Kind != briefing.Feed || s.ID == "" || s.ID.IsShelf() {
		return fmt.Errorf("put source %q: only feeds are put", s.ID)
	}
	f.sources[s.ID] = s
	return nil
}

// Follow lets a server read a feed.
func (f *Fake) Follow(ctx context.Context, server briefing.ServerID, source briefing.SourceID) error {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return err
	}
	if s, ok := f.sources[source]; !ok || s.Kind != briefing.Feed {
		return noFeed(source)
	}
	if !slices.Contains(f.follows[server], source) {
		f.follows[server] = append(f.follows[server], source)
	}
	return nil
}

// Unfollow ends what Follow began.
func (f *Fake) Unfollow(ctx context.Context, server briefing.ServerID, source briefing.SourceID) error {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return err
	}
	if !slices.Contains(f.follows[server], source) {
		return noFeed(source)
	}
	f.follows[server] = slices.DeleteFunc(f.follows[server], func(id briefing.SourceID) bool { return id == source })
	return nil
}

// Sources lists the server's shelf, once something was filed there, and the
// feeds it follows by name.
func (f *Fake) Sources(ctx context.Context, server briefing.ServerID) ([]briefing.Source, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	var feeds []briefing.Source
	for _, id := range f.follows[server] {
		feeds = append(feeds, f.sources[id])
	}
	slices.SortFunc(feeds, func(a, b briefing.Source) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	if shelf, ok := f.sources[briefing.ShelfOf(server)]; ok {
		return slices.Insert(feeds, 0, shelf), nil
	}
	return feeds, nil
}

func noFeed(id briefing.SourceID) error {
	return briefing.Errorf(briefing.NotFound, "No feed matches %q. Pick one from the list.", shorten(string(id)))
}

// Audit lists a server's latest entries.
func (f *Fake) Audit(ctx context.Context, server briefing.ServerID, limit int) ([]briefing.AuditEntry, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	entries := slices.Clone(f.audit[server])
	slices.Reverse(entries)
	return atMost(entries, limit), nil
}

func (f *Fake) enter(server briefing.ServerID, entry briefing.AuditEntry) {
	entry.Seq = uint64(len(f.audit[server]) + 1)
	entry.At = entry.At.UTC()
	f.audit[server] = append(f.audit[server], entry)
}

// Setting finds a small fact.
func (f *Fake) Setting(ctx context.Context, name string) (string, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return "", err
	}
	return f.settings[name], nil
}

// PutSetting keeps a small fact.
func (f *Fake) PutSetting(ctx context.Context, name, value string) error {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return err
	}
	f.settings[name] = value
	return nil
}

// atMost is the beginning of list; a limit of 0 means all of it.
func atMost[T any](list []T, limit int) []T {
	if limit > 0 && len(list) > limit {
		return list[:limit]
	}
	return list
}

// own is a copy of v that shares nothing with it.
func own[T any](v T) T {
	var c T
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(text, &c)
	}
	if err != nil {
		panic(err) // only types that survive JSON are kept
	}
	return c
}

// shorten keeps what was asked for to a length that can be shown back.
func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// notBefore reports whether t is at since or later.
func notBefore(t, since time.Time) bool { return !t.Before(since) }
