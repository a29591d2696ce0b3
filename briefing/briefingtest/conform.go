package briefingtest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/dateline-bot/dateline/briefing"
)

// TestStore tests that a store keeps all that [Store] promises. open makes a
// store that is empty, and closes it in t's clean-up.
func TestStore(t *testing.T, open func(t *testing.T) Store) {
	for _, promises := range [][]promise{
		filing(), finding(), telling(), overlays(), looking(), searching(), quoting(), naming(), serving(), ordering(), recording(), wall(),
	} {
		for _, p := range promises {
			t.Run(p.says, func(t *testing.T) { p.test(t, open(t)) })
		}
	}
}

// A promise is one thing that every store does.
type promise struct {
	says string
	test func(*testing.T, Store)
}

// save files and fails the test when that goes wrong.
func save(t *testing.T, s Store, filings ...briefing.Filing) []briefing.Copy {
	t.Helper()
	outcomes, err := s.Save(t.Context(), filings)
	if err != nil {
		t.Fatalf("Save: %v", err)
	}
	if len(outcomes) != len(filings) {
		t.Fatalf("Save gave %d outcomes for %d filings", len(outcomes), len(filings))
	}
	var copies []briefing.Copy
	for _, o := range outcomes {
		copies = append(copies, o.Copy)
	}
	return copies
}

// change makes a change function of one that cannot fail.
func change[T any](f func(*T)) func(*T) error {
	return func(v *T) error { f(v); return nil }
}

// remove takes an article off a server.
func remove(t *testing.T, s Store, server briefing.ServerID, id briefing.ArticleID) {
	t.Helper()
	_, err := s.SetOverlay(t.Context(), server, id, Entry("removed an article", string(id)), change(func(o *briefing.Overlay) {
		o.Removed, o.By, o.At = Morning, "301", Morning
	}))
	if err != nil {
		t.Fatalf("SetOverlay: %v", err)
	}
}

// must is v, unless err ends the test.
func must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatalf("got error %v, want none", err)
		}
		return v
	}
}

// wantKind fails the test unless err is of that kind and has words for people.
func wantKind(t *testing.T, err error, kind briefing.Kind) {
	t.Helper()
	if err == nil || briefing.KindOf(err) != kind {
		t.Fatalf("got error %v of kind %d, want kind %d", err, briefing.KindOf(err), kind)
	}
	if briefing.Say(err) == "" {
		t.Errorf("error %v has no words for the reader", err)
	}
}

// same fails the test unless got is want. Lists of none are alike.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", what, diff)
	}
}

// titles are the headlines of copies, which are easier to tell apart than ids.
func titles(copies []briefing.Copy) []string {
	return collect(copies, func(c briefing.Copy) string { return c.Title })
}

func words(quotes []briefing.QuotedCopy) []string {
	return collect(quotes, func(q briefing.QuotedCopy) string { return q.Quote.Text })
}

func collect[T, U any](list []T, f func(T) U) []U {
	var found []U
	for _, v := range list {
		found = append(found, f(v))
	}
	return found
}

// The sample headlines, newest first once filed in order.
const (
	ferry   = "Night ferry to Skarholm is saved"
	orchard = "Frost ruins apple harvest in Torrel valley"
	library = "Library of Port Ellery opens on Sundays"
)

// saveSamples files the three samples on the shelf of Home, and another server's
// own ferry article between them.
func saveSamples(t *testing.T, s Store) []briefing.Copy {
	t.Helper()
	copies := save(t, s, FerryFiling(Home))
	save(t, s, FerryFiling(Away))
	return append(copies, save(t, s, OrchardFiling(Home), LibraryFiling(Home))...)
}

var errChange = errors.New("changed my mind")

// cancelled is a context that has ended.
func cancelled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// reversed is list the other way round.
func reversed[T any](list []T) []T {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}
