package text

import (
	_ "embed"
	"strconv"
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
// has. It takes the word as [Root] gives it.
func Rarity(root string) int {
	if rarity, ok := rarities()[root]; ok {
		return int(rarity)
	}
	return Unseen
}

// The table is made from a few thousand articles by briefing/summarize/train.
//
//go:embed rarity.txt
var rarityTable string

var rarities = sync.OnceValue(func() map[string]int16 {
	table := make(map[string]int16, strings.Count(rarityTable, " "))
	for line := range strings.Lines(rarityTable) {
		number, words, _ := strings.Cut(line, " ")
		rarity, err := strconv.ParseInt(number, 10, 16)
		if err != nil {
			continue // only a damaged table has such a line, and its words are then unseen
		}
		for word := range strings.FieldsSeq(words) {
			table[word] = int16(rarity)
		}
	}
	return table
})

// Root is the form in which words are compared when it matters what they are
// about: folded as by [Fold], without a possessive or plural "s".
func Root(word string) string {
	for _, mark := range []string{"'s", "’s"} {
		word = strings.TrimSuffix(word, mark)
	}
	root := Fold(word)
	if n := len(root); n > 3 && root[n-1] == 's' && root[n-2] != 's' && root[n-2] != 'u' && root[n-2] != 'i' {
		return root[:n-1]
	}
	if r, _ := utf8.DecodeLastRuneInString(root); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return strings.TrimSpace(root)
	}
	return root
}
