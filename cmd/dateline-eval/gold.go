package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

// readGold reads the articles of a file of JSON lines together with what is
// known of them.
func readGold[T any](ctx context.Context, path string) ([]T, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the articles: %w. Check the path", err)
	}
	defer file.Close()
	var all []T
	err = reading.EachLine(ctx, file, func(n int, line []byte) error {
		var one T
		if err := json.Unmarshal(line, &one); err != nil {
			return fmt.Errorf("line %d is not an article with answers: %w", n, err)
		}
		all = append(all, one)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s, %w", path, err)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has no articles. Give one with an article a line", path)
	}
	return all, nil
}

// summaryLength is how many sentences every summary here has.
const summaryLength = 3

// readAll reads articles one after the other, as `dateline read --jsonl` does
// each of them, and says how much of the processor's time that took.
func readAll[T interface {
	Read(sentences int) reading.Reading
}](a app, articles []T) ([]reading.Reading, time.Duration) {
	readings := make([]reading.Reading, len(articles))
	start := a.spent()
	for i, article := range articles {
		readings[i] = article.Read(summaryLength)
	}
	return readings, a.spent() - start
}

// nameOf is how a report calls a file: with its folder, and no longer.
func nameOf(path string) string {
	return filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path))
}
