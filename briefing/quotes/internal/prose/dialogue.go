package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isDash reports whether r may lead a line of dialogue.
func isDash(r rune) bool { return r == '—' || r == '–' || r == '―' }

// dialogue keeps the speech of a line that a dash leads, as most of Europe
// prints it: "—No vamos a ceder —dijo Ruiz—. Es tarde." Every other dash goes
// over to who said it.
func (s *scanner) dialogue() bool {
	text := s.body[s.start:s.end]
	at := s.end - len(strings.TrimLeft(text, " \t"))
	first, size := utf8.DecodeRuneInString(s.body[at:s.end])
	if !isDash(first) || strings.ContainsAny(text, "\"“”„«»") {
		return false
	}
	s.opener = first
	speech := true
	for at += size; at < s.end; {
		end, next := s.end, s.end
		if i := strings.IndexFunc(s.body[at:s.end], isDash); i >= 0 {
			end = at + i
			_, size := utf8.DecodeRuneInString(s.body[end:])
			next = end + size
		}
		if speech {
			s.content = end - len(strings.TrimLeftFunc(s.body[at:end], unspoken))
			s.emit(s.told(s.content, end), false)
		}
		speech, at = !speech, next
	}
	s.opener = 0
	return true
}

// told is where speech ends in the text from start to end: before the comma,
// or the mark of a question, that a clause follows which tells who speaks.
func (s *scanner) told(start, end int) int {
	for i := start; i < end; i++ {
		switch s.body[i] {
		case ',', '?', '!':
			if clause := strings.TrimLeft(s.body[i+1:end], " \u00a0\u202f"); s.tells(clause[:min(len(clause), longestTelling)]) {
				return i + 1
			}
		}
	}
	return end
}

// longestTelling is how much of a clause is looked at, in bytes.
const longestTelling = 60

// unspoken reports whether r is punctuation or space left over from before
// speech goes on.
func unspoken(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:", r) }
