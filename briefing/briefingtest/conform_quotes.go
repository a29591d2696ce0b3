package briefingtest

import (
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// The sample quotes.
const (
	stranded = "We will not strand four thousand islanders to save a few barrels of fuel,"
	cruel    = "plainly cruel"
	packed   = "I had my bags packed,"
	blossoms = "The blossoms turned black overnight, every one of them,"
)

func quoting() []promise {
	find := func(t *testing.T, s Store, q briefing.QuoteQuery, want ...string) {
		t.Helper()
		same(t, "what was found", words(must[[]briefing.QuotedCopy](t)(s.FindQuotes(t.Context(), Home, q))), want)
	}
	return []promise{
		{"FindQuotes gives the newest articles first, whole statements before fragments", func(t *testing.T, s Store) {
			saveSamples(t, s)
			find(t, s, briefing.QuoteQuery{}, blossoms, stranded, packed, cruel)
			find(t, s, briefing.QuoteQuery{Limit: 2}, blossoms, stranded)
		}},
		{"FindQuotes knows a speaker by any form of the name", func(t *testing.T, s Store) {
			saveSamples(t, s)
			for _, name := range []string{"Mara Quill", "quill", "QUI", "mara", "Quill, Mara", "qu ma"} {
				find(t, s, briefing.QuoteQuery{Speaker: name}, stranded, cruel)
			}
			find(t, s, briefing.QuoteQuery{Speaker: "ines"}, blossoms)
			find(t, s, briefing.QuoteQuery{Speaker: "uill"})
			find(t, s, briefing.QuoteQuery{Speaker: "Mara Renn"})
		}},
		{"FindQuotes looks for words in the quote, and in headlines when no quote has them", func(t *testing.T, s Store) {
			saveSamples(t, s)
			find(t, s, briefing.QuoteQuery{About: "islander"}, stranded)
			find(t, s, briefing.QuoteQuery{About: "fuel barrel"}, stranded)
			find(t, s, briefing.QuoteQuery{About: "bags fuel"})
			find(t, s, briefing.QuoteQuery{About: "ferries"}, stranded, packed, cruel)
			find(t, s, briefing.QuoteQuery{About: "ferry", Speaker: "renn"}, packed)
			find(t, s, briefing.QuoteQuery{About: "blossoms", Speaker: "renn"})
			find(t, s, briefing.QuoteQuery{About: "steered"})
		}},
		{"FindQuotes narrows by article, time, name and what was shown before", func(t *testing.T, s Store) {
			copies := saveSamples(t, s)
			nameless := LibraryFiling(Home)
			nameless.Article.Body = `A sign read "closed until further notice, sadly" on Monday.`
			nameless.Quotes = []briefing.Quote{Quoted(nameless.Article.Body, "closed until further notice, sadly", "")}
			nameless.Anyway = true
			save(t, s, nameless)
			find(t, s, briefing.QuoteQuery{Article: copies[0].ID}, stranded, packed, cruel)
			find(t, s, briefing.QuoteQuery{Article: copies[2].ID})
			find(t, s, briefing.QuoteQuery{Since: Morning.Add(-5 * time.Hour), Named: true}, blossoms)
			find(t, s, briefing.QuoteQuery{Since: Morning.Add(-5 * time.Hour)}, "closed until further notice, sadly", blossoms)
			shown := []briefing.QuoteID{briefing.QuoteID(copies[0].ID) + ".1", briefing.QuoteID(copies[1].ID) + ".1"}
			find(t, s, briefing.QuoteQuery{Named: true, Not: shown}, packed, cruel)
		}},
		{"quotes of removed articles are not shown", func(t *testing.T, s Store) {
			c := saveSamples(t, s)[0]
			remove(t, s, Home, c.ID)
			find(t, s, briefing.QuoteQuery{}, blossoms)
			find(t, s, briefing.QuoteQuery{Speaker: "quill"})
			find(t, s, briefing.QuoteQuery{Article: c.ID})
			_, err := s.Quote(t.Context(), Home, briefing.QuoteID(c.ID)+".1")
			wantKind(t, err, briefing.NotFound)
			same(t, "speakers", must[[]string](t)(s.Speakers(t.Context(), Home, "", 0)), []string{"Inés Valdora"})
			same(t, "speakers called Mara", must[[]string](t)(s.Speakers(t.Context(), Home, "mara", 0)), []string{})
			same(t, "quotes for those who ask", len(must[[]briefing.Quote](t)(s.ArticleQuotes(t.Context(), Home, c.ID))), 3)
		}},
		{"Quote finds one with its article", func(t *testing.T, s Store) {
			c := saveSamples(t, s)[0]
			got := must[briefing.QuotedCopy](t)(s.Quote(t.Context(), Home, briefing.QuoteID(c.ID)+".2"))
			same(t, "its article", got.Copy, c)
			same(t, "its text", got.Quote.Text, cruel)
			same(t, "its id", got.Quote.ID, briefing.QuoteID(c.ID)+".2")
		}},
		{"ids that were never given out find nothing", func(t *testing.T, s Store) {
			c := saveSamples(t, s)[0]
			for _, tail := range []briefing.QuoteID{"", ".", ".0", ".4", ".-1", ".01", ".1.1", ".1 ", ".99999999999999999999"} {
				_, err := s.Quote(t.Context(), Home, briefing.QuoteID(c.ID)+tail)
				wantKind(t, err, briefing.NotFound)
			}
			for _, id := range []briefing.ArticleID{"", "A", "A-", "A-0", "A-OOOOO", "A-ZZZZZ", "A-ZZZZZZZZZZZZZZZZZZ", "\x00", c.ID + "\x00", c.ID + "0", " " + c.ID} {
				_, err := s.Article(t.Context(), Home, id)
				wantKind(t, err, briefing.NotFound)
				_, err = s.ArticleQuotes(t.Context(), Home, id)
				wantKind(t, err, briefing.NotFound)
			}
		}},
	}
}

func naming() []promise {
	return []promise{
		{"Speakers gives names that words of theirs begin so, those quoted latest first", func(t *testing.T, s Store) {
			saveSamples(t, s)
			for typed, want := range map[string][]string{
				"":          {"Inés Valdora", "Mara Quill", "Tobias Renn"},
				"m":         {"Mara Quill"},
				"REN":       {"Tobias Renn"},
				"inés v":    {"Inés Valdora"},
				"quill t":   nil,
				"nobody":    nil,
				"\x00\xff!": {"Inés Valdora", "Mara Quill", "Tobias Renn"},
			} {
				same(t, "speakers for "+typed, must[[]string](t)(s.Speakers(t.Context(), Home, typed, 0)), want)
			}
			same(t, "two speakers", must[[]string](t)(s.Speakers(t.Context(), Home, "", 2)), []string{"Inés Valdora", "Mara Quill"})
		}},
		{"Topics counts live articles", func(t *testing.T, s Store) {
			copies := saveSamples(t, s)
			got := must[[]briefing.Tally](t)(s.Topics(t.Context(), Home, "", 0))
			same(t, "topics", got, []briefing.Tally{
				{Name: "islands", Count: 2, Newest: copies[2].Added},
				{Name: "farming", Count: 1, Newest: copies[1].Added},
				{Name: "transport", Count: 1, Newest: copies[0].Added},
			})
			remove(t, s, Home, copies[2].ID)
			same(t, "topics then", must[[]briefing.Tally](t)(s.Topics(t.Context(), Home, "ISL", 1)), []briefing.Tally{
				{Name: "islands", Count: 1, Newest: copies[0].Added},
			})
		}},
		{"Publishers counts live articles, names in any case", func(t *testing.T, s Store) {
			copies := saveSamples(t, s)
			got := must[[]briefing.Tally](t)(s.Publishers(t.Context(), Home, "", 0))
			same(t, "publishers", got, []briefing.Tally{
				{Name: "harbour gazette", Count: 2, Newest: copies[2].Added},
				{Name: "Valley Ledger", Count: 1, Newest: copies[1].Added},
			})
			remove(t, s, Home, copies[1].ID)
			same(t, "publishers then", must[[]briefing.Tally](t)(s.Publishers(t.Context(), Home, "ledg", 0)), []briefing.Tally{})
		}},
	}
}

func serving() []promise {
	return []promise{
		{"servers are kept as they are put", func(t *testing.T, s Store) {
			home := briefing.Server{ID: Home, Name: "Home", Zone: "Europe/Vienna"}
			away := briefing.Server{ID: Away, Name: "Away", Left: Morning}
			for _, server := range []briefing.Server{away, home, {ID: Home, Name: "House"}, home} {
				if err := s.PutServer(t.Context(), server); err != nil {
					t.Fatal(err)
				}
			}
			same(t, "one server", must[briefing.Server](t)(s.Server(t.Context(), Away)), away)
			same(t, "all servers", must[[]briefing.Server](t)(s.Servers(t.Context())), []briefing.Server{home, away})
		}},
		{"a server that only filed is not one that was put", func(t *testing.T, s Store) {
			saveSamples(t, s)
			_, err := s.Server(t.Context(), Home)
			wantKind(t, err, briefing.NotFound)
			same(t, "all servers", must[[]briefing.Server](t)(s.Servers(t.Context())), []briefing.Server{})
		}},
		{"Sources lists the shelf and what is followed", func(t *testing.T, s Store) {
			same(t, "sources at first", must[[]briefing.Source](t)(s.Sources(t.Context(), Home)), []briefing.Source{})
			f := fromFeed(t, s, Home)
			first := FerryFiling(Home)
			save(t, s, first, f)
			shelf := briefing.Source{ID: briefing.ShelfOf(Home), Kind: briefing.Shelf, Added: first.Article.Added}
			feed := briefing.Source{ID: f.Article.Source, Kind: briefing.Feed, Name: "Coast Wire", URL: "https://coastwire.example/rss", Added: Morning}
			same(t, "sources", must[[]briefing.Source](t)(s.Sources(t.Context(), Home)), []briefing.Source{shelf, feed})
		}},
		{"a server reads a feed for as long as it follows it", func(t *testing.T, s Store) {
			f := fromFeed(t, s, Home)
			id := save(t, s, f)[0].ID
			find := func(want ...string) {
				t.Helper()
				same(t, "what is found", titles(must[[]briefing.Copy](t)(s.FindArticles(t.Context(), Home, briefing.ArticleQuery{Topics: []string{"islands"}}))), want)
			}
			find(ferry)
			if err := s.Unfollow(t.Context(), Home, f.Article.Source); err != nil {
				t.Fatal(err)
			}
			find()
			same(t, "topics", must[[]briefing.Tally](t)(s.Topics(t.Context(), Home, "", 0)), []briefing.Tally{})
			_, err := s.Article(t.Context(), Home, id)
			wantKind(t, err, briefing.NotFound)
			wantKind(t, s.Unfollow(t.Context(), Home, f.Article.Source), briefing.NotFound)
			fromFeed(t, s, Home)
			find(ferry)
		}},
		{"only feeds can be put and followed", func(t *testing.T, s Store) {
			saveSamples(t, s)
			for _, source := range []briefing.Source{{ID: briefing.ShelfOf(Away), Kind: briefing.Feed}, {ID: "feed:x", Kind: briefing.Shelf}, {Kind: briefing.Feed}} {
				if err := s.PutSource(t.Context(), source); err == nil {
					t.Errorf("PutSource took %+v", source)
				}
			}
			for _, id := range []briefing.SourceID{briefing.ShelfOf(Away), briefing.ShelfOf(Home), "feed:none", ""} {
				wantKind(t, s.Follow(t.Context(), Home, id), briefing.NotFound)
			}
		}},
		{"Audit gives the newest entries first", func(t *testing.T, s Store) {
			c := saveSamples(t, s)[0]
			for range 3 {
				remove(t, s, Home, c.ID)
			}
			seqs := func(limit int) []uint64 {
				return collect(must[[]briefing.AuditEntry](t)(s.Audit(t.Context(), Home, limit)), func(e briefing.AuditEntry) uint64 { return e.Seq })
			}
			same(t, "two entries", seqs(2), []uint64{3, 2})
			same(t, "all entries", seqs(0), []uint64{3, 2, 1})
		}},
		{"settings are kept", func(t *testing.T, s Store) {
			same(t, "a setting never put", must[string](t)(s.Setting(t.Context(), "commands")), "")
			for _, value := range []string{"abc", "def"} {
				if err := s.PutSetting(t.Context(), "commands", value); err != nil {
					t.Fatal(err)
				}
				same(t, "the setting", must[string](t)(s.Setting(t.Context(), "commands")), value)
			}
		}},
	}
}
