package storage_test

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
	"github.com/dateline-bot/dateline/storage"
)

// twins are a newsroom in a file and the plain one in memory, which must give
// the same answers whatever was done to both.
type twins struct {
	*rapid.T
	db   *storage.DB
	fake *briefingtest.Fake
	now  time.Time
	ids  [][2]briefing.ArticleID // by Seq, from 1
}

func TestTheFileAnswersLikeTheFake(t *testing.T) {
	dir, n := t.TempDir(), 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		db, err := storage.Open(filepath.Join(dir, fmt.Sprint(n)), storage.Options{NoSync: true})
		if err != nil {
			r.Fatal(err)
		}
		defer db.Close()
		s := &twins{T: r, db: db, fake: briefingtest.NewStore(), now: briefingtest.Morning}
		for i := range 3 {
			feed := briefing.Source{ID: briefing.SourceID(fmt.Sprint("feed:", i)), Kind: briefing.Feed, Name: fmt.Sprint("Feed ", i)}
			s.both(func(to briefingtest.Store) error { return to.PutSource(context.Background(), feed) })
		}
		r.Repeat(map[string]func(*rapid.T){
			"save": s.save, "change": s.change, "follow": s.follow, "purge": s.purge, "": s.compare,
		})
		if err := db.Check(context.Background()); err != nil {
			r.Fatal(err)
		}
	})
}

// both does the same to both stores, which must agree on what sort of error
// comes of it.
func (s *twins) both(do func(briefingtest.Store) error) {
	s.Helper()
	a, b := do(s.db), do(s.fake)
	if (a == nil) != (b == nil) || briefing.KindOf(a) != briefing.KindOf(b) {
		s.Fatalf("the file gives error %v, the fake %v", a, b)
	}
}

func server(r *rapid.T) briefing.ServerID {
	return rapid.SampledFrom([]briefing.ServerID{briefingtest.Home, briefingtest.Away}).Draw(r, "server")
}

func some(r *rapid.T, most int, of ...string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(of), 1, most).Draw(r, "words"), " ")
}

func phrase(r *rapid.T, most int) string {
	return some(r, most, "Ferry", "ferries", "frost", "Große", "İstanbul", "harbour,", "the", "vote", "voting", "港口", "1,250", "don’t", "n")
}

func person(r *rapid.T) string {
	return some(r, 2, "Mara", "Quill", "Tobias", "Renn", "O’Dell", "Inés")
}

func (s *twins) save(r *rapid.T) {
	var filings []briefing.Filing
	for range rapid.IntRange(1, 4).Draw(r, "filings") {
		s.now = s.now.Add(time.Duration(rapid.IntRange(-90, 120).Draw(r, "minutes")) * time.Minute)
		at := server(r)
		f := briefing.Filing{Server: at, Anyway: rapid.Bool().Draw(r, "anyway"), Article: briefing.Article{
			Source: rapid.SampledFrom([]briefing.SourceID{briefing.ShelfOf(at), "feed:0", "feed:1", "feed:2"}).Draw(r, "source"),
			Title:  phrase(r, 4), Body: phrase(r, 12), Added: s.now,
			Publisher: some(r, 1, "Gazette", "GAZETTE", "Ledger", ""), AddedBy: some(r, 1, "301", "302", ""),
			Language: some(r, 1, "en", "", "en-GB"),
		}}
		if rapid.Bool().Draw(r, "topical") {
			f.Topics = strings.Fields(some(r, 3, "Winter", "islands", "vote"))
		}
		for range rapid.IntRange(0, 3).Draw(r, "quotes") {
			speech, speaker := phrase(r, 7), rapid.SampledFrom([]string{"", person(r)}).Draw(r, "speaker")
			f.Article.Body += ` "`
			start := len(f.Article.Body)
			f.Article.Body += speech + `" said.`
			f.Quotes = append(f.Quotes, briefing.Quote{
				Span: briefing.Span{Start: start, End: start + len(speech)}, Text: speech, Speaker: speaker,
				Kind: rapid.SampledFrom([]briefing.QuoteKind{briefing.FullQuote, briefing.PartialQuote}).Draw(r, "kind"),
			})
		}
		filings = append(filings, f)
	}
	var made [2][]briefing.Outcome
	for i, store := range []briefingtest.Store{s.db, s.fake} {
		outcomes, err := store.Save(context.Background(), slices.Clone(filings))
		if err != nil {
			s.Fatal(err)
		}
		made[i] = outcomes
	}
	for i, o := range made[0] {
		if twin := made[1][i]; o.Duplicate != twin.Duplicate || o.Copy.Seq != twin.Copy.Seq {
			s.Fatalf("the file made %d (duplicate: %t), the fake %d (%t)", o.Copy.Seq, o.Duplicate, twin.Copy.Seq, twin.Duplicate)
		}
		if !o.Duplicate {
			s.ids = append(s.ids, [2]briefing.ArticleID{o.Copy.ID, made[1][i].Copy.ID})
		}
	}
}

func (s *twins) change(r *rapid.T) {
	if len(s.ids) == 0 {
		r.Skip("nothing to change")
	}
	id, at := rapid.SampledFrom(s.ids).Draw(r, "article"), server(r)
	removed, topics := rapid.Bool().Draw(r, "removed"), strings.Fields(some(r, 2, "Winter", "storm"))
	i := 0
	s.both(func(to briefingtest.Store) error {
		i++
		_, err := to.SetOverlay(context.Background(), at, id[i-1], briefingtest.Entry("changed", ""), func(o *briefing.Overlay) error {
			o.Topics, o.Removed = topics, time.Time{}
			if removed {
				o.Removed = s.now
			}
			return nil
		})
		return err
	})
}

func (s *twins) follow(r *rapid.T) {
	at, feed := server(r), briefing.SourceID(some(r, 1, "feed:0", "feed:1", "feed:2", "feed:9", "shelf:1001"))
	follow := rapid.Bool().Draw(r, "follow")
	s.both(func(to briefingtest.Store) error {
		if follow {
			return to.Follow(context.Background(), at, feed)
		}
		return to.Unfollow(context.Background(), at, feed)
	})
}

func (s *twins) purge(r *rapid.T) {
	before := s.now.Add(-time.Hour)
	var purged [2]int
	for i, store := range []briefingtest.Store{s.db, s.fake} {
		n, err := store.PurgeRemoved(context.Background(), before, 0)
		if err != nil {
			s.Fatal(err)
		}
		purged[i] = n
	}
	if purged[0] != purged[1] {
		s.Fatalf("the file purged %d, the fake %d", purged[0], purged[1])
	}
}

func (s *twins) compare(r *rapid.T) {
	at, since := server(r), rapid.SampledFrom([]time.Time{{}, s.now.Add(-2 * time.Hour)}).Draw(r, "since")
	state := rapid.SampledFrom([]briefing.State{"", briefing.Live, briefing.Removed}).Draw(r, "state")
	limit := rapid.IntRange(0, 5).Draw(r, "limit")
	topics := strings.Fields(some(r, 2, "winter", "vote", "", ""))
	publisher := some(r, 1, "gazette", "", "")
	typed := some(r, 2, "f", "ferr", "gro", "v", "ma", "q", "港", "")
	about, name := phrase(r, 2), rapid.SampledFrom([]string{"", "mara", "qui", "ren tob"}).Draw(r, "name")
	after := uint64(rapid.IntRange(0, 5).Draw(r, "after"))
	ctx := context.Background()
	for what, ask := range map[string]func(briefingtest.Store) (any, error){
		"FindArticles": func(of briefingtest.Store) (any, error) {
			found, err := of.FindArticles(ctx, at, briefing.ArticleQuery{State: state, Since: since, Topics: topics, Publisher: publisher, Limit: limit, After: after})
			return seqs(found), err
		},
		"articles of a moderator": func(of briefingtest.Store) (any, error) {
			found, err := of.FindArticles(ctx, at, briefing.ArticleQuery{State: state, AddedBy: "301", UpTo: after})
			return seqs(found), err
		},
		"Search": func(of briefingtest.Store) (any, error) {
			hits, err := of.Search(ctx, at, briefing.SearchQuery{Words: about, Since: since, Topics: topics, Publisher: publisher, Limit: 1000})
			var found []briefing.Copy
			for _, h := range hits {
				found = append(found, h.Copy)
			}
			slices.SortFunc(found, func(a, b briefing.Copy) int { return cmp.Compare(a.Seq, b.Seq) })
			return seqs(found), err
		},
		"FindQuotes": func(of briefingtest.Store) (any, error) {
			return quoted(of.FindQuotes(ctx, at, briefing.QuoteQuery{Speaker: name, Since: since, Limit: limit, Named: limit%2 > 0}))
		},
		"FindQuotes about": func(of briefingtest.Store) (any, error) {
			return quoted(of.FindQuotes(ctx, at, briefing.QuoteQuery{Speaker: name, About: about}))
		},
		"Speakers":   func(of briefingtest.Store) (any, error) { return of.Speakers(ctx, at, typed, limit) },
		"Topics":     func(of briefingtest.Store) (any, error) { return of.Topics(ctx, at, typed, limit) },
		"Publishers": func(of briefingtest.Store) (any, error) { return of.Publishers(ctx, at, typed, limit) },
		"LookupArticles": func(of briefingtest.Store) (any, error) {
			found, err := of.LookupArticles(ctx, at, typed, state, limit)
			return seqs(found), err
		},
		"SuggestArticles": func(of briefingtest.Store) (any, error) {
			found, err := of.SuggestArticles(ctx, at, typed, state, limit)
			return seqs(found), err
		},
	} {
		file, err := ask(s.db)
		fake, fakeErr := ask(s.fake)
		if err != nil || fakeErr != nil {
			s.Fatalf("%s: the file gives error %v, the fake %v", what, err, fakeErr)
		}
		if got, want := fmt.Sprint(file), fmt.Sprint(fake); got != want {
			s.Fatalf("%s for %s: the file says\n%s\nthe fake\n%s", what, at, got, want)
		}
	}
}

// seqs are what articles have in common in both stores.
func seqs(found []briefing.Copy) []string {
	var all []string
	for _, c := range found {
		all = append(all, fmt.Sprintf("%d %q %s %v %v", c.Seq, c.Title, c.Source, c.Overlay.Topics, c.Overlay.Removed))
	}
	return all
}

func quoted(found []briefing.QuotedCopy, err error) (any, error) {
	var all []string
	for _, q := range found {
		all = append(all, fmt.Sprintf("%d %v %q %q %s", q.Copy.Seq, q.Quote.Span, q.Quote.Text, q.Quote.Speaker, q.Quote.Kind))
	}
	return all, err
}
