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
			s.emit(end, false)
		}
		speech, at = !speech, next
	}
	s.opener = 0
	return true
}

// unspoken reports whether r is punctuation or space left over from before
// speech goes on.
func unspoken(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:", r) }
