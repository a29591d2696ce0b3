package briefingtest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// secret stands in every text that only Away may see.
const secret = "Zanzibarium"

// wall holds that two servers never see each other's articles: whatever Home
// asks for, about things of Away's and about things that never were, it gets
// the same answers.
func wall() []promise {
	return []promise{
		{"no query of one server finds anything of another's", func(t *testing.T, s Store) {
			build(t, s)
			for name, ask := range queries() {
				got, err := ask(t.Context(), s, Home)
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
				if strings.Contains(fmt.Sprintf("%+v", got), secret) {
					t.Errorf("%s told Home what is Away's: %+v", name, got)
				}
				theirs, err := ask(t.Context(), s, Away)
				if err != nil || !strings.Contains(fmt.Sprintf("%+v", theirs), secret) {
					t.Errorf("%s tells Away %+v (error %v): the test is blind", name, theirs, err)
				}
			}
		}},
		{"another server's ids are answered like ids that never were", func(t *testing.T, s Store) {
			theirs := build(t, s)
			never := ids{article: "A-ZZZZZ", quote: "A-ZZZZZ.1", edition: "s9999/2026-11-24/1", number: 9999, source: "feed:never"}
			for name, ask := range lookups() {
				foreign, err := ask(t.Context(), s, Home, theirs)
				nothing, nothingErr := ask(t.Context(), s, Home, never)
				got, want := answer(foreign, err, theirs), answer(nothing, nothingErr, never)
				if got != want {
					t.Errorf("%s answers %q for another server's and %q for what never was", name, got, want)
				}
				if strings.Contains(got, secret) {
					t.Errorf("%s told Home what is Away's: %q", name, got)
				}
			}
		}},
		{"nothing that one server does changes another's", func(t *testing.T, s Store) {
			theirs := build(t, s)
			before := everything(t, s, Away)
			for _, ask := range lookups() {
				ask(t.Context(), s, Home, theirs) // what it answers is the business of the test above
			}
			same(t, "what Away has", everything(t, s, Away), before)
		}},
	}
}

// ids name things of one server.
type ids struct {
	article briefing.ArticleID
	quote   briefing.QuoteID
	edition briefing.EditionID
	number  int
	source  briefing.SourceID
}

// build fills the shelf and the ledger of Away, and a little of Home's.
func build(t *testing.T, s Store) ids {
	t.Helper()
	save(t, s, LibraryFiling(Home))
	f := FerryFiling(Away)
	f.Article.Title, f.Article.Publisher = secret+" ferry", secret+" Gazette"
	f.Article.Body = secret + `: "They must not know of it ever," said ` + secret + ` Quill.`
	f.Quotes = []briefing.Quote{Quoted(f.Article.Body, "They must not know of it ever,", secret+" Quill")}
	f.Topics = []string{strings.ToLower(secret), secret}
	f.Article.Byline = secret
	id := save(t, s, f)[0].ID
	must[briefing.Subscription](t)(s.AddSubscription(t.Context(), Daily(Home, "First"), Entry("ordered", "D-1")))
	must[briefing.Subscription](t)(s.AddSubscription(t.Context(), Daily(Away, secret+" one"), Entry("ordered", secret)))
	sub := must[briefing.Subscription](t)(s.AddSubscription(t.Context(), Daily(Away, secret), Entry("ordered", secret)))
	e := edition(sub, 1, briefing.Sent)
	if err := s.Record(t.Context(), []briefing.Entered{{Edition: &e}}); err != nil {
		t.Fatal(err)
	}
	return ids{article: id, quote: briefing.QuoteID(id) + ".1", edition: e.ID, number: sub.Number, source: briefing.ShelfOf(Away)}
}

// queries are all the ways to ask for whatever there is.
func queries() map[string]func(context.Context, Store, briefing.ServerID) (any, error) {
	type ask = func(context.Context, Store, briefing.ServerID) (any, error)
	articles := func(q briefing.ArticleQuery) ask {
		return func(ctx context.Context, s Store, server briefing.ServerID) (any, error) {
			return s.FindArticles(ctx, server, q)
		}
	}
	search := func(q briefing.SearchQuery) ask {
		return func(ctx context.Context, s Store, server briefing.ServerID) (any, error) {
			return s.Search(ctx, server, q)
		}
	}
	quotes := func(q briefing.QuoteQuery) ask {
		return func(ctx context.Context, s Store, server briefing.ServerID) (any, error) {
			return s.FindQuotes(ctx, server, q)
		}
	}
	return map[string]ask{
		"FindArticles":                articles(briefing.ArticleQuery{}),
		"FindArticles by topic":       articles(briefing.ArticleQuery{Topics: []string{secret}}),
		"FindArticles by publisher":   articles(briefing.ArticleQuery{Publisher: secret + " Gazette"}),
		"FindArticles by moderator":   articles(briefing.ArticleQuery{AddedBy: "301"}),
		"FindArticles since":          articles(briefing.ArticleQuery{Since: Morning.Add(-7 * time.Hour)}),
		"Search":                      search(briefing.SearchQuery{Words: secret}),
		"Search by publisher":         search(briefing.SearchQuery{Words: "said", Publisher: secret + " Gazette"}),
		"Search by topic":             search(briefing.SearchQuery{Words: "said", Topics: []string{secret}}),
		"FindQuotes":                  quotes(briefing.QuoteQuery{}),
		"FindQuotes by speaker":       quotes(briefing.QuoteQuery{Speaker: secret}),
		"FindQuotes about":            quotes(briefing.QuoteQuery{About: "know"}),
		"FindQuotes about a headline": quotes(briefing.QuoteQuery{About: "ferry"}),
		"Speakers":                    func(ctx context.Context, s Store, v briefing.ServerID) (any, error) { return s.Speakers(ctx, v, "", 0) },
		"Speakers typed": func(ctx context.Context, s Store, v briefing.ServerID) (any, error) {
			return s.Speakers(ctx, v, "zan", 0)
		},
		"Topics": func(ctx context.Context, s Store, v briefing.ServerID) (any, error) {
			found, err := s.Topics(ctx, v, "zan", 0)
			return strings.ReplaceAll(fmt.Sprint(found), "zanzi", "Zanzi"), err
		},
		"Publishers": func(ctx context.Context, s Store, v briefing.ServerID) (any, error) {
			return s.Publishers(ctx, v, "", 0)
		},
		"LookupArticles": func(ctx context.Context, s Store, v briefing.ServerID) (any, error) {
			return s.LookupArticles(ctx, v, "zan", briefing.Live, 0)
		},
		"SuggestArticles": func(ctx context.Context, s Store, v briefing.ServerID) (any, error) {
			return s.SuggestArticles(ctx, v, "fer", briefing.Live, 0)
		},
		"SuggestArticles of nothing": func(ctx context.Context, s Store, v briefing.ServerID) (any, error) {
			return s.SuggestArticles(ctx, v, "", briefing.Live, 0)
		},
		"Subscriptions": func(ctx context.Context, s Store, v briefing.ServerID) (any, error) { return s.Subscriptions(ctx, v) },
		"Audit":         func(ctx context.Context, s Store, v briefing.ServerID) (any, error) { return s.Audit(ctx, v, 0) },
		"Sources": func(ctx context.Context, s Store, v briefing.ServerID) (any, error) {
			found, err := s.Sources(ctx, v)
			return strings.ReplaceAll(fmt.Sprint(found), string(Away), secret), err
		},
	}
}

// lookups are all the ways to use the id of something.
func lookups() map[string]func(context.Context, Store, briefing.ServerID, ids) (any, error) {
	type ask = func(context.Context, Store, briefing.ServerID, ids) (any, error)
	all := map[string]ask{
		"Article": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return s.Article(ctx, v, of.article)
		},
		"ArticleQuotes": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return s.ArticleQuotes(ctx, v, of.article)
		},
		"Quote": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return s.Quote(ctx, v, of.quote)
		},
		"Edition": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return s.Edition(ctx, v, of.edition)
		},
		"Subscription": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return s.Subscription(ctx, v, of.number)
		},
		"FindQuotes": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return s.FindQuotes(ctx, v, briefing.QuoteQuery{Article: of.article})
		},
		"SetOverlay": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return s.SetOverlay(ctx, v, of.article, Entry("removed", ""), change(func(o *briefing.Overlay) { o.Removed = Morning }))
		},
		"SetSubscription": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return s.SetSubscription(ctx, v, of.number, Entry("changed", ""), change(func(s *briefing.Subscription) { s.Name = "taken" }))
		},
		"RemoveSubscription": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return nil, s.RemoveSubscription(ctx, v, of.number, Entry("removed", ""))
		},
		"Follow": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return nil, s.Follow(ctx, v, of.source)
		},
		"Unfollow": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return nil, s.Unfollow(ctx, v, of.source)
		},
		"Save": func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			f := FerryFiling(v)
			f.Article.Source = of.source
			return s.Save(ctx, []briefing.Filing{f})
		},
	}
	for _, state := range []briefing.State{briefing.Live, briefing.Removed} {
		all["LookupArticles "+string(state)] = func(ctx context.Context, s Store, v briefing.ServerID, of ids) (any, error) {
			return s.LookupArticles(ctx, v, string(of.article), state, 0)
		}
	}
	return all
}

// answer is what a person may learn from a result, without the ids that were
// asked for.
func answer(result any, err error, of ids) string {
	said := fmt.Sprintf("%+v kind %d: %s", result, briefing.KindOf(err), briefing.Say(err))
	return strings.NewReplacer(
		string(of.quote), "QUOTE", string(of.article), "ARTICLE", string(of.edition), "EDITION",
		fmt.Sprintf("D-%d", of.number), "LABEL", string(of.source), "SOURCE",
	).Replace(said)
}

// everything is all that a server can find out.
func everything(t *testing.T, s Store, server briefing.ServerID) map[string]any {
	t.Helper()
	all := map[string]any{}
	for name, ask := range queries() {
		all[name] = must[any](t)(ask(t.Context(), s, server))
	}
	return all
}
