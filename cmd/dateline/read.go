package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/extract"
	"github.com/dateline-bot/dateline/briefing/fetch"
	"github.com/dateline-bot/dateline/cmd/internal/program"
	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

type readVerb struct {
	JSON      bool   `name:"json" help:"Print one JSON object."`
	JSONL     bool   `name:"jsonl" help:"Read articles from stdin and print what is found, one JSON object a line."`
	Sentences int    `default:"3" help:"How long the summary is, in sentences."`
	From      string `arg:"" optional:"" name:"article" help:"A file (text, Markdown, HTML), a URL, or - for stdin."`
}

func (readVerb) Help() string {
	return `Examples: one article for people, and many for programs.

  dateline read article.txt
  dateline read --jsonl < articles.jsonl`
}

// Run prints what the newsroom makes of an article.
func (v *readVerb) Run(ctx context.Context, a app) error {
	if v.Sentences < 1 {
		return program.Usage("--sentences %d is no summary. Give 1 or more.", v.Sentences)
	}
	if v.JSONL {
		if v.From != "" && v.From != "-" || v.JSON {
			return program.Usage("--jsonl reads from stdin and goes with neither --json nor a file.")
		}
		return readLines(ctx, a.in, a.out, v.Sentences)
	}
	if v.From == "" {
		return program.Usage("there is nothing to read. Name a file, a URL, or - for stdin.")
	}
	page, err := v.page(ctx, a)
	if err != nil {
		return err
	}
	article, err := extract.Reader{}.Extract(page)
	if err != nil {
		return err
	}
	found := reading.Of(article, v.Sentences)
	if v.JSON {
		found.Text = article.Body
		return printJSON(a.out, found)
	}
	return found.Print(a.out)
}

// page gets the document that the call names.
func (v *readVerb) page(ctx context.Context, a app) (briefing.Page, error) {
	switch {
	case v.From == "-":
		body, err := io.ReadAll(a.in)
		return briefing.Page{Body: body}, err
	case strings.HasPrefix(v.From, "http://"), strings.HasPrefix(v.From, "https://"):
		c, err := loadConfig("", a.env)
		if err != nil {
			return briefing.Page{}, err
		}
		client, err := fetch.New(fetch.Options{Allow: c.Fetch.Allow})
		if err != nil {
			return briefing.Page{}, err
		}
		return client.Fetch(ctx, v.From)
	}
	body, err := os.ReadFile(v.From)
	if err != nil {
		return briefing.Page{}, fmt.Errorf("cannot read the article: %w. Check the path", err)
	}
	return briefing.Page{Name: filepath.Base(v.From), Body: body}, nil
}
