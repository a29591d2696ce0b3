package storage_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
	"github.com/dateline-bot/dateline/storage"
)

const pageSize = 4096

// whole is the file of a small newsroom with something of everything in it.
func whole(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "whole.db")
	db, err := storage.Open(path, storage.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	samples(t, db)
	p := newPress()
	for range 2 {
		if _, err := db.Save(t.Context(), p.filings(briefingtest.Home, 9)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.AddSubscription(t.Context(), briefingtest.Daily(briefingtest.Home, "Morning"), briefingtest.Entry("ordered", "")); err != nil {
		t.Fatal(err)
	}
	var content bytes.Buffer
	if _, err := db.Backup(t.Context(), &content); err != nil { // which has no room to grow at its end
		t.Fatal(err)
	}
	closeNow(t, db)
	return content.Bytes()
}

// use does something of everything with a newsroom that may be damaged. It is
// enough that it comes back: a panic, a fault or a lock never let go of would
// end the test. It returns what Check finds.
func use(path string) error {
	db, err := storage.Open(path, storage.Options{NoSync: true})
	if err != nil {
		return err
	}
	ctx := context.Background()
	home := briefingtest.Home
	found, _ := db.FindArticles(ctx, home, briefing.ArticleQuery{})
	for _, c := range found[:min(len(found), 3)] {
		db.Article(ctx, home, c.ID)
		db.ArticleQuotes(ctx, home, c.ID)
	}
	db.Search(ctx, home, briefing.SearchQuery{Words: "ferry the"})
	db.FindQuotes(ctx, home, briefing.QuoteQuery{Speaker: "q"})
	db.Speakers(ctx, home, "", 5)
	db.Topics(ctx, home, "", 5)
	db.Publishers(ctx, home, "", 5)
	db.SuggestArticles(ctx, home, "n", briefing.Live, 5)
	db.Due(ctx, briefingtest.Morning, 5)
	broken := db.Check(ctx)
	for range 2 {
		db.Save(ctx, []briefing.Filing{briefingtest.OrchardFiling(briefingtest.Away)})
		db.PutSetting(ctx, "key", "value")
	}
	if err := db.Close(); err != nil {
		return err
	}
	return broken
}

func TestATruncatedFileGivesAnError(t *testing.T) {
	content := whole(t)
	dir := t.TempDir()
	for _, size := range []int{0, 1, 100, pageSize - 1, pageSize, pageSize + 1, 2 * pageSize, 3 * pageSize, 4*pageSize - 1, 5 * pageSize,
		len(content) / 4, len(content) / 2, len(content) - 20*pageSize, len(content) - pageSize, len(content) - 1} {
		path := filepath.Join(dir, strconv.Itoa(size))
		write(t, path, content[:size])
		err := use(path)
		if err == nil {
			t.Errorf("%d of %d bytes: got no error", size, len(content))
		}
		if err != nil && briefing.Say(err) == "" {
			t.Errorf("%d of %d bytes: error %v has no words for the operator", size, len(content), err)
		}
	}
}

func TestAnOverwrittenFileGivesAnErrorOrTheTruth(t *testing.T) {
	content := whole(t)
	random := rand.New(rand.NewPCG(3, 4))
	noise := make([]byte, pageSize)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	dir := t.TempDir()
	pages := len(content) / pageSize
	found := 0
	for page := range pages {
		broken := slices.Clone(content)
		at := broken[page*pageSize:][:pageSize]
		switch page % 4 {
		case 0:
			copy(at, noise)
		case 1:
			clear(at)
		case 2:
			copy(at, content[(page+7)%pages*pageSize:])
		case 3:
			copy(at[64:2048], noise)
		}
		path := filepath.Join(dir, strconv.Itoa(page))
		write(t, path, broken)
		if err := use(path); err != nil {
			found++
		}
	}
	t.Logf("of %d pages, each overwritten in turn, %d gave an error", pages, found)
	if found < pages/2 {
		t.Error("that is too few: Check is blind")
	}
}

func TestCheckMissesNoIndex(t *testing.T) {
	for _, bucket := range []string{
		"by-reach", "by-url", "by-text", "by-title", "title-words", "by-publisher", "by-adder", "by-speaker", "words",
		"by-topic", "removed", "removed-on", "numbers", "due", "slots", "open", "bodies", "stories", "merged", "mergers",
	} {
		for name, harm := range harms() {
			t.Run(bucket+" "+name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "dateline.db")
				furnish(t, path)
				if !harm(t, path, []byte(bucket)) {
					t.Skip("does not apply")
				}
				db, err := storage.Open(path, storage.Options{NoSync: true})
				if err != nil {
					t.Fatal(err)
				}
				defer db.Close()
				if err := db.Check(t.Context()); err == nil {
					t.Error("Check found nothing wrong")
				}
			})
		}
	}
}
