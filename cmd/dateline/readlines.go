package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"sync"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

const longestLine = 16 << 20 // bytes of one article's JSON

// byteOrderMark is what some programs put before a file's first line.
var byteOrderMark = []byte("\ufeff")

// readLines reads articles, one {"id","title","text"} a line, and writes one
// reading a line in the same order. All cores work at it.
func readLines(ctx context.Context, in io.Reader, out io.Writer, sentences int) error {
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan chan []byte, 2*workers) // answers in the order of their lines
	failed := make(chan error, 1)
	var writing sync.WaitGroup
	buffered := bufio.NewWriter(out)
	writing.Go(func() {
		for answer := range queue {
			if _, err := buffered.Write(<-answer); err != nil && len(failed) == 0 {
				failed <- err
			}
		}
	})
	err := eachLine(ctx, in, func(n int, line []byte) error {
		var item lineItem
		if err := json.Unmarshal(line, &item); err != nil {
			return fmt.Errorf("line %d is not an article. Write one {\"id\",\"text\"} a line", n)
		}
		answer := make(chan []byte, 1)
		queue <- answer
		go func() { answer <- readLine(item, sentences) }()
		return nil
	})
	close(queue)
	writing.Wait()
	if err != nil {
		return err
	}
	if len(failed) > 0 {
		return <-failed
	}
	return buffered.Flush()
}

// A lineItem is an article to read. Its id comes back as it was given.
type lineItem struct {
	ID          json.RawMessage
	Title, Text string
}

func readLine(item lineItem, sentences int) []byte {
	body := item.Text
	h := text.Head(body)
	a := briefing.Article{
		Title: item.Title, Body: body, Language: text.Language(body),
		Dateline: h.Dateline.Of(body), Byline: h.Byline.Of(body),
	}
	if a.Title == "" {
		a.Title = h.Title(body)
	}
	f := reading(a, sentences)
	f.ID = item.ID
	var b bytes.Buffer
	_ = printJSON(&b, f) // a buffer takes everything, and a found is strings and numbers
	return b.Bytes()
}

// eachLine calls f with every line that is not blank, counted from 1.
func eachLine(ctx context.Context, in io.Reader, f func(n int, line []byte) error) error {
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
