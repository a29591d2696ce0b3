// Dateline-eval scores Dateline against texts whose answers are known.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/dateline-bot/dateline/cmd/internal/program"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(app{os.Stdout, os.Stderr, program.ProcessorTime}.run(ctx, os.Args[1:]))
}

// An app is the program without the process around it, so that tests can run it.
type app struct {
	out    io.Writer
	errors io.Writer
	spent  func() time.Duration // of processor time since some beginning
}

const about = "Dateline-eval scores Dateline against texts whose answers are known, and prints tables in Markdown."

// verbs is the command line: one verb a file.
type verbs struct {
	Quotes    quotesVerb    `cmd:"" help:"Score who said what."`
	Summaries summariesVerb `cmd:"" help:"Score which sentences were chosen."`
	Stories   storiesVerb   `cmd:"" help:"Score which articles were told as one story."`
	All       allVerb       `cmd:"" help:"Score everything there is in a folder."`
}

// run carries out one call of the program and gives its exit code.
func (a app) run(ctx context.Context, args []string) int {
	return program.Program{Name: "dateline-eval", About: about, Out: a.out, Errors: a.errors}.Run(ctx, &verbs{}, args, a)
}
