package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/cmd/internal/program"
	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

type importVerb struct {
	Server string   `placeholder:"ID" help:"The server whose shelf they go to (needed where there are several)."`
	Config string   `placeholder:"FILE" help:"The configuration (default: config.yaml, if there is one)."`
	Files  []string `arg:"" help:"JSON lines: {\"title\",\"text\",\"url\"?,\"publisher\"?,\"published\"?}; - for stdin."`
}

func (importVerb) Help() string {
	return `Example:

  dateline import --server 81384788765712384 archive.jsonl`
}

// importAtOnce is how many articles are filed in one transaction.
const importAtOnce = 200

// imported counts what became of the lines of a file so far.
type imported struct {
	Filed, Known, Bad int
	Line              int    // the line that Trouble is about, counted from 1
	Trouble           string // what is wrong with it; "" when this is a count only
	Done              bool
}

// Run files what the files hold and counts. A bad line is told and skipped.
func (v *importVerb) Run(ctx context.Context, a app) error {
	c, err := loadConfig(v.Config, a.env)
	if err != nil {
		return err
	}
	o, err := openOffice(ctx, c, a)
	if err != nil {
		return err
	}
	defer o.close()
	for _, path := range v.Files {
		total, err := v.file(ctx, a, o, path)
		if err != nil {
			return fmt.Errorf("%s: after %d articles: %w", path, total.Filed, err)
		}
		fmt.Fprintf(a.out, "%s: %d filed, %d filed before, %d bad\n", path, total.Filed, total.Known, total.Bad)
	}
	return nil
}

func (v *importVerb) file(ctx context.Context, a app, o office, path string) (imported, error) {
	in := a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return imported{}, err
		}
		defer f.Close()
		in = f
	}
	progress := isTerminal(a.errors)
	total, err := o.importLines(ctx, v.Server, in, func(so imported) {
		if so.Trouble != "" {
			fmt.Fprintf(a.errors, "%s, line %d: %s\n", path, so.Line, so.Trouble)
		} else if progress {
			fmt.Fprintf(a.errors, "\r%d filed", so.Filed)
		}
	})
	if progress {
		fmt.Fprint(a.errors, "\r")
	}
	return total, err
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// An importLine is one article to import.
type importLine struct {
	Title     string `json:"title"`
	Text      string `json:"text"`
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
	Published string `json:"published"`
}

// submission reads a line for a server's shelf. The error is Invalid.
func (l importLine) submission(server briefing.ServerID) (briefing.Submission, error) {
	published, err := readMoment(l.Published)
	return briefing.Submission{
		Server: server, By: "import", Title: l.Title, Publisher: l.Publisher, URL: l.URL, Published: published,
		Page: briefing.Page{Type: "text/plain; charset=utf-8", Body: []byte(l.Text)},
	}, err
}

// readMoment reads a time as archives write it, in UTC when it names no zone;
// "" is the zero time.
func readMoment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, briefing.Errorf(briefing.Invalid, "%.40q is no time of publication. Write it as 2026-11-23T08:00:00Z or 2026-11-23.", s)
}

// importLines files articles, many in one transaction. report gets every bad
// line, and the counts after each transaction.
func (n *newsroom) importLines(ctx context.Context, server string, lines io.Reader, report func(imported)) (imported, error) {
	to, err := n.onlyServer(ctx, server)
	if err != nil {
		return imported{}, err
	}
	var so imported
	var batch []briefing.Submission
	var numbers []int
	bad := func(line int, trouble string) {
		so.Bad++
		told := so
		told.Line, told.Trouble = line, trouble
		report(told)
	}
	flush := func() error {
		results, err := n.desk.FileAll(ctx, batch)
		for i, r := range results {
			switch {
			case r.Err != nil:
				bad(numbers[i], words(r.Err))
			case r.Filed.Duplicate:
				so.Known++
			default:
				so.Filed++
			}
		}
		batch, numbers = batch[:0], numbers[:0]
		report(so)
		return err
	}
	err = reading.EachLine(ctx, lines, func(number int, line []byte) error {
		var l importLine
		if err := json.NewDecoder(bytes.NewReader(line)).Decode(&l); err != nil {
			bad(number, "this is not an article in JSON. Write one {\"title\",\"text\"} a line")
			return nil
		}
		s, err := l.submission(to)
		if err != nil {
			bad(number, words(err))
			return nil
		}
		batch, numbers = append(batch, s), append(numbers, number)
		if len(batch) < importAtOnce {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	return so, err
}

// onlyServer is the server that is named, or the only one there is. Of a
// server that the bot has not met nobody could ever read, so a store that
// knows some refuses others.
func (n *newsroom) onlyServer(ctx context.Context, named string) (briefing.ServerID, error) {
	servers, err := n.db.Servers(ctx)
	if err != nil {
		return "", err
	}
	var known []string
	for _, s := range servers {
		if string(s.ID) == named {
			return s.ID, nil
		}
		known = append(known, fmt.Sprintf("%s (%s)", s.ID, s.Name))
	}
	switch {
	case len(known) == 0 && serverID.MatchString(named):
		return briefing.ServerID(named), nil // before the bot's first run
	case len(known) == 0:
		return "", program.Usage("no server is known yet. Name one by its id, --server 81384788765712384, or run the bot once.")
	case named == "" && len(known) == 1:
		return servers[0].ID, nil
	case named == "":
		return "", program.Usage("there are several servers. Name one with --server: %s.", strings.Join(known, ", "))
	}
	return "", program.Usage("no server %.40q is known. Name one of these with --server: %s.", named, strings.Join(known, ", "))
}

// serverID is the form of Discord's ids.
var serverID = regexp.MustCompile(`^[0-9]{15,20}$`)
