// Package text tells sentences, words and names apart in running prose.
//
// Everything here is deterministic, works on any valid or invalid UTF-8, and
// takes time in proportion to what it reads. Positions are spans of bytes
// whose ends lie between code points.
package text

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

// Paragraphs finds the lines of body that hold more than white space, in
// order and without the white space around them.
func Paragraphs(body string) []briefing.Span {
	return firstParagraphs(body, len(body))
}

// firstParagraphs finds the first paragraphs of body, at most most.
func firstParagraphs(body string, most int) []briefing.Span {
	found := make([]briefing.Span, 0, min(most, len(body)/150+1))
	for p := range paragraphs(body) {
		if len(found) == most {
			break
		}
		found = append(found, p)
	}
	return found
}

// paragraphs gives the paragraphs of body in order.
func paragraphs(body string) iter.Seq[briefing.Span] {
	return func(yield func(briefing.Span) bool) {
		ends := newLineEnds(body)
		for start := 0; start < len(body); {
			end, next := ends.from(start)
			if p := trimmed(body, start, end); p.Len() > 0 && !yield(p) {
				return
			}
			start = next
		}
	}
}

// Sentences finds the sentences of body in order. None is empty, none has
// white space around it, and none reaches over the end of its paragraph. A
// closing quotation mark or bracket belongs to the sentence before it; speech
// and the clause that assigns it ("“Why?” he asked.") are one sentence.
func Sentences(body string) []briefing.Span {
	found := make([]briefing.Span, 0, len(body)/100+1)
	for p := range paragraphs(body) {
		found = appendSentences(found, body, p)
	}
	return found
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
