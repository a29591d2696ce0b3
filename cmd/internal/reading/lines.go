package reading

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

const longestLine = 16 << 20 // bytes of one article's JSON

// byteOrderMark is what some programs put before a file's first line.
var byteOrderMark = []byte("\ufeff")

// A Line is an article to read as it stands in JSON lines. Its ID comes back
// as it was given.
type Line struct {
	ID          json.RawMessage
	Title, Text string
}

// Article takes the line's text for plain text: what its head says of title,
// byline and dateline counts, and not a character is changed.
func (l Line) Article() briefing.Article {
	h := text.Head(l.Text)
	a := briefing.Article{
		Title: l.Title, Body: l.Text, Language: text.Language(l.Text),
		Dateline: h.Dateline.Of(l.Text), Byline: h.Byline.Of(l.Text),
	}
	if a.Title == "" {
		a.Title = h.Title(l.Text)
	}
	return a
}

// Read reads the article of the line.
func (l Line) Read(sentences int) Reading {
	r := Of(l.Article(), sentences)
	r.ID = l.ID
	return r
}

// EachLine calls f with every line that is not blank, counted from 1, until f
// returns an error or ctx ends. The line is only lent: the next one is read
// into the same bytes.
func EachLine(ctx context.Context, in io.Reader, f func(n int, line []byte) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestLine)
	n := 0
	for lines.Scan() {
		n++
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), byteOrderMark)); len(line) > 0 {
			if err := f(n, line); err != nil {
				return err
			}
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	return nil
}
