package quotes

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// What a quote needs to stand alone, and what makes it a good one. Merits are
// in hundredths of a nat, as the rarity of words is.
const (
	quotableRunes = 280  // product rule: the longest that a digest shows
	quotableSure  = 0.8  // the least confidence in its speaker
	shortRunes    = 140  // a quote longer than this loses one merit with each code point
	openingBytes  = 600  // of a body, in which it says what it is about
	aboutRarity   = 150  // from which a word says what it is about
	leanOn        = 1200 // what it costs to begin with a word that leans on what was said before
)

// Quotable finds the one of an article's quotes that readers should see: a
// whole statement of at most 280 code points, by a speaker who is named and
// surely the right one; of several the one that says most of what the
// article is about, and short. It is false when there is none.
func (Finder) Quotable(a briefing.Article, among []briefing.Quote) (best briefing.Quote, ok bool) {
	about := aboutWords(a)
	most := math.MinInt
	for _, q := range among {
		if q.Kind != briefing.FullQuote || q.Speaker == "" || q.Confidence < quotableSure || !isWhole(q.Text) {
			continue
		}
		if m := merit(q, about); m > most {
			best, most, ok = q, m, true
		}
	}
	return best, ok
}

// isWhole reports whether quoted words are a sentence or more, and not too
// many. One that its speaker's name interrupts ends with a comma.
func isWhole(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "’'\"”)"))
	ends := last == ',' || unicode.Is(unicode.STerm, last) || last == '…'
	return ends && !unicode.IsLower(first) && utf8.RuneCountInString(s) <= quotableRunes && !strings.HasPrefix(s, "…")
}

// aboutWords are the words that say what an article is about.
func aboutWords(a briefing.Article) map[uint64]bool {
	opening := a.Body[text.Head(a.Body).Text:]
	if len(opening) > openingBytes {
		opening = opening[:openingBytes]
	}
	about := map[uint64]bool{}
	for _, s := range []string{a.Title, opening} {
		for w := range text.Words(s) {
			if key := text.Key(w.Of(s)); text.Rarity(key) >= aboutRarity {
				about[key] = true
			}
		}
	}
	return about
}

// merit weighs a quote: by how much of what the article is about it says in
// its own words, less its length over what is short.
func merit(q briefing.Quote, about map[uint64]bool) int {
	m := -max(0, utf8.RuneCountInString(q.Text)-shortRunes)
	said := map[uint64]bool{}
	first := true
	for w := range text.Words(q.Text) {
		word := w.Of(q.Text)
		key := text.Key(word)
		if first && leaning[strings.ToLower(word)] {
			m -= leanOn
		}
		first = false
		if about[key] && !said[key] {
			said[key] = true
			m += text.Rarity(key)
		}
	}
	return m
}

// leaning are English words with which a statement leans on one before it.
var leaning = map[string]bool{
	"and": true, "but": true, "so": true, "or": true, "he": true, "she": true, "it": true, "they": true, "that": true, "this": true,
	"it's": true, "it’s": true, "that's": true, "that’s": true, "he's": true, "he’s": true, "she's": true, "she’s": true, "they're": true, "they’re": true,
}
