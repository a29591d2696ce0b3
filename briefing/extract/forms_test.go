package extract

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

func TestTheFormIsToldByNameThenTypeThenBeginning(t *testing.T) {
	tests := []struct {
		name, kind, body string
		want             form
	}{
		{"a.txt", "text/html", "<html>", plainText},
		{"a.MD", "text/plain", "x", markdown},
		{"a.htm", "", "x", webPage},
		{"a.json", "text/plain", "{}", jsonObject},
		{"a.eml", "", "x", email},
		{"", "text/html; charset=utf-8", "x", webPage},
		{"page", "application/xhtml+xml", "x", webPage},
		{"", "application/json", "{}", jsonObject},
		{"", "text/plain", "<html>", plainText},
		{"", "application/octet-stream", "<html>", plainText},
		{"", "", "\n <!DOCTYPE HTML>", webPage},
		{"", "", "<HTML lang=en>", webPage},
		{"", "", "<p>is a tag</p>", plainText},
		{"", "", "{\"text\": 1}", plainText},
		{"", "; broken", "x", plainText},
	}
	for _, tt := range tests {
		if got := formOf(briefing.Page{Name: tt.name, Type: tt.kind, Body: []byte(tt.body)}); got != tt.want {
			t.Errorf("%q %q %q: got %d, want %d", tt.name, tt.kind, tt.body, got, tt.want)
		}
	}
}

func TestMarkdownLosesItsMarksAndNoWord(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"paragraphs", "The ferry\nsailed *again*.\n\nOn **Sunday**, that is.", "The ferry sailed again.\n\nOn Sunday, that is."},
		{"headings", "# Ferry returns #\nIt sailed.\n\nCosts\n-----\n### Times\nEarly.", "Ferry returns\n\nIt sailed.\n\nCosts\n\nTimes\n\nEarly."},
		{"links", `See [the *old* ferry](https://e.example/a_(b) "t"), [this][1] and <https://e.example/c>.` + "\n\n[1]: https://e.example/d", "See the old ferry, this and https://e.example/c."},
		{"a picture in a link", "[![The pier](pier.jpg)](https://e.example)", "The pier"},
		{"quotes", "> “We had stopped\n> believing,” he said.\n>\n> > So had she.", "“We had stopped believing,” he said.\n\nSo had she."},
		{"lists", "* one\n* two\n  more of two\n\n1. first\n2. second", "one\n\ntwo more of two\n\n1. first\n\n2. second"},
		{"a table", "| Boat | Time |\n|:-----|-----:|\n| first | 06:10 |", "| Boat | Time |\n\n| first | 06:10 |"},
		{"code", "Type `ls *` or\n\n```sh\n# not a heading\n*not emphasis*\n```\nthen go.", "Type ls * or\n\n# not a heading\n\n*not emphasis*\n\nthen go."},
		{"rules and comments", "One.\n\n* * *\n\n<!-- hidden\nwords -->Two.\n\n---\nThree.", "One.\n\nTwo.\n\nThree."},
		{"escapes", `5 \* 3 \_is\_ 15, \[not a link\](x), a \\ and \# too`, `5 * 3 _is_ 15, [not a link](x), a \ and # too`},
		{"stars that are none", "5 * 3 * 2 is snake_case_name and __init__ed", "5 * 3 * 2 is snake_case_name and __init__ed"},
		{"strong and struck", "__Ana__ ~~said~~ ***it*** _twice_.", "Ana said it twice."},
		{"HTML", "A <b>bold</b> move<br/>by Ana &amp; co, 3 < 5 > 2.", "A bold move by Ana & co, 3 < 5 > 2."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, readMarkdown(tt.in).Body); diff != "" {
				t.Errorf("body (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMarkdownTellsItsTitle(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a heading", "# The *ferry* returns\n\nIt sailed on Sunday.", "The ferry returns"},
		{"an underlined heading", "The ferry returns\n===\n\nIt sailed on Sunday.", "The ferry returns"},
		{"front matter", "---\ntitle: \"The ferry returns\"\ndate: 2026-11-22\n---\n\n# Another\n\nIt sailed on Sunday.", "The ferry returns"},
		{"a heading further down", "It sailed on Sunday.\n\n## Costs\n\nThree crowns.", ""},
		{"a rule that is no front matter", "---\n\nIt sailed on Sunday.", ""},
	}
	for _, tt := range tests {
		if got := readMarkdown(tt.in).Title; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWrappedLinesBecomeParagraphsAgain(t *testing.T) {
	wrapped := strings.Join([]string{
		"The ferry across Lake Orme sailed again on Sunday, eleven years after",
		"the last boat was taken out of service and sold for scrap. Some four",
		"hundred people stood in the rain on the old pier to see it leave.",
		"",
		"“We had stopped believing in it,” said Tomas Vell, who ran the kiosk",
		"there until the line was closed. It needs forty minutes.",
	}, "\n")
	want := "The ferry across Lake Orme sailed again on Sunday, eleven years after the last boat was taken out of service and sold for scrap. Some four hundred people stood in the rain on the old pier to see it leave.\n\n“We had stopped believing in it,” said Tomas Vell, who ran the kiosk there until the line was closed. It needs forty minutes."
	if diff := cmp.Diff(want, unwrap(wrapped)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	poem := "The ferry sailed again today,\nthe rain had come, the rain would stay,\nand all along the crowded pier\nwe waved as though it were last year.\nWe waved and went our way."
	speech := want + "\nAnd a last line."
	for _, s := range []string{poem, speech, "one line", ""} {
		if got := unwrap(s); got != s {
			t.Errorf("got %q, want it as it was: %q", got, s)
		}
	}
}

func TestTidyDropsWhatIsNoText(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"a\n\n\n \n\nb", "a\n\nb"},
		{"\n\n  a  \n", "a"},
		{"a\x1b[31m\x07b\x7f", "a[31mb"},
		{"\ufeffa\u200db", "a\u200db"},
		{"a\xffb", "a\uFFFDb"},
		{"a\u0085b\u2029c\vd", "a\nb\n\nc\nd"},
		{"é\u009f — “a”\u00a0\tb", "é — “a”\u00a0\tb"},
		{"a\n  b", "a\n  b"},
	}
	for _, tt := range tests {
		if got := tidy(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

const newsletter = "From: =?utf-8?q?The_Harrow_Courier?= <news@courier.example>\r\n" +
	"Subject: =?utf-8?q?F=C3=A4hre_zur=C3=BCck?=\r\n" +
	"Date: Sun, 22 Nov 2026 07:30:00 +0100\r\n" +
	"MIME-Version: 1.0\r\n"

func TestAnEmailGivesItsTextItsSubjectAndItsSender(t *testing.T) {
	const words = "The ferry across Lake Orme sailed again on Sunday, the council said."
	long := strings.Repeat(words+" ", 5)
	multipart := func(kind string, parts ...string) string {
		return "Content-Type: multipart/" + kind + "; boundary=\"b\"\r\n\r\n--b\r\n" + strings.Join(parts, "\r\n--b\r\n") + "\r\n--b--\r\n"
	}
	tests := []struct{ name, rest, want string }{
		{"plain", "\r\n" + words, words},
		{"quoted-printable in Windows-1252", "Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe ferry sailed =\r\nagain, =93at last=94, on Sunday.", "The ferry sailed again, “at last”, on Sunday."},
		{"base64", "Content-Transfer-Encoding: base64\r\n\r\nVGhlIGZlcnJ5IHNhaWxlZCBhZ2FpbiBvbiBTdW5kYXku", "The ferry sailed again on Sunday."},
		{"HTML alone", "Content-Type: text/html\r\n\r\n<p>" + words + "</p>", words},
		{"both", multipart("alternative", "Content-Type: text/plain\r\n\r\n"+long, "Content-Type: text/html\r\n\r\n<p>other</p>"), strings.TrimSpace(long)},
		{"a plain part that says nothing", multipart("alternative", "Content-Type: text/plain\r\n\r\nThis is an HTML mail.", "Content-Type: text/html\r\n\r\n<p>"+words+"</p>"), words},
		{"an attachment before it", multipart("mixed", "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nnot this", "Content-Type: text/plain\r\n\r\n"+words), words},
		{"parts in parts", multipart("mixed", "Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\n"+words+"\r\n--c--"), words},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Reader{}.Extract(briefing.Page{Name: "a.eml", Body: []byte(newsletter + tt.rest)})
			if err != nil {
				t.Fatal(err)
			}
			want := briefing.Article{
				Title: "Fähre zurück", Publisher: "The Harrow Courier", Language: a.Language, Body: tt.want,
				Published: time.Date(2026, 11, 22, 6, 30, 0, 0, time.UTC),
			}
			if diff := cmp.Diff(want, a); diff != "" {
				t.Errorf("article (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAnEmailOfEndlessPartsEnds(t *testing.T) {
	const text = "Content-Type: text/plain\r\n\r\nThe ferry sailed again on Sunday.\r\n"
	wide := func(n int) string {
		return "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\nContent-Type: image/png\r\n\r\nx\r\n", n) + "--b\r\n" + text + "--b--\r\n"
	}
	deep := func(n int) string {
		m := text
		for i := range n {
			m = fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n%s\r\n--b%d--\r\n", i, i, m, i)
		}
		return m
	}
	tests := []struct {
		name, mail string
		read       bool
	}{
		{"a hundred parts", wide(mostParts - 1), true},
		{"one more", wide(mostParts), false},
		{"parts in parts", deep(deepestParts), true},
		{"one deeper", deep(deepestParts + 1), false},
	}
	for _, tt := range tests {
		if _, err := (Reader{}).Extract(briefing.Page{Name: "a.eml", Body: []byte(newsletter + tt.mail)}); (err == nil) != tt.read {
			t.Errorf("%s: got %v, want it read: %v", tt.name, err, tt.read)
		}
	}
}
