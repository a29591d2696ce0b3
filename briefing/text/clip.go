package text

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Clip is s when it has at most max UTF-16 code units, which is the stricter of
// the two ways in which Discord's clients count. Otherwise it is as much of
// the beginning as fits together with a final "…": up to the end of a word
// where there is one in its second half, else between two characters as
// people see them. It is "" when max is less than 1.
func Clip(s string, max int) string {
	if max < 1 {
		return ""
	}
	if len(s) <= max {
		return s
	}
	room, whole := fitting(s, max-1)
	if whole || units(s) <= max {
		return s
	}
	cut := s[:room]
	if end := lastWordEnd(cut, s[room:]); end >= room/2 {
		cut = cut[:end]
	}
	return strings.TrimRightFunc(cut, func(r rune) bool {
		return blank(r) || unicode.IsPunct(r) && !closes(r) && r != '%'
	}) + "…"
}

// fitting is how many bytes of s have at most max UTF-16 units, counted by
// whole characters; whole when that is all of s.
func fitting(s string, max int) (n int, whole bool) {
	characters := graphemes.FromString(s)
	for characters.Next() {
		character := characters.Value()
		if max -= units(character); max < 0 {
			return n, false
		}
		n += len(character)
	}
	return n, true
}

// units counts the UTF-16 code units of s.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// lastWordEnd is the last place in cut where a word ends; rest follows cut.
func lastWordEnd(cut, rest string) int {
	if r, _ := runeAt(rest, 0); blank(r) {
		return len(cut)
	}
	return max(strings.LastIndexFunc(cut, blank), 0)
}
