package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
)

// An article is one line of the data.
type article struct {
	ID     string  `json:"id"`
	Text   string  `json:"text"`
	Quotes []quote `json:"quotes"`
	Others []quote `json:"other_spans"`
	bytes  []int   // where each code point begins
}

// A quote is a quotation as the annotators saw it; offsets are in code points.
type quote struct {
	Start       int    `json:"start"`
	End         int    `json:"end"`
	Label       string `json:"label"`
	SourceType  string `json:"source_type"`
	SourceStart int    `json:"source_start"`
	SourceEnd   int    `json:"source_end"`
	Speaker     string `json:"speaker"`
}

// read reads articles from the file.
func read(path string) ([]article, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []article
	for line := range bytes.Lines(data) {
		var a article
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("read article %d of %s: %w", len(out)+1, path, err)
		}
		for i := range a.Text {
			a.bytes = append(a.bytes, i)
		}
		a.bytes = append(a.bytes, len(a.Text))
		out = append(out, a)
	}
	return out, nil
}

// pronounFile tells whom some of the pronouns of the data stand for. It was
// written by reading them; it holds no words of the articles.
//
//go:embed pronouns.tsv
var pronounFile []byte

// A pronoun is the place of a pronoun in an article.
type pronoun struct {
	article string
	start   int
}

// pronouns is where the name stands that each pronoun known means.
func pronouns() (map[pronoun]int, error) {
	out := make(map[pronoun]int)
	lines := bufio.NewScanner(bytes.NewReader(pronounFile))
	for lines.Scan() {
		if lines.Text()[0] == '#' {
			continue
		}
		var p pronoun
		var name int
		if _, err := fmt.Sscan(lines.Text(), &p.article, &p.start, &name); err != nil {
			return nil, fmt.Errorf("read %q of the pronouns: %w", lines.Text(), err)
		}
		out[p] = name
	}
	return out, lines.Err()
}

// hash names an article without its words.
func (a *article) hash() string {
	h := fnv.New64a()
	h.Write([]byte(a.ID))
	return fmt.Sprintf("%016x", h.Sum64())
}
