package main

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/dateline-bot/dateline/briefing/text"
)

const (
	fewestArticles = 8  // a word in fewer counts as unseen
	rarityStep     = 20 // hundredths of a nat between two lines of the table
)

// writeRarity writes the table that text.Rarity reads: for each rarity, in
// hundredths of a nat, the words that have it.
func writeRarity(path string, examples []example) error {
	count := map[uint64]int{}   // of articles that have a word, by its key
	form := map[uint64]string{} // the shortest form of each word, the first by the alphabet
	for _, e := range examples {
		seen := map[uint64]bool{}
		for w := range text.Words(e.Text) {
			word := strings.ToLower(w.Of(e.Text))
			key := text.Key(word)
			if !seen[key] {
				seen[key] = true
				count[key]++
			}
			keepForm(form, key, word)
		}
	}
	lines := map[int][]string{}
	for key, n := range count {
		if n >= fewestArticles {
			rarity := 100 * math.Log(float64(len(examples))/float64(n))
			step := int(math.Round(rarity/rarityStep)) * rarityStep
			lines[step] = append(lines[step], form[key])
		}
	}
	return writeLines(path, lines)
}

// keepForm keeps the shortest form of a word, and of these the first by the
// alphabet.
func keepForm(form map[uint64]string, key uint64, word string) {
	if old, ok := form[key]; !ok || len(word) < len(old) || len(word) == len(old) && word < old {
		form[key] = word
	}
}

// writePulls writes the table of words and how much each pulls.
func writePulls(path string, pulls map[string]int) error {
	lines := map[int][]string{}
	for word, n := range pulls {
		lines[n] = append(lines[n], word)
	}
	return writeLines(path, lines)
}

// writeLines writes a table: a line for each number, rising, with its words.
func writeLines(path string, lines map[int][]string) error {
	var out strings.Builder
	for _, number := range slices.Sorted(maps.Keys(lines)) {
		slices.Sort(lines[number])
		fmt.Fprintln(&out, number, strings.Join(lines[number], " "))
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
		return fmt.Errorf("write a table of words: %w", err)
	}
	return nil
}
