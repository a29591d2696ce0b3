package text

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

// Words gives the words of s in order: runs of letters and digits, with the
// apostrophes inside them ("don’t") and the points and commas inside numbers
// ("1,250.5"). Han characters and hiragana are words of one character each,
// since nothing in the text says where their words end.
func Words(s string) iter.Seq[briefing.Span] {
	return func(yield func(briefing.Span) bool) {
		for i := 0; i < len(s); {
			if s[i] == ' ' { // most of what stands between words
				i++
				continue
			}
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
	i += n
	if single(r) {
		return i
	}
	for {
		for i < len(s) && byteKinds[s[i]]&wordByte != 0 { // nearly all
			i++
		}
		if i == len(s) || s[i] == ' ' { // nearly always
			return i
		}
		next, n := runeAt(s, i)
		if (!inWord(next) || single(next)) && !joins(next, s[:i], s[i+n:]) {
			return i
		}
		i += n
	}
}

// joins reports whether mark, which stands between two texts, is a part of the
// word: an apostrophe between letters, a point or comma between digits.
func joins(mark rune, before, after string) bool {
	switch mark {
	case '\'', '’':
		return between(unicode.IsLetter, before, after)
	case '.', ',':
		return between(unicode.IsDigit, before, after)
	}
	return false
}

// between reports whether the code points on both sides are of a kind.
func between(kind func(rune) bool, before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := runeAt(after, 0)
	return kind(last) && kind(first)
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
