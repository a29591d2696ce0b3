package text

import (
	"strings"
	"unicode"
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
	script := countScripts(s)
	switch most := script.most(); most {
	case "":
		return ""
	case "Han", "Kana":
		if script["Kana"]*10 >= script["Han"] {
			return "ja"
		}
		return "zh"
	case "Latn", "Cyrl", "Arab":
		return byWords(s, most)
	default:
		return onlyLanguage[most]
	}
}

// onlyLanguage names the language of scripts that the news writes one in.
var onlyLanguage = map[string]string{"Hang": "ko", "Hebr": "he", "Grek": "el", "Thai": "th", "Deva": "hi"}

// A scriptCount counts letters by the script they belong to.
type scriptCount map[string]int

func countScripts(s string) scriptCount {
	count := scriptCount{}
	latin := 0
	for _, r := range s {
		if r < 0x80 {
			if unicode.IsLetter(r) {
				latin++
			}
			continue
		}
		if unicode.IsLetter(r) {
			count[scriptOf(r)]++
		}
	}
	count["Latn"] += latin
	return count
}

func scriptOf(r rune) string {
	switch {
	case unicode.Is(unicode.Latin, r):
		return "Latn"
	case unicode.Is(unicode.Cyrillic, r):
		return "Cyrl"
	case unicode.Is(unicode.Arabic, r):
		return "Arab"
	case unicode.Is(unicode.Han, r):
		return "Han"
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return "Kana"
	case unicode.Is(unicode.Hangul, r):
		return "Hang"
	case unicode.Is(unicode.Hebrew, r):
		return "Hebr"
	case unicode.Is(unicode.Greek, r):
		return "Grek"
	case unicode.Is(unicode.Thai, r):
		return "Thai"
	case unicode.Is(unicode.Devanagari, r):
		return "Deva"
	}
	return "other"
}

// most is the script with the most letters; "" when there are fewer than six.
// One character of Chinese counts as two letters, since it is most of a word.
func (c scriptCount) most() string {
	best, high := "", 5
	for _, script := range []string{"Latn", "Cyrl", "Arab", "Han", "Kana", "Hang", "Hebr", "Grek", "Thai", "Deva", "other"} {
		n := c[script]
		if script == "Han" || script == "Kana" {
			n *= 2
		}
		if n > high {
			best, high = script, n
		}
	}
	return best
}

// byWords finds the language of a script whose small words stand out in s: at
// least two of them, a ninth of all words, and a fifth more than any other's.
func byWords(s, script string) string {
	hits := map[string]int{}
	total := 0
	for w := range Words(s) {
		total++
		for _, language := range smallWords[strings.ToLower(w.Of(s))] {
			hits[language]++
		}
	}
	best, high, second := "", 0, 0
	for _, language := range languagesOf[script] {
		switch n := hits[language]; {
		case n > high:
			best, high, second = language, n, high
		case n > second:
			second = n
		}
	}
	if high < 2 || high*9 < total || high*5 < second*6 {
		return ""
	}
	return best
}
