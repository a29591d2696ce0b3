package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

// appendSentences adds the sentences of one paragraph to found.
func appendSentences(found []briefing.Span, body string, p briefing.Span) []briefing.Span {
	line := body[:p.End]
	start := p.Start
	for i := p.Start; i < p.End; {
		if byteKinds[line[i]]&stopByte == 0 { // nearly all
			i++
			continue
		}
		if r, n := runeAt(line, i); !stops(r) {
			i += n
			continue
		}
		s := readStop(line, start, i)
		i = s.end
		if !s.endsSentence() {
			continue
		}
		found = append(found, trimmed(line, start, s.end))
		start = skipBlank(line, s.end)
		i = start
	}
	if rest := trimmed(line, start, p.End); rest.Len() > 0 {
		found = append(found, rest)
	}
	return found
}

// A stop is a place where a sentence may end: one mark or several, and the
// quotation marks and brackets that close right after them.
type stop struct {
	line    string // the text up to the end of the paragraph
	start   int    // where the sentence so far begins
	at      int    // the first mark
	end     int    // after the last closing mark
	mark    rune   // the strongest mark: ! or ? over a full stop
	several bool   // an ellipsis, or "?!"
	quoted  bool   // a quotation mark closes here
}

// readStop reads the stop whose first mark is at i.
func readStop(line string, start, i int) stop {
	s := stop{line: line, start: start, at: i, end: i}
	for s.end < len(line) {
		r, n := runeAt(line, s.end)
		if !stops(r) {
			break
		}
		s.several = s.several || s.end > i || r == '…'
		if s.mark == 0 || s.mark == '.' {
			s.mark = r
		}
		s.end += n
	}
	for s.end < len(line) {
		r, n := runeAt(line, s.end)
		if !closes(r) || r == '“' && beginsWord(line, s.end+n) {
			break
		}
		s.quoted = s.quoted || isQuote(r)
		s.end += n
	}
	if spaced := skipBlank(line, s.end); strings.HasPrefix(line[spaced:], "»") && !beginsWord(line, spaced+len("»")) {
		s.end, s.quoted = spaced+len("»"), true // French puts a space before it
	}
	s.end = skipFootnote(line, s.end)
	return s
}

// beginsWord reports whether a word begins at i.
func beginsWord(line string, i int) bool {
	r, _ := runeAt(line, i)
	return inWord(r)
}

// skipFootnote steps over "[12]", which belongs to the sentence before it.
func skipFootnote(line string, i int) int {
	if i >= len(line) || line[i] != '[' {
		return i
	}
	for j := i + 1; j < len(line) && j < i+5; j++ {
		switch c := line[j]; {
		case c == ']' && j > i+1:
			return j + 1
		case c < '0' || c > '9':
			return i
		}
	}
	return i
}

// endsSentence decides from what stands on both sides of s.
func (s stop) endsSentence() bool {
	next := skipBlank(s.line, s.end)
	if next == len(s.line) {
		return true
	}
	if wide(s.mark) {
		return !s.speechGoesOn(next)
	}
	if next == s.end && !s.spaceForgotten() {
		return false
	}
	begin := skipOpening(s.line, next)
	r, n := runeAt(s.line, begin)
	switch {
	case begin == len(s.line), stops(r) && begin == next:
		return false // only marks are left, or ". . ."
	case isDash(r):
		return !s.quoted && !unicode.IsLower(letterFrom(s.line, begin+n))
	case unicode.IsLower(r):
		return s.lowerBegins(begin)
	case s.quoted && s.mark != '.' && attributes(s.line, next):
		return false
	case s.mark == '.' && !s.several && !s.quoted:
		return !s.abbreviates(begin)
	}
	return true
}

// lowerBegins reports whether the word at i begins a sentence though its first
// letter is small: "iPhone", "eBay".
func (s stop) lowerBegins(i int) bool {
	_, n := runeAt(s.line, i)
	second, _ := runeAt(s.line, i+n)
	return unicode.IsUpper(second)
}

// spaceForgotten reports whether s stands between two words that were run
// together: "the vote.The minister". A stop inside an address or a file name
// is no such place.
func (s stop) spaceForgotten() bool {
	next, n := runeAt(s.line, s.end)
	if opensAlways(next) {
		return true
	}
	after, _ := runeAt(s.line, s.end+n)
	if !unicode.IsUpper(next) || !unicode.IsLower(after) {
		return false
	}
	small := 0
	for i := s.at; i > s.start && small < 3; small++ {
		r, n := utf8.DecodeLastRuneInString(s.line[s.start:i])
		if !unicode.IsLower(r) {
			return false
		}
		i -= n
	}
	return small == 3
}

// runeAt is the code point at i and its length; 0 at the end of s.
func runeAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// skipBlank is the first place from i on that is not white space.
func skipBlank(s string, i int) int {
	for i < len(s) {
		r, n := runeAt(s, i)
		if !blank(r) {
			break
		}
		i += n
	}
	return i
}

// skipOpening is the first place from i on that opens no quotation or bracket.
func skipOpening(s string, i int) int {
	for i < len(s) {
		r, n := runeAt(s, i)
		if !opens(r) {
			break
		}
		i += n
	}
	return i
}

// letterFrom is the first letter from i on, looking over white space, dashes
// and opening marks alone; 0 when something else comes first.
func letterFrom(s string, i int) rune {
	for i < len(s) {
		r, n := runeAt(s, i)
		switch {
		case unicode.IsLetter(r):
			return r
		case !blank(r) && !opens(r) && !isDash(r):
			return 0
		}
		i += n
	}
	return 0
}
