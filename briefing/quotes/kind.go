package quotes

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

// fullWords is how many words make a quote a full one.
const fullWords = 5

// unspaced are the scripts that put no space between words, which are two
// characters long or so.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer}

// kindOf tells whole statements from fragments by their words.
func kindOf(text string) briefing.QuoteKind {
	words := countWords(text)
	if words < fullWords && len(text) > 2*fullWords {
		words = max(words, countUnspaced(text)/2)
	}
	if words < fullWords {
		return briefing.PartialQuote
	}
	return briefing.FullQuote
}

// countWords is how many words a reader counts in text, where "don’t", "3.5"
// and "well-known" are one, or fullWords when there are more.
func countWords(text string) int {
	words, inside, joined := 0, false, false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if !inside && !joined {
				words++
			}
			inside, joined = true, false
		case inside && (r == '\'' || r == '’' || r == '.' || r == '-'):
			inside, joined = false, true
		default:
			inside, joined = false, false
		}
		if words == fullWords {
			break
		}
	}
	return words
}

func countUnspaced(text string) int {
	n := 0
	for _, r := range text {
		if r >= utf8.RuneSelf && unicode.In(r, unspaced...) {
			n++
		}
	}
	return n
}

// english are words that hardly any English text does without, and that no
// other language has.
var english = regexp.MustCompile(`(?i)\b(?:the|and|said|says|that|with|they|she|you|have|told|this|from|would|who)\b`)

// isForeign reports whether the article is not in English, whose words are all
// that the model knows: by what it says of itself or, failing that, by its
// words.
func isForeign(a briefing.Article) bool {
	if a.Language == "" {
		return !english.MatchString(a.Body)
	}
	return a.Language != "en" && !strings.HasPrefix(a.Language, "en-")
}

// isLatin reports whether the text begins in Latin letters, as all English
// does.
func isLatin(text string) bool {
	i := strings.IndexFunc(text, unicode.IsLetter)
	if i < 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.Is(unicode.Latin, r)
}
