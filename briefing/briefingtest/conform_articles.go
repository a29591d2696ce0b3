package briefingtest

import (
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

func filing() []promise {
	return []promise{
		{"Save gives back what it keeps", func(t *testing.T, s Store) {
			f := FerryFiling(Home)
			got := save(t, s, f)[0]
			want := f.Article
			want.ID, want.Seq = got.ID, 1
			same(t, "the outcome", got, briefing.Copy{Article: want, Overlay: briefing.Overlay{
				Topics: []string{"islands", "transport"}, By: "301", At: f.Article.Added,
			}})
			same(t, "the article", must[briefing.Copy](t)(s.Article(t.Context(), Home, got.ID)), got)
			quotes := must[[]briefing.Quote](t)(s.ArticleQuotes(t.Context(), Home, got.ID))
			if len(quotes) != 3 {
				t.Fatalf("got %d quotes, want 3", len(quotes))
			}
			q := f.Quotes[2]
			q.Article, q.ID = got.ID, briefing.QuoteID(got.ID)+".3"
			same(t, "the third quote", quotes[2], q)
		}},
		{"Save numbers articles over all sources", func(t *testing.T, s Store) {
			first, second := save(t, s, FerryFiling(Home))[0], save(t, s, FerryFiling(Away))[0]
			if first.Seq != 1 || second.Seq != 2 || first.ID == second.ID {
				t.Errorf("got Seq %d and %d, ids %s and %s; want 1 and 2, and two ids", first.Seq, second.Seq, first.ID, second.ID)
			}
			same(t, "Head", must[uint64](t)(s.Head(t.Context())), uint64(2))
		}},
		{"ids are A- and at least five digits and letters", func(t *testing.T, s Store) {
			for _, c := range saveSamples(t, s) {
				if tail, ok := strings.CutPrefix(string(c.ID), "A-"); !ok || len(tail) < 5 || strings.ToUpper(tail) != tail {
					t.Errorf("got id %q", c.ID)
				}
			}
		}},
		{"the same URL in the same source is a duplicate", func(t *testing.T, s Store) {
			kept := save(t, s, FerryFiling(Home))[0]
			again := FerryFiling(Home)
			again.Article.Body, again.Article.Title, again.Quotes = "Quite other words.", "Other", nil
			wantDuplicate(t, s, again, kept)
		}},
		{"the same words in the same source are a duplicate, whatever their case and accents", func(t *testing.T, s Store) {
			kept := save(t, s, OrchardFiling(Home))[0]
			again := OrchardFiling(Home)
			again.Article.URL, again.Quotes = "", nil
			again.Article.Body = strings.ReplaceAll(strings.ToUpper(again.Article.Body), "INÉS", "INES")
			wantDuplicate(t, s, again, kept)
		}},
		{"a duplicate within one call is found", func(t *testing.T, s Store) {
			outcomes := must[[]briefing.Outcome](t)(s.Save(t.Context(), []briefing.Filing{LibraryFiling(Home), LibraryFiling(Home)}))
			if outcomes[0].Duplicate || !outcomes[1].Duplicate || outcomes[0].Copy.ID != outcomes[1].Copy.ID {
				t.Errorf("got %+v, want the second to be the first again", outcomes)
			}
		}},
		{"Anyway files a duplicate", func(t *testing.T, s Store) {
			kept := save(t, s, FerryFiling(Home))[0]
			again := FerryFiling(Home)
			again.Anyway = true
			if got := save(t, s, again)[0]; got.ID == kept.ID {
				t.Errorf("got id %s again, want a new one", got.ID)
			}
		}},
		{"what a server took off its shelf can be filed again", func(t *testing.T, s Store) {
			kept := save(t, s, FerryFiling(Home))[0]
			remove(t, s, Home, kept.ID)
			again := save(t, s, FerryFiling(Home))[0]
			if again.ID == kept.ID {
				t.Errorf("got the removed article %s, want a new one", again.ID)
			}
			wantDuplicate(t, s, FerryFiling(Home), again)
		}},
		{"what a server removed of a feed is not filed again", func(t *testing.T, s Store) {
			f := fromFeed(t, s, Home)
			kept := save(t, s, f)[0]
			remove(t, s, Home, kept.ID)
			outcomes := must[[]briefing.Outcome](t)(s.Save(t.Context(), []briefing.Filing{f}))
			if !outcomes[0].Duplicate {
				t.Errorf("got %+v, want a duplicate", outcomes[0])
			}
		}},
		{"other sources hold their own copies", func(t *testing.T, s Store) {
			outcomes := must[[]briefing.Outcome](t)(s.Save(t.Context(), []briefing.Filing{FerryFiling(Home), FerryFiling(Away)}))
			if outcomes[1].Duplicate {
				t.Error("another server's copy was taken for a duplicate")
			}
		}},
		{"Save refuses another server's shelf and a feed that is not there", func(t *testing.T, s Store) {
			save(t, s, FerryFiling(Away))
			for _, source := range []briefing.SourceID{briefing.ShelfOf(Away), briefing.ShelfOf("never"), "feed:none", ""} {
				f := FerryFiling(Home)
				f.Article.Source = source
				_, err := s.Save(t.Context(), []briefing.Filing{LibraryFiling(Home), f})
				wantKind(t, err, briefing.NotFound)
			}
			same(t, "what was filed", must[[]briefing.Copy](t)(s.FindArticles(t.Context(), Home, briefing.ArticleQuery{})), []briefing.Copy{})
		}},
		{"Save refuses a quote that does not stand where it says", func(t *testing.T, s Store) {
			for _, span := range []briefing.Span{{Start: 0, End: 5}, {Start: -1, End: 4}, {Start: 9, End: 3}, {Start: 0, End: 1 << 20}} {
				f := FerryFiling(Home)
				f.Quotes[0].Span = span
				if _, err := s.Save(t.Context(), []briefing.Filing{f}); err == nil {
					t.Errorf("a quote at %v was taken", span)
				}
			}
			same(t, "Head", must[uint64](t)(s.Head(t.Context())), uint64(0))
		}},
		{"an article without a time of publication gets that of filing", func(t *testing.T, s Store) {
			f := LibraryFiling(Home)
			f.Article.Published = time.Time{}
			same(t, "Published", save(t, s, f)[0].Published, f.Article.Added)
		}},
		{"an article without any text can be kept", func(t *testing.T, s Store) {
			c := save(t, s, briefing.Filing{Server: Home, Article: briefing.Article{Source: briefing.ShelfOf(Home), Title: "…"}})[0]
			same(t, "the article", must[briefing.Copy](t)(s.Article(t.Context(), Home, c.ID)), c)
		}},
		{"an ended context files nothing", func(t *testing.T, s Store) {
			if _, err := s.Save(cancelled(), []briefing.Filing{FerryFiling(Home)}); err == nil {
				t.Error("got no error")
			}
			same(t, "Head", must[uint64](t)(s.Head(t.Context())), uint64(0))
		}},
	}
}

func wantDuplicate(t *testing.T, s Store, f briefing.Filing, of briefing.Copy) {
	t.Helper()
	outcomes := must[[]briefing.Outcome](t)(s.Save(t.Context(), []briefing.Filing{f}))
	if !outcomes[0].Duplicate {
		t.Errorf("got a new article, want a duplicate")
	}
	same(t, "what it duplicates", outcomes[0].Copy, of)
}

// fromFeed is a filing of a feed that server follows.
func fromFeed(t *testing.T, s Store, server briefing.ServerID) briefing.Filing {
	t.Helper()
	feed := briefing.Source{ID: "feed:coast", Kind: briefing.Feed, Name: "Coast Wire", URL: "https://coastwire.example/rss", Added: Morning}
	if err := s.PutSource(t.Context(), feed); err != nil {
		t.Fatal(err)
	}
	if err := s.Follow(t.Context(), server, feed.ID); err != nil {
		t.Fatal(err)
	}
	f := FerryFiling(server)
	f.Article.Source, f.Article.Publisher, f.Article.AddedBy = feed.ID, "Coast Wire", ""
	return f
}

func finding() []promise {
	find := func(t *testing.T, s Store, q briefing.ArticleQuery, want ...string) {
		t.Helper()
		same(t, "what was found", titles(must[[]briefing.Copy](t)(s.FindArticles(t.Context(), Home, q))), want)
	}
	return []promise{
		{"FindArticles gives the newest filed first", func(t *testing.T, s Store) {
			copies := saveSamples(t, s)
			got := must[[]briefing.Copy](t)(s.FindArticles(t.Context(), Home, briefing.ArticleQuery{}))
			same(t, "what was found", got, reversed(copies))
		}},
		{"FindArticles narrows by filing order, inclusive at its upper end", func(t *testing.T, s Store) {
			copies := saveSamples(t, s)
			find(t, s, briefing.ArticleQuery{After: copies[0].Seq}, library, orchard)
			find(t, s, briefing.ArticleQuery{UpTo: copies[1].Seq}, orchard, ferry)
			find(t, s, briefing.ArticleQuery{After: copies[0].Seq, UpTo: copies[1].Seq}, orchard)
			find(t, s, briefing.ArticleQuery{After: copies[2].Seq})
		}},
		{"FindArticles narrows by topic, publisher, moderator and number", func(t *testing.T, s Store) {
			saveSamples(t, s)
			find(t, s, briefing.ArticleQuery{Topics: []string{"Islands"}}, library, ferry)
			find(t, s, briefing.ArticleQuery{Topics: []string{"farming", "transport"}}, orchard, ferry)
			find(t, s, briefing.ArticleQuery{Topics: []string{"island"}})
			find(t, s, briefing.ArticleQuery{Publisher: "HARBOUR Gazette"}, library, ferry)
			find(t, s, briefing.ArticleQuery{Publisher: "Harbour"})
			find(t, s, briefing.ArticleQuery{AddedBy: "301"}, orchard, ferry)
			find(t, s, briefing.ArticleQuery{AddedBy: "30"})
			find(t, s, briefing.ArticleQuery{Topics: []string{"islands"}, Publisher: "Harbour Gazette", AddedBy: "302"}, library)
			find(t, s, briefing.ArticleQuery{Limit: 2}, library, orchard)
		}},
		{"FindArticles narrows by when articles were added, also when a clock was set back", func(t *testing.T, s Store) {
			early, late := LibraryFiling(Home), OrchardFiling(Home)
			late.Article.Added = Morning.Add(time.Hour)
			early.Article.Added = Morning.Add(-time.Hour)
			save(t, s, FerryFiling(Home), late, early)
			find(t, s, briefing.ArticleQuery{Since: Morning}, orchard)
			find(t, s, briefing.ArticleQuery{Since: Morning.Add(-time.Hour)}, library, orchard)
			find(t, s, briefing.ArticleQuery{Since: Morning.Add(2 * time.Hour)})
			find(t, s, briefing.ArticleQuery{Since: Morning.Add(-24 * time.Hour)}, library, orchard, ferry)
		}},
		{"FindArticles finds the removed ones only when asked for", func(t *testing.T, s Store) {
			copies := saveSamples(t, s)
			remove(t, s, Home, copies[1].ID)
			find(t, s, briefing.ArticleQuery{}, library, ferry)
			find(t, s, briefing.ArticleQuery{State: briefing.Live, Topics: []string{"farming"}})
			find(t, s, briefing.ArticleQuery{State: briefing.Removed}, orchard)
			find(t, s, briefing.ArticleQuery{State: briefing.Removed, Topics: []string{"farming"}}, orchard)
			find(t, s, briefing.ArticleQuery{State: briefing.Removed, Topics: []string{"islands"}})
		}},
		{"what is returned is the caller's own", func(t *testing.T, s Store) {
			saveSamples(t, s)
			got := must[[]briefing.Copy](t)(s.FindArticles(t.Context(), Home, briefing.ArticleQuery{}))
			got[0].Overlay.Topics[0] = "spoilt"
			find(t, s, briefing.ArticleQuery{Topics: []string{"spoilt"}})
			find(t, s, briefing.ArticleQuery{Topics: []string{"islands"}}, library, ferry)
		}},
	}
}

func overlays() []promise {
	return []promise{
		{"SetOverlay keeps what it is told and an audit entry", func(t *testing.T, s Store) {
			id := saveSamples(t, s)[0].ID
			got := must[briefing.Copy](t)(s.SetOverlay(t.Context(), Home, id, Entry("changed topics", string(id)), change(func(o *briefing.Overlay) {
				same(t, "the overlay so far", o.Topics, []string{"islands", "transport"})
				*o = briefing.Overlay{Topics: []string{" Winter", "ferries", "winter"}, Pin: true, Reason: "asked for", By: "302", At: Morning}
			})))
			want := briefing.Overlay{Topics: []string{"ferries", "winter"}, Pin: true, Reason: "asked for", By: "302", At: Morning}
			same(t, "the overlay", got.Overlay, want)
			same(t, "the overlay later", must[briefing.Copy](t)(s.Article(t.Context(), Home, id)).Overlay, want)
			entry := Entry("changed topics", string(id))
			entry.Seq = 1
			same(t, "the audit", must[[]briefing.AuditEntry](t)(s.Audit(t.Context(), Home, 0)), []briefing.AuditEntry{entry})
		}},
		{"SetOverlay changes nothing when the change fails", func(t *testing.T, s Store) {
			c := saveSamples(t, s)[0]
			_, err := s.SetOverlay(t.Context(), Home, c.ID, Entry("changed topics", ""), func(o *briefing.Overlay) error {
				o.Topics[0], o.Pin = "spoilt", true
				return errChange
			})
			if err != errChange {
				t.Errorf("got error %v, want %v", err, errChange)
			}
			same(t, "the article", must[briefing.Copy](t)(s.Article(t.Context(), Home, c.ID)), c)
			same(t, "the audit", must[[]briefing.AuditEntry](t)(s.Audit(t.Context(), Home, 0)), []briefing.AuditEntry{})
		}},
		{"a removed article is found by its id and can be restored", func(t *testing.T, s Store) {
			c := saveSamples(t, s)[0]
			remove(t, s, Home, c.ID)
			if got := must[briefing.Copy](t)(s.Article(t.Context(), Home, c.ID)); got.Overlay.Removed.IsZero() {
				t.Error("its overlay does not say that it is removed")
			}
			_, err := s.SetOverlay(t.Context(), Home, c.ID, Entry("restored an article", ""), change(func(o *briefing.Overlay) { o.Removed = time.Time{} }))
			if err != nil {
				t.Fatal(err)
			}
			found := must[[]briefing.Copy](t)(s.FindArticles(t.Context(), Home, briefing.ArticleQuery{Topics: []string{"transport"}}))
			same(t, "what is live", titles(found), []string{ferry})
		}},
		{"two servers decide about one article apart from each other", func(t *testing.T, s Store) {
			f := fromFeed(t, s, Home)
			fromFeed(t, s, Away)
			id := save(t, s, f)[0].ID
			remove(t, s, Home, id)
			got := must[briefing.Copy](t)(s.Article(t.Context(), Away, id))
			same(t, "what the other server decided", got.Overlay, briefing.Overlay{})
			found := must[[]briefing.Copy](t)(s.FindArticles(t.Context(), Away, briefing.ArticleQuery{}))
			same(t, "what the other server sees", titles(found), []string{ferry})
		}},
		{"PurgeRemoved deletes what shelves no longer show, and nothing else", func(t *testing.T, s Store) {
			copies := saveSamples(t, s)
			feed := save(t, s, fromFeed(t, s, Home))[0]
			for _, id := range []briefing.ArticleID{copies[0].ID, copies[1].ID, feed.ID} {
				remove(t, s, Home, id)
			}
			same(t, "too early", must[int](t)(s.PurgeRemoved(t.Context(), Morning, 0)), 0)
			same(t, "the first", must[int](t)(s.PurgeRemoved(t.Context(), Morning.Add(1), 1)), 1)
			same(t, "the rest", must[int](t)(s.PurgeRemoved(t.Context(), Morning.Add(1), 0)), 1)
			for _, id := range []briefing.ArticleID{copies[0].ID, copies[1].ID} {
				_, err := s.Article(t.Context(), Home, id)
				wantKind(t, err, briefing.NotFound)
			}
			must[briefing.Copy](t)(s.Article(t.Context(), Home, feed.ID))
			left := must[[]briefing.Copy](t)(s.FindArticles(t.Context(), Home, briefing.ArticleQuery{}))
			same(t, "what is left", titles(left), []string{library})
			same(t, "hits for a purged word", len(must[[]briefing.Hit](t)(s.Search(t.Context(), Home, briefing.SearchQuery{Words: "blossoms"}))), 0)
			same(t, "another server's", len(must[[]briefing.Copy](t)(s.FindArticles(t.Context(), Away, briefing.ArticleQuery{}))), 1)
			same(t, "Head", must[uint64](t)(s.Head(t.Context())), uint64(5))
		}},
	}
}
