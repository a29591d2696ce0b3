package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
)

func TestTheSeedArticleComesThroughWordForWord(t *testing.T) {
	folder := os.Getenv("DATELINE_TESTDATA")
	if folder == "" {
		t.Skip("DATELINE_TESTDATA is not set")
	}
	raw, err := os.ReadFile(filepath.Join(folder, "seed", "article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := Reader{}.Extract(briefing.Page{Name: "article.txt", Body: raw})
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.TrimSpace(string(raw)); a.Body != want {
		t.Errorf("got a body of %d bytes, want the file's own %d", len(a.Body), len(want))
	}
	if a.Dateline == "" || a.Title == "" || a.Language != "en" {
		t.Errorf("got dateline %q, title %q, language %q, want all three", a.Dateline, a.Title, a.Language)
	}
}
