package main

import (
	"bufio"
	"fmt"
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
			if old, ok := form[key]; !ok || len(word) < len(old) || len(word) == len(old) && word < old {
				form[key] = word
			}
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

func writeLines(path string, lines map[int][]string) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write the rarities: %w", err)
	}
	out := bufio.NewWriter(file)
	for step := 0; len(lines) > 0; step += rarityStep {
		if words := lines[step]; words != nil {
			slices.Sort(words)
			fmt.Fprintln(out, step, strings.Join(words, " "))
			delete(lines, step)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the rarities: %w", err)
	}
	return file.Close()
}
