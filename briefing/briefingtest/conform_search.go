package briefingtest

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

func looking() []promise {
	lookup := func(t *testing.T, s Store, ref string, state briefing.State, limit int, want ...string) {
		t.Helper()
		same(t, fmt.Sprintf("lookup of %q", ref), titles(must[[]briefing.Copy](t)(s.LookupArticles(t.Context(), Home, ref, state, limit))), want)
	}
	suggest := func(t *testing.T, s Store, typed string, limit int, want ...string) {
		t.Helper()
		same(t, fmt.Sprintf("suggestions for %q", typed), titles(must[[]briefing.Copy](t)(s.SuggestArticles(t.Context(), Home, typed, briefing.Live, limit))), want)
	}
	return []promise{
		{"LookupArticles reads an id as people type it", func(t *testing.T, s Store) {
			c := saveSamples(t, s)[1]
			bare := strings.TrimPrefix(string(c.ID), "A-")
			for _, ref := range []string{string(c.ID), strings.ToLower(string(c.ID)), bare, " " + strings.ToLower(bare) + " ", strings.ReplaceAll(string(c.ID), "0", "o")} {
				lookup(t, s, ref, briefing.Live, 5, orchard)
			}
		}},
		{"LookupArticles finds a URL", func(t *testing.T, s Store) {
			saveSamples(t, s)
			lookup(t, s, "https://harbourgazette.example/ferry", briefing.Live, 5, ferry)
			lookup(t, s, "https://harbourgazette.example/ferr", briefing.Live, 5)
		}},
		{"LookupArticles finds the beginning of a headline, folded, the newest first", func(t *testing.T, s Store) {
			saveSamples(t, s)
			second := OrchardFiling(Home)
			second.Article.Title, second.Anyway = "Fróst again: what growers can do", true
			save(t, s, second)
			lookup(t, s, "FROST", briefing.Live, 5, second.Article.Title, orchard)
			lookup(t, s, "frost", briefing.Live, 1, second.Article.Title)
			lookup(t, s, "frost: ruins", briefing.Live, 5, orchard)
			lookup(t, s, "ruins", briefing.Live, 5)
			lookup(t, s, "", briefing.Live, 5)
			lookup(t, s, "?!", briefing.Live, 5)
		}},
		{"LookupArticles keeps live and removed apart", func(t *testing.T, s Store) {
			c := saveSamples(t, s)[0]
			remove(t, s, Home, c.ID)
			for _, ref := range []string{string(c.ID), c.URL, "night"} {
				lookup(t, s, ref, briefing.Live, 5)
				lookup(t, s, ref, briefing.Removed, 5, ferry)
			}
		}},
		{"SuggestArticles gives the newest, then beginnings, then words of headlines", func(t *testing.T, s Store) {
			saveSamples(t, s)
			suggest(t, s, "", 2, library, orchard)
			suggest(t, s, "frost r", 5, orchard)
			suggest(t, s, "harv torr", 5, orchard)
			suggest(t, s, "o", 5, library)
			suggest(t, s, "harvest ferry", 5)
		}},
		{"a headline longer than any key is found", func(t *testing.T, s Store) {
			f := LibraryFiling(Home)
			f.Article.Title = strings.Repeat("Long ", 200) + "indeed"
			save(t, s, f)
			lookup(t, s, f.Article.Title, briefing.Live, 5, f.Article.Title)
			lookup(t, s, strings.Repeat("Long ", 200)+"not", briefing.Live, 5)
		}},
	}
}

func searching() []promise {
	search := func(t *testing.T, s Store, q briefing.SearchQuery, want ...string) []briefing.Hit {
		t.Helper()
		hits := must[[]briefing.Hit](t)(s.Search(t.Context(), Home, q))
		same(t, fmt.Sprintf("hits for %+v", q), collect(hits, func(h briefing.Hit) string { return h.Copy.Title }), want)
		return hits
	}
	return []promise{
		{"Search finds words of headline, body and speaker in any inflection", func(t *testing.T, s Store) {
			saveSamples(t, s)
			search(t, s, briefing.SearchQuery{Words: "frost"}, orchard)
			search(t, s, briefing.SearchQuery{Words: "GROWER"}, orchard)
			search(t, s, briefing.SearchQuery{Words: "blossom turning"}, orchard)
			search(t, s, briefing.SearchQuery{Words: "ines valdora"}, orchard)
			search(t, s, briefing.SearchQuery{Words: "steers"}, ferry)
			search(t, s, briefing.SearchQuery{Words: "steer2"})
			search(t, s, briefing.SearchQuery{Words: "promising help"}, orchard)
		}},
		{"Search wants all words", func(t *testing.T, s Store) {
			saveSamples(t, s)
			search(t, s, briefing.SearchQuery{Words: "harbour board heating"}, library)
			search(t, s, briefing.SearchQuery{Words: "harbour frost"})
			search(t, s, briefing.SearchQuery{Words: ""})
			search(t, s, briefing.SearchQuery{Words: "… !"})
		}},
		{"Search puts a headline before a mention, and then the newest first", func(t *testing.T, s Store) {
			mention, other := LibraryFiling(Home), LibraryFiling(Home)
			mention.Article.Body += " A ferry passed."
			other.Article.Body += " A ferry passed once more."
			other.Article.Title = "Library of Port Ellery opens on Mondays"
			save(t, s, FerryFiling(Home), mention)
			other.Article.Body = strings.Replace(other.Article.Body, "once more", "again too", 1)
			save(t, s, other)
			search(t, s, briefing.SearchQuery{Words: "ferry"}, ferry, other.Article.Title, library)
		}},
		{"Search narrows by time, topic, publisher and number", func(t *testing.T, s Store) {
			saveSamples(t, s)
			search(t, s, briefing.SearchQuery{Words: "harbour", Since: Morning.Add(-3 * time.Hour)}, library)
			search(t, s, briefing.SearchQuery{Words: "harbour", Topics: []string{"Transport"}}, ferry)
			search(t, s, briefing.SearchQuery{Words: "the", Publisher: "valley ledger"}, orchard)
			if got := must[[]briefing.Hit](t)(s.Search(t.Context(), Home, briefing.SearchQuery{Words: "the", Limit: 2})); len(got) != 2 {
				t.Errorf("got %d hits, want 2", len(got))
			}
		}},
		{"Search passes over removed articles", func(t *testing.T, s Store) {
			remove(t, s, Home, saveSamples(t, s)[0].ID)
			search(t, s, briefing.SearchQuery{Words: "ferry"})
		}},
		{"Search finds articles in other languages", func(t *testing.T, s Store) {
			spanish, chinese := LibraryFiling(Home), LibraryFiling(Home)
			spanish.Article.Language, spanish.Article.Title = "es", "Bibliotecas"
			spanish.Article.Body = "Las bibliotecas de Puerto Ellery abrirán los domingos."
			chinese.Article.Language, chinese.Article.Title = "zh", "港口"
			chinese.Article.Body = "港口委员会周日说，夜间渡轮将继续运行。"
			save(t, s, spanish, chinese, FerryFiling(Home))
			search(t, s, briefing.SearchQuery{Words: "abriran puerto"}, "Bibliotecas")
			search(t, s, briefing.SearchQuery{Words: "渡轮"}, "港口")
		}},
		{"an excerpt shows the words, bounded and whole", func(t *testing.T, s Store) {
			f := LibraryFiling(Home)
			f.Article.Body = strings.Repeat("Überall läuft es gut. ", 60) + "Then the lighthouse went dark. " + strings.Repeat("Größe. ", 90)
			save(t, s, f)
			h := must[[]briefing.Hit](t)(s.Search(t.Context(), Home, briefing.SearchQuery{Words: "lighthouses"}))[0]
			excerpt := h.Excerpt.Of(h.Copy.Body)
			if !strings.Contains(excerpt, "lighthouse") || len(excerpt) > 240 || !utf8.ValidString(excerpt) {
				t.Errorf("got excerpt %q of %d bytes", excerpt, len(excerpt))
			}
			same(t, "the marks", collect(h.Marks, func(m briefing.Span) string { return m.Of(h.Copy.Body) }), []string{"lighthouse"})
		}},
		{"an excerpt of an article that has the words elsewhere is its beginning", func(t *testing.T, s Store) {
			f := LibraryFiling(Home)
			f.Article.Title = "Readers rejoice"
			save(t, s, f)
			h := must[[]briefing.Hit](t)(s.Search(t.Context(), Home, briefing.SearchQuery{Words: "rejoice"}))[0]
			if h.Excerpt.Start != 0 || h.Excerpt.Len() == 0 {
				t.Errorf("got excerpt %v", h.Excerpt)
			}
		}},
	}
}
