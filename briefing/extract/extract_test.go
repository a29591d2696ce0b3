package extract

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"github.com/dateline-bot/dateline/briefing"
)

var update = flag.Bool("update", false, "write the wanted files beside the pages")

const ferry = "HARROW — The ferry sailed again on Sunday, eleven years after the last boat.\n“We had stopped believing in it,” said Tomas Vell."

func TestPagesGiveTheirArticleAndNothingElse(t *testing.T) {
	pages, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("got pages %v, %v, want some", pages, err)
	}
	for _, path := range pages {
		t.Run(filepath.Base(path), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a, err := Reader{}.Extract(briefing.Page{URL: "https://courier.example/x", Type: "text/html; charset=utf-8", Body: raw})
			if err != nil {
				t.Fatal(err)
			}
			checkWanted(t, strings.TrimSuffix(path, ".html")+".want.json", a)
		})
	}
}

// wanted is what a page is known to say.
type wanted struct {
	Title, Byline, Dateline, Publisher, Language, URL string
	Published                                         time.Time
	Body                                              []string
}

func checkWanted(t *testing.T, path string, a briefing.Article) {
	t.Helper()
	got := wanted{a.Title, a.Byline, a.Dateline, a.Publisher, a.Language, a.URL, a.Published, strings.Split(a.Body, "\n\n")}
	if *update {
		raw, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, append(raw, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want wanted
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
}

func TestPlainTextKeepsItsWordsAndTellsItsHeading(t *testing.T) {
	a, err := Reader{}.Extract(briefing.Page{Name: "ferry.txt", Body: []byte("Lake ferry returns\r\nBy Ilse Brandt\r\n\r\n\r\n" + strings.ReplaceAll(ferry, "\n", "\r\n") + "\r\n")})
	if err != nil {
		t.Fatal(err)
	}
	want := briefing.Article{
		Title: "Lake ferry returns", Byline: "Ilse Brandt", Dateline: "HARROW", Language: "en",
		Body: "Lake ferry returns\nBy Ilse Brandt\n\n" + ferry,
	}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
}

func TestEveryEncodingIsRead(t *testing.T) {
	encode := func(e interface{ Bytes([]byte) ([]byte, error) }, s string) []byte {
		b, err := e.Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	const cyrillic = "Паром снова пошёл в воскресенье, через одиннадцать лет после последнего рейса."
	const kana = "湖の渡し船が日曜日に再び出航した。最後の船から十一年になる。"
	utf16 := func(end unicode.Endianness, bom unicode.BOMPolicy) []byte {
		return encode(unicode.UTF16(end, bom).NewEncoder(), ferry)
	}
	latin := encode(charmap.Windows1252.NewEncoder(), ferry)
	tests := []struct {
		name string
		page briefing.Page
		want string
	}{
		{"UTF-8", briefing.Page{Name: "a.txt", Body: []byte(ferry)}, ferry},
		{"UTF-8 with a mark", briefing.Page{Name: "a.txt", Body: []byte("\xef\xbb\xbf" + ferry)}, ferry},
		{"UTF-8 declared as something else", briefing.Page{Type: "text/plain; charset=iso-8859-1", Body: []byte(ferry)}, ferry},
		{"UTF-8 cut in a character", briefing.Page{Name: "a.txt", Body: []byte(strings.Repeat(ferry+"\n\n", 5) + "Fin\xe2\x80")}, strings.TrimSpace(strings.Repeat(ferry+"\n\n", 5)) + "\n\nFin\uFFFD"},
		{"UTF-16, little end first, with a mark", briefing.Page{Name: "a.txt", Body: utf16(unicode.LittleEndian, unicode.UseBOM)}, ferry},
		{"UTF-16, big end first, with a mark", briefing.Page{Name: "a.txt", Body: utf16(unicode.BigEndian, unicode.UseBOM)}, ferry},
		{"UTF-16, little end first, without a mark", briefing.Page{Name: "a.txt", Body: utf16(unicode.LittleEndian, unicode.IgnoreBOM)}, ferry},
		{"UTF-16, big end first, without a mark", briefing.Page{Name: "a.txt", Body: utf16(unicode.BigEndian, unicode.IgnoreBOM)}, ferry},
		{"Windows-1252, undeclared", briefing.Page{Name: "a.txt", Body: latin}, ferry},
		{"Windows-1252, declared as UTF-8", briefing.Page{Type: "text/plain; charset=utf-8", Body: latin}, ferry},
		{"KOI8-R, declared", briefing.Page{Type: "text/plain; charset=koi8-r", Body: encode(charmap.KOI8R.NewEncoder(), cyrillic)}, cyrillic},
		{"ISO-2022-JP, declared", briefing.Page{Type: "text/plain; charset=iso-2022-jp", Body: encode(japanese.ISO2022JP.NewEncoder(), kana)}, kana},
		{"Windows-1251, declared in the page", briefing.Page{Name: "a.html", Body: encode(charmap.Windows1251.NewEncoder(),
			"<html><head><meta charset=windows-1251></head><body><p>"+strings.Repeat(cyrillic+" ", 6)+"</p></body></html>")}, strings.TrimSpace(strings.Repeat(cyrillic+" ", 6))},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Reader{}.Extract(tt.page)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, a.Body); diff != "" {
				t.Errorf("body (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatIsNoArticleIsRefusedInOneSentenceAndARemedy(t *testing.T) {
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00\\r\xa8f"
	login := "<html><body><form><p>Please sign in to go on. You need an account to read this page.</p><input name=user></form></body></html>"
	tests := []struct {
		name string
		page briefing.Page
		want string
	}{
		{"an empty file", briefing.Page{Name: "a.txt"}, "That is empty. Choose a file that has the article's text in it."},
		{"blank lines", briefing.Page{Name: "a.md", Body: []byte(" \r\n\t\n")}, "That is empty. Choose a file that has the article's text in it."},
		{"5 MiB of zeros", briefing.Page{Name: "a.txt", Body: make([]byte, 5<<20)}, "That text is 5.0 MiB; the limit is 2 MiB. Hand in one article at a time."},
		{"1 MiB of zeros", briefing.Page{Name: "a.txt", Body: make([]byte, 1<<20)}, "That is data, not text. Upload the article as .txt, .md, .html, .json or .eml."},
		{"a picture named .txt", briefing.Page{Name: "a.txt", Body: []byte(png)}, "That is a picture, not text. Upload the article as .txt, .md, .html, .json or .eml."},
		{"a PDF named .md", briefing.Page{Name: "a.md", Body: []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")}, "That is a PDF, not text. Upload the article as .txt, .md, .html, .json or .eml."},
		{"a letter", briefing.Page{Name: "a.txt", Body: []byte(`{\rtf1\ansi The ferry sailed again on Sunday.}`)}, "That is a word processor's file, not text. Upload the article as .txt, .md, .html, .json or .eml."},
		{"one word", briefing.Page{Name: "a.txt", Body: []byte("Ferry")}, "I found only 1 word there, and an article has at least 5. Paste or upload its whole text."},
		{"four words", briefing.Page{Body: []byte("The ferry sailed again.")}, "I found only 4 words there, and an article has at least 5. Paste or upload its whole text."},
		{"4,000 emoji", briefing.Page{Body: []byte(strings.Repeat("🦊", 4000))}, "I found no words there, and an article has at least 5. Paste or upload its whole text."},
		{"a login page", briefing.Page{URL: "https://courier.example/", Type: "text/html", Body: []byte(login)}, "I found only 14 words there (probably a login or script page). Paste the text with `/article paste`."},
		{"a page of scripts", briefing.Page{Name: "a.html", Body: []byte("<html><body><script>" + strings.Repeat("var a = 1;", 500) + "</script></body></html>")}, "I found no words there (probably a login or script page). Paste the text with `/article paste`."},
		{"a page nested without end", briefing.Page{Name: "a.html", Body: []byte(strings.Repeat("<div>", 100_000))}, "I cannot make sense of that page. Paste the text with `/article paste`."},
		{"a page of countless elements", briefing.Page{Name: "a.html", Body: []byte("<p>" + strings.Repeat("ferry<br>", mostElements))}, "I cannot make sense of that page. Paste the text with `/article paste`."},
		{"JSON that is none", briefing.Page{Name: "a.json", Body: []byte(`{"text": "The ferry`)}, `That is not the JSON of an article. It should look like {"title": "…", "text": "…"}.`},
		{"JSON of something else", briefing.Page{Name: "a.json", Body: []byte(`[1, 2, 3]`)}, `That is not the JSON of an article. It should look like {"title": "…", "text": "…"}.`},
		{"JSON without text", briefing.Page{Name: "a.json", Body: []byte(`{"title": "Ferry"}`)}, `That JSON has no "text". It should look like {"title": "…", "text": "…"}.`},
		{"JSON with a bad date", briefing.Page{Name: "a.json", Body: []byte(`{"text": "The ferry sailed again on Sunday.", "published": "yesterday"}`)}, `"published" is not a time I can read. Write it as 2026-11-22T08:30:00Z or 2026-11-22.`},
		{"JSON of one word", briefing.Page{Name: "a.json", Body: []byte(`{"text": "Ferry"}`)}, "I found only 1 word there, and an article has at least 5. Paste or upload its whole text."},
		{"an e-mail that is none", briefing.Page{Name: "a.eml", Body: []byte("no header here")}, "I cannot make sense of that e-mail. Paste the text with `/article paste`."},
		{"an e-mail of a picture", briefing.Page{Name: "a.eml", Body: []byte("Subject: x\r\nContent-Type: image/png\r\n\r\n" + png)}, "I cannot make sense of that e-mail. Paste the text with `/article paste`."},
		{"an e-mail cut off", briefing.Page{Name: "a.eml", Body: []byte("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe ferry")}, "I cannot make sense of that e-mail. Paste the text with `/article paste`."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Reader{}.Extract(tt.page)
			if got := briefing.Say(err); got != tt.want {
				t.Errorf("got %q, want %q (%v)", got, tt.want, err)
			}
			if got := briefing.KindOf(err); got != briefing.Invalid {
				t.Errorf("got kind %v, want %v", got, briefing.Invalid)
			}
		})
	}
}

func TestAShortTextAModeratorMeansIsAccepted(t *testing.T) {
	for _, body := range []string{"The ferry sailed again Sunday.", "湖の渡し船が再び出航した。", "<script>alert(1)</script> stood on the sign by the pier.", strings.Repeat("🦊", 4000) + " The fox came back on Sunday."} {
		a, err := Reader{}.Extract(briefing.Page{Body: []byte(body)})
		if err != nil || a.Body != body {
			t.Errorf("got %.60q, %v, want %.60q", a.Body, err, body)
		}
	}
}

func TestTheLargestTextIsRead(t *testing.T) {
	body := strings.Repeat("The ferry sailed again on Sunday.\n", mostBytes/34)
	if _, err := (Reader{}).Extract(briefing.Page{Name: "a.txt", Body: []byte(body)}); err != nil {
		t.Errorf("got %v, want it read", err)
	}
	body += strings.Repeat("x", mostBytes-len(body)+1)
	if _, err := (Reader{}).Extract(briefing.Page{Name: "a.txt", Body: []byte(body)}); briefing.KindOf(err) != briefing.Invalid {
		t.Errorf("one byte more: got %v, want it refused", err)
	}
}

func TestJSONTellsWhatItKnows(t *testing.T) {
	a, err := Reader{}.Extract(briefing.Page{Name: "a.JSON", Body: []byte(`{"id": 7, "title": "Ferry returns", "text": "The ferry sailed\r\nagain on Sunday.", "url": "https://courier.example/ferry#top", "publisher": "The Harrow Courier", "published": "2026-11-22T08:30:00+01:00"}`)})
	if err != nil {
		t.Fatal(err)
	}
	want := briefing.Article{Title: "Ferry returns", Body: "The ferry sailed\nagain on Sunday.", Language: "en", URL: "https://courier.example/ferry", Publisher: "The Harrow Courier",
		Published: time.Date(2026, 11, 22, 7, 30, 0, 0, time.UTC)}
	want.Language = a.Language // too short to be sure of
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
}

func TestAnAddressIsKeptOnlyWhenPeopleCanBeSentThere(t *testing.T) {
	tests := []struct{ page, canonical, want string }{
		{"https://courier.example/x?id=1#top", "", "https://courier.example/x?id=1"},
		{"https://courier.example/x", "/ferry", "https://courier.example/ferry"},
		{"https://courier.example/x", "https://www.courier.example/ferry", "https://www.courier.example/ferry"},
		{"https://courier.example/x", "https://gazette.example/ferry", "https://courier.example/x"},
		{"https://courier.example/x", "javascript:alert(1)", "https://courier.example/x"},
		{"", "https://gazette.example/ferry", "https://gazette.example/ferry"},
		{"", "/ferry", ""},
		{"", "https://user:word@gazette.example/ferry", ""},
		{"", "https://gazette.example/" + strings.Repeat("x", 512), ""},
	}
	for _, tt := range tests {
		page := `<html><head><link rel="canonical" href="` + tt.canonical + `"></head><body><p>` + strings.Repeat(ferry+" ", 4) + "</p></body></html>"
		a, err := Reader{}.Extract(briefing.Page{URL: tt.page, Type: "text/html", Body: []byte(page)})
		if err != nil || a.URL != tt.want {
			t.Errorf("page %q that calls itself %.60q: got %q, %v, want %q", tt.page, tt.canonical, a.URL, err, tt.want)
		}
	}
}

func TestABylineHasNoByInIt(t *testing.T) {
	for _, author := range []string{"Ilse Brandt", "By Ilse Brandt", "by  Ilse Brandt "} {
		page := `<html><head><meta name="author" content="` + author + `"></head><body><p>` + strings.Repeat(ferry+" ", 4) + "</p></body></html>"
		a, err := Reader{}.Extract(briefing.Page{Type: "text/html", Body: []byte(page)})
		if err != nil || a.Byline != "Ilse Brandt" {
			t.Errorf("%q: got %q, %v, want %q", author, a.Byline, err, "Ilse Brandt")
		}
	}
}

func TestWhatStandsBesideTheBodyIsBounded(t *testing.T) {
	long := strings.Repeat("word ", 1000)
	page := "<html><head><title>" + long + `</title><meta name="author" content="` + long + `"><meta property="og:site_name" content="` + long + `"></head><body><p>` + strings.Repeat(ferry+" ", 4) + "</p></body></html>"
	a, err := Reader{}.Extract(briefing.Page{Type: "text/html", Body: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	for what, got := range map[string]struct {
		text string
		most int
	}{"title": {a.Title, longestTitle}, "byline": {a.Byline, longestByline}, "publisher": {a.Publisher, longestName}} {
		if n := utf8.RuneCountInString(got.text); n > got.most || n < got.most/2 {
			t.Errorf("%s: got %d characters, want some, at most %d", what, n, got.most)
		}
	}
}
