package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

func FuzzExtract(f *testing.F) {
	pages, err := filepath.Glob("testdata/pages/*.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range pages {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add("a.html", "", raw)
	}
	f.Add("a.md", "", []byte("# The ferry\n\n[It](x) \\*sailed\\* **again** on Sunday."))
	f.Add("a.json", "", []byte(`{"title": "Ferry", "text": "The ferry sailed again on Sunday."}`))
	f.Add("a.eml", "", []byte(newsletter+"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nThe ferry sailed again today.\r\n--b--"))
	f.Add("", "text/plain; charset=shift_jis", []byte("\x93\xfa\x96{ The ferry sailed again today."))
	f.Add("a.txt", "", []byte("\xff\xfeT\x00h\x00e\x00"))
	f.Fuzz(func(t *testing.T, name, kind string, body []byte) {
		a, err := Reader{}.Extract(briefing.Page{Name: name, Type: kind, Body: body})
		if err != nil {
			if briefing.KindOf(err) != briefing.Invalid || briefing.Say(err) == "" {
				t.Fatalf("got %v, want an Invalid error with words", err)
			}
			return
		}
		for what, s := range map[string]string{"body": a.Body, "title": a.Title, "byline": a.Byline, "publisher": a.Publisher, "dateline": a.Dateline} {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, isControl) || strings.ContainsAny(s, "\r\x00") {
				t.Errorf("%s: got %q, want UTF-8 without control characters", what, s)
			}
		}
		if countWords(a.Body, leastWords) < leastWords || len(a.Body) > mostBytes {
			t.Errorf("got a body of %d bytes, want at least %d words and at most %d bytes", len(a.Body), leastWords, mostBytes)
		}
		if a.Body != tidy(a.Body) {
			t.Errorf("got %q, want it tidied once and for all: %q", a.Body, tidy(a.Body))
		}
	})
}

func BenchmarkAPage(b *testing.B) {
	raw, err := os.ReadFile("testdata/pages/site.html")
	if err != nil {
		b.Fatal(err)
	}
	page := briefing.Page{Type: "text/html", Body: raw}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := (Reader{}).Extract(page); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlainText(b *testing.B) {
	page := briefing.Page{Name: "a.txt", Body: []byte(strings.Repeat(ferry+"\n\n", 30))}
	b.SetBytes(int64(len(page.Body)))
	for b.Loop() {
		if _, err := (Reader{}).Extract(page); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHostile shows that what is made to be slow takes no longer than a
// large page does.
func BenchmarkHostile(b *testing.B) {
	fill := func(s string) []byte { return []byte(strings.Repeat(s, mostBytes/len(s))) }
	for _, tt := range []struct {
		name string
		page briefing.Page
	}{
		{"many elements", briefing.Page{Name: "a.html", Body: fill("<p>a, b, c</p>")}},
		{"elements under the bound", briefing.Page{Name: "a.html", Body: []byte(strings.Repeat("<p>"+strings.Repeat("word, ", 10)+"</p>", 29_000))}},
		{"tables in tables", briefing.Page{Name: "a.html", Body: []byte(strings.Repeat("<table><tr><td>word, word, word ", 120))}},
		{"open tags", briefing.Page{Name: "a.html", Body: fill("<a href=x>")}},
		{"formatting", briefing.Page{Name: "a.html", Body: fill("<b><i>a</b>")}},
		{"attributes", briefing.Page{Name: "a.html", Body: []byte("<p " + strings.Repeat("a=b ", 500_000) + ">")}},
		{"Markdown links", briefing.Page{Name: "a.md", Body: fill("[a](")}},
		{"Markdown escapes", briefing.Page{Name: "a.md", Body: fill(`\*`)}},
		{"Markdown stars", briefing.Page{Name: "a.md", Body: fill("*a **b ")}},
		{"Markdown comments", briefing.Page{Name: "a.md", Body: fill("<!--")}},
		{"short lines", briefing.Page{Name: "a.txt", Body: fill("word\n")}},
		{"one line", briefing.Page{Name: "a.txt", Body: fill("word ")}},
		{"e-mail parts", briefing.Page{Name: "a.eml", Body: append([]byte("Content-Type: multipart/mixed; boundary=b\r\n\r\n"), fill("--b\r\n\r\n")...)}},
		{"JSON", briefing.Page{Name: "a.json", Body: fill("[")}},
	} {
		b.Run(tt.name, func(b *testing.B) {
			for b.Loop() {
				_, _ = Reader{}.Extract(tt.page)
			}
		})
	}
}
