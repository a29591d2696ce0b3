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

	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

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
	err := reading.EachLine(ctx, in, func(n int, line []byte) error {
		var article reading.Line
		if err := json.Unmarshal(line, &article); err != nil {
			return fmt.Errorf("line %d is not an article. Write one {\"id\",\"text\"} a line", n)
		}
		answer := make(chan []byte, 1)
		queue <- answer
		go func() { answer <- readLine(article, sentences) }()
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

func readLine(article reading.Line, sentences int) []byte {
	var b bytes.Buffer
	_ = printJSON(&b, article.Read(sentences)) // a buffer takes everything, and a reading is strings and numbers
	return b.Bytes()
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
