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
	for _, part := range []struct {
		folder string
		score  func(ctx context.Context, path string) (report, error)
	}{
		{"seed", a.quotes},
		{"quotes", a.quotes},
		{"summaries", a.summaries},
		{"stories", func(ctx context.Context, path string) (report, error) { return a.stories(ctx, path, v.unrelated()) }},
	} {
		for _, path := range v.files(part.folder) {
			r, err := part.score(ctx, path)
			if err != nil {
				return err
			}
			reports = append(reports, r)
		}
	}
	if len(reports) == 0 {
		return fmt.Errorf("there is nothing to score in %q. Give a folder that holds quotes, summaries, stories or seed", v.Folder)
	}
	return printAll(a.out, reports...)
}

// unrelated is a file of articles of which hardly two tell the same news, ""
// when there is none.
func (v *allVerb) unrelated() string {
	if files := v.files("summaries"); len(files) > 0 {
		return files[0]
	}
	return ""
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
