package clients

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
)

// What the parts of the bots in Go have in common: the words, and what has
// nothing to do with the library.

// plain are the commands without options, aboutMessage those that take the id
// of a message.
var (
	plain        = []string{"think", "whisper", "write", "pages", "menu", "post", "recall", "overdo"}
	aboutMessage = []string{"mend", "react", "remove"}
)

// table is the file that a bot posts.
const table = "a,b\n1,2\n"

// check tells of an error that a bot has no use for. The step that waits for
// what the bot wanted to do fails by itself.
func (r role) check(err error) {
	if err != nil {
		slog.Error("a bot met an error", "error", err)
	}
}

// said is how a bot answers a command that did something else: in its words,
// or in those of the error.
func said(err error, words string) string {
	if err != nil {
		return err.Error()
	}
	return words
}

// fruitsLike are the suggestions for what was typed.
func fruitsLike(typed string) []string {
	var out []string
	for _, fruit := range []string{"apple", "apricot", "banana"} {
		if strings.HasPrefix(fruit, typed) {
			out = append(out, fruit)
		}
	}
	return out
}

// pageID is the custom id of a button that turns to a page.
func pageID(n int) string { return fmt.Sprintf("page/%d", n) }

// pageOf is the page that a custom id turns to, 0 when it is none.
func pageOf(id string) (n int) {
	fmt.Sscanf(id, "page/%d", &n)
	return n
}

// counted is what the message command says.
func counted(content, author string) string {
	return fmt.Sprintf("%d words by %s", len(strings.Fields(content)), author)
}

// fetched is what a file holds, or why it could not be had.
func fetched(url string) string {
	resp, err := http.Get(url)
	if err != nil {
		return err.Error()
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	return said(err, string(text))
}

// recalled is one message of history as a bot tells it.
func recalled(content string, embeds, files int) string {
	if embeds+files == 0 {
		return content
	}
	return fmt.Sprintf("%s (%d embed, %d file)", content, embeds, files)
}
