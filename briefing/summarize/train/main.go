// Train learns what Dateline's summaries and stories know of newspaper
// English, and writes it where the program embeds it from. Run it in the
// root of the module:
//
//	go run ./briefing/summarize/train -data FOLDER
//
// FOLDER holds articles with human summaries, in files named *.jsonl, one
// {"text","summary"} a line, summaries with one sentence a line.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	data := flag.String("data", "", "the `folder` of articles to learn from")
	flag.Parse()
	if err := train(*data); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func train(folder string) error {
	examples, err := readExamples(folder)
	if err != nil {
		return err
	}
	if err := writeRarity("briefing/text/rarity.txt", examples); err != nil {
		return err
	}
	var samples []sample
	for i, e := range examples {
		samples = append(samples, samplesOf(i, e)...)
	}
	if err := os.WriteFile("briefing/summarize/ranker.bin", grow(samples).Encode(), 0o644); err != nil {
		return fmt.Errorf("write the ranker: %w", err)
	}
	return writePulls("briefing/summarize/pulls.txt", pullsOf(commonWords(examples), samples))
}

// An example is an article and how people summarized it.
type example struct{ Text, Summary string }

func readExamples(folder string) ([]example, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no articles in %q: give -data a folder of *.jsonl files", folder)
	}
	var all []example
	for _, name := range files {
		if all, err = appendExamples(all, name); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return all, nil
}

func appendExamples(all []example, name string) ([]example, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var e example
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, lines.Err()
}
