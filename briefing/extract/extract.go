// Package extract finds the article in what was handed in.
package extract

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// Bounds of what is taken for an article.
const (
	// mostBytes is two mebibytes, as handed in and as text.
	mostBytes = 2 << 20
	// leastWords makes a short sentence: a moderator who pastes or uploads two
	// lines of news means them.
	leastWords = 5
	// leastPageWords is more, since what a web page has besides its article (a
	// login form, a request to switch on scripts) is a few dozen words.
	leastPageWords = 40
)

// Bounds of what stands beside the body, in UTF-16 code units, so that one
// hostile page cannot fill every list that names its article.
const (
	longestTitle  = 300
	longestByline = 150
	longestName   = 80 // a publisher's
)

// A Reader reads text, Markdown, HTML, JSON and e-mail. The zero value is
// ready and safe for concurrent use.
type Reader struct{}

// Extract finds the article in p. The form is told by the file's name, then by
// the declared type; what has neither is plain text, unless it begins as a web
// page does. Text is taken as UTF-8, as UTF-16, as the encoding it declares or
// as Windows-1252.
//
// Body has the author's words exactly: line ends become "\n", line breaks that
// only wrapped a paragraph at the width of a screen become spaces, control
// characters go, and markup goes where the form has markup. The error is
// Invalid, with words for whoever handed it in, when that is empty, is no
// text, has more than 2 MiB or too few words.
func (Reader) Extract(p briefing.Page) (briefing.Article, error) {
	if len(p.Body) > mostBytes {
		return briefing.Article{}, tooLarge(len(p.Body))
	}
	if len(bytes.TrimSpace(p.Body)) == 0 {
		return briefing.Article{}, briefing.Errorf(briefing.Invalid, "That is empty. Choose a file that has the article's text in it.")
	}
	f := formOf(p)
	a, err := f.read(p)
	if err != nil {
		return briefing.Article{}, err
	}
	return finish(a, f, p.URL)
}

// finish takes from the body what the form did not tell, and refuses a body
// that is no article. It was read in form f, and at is where it was fetched.
func finish(a briefing.Article, f form, at string) (briefing.Article, error) {
	a.Body = tidy(a.Body)
	if len(a.Body) > mostBytes {
		return briefing.Article{}, tooLarge(len(a.Body))
	}
	if err := checkWords(a.Body, f == webPage); err != nil {
		return briefing.Article{}, err
	}
	head := text.Head(a.Body)
	a.Title = line(first(a.Title, head.Title(a.Body)), longestTitle)
	a.Byline = line(first(withoutBy(a.Byline), head.Byline.Of(a.Body)), longestByline)
	a.Dateline = head.Dateline.Of(a.Body)
	a.Publisher = line(a.Publisher, longestName)
	a.Language = first(text.Language(a.Body), a.Language)
	a.URL = first(a.URL, webAddress(at))
	return a, nil
}

func checkWords(body string, page bool) error {
	least := leastWords
	if page {
		least = leastPageWords
	}
	n := countWords(body, least)
	switch {
	case n >= least:
		return nil
	case page:
		return briefing.Errorf(briefing.Invalid, "I found %s there (probably a login or script page). Paste the text with `/article paste`.", only(n))
	default:
		return briefing.Errorf(briefing.Invalid, "I found %s there, and an article has at least %d. Paste or upload its whole text.", only(n), least)
	}
}

// countWords counts up to enough.
func countWords(body string, enough int) int {
	n := 0
	for range text.Words(body) {
		if n++; n == enough {
			break
		}
	}
	return n
}

func only(n int) string {
	switch n {
	case 0:
		return "no words"
	case 1:
		return "only 1 word"
	}
	return fmt.Sprintf("only %d words", n)
}

func tooLarge(n int) error {
	return briefing.Errorf(briefing.Invalid, "That text is %.1f MiB; the limit is 2 MiB. Hand in one article at a time.", float64(n)/(1<<20))
}

// line is s on one line, cut at a word to what fits.
func line(s string, most int) string {
	return text.Clip(strings.Join(strings.Fields(s), " "), most)
}

func first(given, found string) string {
	if given != "" {
		return given
	}
	return found
}

// withoutBy takes the "By" off a byline.
func withoutBy(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return strings.TrimSpace(s[3:])
	}
	return s
}
