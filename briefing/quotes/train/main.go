// Train learns from annotated articles how to tell who said what, and writes
// the weights that package quotes embeds:
//
//	go run ./briefing/quotes/train -data FOLDER -out briefing/quotes/weights.bin
//
// The folder holds train_1.jsonl and train_2.jsonl in the format that
// docs/evaluation.md describes. The same data give the same weights.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
)

func main() {
	data := flag.String("data", ".", "the folder with train_1.jsonl and train_2.jsonl")
	out := flag.String("out", "weights.bin", "the file to write")
	flag.Parse()
	if err := train(*data, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func train(folder, out string) error {
	var articles []article
	for _, name := range []string{"train_1.jsonl", "train_2.jsonl"} {
		more, err := read(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		articles = append(articles, more...)
	}
	known, err := pronouns()
	if err != nil {
		return err
	}
	model, err := learn(articles, known)
	if err != nil {
		return err
	}
	return os.WriteFile(out, model.Encode(), 0o644)
}

// learn grows the three forests one after another, since each is evidence for
// the next.
func learn(articles []article, known map[pronoun]int) (judge.Model, error) {
	var model judge.Model
	var c class
	for range 2 { // the second time, the pronouns that nobody read have a meaning too
		c = class{known: known}
		for i := range articles {
			c.lesson(&articles[i], model)
		}
		model.Referent = grow(c.referents, recipe{trees: 200, rate: 0.05, smooth: 5, features: evidence.Referents, share: 0.3})
	}
	fmt.Printf("%d pronouns\n", len(c.referents))

	c = class{known: known}
	for i := range articles {
		c.lesson(&articles[i], model)
	}
	model.Source = grow(c.sources, recipe{trees: 160, rate: 0.12, smooth: 2, features: evidence.Sources, share: 0.6})
	fmt.Printf("%d sources, %d of them among the candidates\n", len(c.sources), c.found)

	all := make(register)
	registers := make([]register, len(articles))
	for i := range articles {
		registers[i] = articles[i].register()
		all.add(registers[i], 1)
	}
	c = class{known: known}
	for i := range articles {
		// An article's own words must not tell what they are.
		all.add(registers[i], -1)
		model.Leanings = all.leanings()
		c.lesson(&articles[i], model)
		all.add(registers[i], 1)
	}
	model.Leanings = all.leanings()
	model.Speech = grow(c.speeches, recipe{trees: 200, rate: 0.05, smooth: 5, features: evidence.Speeches, share: 0.6})
	fmt.Printf("%d quotations, speech or not\n", len(c.speeches))
	return model, nil
}
