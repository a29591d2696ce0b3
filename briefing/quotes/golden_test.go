package quotes_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes"
)

// A sample is an article in testdata with the quotes that stand in it. There,
// it is a line "== name (language)", the body, a line "--", and a line
// "text | speaker | role | attribution" for each quote.
type sample struct {
	name, language, body string
	want                 []string
}

// samples reads the samples in the file.
func samples(t *testing.T, path string) []sample {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []sample
	for part := range strings.SplitSeq("\n"+string(data), "\n== ") {
		head, rest, ok := strings.Cut(part, "\n")
		if !ok || head == "" {
			continue
		}
		body, quotes, ok := strings.Cut(rest, "\n--\n")
		if !ok {
			t.Fatalf("%s: %q has no line that ends its body", path, head)
		}
		s := sample{name: head, language: "en", body: strings.TrimSpace(body)}
		if name, language, ok := strings.Cut(head, " ("); ok {
			s.name, s.language = name, strings.TrimSuffix(language, ")")
		}
		for line := range strings.Lines(quotes) {
			if line = strings.TrimSpace(line); line != "" {
				s.want = append(s.want, line)
			}
		}
		out = append(out, s)
	}
	return out
}

// line writes a quote as the samples do.
func line(q briefing.Quote) string {
	line := fmt.Sprintf("%s | %s | %s | %s", q.Text, q.Speaker, q.Role, q.Attribution)
	return strings.TrimSpace(line)
}

func TestSamplesAreReadRight(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			for _, s := range samples(t, path) {
				t.Run(s.name, func(t *testing.T) {
					var got []string
					for _, q := range (quotes.Finder{}).Quotes(briefing.Article{Body: s.body, Language: s.language}) {
						got = append(got, line(q))
					}
					if !slices.Equal(got, s.want) {
						t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(s.want, "\n"))
					}
				})
			}
		})
	}
}
