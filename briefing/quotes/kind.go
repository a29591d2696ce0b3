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

// word is a word as a reader counts: "don’t", "3.5" and "well-known" are one.
var word = regexp.MustCompile(`[\pL\pN]+(?:['’.\-][\pL\pN]+)*`)

// unspaced are the scripts that put no space between words, which are two
// characters long or so.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer}

// kindOf tells whole statements from fragments by their words.
func kindOf(text string) briefing.QuoteKind {
	words := len(word.FindAllStringIndex(text, fullWords))
	if words < fullWords && len(text) > 2*fullWords {
		words = max(words, countUnspaced(text)/2)
	}
	if words < fullWords {
		return briefing.PartialQuote
	}
	return briefing.FullQuote
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

// isForeign reports whether the quoted text is surely not English, whose words
// are all that the model knows: so the article says, or so it is written.
func isForeign(a briefing.Article, text string) bool {
	if a.Language != "" && a.Language != "en" && !strings.HasPrefix(a.Language, "en-") {
		return true
	}
	i := strings.IndexFunc(text, unicode.IsLetter)
	if i < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return !unicode.Is(unicode.Latin, r)
}
