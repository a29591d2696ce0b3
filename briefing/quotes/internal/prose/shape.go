package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Shape is how a word is written.
type Shape uint8

// The shapes.
const (
	Mark    Shape = iota // punctuation
	Lower                // begins with a small letter, or has no case
	Capital              // begins with a capital
	Upper                // two capitals or more and nothing else
	Initial              // one capital and a full stop
	Number               // begins with a digit
)

func shape(text string) Shape {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsDigit(r):
		return Number
	case !unicode.IsUpper(r) && !unicode.IsTitle(r):
		if prefixed(text) {
			return Capital
		}
		return Lower
	case text[size:] == ".":
		return Initial
	}
	capitals := 1
	for _, r := range text[size:] {
		if unicode.IsLower(r) {
			return Capital
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	if capitals > 1 {
		return Upper
	}
	return Capital
}

// prefixed reports whether a word in small letters is a name with a small
// article before it: "al-Amin", "d’Arcy".
func prefixed(text string) bool {
	i := 1
	for i < len(text) && i <= len("ibn") && 'a' <= text[i] && text[i] <= 'z' {
		i++
	}
	if i >= len(text) || text[i] != '-' && text[i] != '\'' && !strings.HasPrefix(text[i:], "’") {
		return false
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	next, _ := utf8.DecodeRuneInString(text[i+size:])
	if !unicode.IsUpper(next) {
		return false
	}
	switch text[:i] {
	case "al", "el", "as", "ad", "an", "ar", "at", "az", "ash", "bin", "ibn", "d", "l":
		return true
	}
	return false
}

// sign is the ASCII form of a mark; 0 for a quotation mark.
func sign(r rune) byte {
	switch r {
	case '—', '–', '―', '‒', '-':
		return '-'
	case '…':
		return '.'
	case '"', '“', '”', '„', '«', '»', '「', '」', '『', '』', '‘', '’', '\'':
		return 0
	}
	if r < utf8.RuneSelf {
		return byte(r)
	}
	return '*'
}
