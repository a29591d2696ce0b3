package storage_test

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
	"github.com/dateline-bot/dateline/storage"
)

var update = flag.Bool("update", false, "write the file of the present schema to testdata anew")

// TestFilesOfEverySchemaStillOpen opens a furnished newsroom of each schema.
// What it tells must not change: stored names of fields are names in Go, and
// this is what notices when one is renamed.
func TestFilesOfEverySchemaStillOpen(t *testing.T) {
	if *update {
		keepFile(t, filepath.Join("testdata", fmt.Sprintf("schema-%d.db.gz", storage.Schema())))
	}
	for schema := 1; schema <= storage.Schema(); schema++ {
		t.Run(fmt.Sprint(schema), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "dateline.db")
			write(t, path, unpacked(t, filepath.Join("testdata", fmt.Sprintf("schema-%d.db.gz", schema))))
			db := openAt(t, path)
			tellsAll(t, db)
			if schema >= 2 {
				tellsStories(t, db)
			}
		})
	}
}

// tellsAll fails the test unless db tells all that furnish kept.
func tellsAll(t *testing.T, db *storage.DB) {
	t.Helper()
	ctx, home := t.Context(), briefingtest.Home
	found, err := db.FindArticles(ctx, home, briefing.ArticleQuery{})
	if err != nil || len(found) != 2 {
		t.Fatalf("got %d articles (error %v), want 2", len(found), err)
	}
	removed, err := db.FindArticles(ctx, home, briefing.ArticleQuery{State: briefing.Removed})
	quotes, quotesErr := db.FindQuotes(ctx, home, briefing.QuoteQuery{Speaker: "Mara Quill"})
	hits, hitsErr := db.Search(ctx, home, briefing.SearchQuery{Words: "islanders winter"})
	due, dueErr := db.Due(ctx, briefingtest.Morning.AddDate(0, 0, 1), 0)
	open, openErr := db.OpenEditions(ctx, "s1")
	audit, auditErr := db.Audit(ctx, home, 0)
	sources, sourcesErr := db.Sources(ctx, home)
	server, serverErr := db.Server(ctx, home)
	setting, settingErr := db.Setting(ctx, "commands")
	for _, err := range []error{err, quotesErr, hitsErr, dueErr, openErr, auditErr, sourcesErr, serverErr, settingErr} {
		if err != nil {
			t.Error(err)
		}
	}
	got := fmt.Sprintln(found[1].Title, found[1].Publisher, found[1].Published, found[1].Overlay.Topics, found[1].Overlay.By) +
		fmt.Sprintln(len(removed), removed[0].Overlay.Removed, len(quotes), quotes[0].Quote.Text, quotes[0].Quote.Kind, len(hits)) +
		fmt.Sprintln(len(due), due[0].Name, due[0].Label(), due[0].Schedule.Spec, due[0].Topics, due[0].Channel) +
		fmt.Sprintln(len(open), open[0].ID, open[0].Status, open[0].Channel.ID, open[0].Digest.Slot) +
		fmt.Sprintln(len(audit), audit[0].Did, audit[0].Seq, audit[1].Who, len(sources), sources[1].Name, server.Name, setting)
	want := `Night ferry to Skarholm is saved Harbour Gazette 2026-11-22 22:00:00 +0000 UTC [islands transport] 301
1 2026-11-23 08:00:00 +0000 UTC 2 We will not strand four thousand islanders to save a few barrels of fuel, full 1
1 Morning D-1 08:00 every day [islands] {1001 700}
1 s1/2026-11-24/1 sending 700 2026-11-24 08:00:00 +0000 UTC
2 removed an article 2 301 2 Coast Wire Home abc
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// tellsStories fails the test unless db tells which stories furnish kept.
func tellsStories(t *testing.T, db *storage.DB) {
	t.Helper()
	removed, err := db.FindArticles(t.Context(), briefingtest.Home, briefing.ArticleQuery{State: briefing.Removed})
	if err != nil {
		t.Fatal(err)
	}
	live, err := db.FindArticles(t.Context(), briefingtest.Home, briefing.ArticleQuery{})
	if err != nil {
		t.Fatal(err)
	}
	opener := live[len(live)-1]
	for _, c := range []briefing.Copy{opener, removed[0]} {
		if got, want := c.Story, briefing.StoryID(opener.ID); got != want {
			t.Errorf("%q tells story %q, want %q", c.Title, got, want)
		}
	}
}

// keepFile packs the file of a furnished newsroom.
func keepFile(t *testing.T, to string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "dateline.db")
	furnish(t, path)
	db := openAt(t, path)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := db.Backup(t.Context(), z); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, to, packed.Bytes())
}

func unpacked(t *testing.T, path string) []byte {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
