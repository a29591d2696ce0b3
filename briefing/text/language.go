package text

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// sampled is how much of a text, in bytes, its language is judged by.
const sampled = 1536

// Language guesses the language that s is mostly written in, as a BCP 47 tag:
// by its script where that settles it, else by the small words that every text
// in a language has. It is "" when it is not sure.
func Language(s string) string {
	if len(s) > sampled {
		s = s[:sampled]
	}
	letters := countLetters(s)
	switch most := letters.most(); most {
	case none:
		return ""
	case han, kana:
		if letters[kana]*10 >= letters[han] {
			return "ja"
		}
		return "zh"
	case latin, cyrillic, arabic:
		return byWords(s, most)
	default:
		return onlyLanguage[most]
	}
}

// A script is a way of writing. Of scripts that a text has as many letters of,
// the first counts.
type script int

const (
	latin script = iota
	cyrillic
	arabic
	han
	kana
	hangul
	hebrew
	greek
	thai
	devanagari
	other
	scripts // how many there are
	none    = scripts
)

// onlyLanguage names the language of scripts that the news writes one in.
var onlyLanguage = [scripts]string{hangul: "ko", hebrew: "he", greek: "el", thai: "th", devanagari: "hi"}

// A letterCount counts letters by the script they belong to.
type letterCount [scripts]int

func countLetters(s string) letterCount {
	var count letterCount
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if lower := r | 0x20; 'a' <= lower && lower <= 'z' {
				count[latin]++
			}
		case unicode.IsLetter(r):
			count[scriptOf(r)]++
		}
	}
	return count
}

func scriptOf(r rune) script {
	switch {
	case unicode.Is(unicode.Latin, r):
		return latin
	case unicode.Is(unicode.Cyrillic, r):
		return cyrillic
	case unicode.Is(unicode.Arabic, r):
		return arabic
	case unicode.Is(unicode.Han, r):
		return han
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return kana
	case unicode.Is(unicode.Hangul, r):
		return hangul
	case unicode.Is(unicode.Hebrew, r):
		return hebrew
	case unicode.Is(unicode.Greek, r):
		return greek
	case unicode.Is(unicode.Thai, r):
		return thai
	case unicode.Is(unicode.Devanagari, r):
		return devanagari
	}
	return other
}

// most is the script with the most letters; none when there are fewer than six.
// One character of Chinese counts as two letters, since it is most of a word.
func (c *letterCount) most() script {
	best, high := none, 5
	for s := range none {
		n := c[s]
		if s == han || s == kana {
			n *= 2
		}
		if n > high {
			best, high = s, n
		}
	}
	return best
}

// byWords finds the language of a script whose small words stand out in s: at
// least two of them, a ninth of all words, and a fifth more than any other's.
func byWords(s string, in script) string {
	var hits [len(smallLists)]int
	total := 0
	for w := range Words(s) {
		total++
		for languages := smallWords.of(w.Of(s)); languages != 0; languages &= languages - 1 {
			hits[bits.TrailingZeros32(uint32(languages))]++
		}
	}
	best, high, second := "", 0, 0
	for i, l := range smallLists {
		switch n := hits[i]; {
		case l.script != in:
		case n > high:
			best, high, second = l.language, n, high
		case n > second:
			second = n
		}
	}
	if high < 2 || high*9 < total || high*5 < second*6 {
		return ""
	}
	return best
}
