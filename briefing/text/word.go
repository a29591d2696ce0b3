package text

import (
	"iter"
	"unicode"

	"github.com/dateline-bot/dateline/briefing"
)

// Words gives the words of s in order: runs of letters and digits, with the
// apostrophes inside them ("don’t") and the points and commas inside numbers
// ("1,250.5"). Han characters and hiragana are words of one character each,
// since nothing in the text says where their words end.
func Words(s string) iter.Seq[briefing.Span] {
	return func(yield func(briefing.Span) bool) {
		for i := 0; i < len(s); {
			r, n := runeAt(s, i)
			if !inWord(r) {
				i += n
				continue
			}
			end := wordEnd(s, i, r, n)
			if !yield(briefing.Span{Start: i, End: end}) {
				return
			}
			i = end
		}
	}
}

// wordEnd finds the end of the word that begins at i with r, n bytes long.
func wordEnd(s string, i int, r rune, n int) int {
	if single(r) {
		return i + n
	}
	for i += n; i < len(s); {
		next, m := runeAt(s, i)
		switch {
		case inWord(next) && !single(next):
			r = next
			i += m
		case joins(r, next, s, i+m):
			i += m
		default:
			return i
		}
	}
	return i
}

// joins reports whether mark, which stands after r and before s[i:], is a part
// of the word: an apostrophe between letters, a point or comma between digits.
func joins(r, mark rune, s string, i int) bool {
	switch mark {
	case '\'', '’':
		after, _ := runeAt(s, i)
		return unicode.IsLetter(r) && unicode.IsLetter(after)
	case '.', ',':
		after, _ := runeAt(s, i)
		return unicode.IsDigit(r) && unicode.IsDigit(after)
	}
	return false
}

func inWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func single(r rune) bool {
	return r >= 0x2E80 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r))
}
