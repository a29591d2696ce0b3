package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

type groupVerb struct{}

func (groupVerb) Help() string {
	return `Reads one {"id","title","text","published"?} a line from stdin and prints one {"id","story"} a
line, in the same order; those that tell the same news have the same story. The
articles are filed in this order, all at one moment: publication at different
times speaks against one story, and no more.

Example:

  dateline group < articles.jsonl`
}

// A groupLine is one article to group.
type groupLine struct {
	reading.Line
	Published string
}

// A grouped is what is said of it.
type grouped struct {
	ID    json.RawMessage `json:"id,omitempty"`
	Story string          `json:"story"` // "s" and a number: the line of the story's first article, blank ones not counted
}

// Run groups articles by the news they tell.
func (groupVerb) Run(ctx context.Context, a app) error {
	var articles []briefing.Article
	var ids []json.RawMessage
	err := reading.EachLine(ctx, a.in, func(n int, line []byte) error {
		var l groupLine
		if err := json.Unmarshal(line, &l); err != nil {
			return fmt.Errorf("line %d is not an article. Write one {\"id\",\"title\",\"text\"} a line", n)
		}
		article := l.Article()
		var err error
		if article.Published, err = readMoment(l.Published); err != nil {
			return fmt.Errorf("line %d: %s", n, words(err))
		}
		articles, ids = append(articles, article), append(ids, l.ID)
		return nil
	})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.out)
	for i, first := range reading.Stories(articles) {
		if err := printJSON(out, grouped{ID: ids[i], Story: fmt.Sprint("s", first+1)}); err != nil {
			return err
		}
	}
	return out.Flush()
}
