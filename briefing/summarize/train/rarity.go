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
	count := map[string]int{}
	for _, e := range examples {
		seen := map[string]bool{}
		for w := range text.Words(e.Text) {
			if word := text.Root(w.Of(e.Text)); !seen[word] && !strings.Contains(word, " ") {
				seen[word] = true
				count[word]++
			}
		}
	}
	lines := map[int][]string{}
	for word, n := range count {
		if n >= fewestArticles {
			rarity := 100 * math.Log(float64(len(examples))/float64(n))
			step := int(math.Round(rarity/rarityStep)) * rarityStep
			lines[step] = append(lines[step], word)
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
