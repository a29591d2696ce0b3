package quotes

import (
	"regexp"

	"github.com/dateline-bot/dateline/briefing"
)

// fullWords is how many words make a quote a full one.
const fullWords = 5

// word is a word as a reader counts: "don’t", "3.5" and "well-known" are one.
var word = regexp.MustCompile(`[\pL\pN]+(?:['’.\-][\pL\pN]+)*`)

// kindOf tells whole statements from fragments by their words.
func kindOf(text string) briefing.QuoteKind {
	if len(word.FindAllStringIndex(text, fullWords)) < fullWords {
		return briefing.PartialQuote
	}
	return briefing.FullQuote
}
