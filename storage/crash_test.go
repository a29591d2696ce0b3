package storage_test

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
	"github.com/dateline-bot/dateline/storage"
)

// fileForEver names the newsroom that this process, started by a test, files
// articles in until it is killed. It prints each id once it is safe.
const fileForEver = "DATELINE_TEST_FILE_FOR_EVER"

func TestMain(m *testing.M) {
	if path := os.Getenv(fileForEver); path != "" {
		fmt.Fprintln(os.Stderr, fileUntilKilled(path))
		os.Exit(1)
	}
	flag.Set("rapid.checks", "12") // unless the command line says otherwise
	os.Exit(m.Run())
}

func fileUntilKilled(path string) error {
	db, err := storage.Open(path, storage.Options{})
	if err != nil {
		return err
	}
	head, err := db.Head(context.Background())
	p := newPress()
	p.made = int(head)
	for err == nil {
		var outcomes []briefing.Outcome
		outcomes, err = db.Save(context.Background(), p.filings(briefingtest.Home, 3))
		for _, o := range outcomes {
			fmt.Println(o.Copy.ID)
		}
	}
	return err
}

func TestNothingThatWasSavedIsLostWhenTheProcessIsKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dateline.db")
	var saved []briefing.ArticleID
	for range 3 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), fileForEver+"="+path)
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		saved = append(saved, killedAfter(child, out, 30)...)
	}
	if len(saved) < 90 {
		t.Fatalf("only %d articles were saved", len(saved))
	}
	db := openAt(t, path) // and Check when the test ends
	for _, id := range saved {
		if _, err := db.Article(t.Context(), briefingtest.Home, id); err != nil {
			t.Errorf("article %s was saved and is lost: %v", id, err)
		}
	}
}

// killedAfter reads ids until there are n, kills the process in the middle of
// whatever it does then, and reads what it had printed by that time.
func killedAfter(child *exec.Cmd, out io.Reader, n int) []briefing.ArticleID {
	var ids []briefing.ArticleID
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		ids = append(ids, briefing.ArticleID(lines.Text()))
		if len(ids) == n {
			child.Process.Kill()
		}
	}
	child.Wait() // it was killed: what it returns is no news
	if len(ids) > 0 && !strings.HasPrefix(string(ids[len(ids)-1]), "A-") {
		ids = ids[:len(ids)-1]
	}
	return ids
}

func TestReadersSeeWholeTransactionsWhileOthersWrite(t *testing.T) {
	db := open(t)
	ctx, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for ctx.Err() == nil {
				if err := readOnce(ctx, db); err != nil && !errors.Is(err, context.Canceled) {
					t.Error(err)
					return
				}
			}
		})
	}
	p := newPress()
	for range 20 {
		if _, err := db.Save(t.Context(), p.filings(briefingtest.Home, 4)); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	readers.Wait()
}

// readOnce makes sure that articles come four at a time, as they are filed,
// and that all that is told of one belongs together.
func readOnce(ctx context.Context, db *storage.DB) error {
	found, err := db.FindArticles(ctx, briefingtest.Home, briefing.ArticleQuery{})
	if err != nil {
		return err
	}
	if len(found)%4 != 0 {
		return fmt.Errorf("found %d articles, which are not whole transactions", len(found))
	}
	quotes, err := db.FindQuotes(ctx, briefingtest.Home, briefing.QuoteQuery{Limit: 10})
	if err != nil {
		return err
	}
	for _, q := range quotes {
		if q.Quote.Span.Of(q.Copy.Body) != q.Quote.Text {
			return fmt.Errorf("quote %s does not stand in its article", q.Quote.ID)
		}
	}
	return nil
}
