package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

type allVerb struct {
	Folder string `arg:"" help:"A folder with quotes, summaries, stories and seed in it."`
}

func (allVerb) Help() string {
	return `Example:

  dateline-eval all "$DATELINE_TESTDATA"

Scores every file of JSON lines in the four folders but those to learn from,
which are named train. Unrelated articles are taken from summaries.`
}

// Run scores everything that the folder holds answers for.
func (v *allVerb) Run(ctx context.Context, a app) error {
	var reports []report
	add := func(r report, err error) error {
		reports = append(reports, r)
		return err
	}
	summaries := v.files("summaries")
	for _, path := range append(v.files("seed"), v.files("quotes")...) {
		if err := add(a.quotes(ctx, path)); err != nil {
			return err
		}
	}
	for _, path := range summaries {
		if err := add(a.summaries(ctx, path)); err != nil {
			return err
		}
	}
	unrelated := ""
	if len(summaries) > 0 {
		unrelated = summaries[0]
	}
	for _, path := range v.files("stories") {
		if err := add(a.stories(ctx, path, unrelated)); err != nil {
			return err
		}
	}
	if len(reports) == 0 {
		return fmt.Errorf("there is nothing to score in %q. Give a folder that holds quotes, summaries, stories or seed", v.Folder)
	}
	return printAll(a.out, reports...)
}

// files lists the files to score in one of the folders, in alphabetical order;
// none when the folder is not there.
func (v *allVerb) files(folder string) []string {
	entries, _ := os.ReadDir(filepath.Join(v.Folder, folder))
	var files []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".jsonl") && !strings.HasPrefix(e.Name(), "train") {
			files = append(files, filepath.Join(v.Folder, folder, e.Name()))
		}
	}
	return files
}
