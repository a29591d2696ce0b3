package prose

import (
	"strings"
	"unicode"
)

const (
	longestLabel = 40 // bytes
	fewestTurns  = 3  // lines with a label that make an article a transcript
)

// label is how many bytes at the head of text name the next speaker of a
// transcript, "OKORO: " or "GOV. VIDAL: ", and 0 when none do.
func label(text string) int {
	colon := strings.IndexByte(text[:min(len(text), longestLabel)], ':')
	if colon < 1 || colon+1 == len(text) || text[colon+1] != ' ' {
		return 0
	}
	capitals := 0
	for _, r := range text[:colon] {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case capitals == 0 || !strings.ContainsRune(" .’'-", r):
			return 0
		}
	}
	if capitals < 2 {
		return 0
	}
	return colon + 2
}

// isTranscript reports whether body prints speech in turns without marks.
func isTranscript(body string) bool {
	turns := 0
	for line := range strings.Lines(body) {
		if label(line) > 0 {
			turns++
		}
		if turns == fewestTurns {
			return true
		}
	}
	return false
}

// turn keeps the line as somebody's turn in a transcript, if it is one.
func (s *scanner) turn() bool {
	n := label(s.body[s.start:s.end])
	if n == 0 {
		return false
	}
	s.opener, s.content = 0, s.start+n
	found := len(s.out)
	s.emit(s.end, true)
	for i := range s.out[found:] {
		s.out[found+i].Turn, s.out[found+i].Named = true, true
	}
	return true
}

// excerpt keeps the line as somebody's words if it is set off like Markdown's
// block quotes, "> We will not sell.", and has no marks of its own.
func (s *scanner) excerpt() bool {
	text, ok := strings.CutPrefix(s.body[s.start:s.end], "> ")
	if !ok || strings.ContainsAny(text, "\"“”„«»「」") {
		return false
	}
	s.opener, s.content = 0, s.end-len(text)
	s.emit(s.end, false)
	return true
}
