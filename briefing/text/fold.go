package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes names, headlines and searches comparable: small letters without
// accents, and one space for each run of anything that is neither letter nor
// digit, with none at the ends. "O’Brien, ÁNA" and "o'brien ana" fold alike.
// Folding twice gives the same as folding once.
func Fold(s string) string {
	var folded strings.Builder
	folded.Grow(len(s))
	if isASCII(s) {
		foldASCII(&folded, s)
		return folded.String()
	}
	space := false
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, " ")) {
		switch {
		case isAccent(r):
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r) && folded.Len() > 0 && !space:
			if space && folded.Len() > 0 {
				folded.WriteByte(' ')
			}
			space = false
			foldRune(&folded, r)
		default:
			space = true
		}
	}
	return norm.NFC.String(folded.String())
}

func foldASCII(folded *strings.Builder, s string) {
	space := false
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			space = true
			continue
		}
		if space && folded.Len() > 0 {
			folded.WriteByte(' ')
		}
		space = false
		folded.WriteByte(c)
	}
}

// foldRune writes r small, and letters that only look accented as the plain
// letters people type for them.
func foldRune(folded *strings.Builder, r rune) {
	switch r = unicode.ToLower(r); r {
	case 'ß':
		folded.WriteString("ss")
	case 'æ':
		folded.WriteString("ae")
	case 'œ':
		folded.WriteString("oe")
	case 'ø':
		folded.WriteByte('o')
	case 'ł':
		folded.WriteByte('l')
	case 'đ', 'ð':
		folded.WriteByte('d')
	case 'þ':
		folded.WriteString("th")
	case 'ı':
		folded.WriteByte('i')
	case 'ς':
		folded.WriteRune('σ')
	default:
		folded.WriteRune(r)
	}
}

// isAccent reports whether r is an accent or a vowel point that people leave
// out when they type. Marks that spell a word, as in Hindi, are kept.
func isAccent(r rune) bool {
	return 0x0300 <= r && r <= 0x036F || // Latin, Greek, Cyrillic
		0x0591 <= r && r <= 0x05C7 && unicode.Is(unicode.Mn, r) || // Hebrew points
		0x064B <= r && r <= 0x065F || r == 0x0670 || r == 0x0640 // Arabic vowels and the stretched line
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
