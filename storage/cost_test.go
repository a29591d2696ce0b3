package storage_test

import (
	"context"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

// TestAskingCostsWhatIsShown counts what it takes to answer out of a small
// archive and out of one ten times as large. Allocations stand for work.
func TestAskingCostsWhatIsShown(t *testing.T) {
	db, p := open(t), newPress()
	ctx, home := context.Background(), briefingtest.Home
	grow := func(n int) {
		for range n {
			filings := p.filings(home, 40)
			if _, err := db.Save(ctx, filings); err != nil {
				t.Fatal(err)
			}
		}
	}
	asks := map[string]func() error{
		"the latest articles": func() error { _, err := db.FindArticles(ctx, home, briefing.ArticleQuery{Limit: 10}); return err },
		"articles since": func() error {
			since := briefingtest.Morning.Add(time.Duration(p.made-20) * time.Minute)
			_, err := db.FindArticles(ctx, home, briefing.ArticleQuery{Since: since})
			return err
		},
		"articles after": func() error {
			_, err := db.FindArticles(ctx, home, briefing.ArticleQuery{After: uint64(p.made - 20)})
			return err
		},
		"articles of a topic": func() error {
			_, err := db.FindArticles(ctx, home, briefing.ArticleQuery{Topics: []string{"topic 3"}, Limit: 3})
			return err
		},
		"suggestions": func() error { _, err := db.SuggestArticles(ctx, home, "", briefing.Live, 10); return err },
		"a lookup":    func() error { _, err := db.LookupArticles(ctx, home, "https://press.example/7", "", 5); return err },
		"what is due": func() error { _, err := db.Due(ctx, briefingtest.Morning, 10); return err },
	}
	grow(1)
	before := map[string]float64{}
	for name, ask := range asks {
		before[name] = allocations(t, ask)
	}
	grow(9)
	for name, ask := range asks {
		if got := allocations(t, ask); got > 1.5*before[name]+20 {
			t.Errorf("%s took %.0f allocations out of 40 articles and %.0f out of 400", name, before[name], got)
		}
	}
}

func allocations(t *testing.T, ask func() error) float64 {
	t.Helper()
	return testing.AllocsPerRun(5, func() {
		if err := ask(); err != nil {
			t.Error(err)
		}
	})
}
