package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Unseen is the rarity of words that the table does not know: of names, most
// numbers, and of all languages but English.
const Unseen = 800

// Rarity tells how rare a word is in English news, in hundredths of a nat:
// about 0 for "the", which every article has, [Unseen] for what hardly any
// has. It takes the word's [Key].
func Rarity(key uint64) int { return int(rarities().Of(key)) }

// The table is made from a few thousand articles by briefing/summarize/train.
//
//go:embed rarity.txt
var rarityTable string

var rarities = sync.OnceValue(func() KeyTable { return ReadKeyTable(rarityTable, Unseen) })

// Key is a number for the form in which words are compared when it matters
// what they are about: in small letters, without a possessive or plural "s".
// It is the same on every machine.
func Key(word string) uint64 {
	word = stem(word)
	h := uint64(14695981039346656037) // FNV-1a
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r >= utf8.RuneSelf:
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h
}

// stem cuts a possessive and a plural "s" off word.
func stem(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	n := len(word)
	if n < 4 || word[n-1]|0x20 != 's' {
		return word
	}
	switch word[n-2] | 0x20 {
	case 's', 'u', 'i':
		return word
	}
	return word[:n-1]
}
