package summarize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoting keeps track of whether a paragraph's text is inside a quotation. It
// holds the mark that opened it, 0 outside. Single marks are not looked at,
// since most of them are apostrophes.
type quoting rune

func (q quoting) open() bool { return q != 0 }

// read takes in the marks of s from start to end.
func (q *quoting) read(s string, start, end int) {
	for i := start; i < end; {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if r == '"' {
			q.straight(s, i)
		} else if r >= utf8.RuneSelf {
			q.curly(r, s[i+n:])
		}
		i += n
	}
}

// straight reads a mark that opens and closes alike. One that touches a word on
// its right side alone opens, even when the mark before it was forgotten.
func (q *quoting) straight(s string, i int) {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	free := i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–-", before)
	bound := i+1 < len(s) && !unicode.IsSpace(after) && !strings.ContainsRune(".,;:!?)]", after)
	switch {
	case free && bound:
		*q = '"'
	case !free && !bound, q.open():
		*q = 0
	default:
		*q = '"'
	}
}

// curly reads a mark that shows which way it faces, in the customs of most
// languages; rest is the text after it.
func (q *quoting) curly(r rune, rest string) {
	switch r {
	case '“', '«':
		if *q == '„' || *q == '»' {
			*q = 0
			return
		}
		*q = quoting(r)
	case '„', '「', '『':
		*q = quoting(r)
	case '”', '」', '』':
		*q = 0
	case '»':
		next, _ := utf8.DecodeRuneInString(rest)
		if q.open() || !unicode.IsLetter(next) {
			*q = 0
			return
		}
		*q = '»'
	}
}
