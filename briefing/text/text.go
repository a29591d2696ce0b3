// Package text tells sentences, words and names apart in running prose.
//
// Everything here is deterministic, works on any valid or invalid UTF-8, and
// takes time in proportion to what it reads. Positions are spans of bytes
// whose ends lie between code points.
package text

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

// Paragraphs finds the lines of body that hold more than white space, in
// order and without the white space around them.
func Paragraphs(body string) []briefing.Span {
	return firstParagraphs(body, math.MaxInt)
}

// firstParagraphs finds the first paragraphs of body, at most most.
func firstParagraphs(body string, most int) []briefing.Span {
	var found []briefing.Span
	for start := 0; start < len(body) && len(found) < most; {
		end, next := lineEnd(body, start)
		if p := trimmed(body, start, end); p.Len() > 0 {
			found = append(found, p)
		}
		start = next
	}
	return found
}

// Sentences finds the sentences of body in order. None is empty, none has
// white space around it, and none reaches over the end of its paragraph. A
// closing quotation mark or bracket belongs to the sentence before it; speech
// and the clause that assigns it ("“Why?” he asked.") are one sentence.
func Sentences(body string) []briefing.Span {
	found := make([]briefing.Span, 0, len(body)/100+1)
	for _, p := range Paragraphs(body) {
		found = appendSentences(found, body, p)
	}
	return found
}

// lineEnd finds where the line that begins at start ends, and where the next
// one begins.
func lineEnd(body string, start int) (end, next int) {
	for i := start; i < len(body); i++ {
		switch c := body[i]; {
		case c > '\r' && c != 0xC2 && c != 0xE2: // nearly all bytes
		case c == '\n' || c == '\r' || c == '\v' || c == '\f':
			return i, i + 1
		case c == 0xC2 && strings.HasPrefix(body[i:], "\u0085"):
			return i, i + len("\u0085")
		case c == 0xE2 && (strings.HasPrefix(body[i:], "\u2028") || strings.HasPrefix(body[i:], "\u2029")):
			return i, i + len("\u2028")
		}
	}
	return len(body), len(body)
}

// trimmed is body[start:end] without the space around it.
func trimmed(body string, start, end int) briefing.Span {
	for start < end {
		r, n := utf8.DecodeRuneInString(body[start:end])
		if !blank(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(body[start:end])
		if !blank(r) {
			break
		}
		end -= n
	}
	return briefing.Span{Start: start, End: end}
}

// blank reports whether nothing of r is seen: white space, and the marks of
// zero width that editors leave at the ends of lines.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B'
}
