package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/dateline-bot/dateline/briefing"
)

// verbs is the command line: one verb a file.
type verbs struct {
	Play     playVerb     `cmd:"" help:"Try all of it on this machine: no token, no network, a page in the browser."`
	Run      runVerb      `cmd:"" help:"Run the bot against Discord."`
	Sandbox  sandboxVerb  `cmd:"" help:"Run only the sandbox, a Discord of your own, for any bot."`
	Read     readVerb     `cmd:"" help:"Read an article and print its quotes and its summary."`
	Schedule scheduleVerb `cmd:"" help:"Print when a digest would be due."`
	Import   importVerb   `cmd:"" help:"File articles from JSON lines on a server's shelf."`
	Check    checkVerb    `cmd:"" help:"Check the configuration, the token, the permissions and the store."`
	Backup   backupVerb   `cmd:"" help:"Copy the store into one file, also while the bot runs."`
	Version  versionVerb  `cmd:"" help:"Print the version, the commit and the schema of the store."`
}

const about = "Dateline brings a Discord community its news: quotes and summaries in the articles' own words, and digests on time, once."

// Exit codes, a promise to scripts.
const (
	exitDone   = 0
	exitFailed = 1 // one sentence on stderr: what failed, then what to do
	exitUsage  = 2 // the words of the call are wrong
)

// run carries out one call of the program and gives its exit code.
func (a app) run(ctx context.Context, args []string) int {
	var v verbs
	helped := false
	parser, err := kong.New(&v, kong.Name("dateline"), kong.Description(about), kong.UsageOnError(),
		kong.Writers(a.out, a.errors), kong.Exit(func(int) { helped = true }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(a.errors, "dateline:", err)
		return exitFailed
	}
	switch {
	case len(args) == 0:
		args = []string{"--help"}
	case args[0] == "help":
		args = append(slices.Clone(args[1:]), "--help")
	}
	call, err := parser.Parse(args)
	if helped {
		return exitDone
	}
	if err != nil {
		fmt.Fprintf(a.errors, "dateline: %v. Try: dateline --help\n", err)
		return exitUsage
	}
	call.BindTo(ctx, (*context.Context)(nil))
	return a.report(call.Run(a))
}

// report tells a person what went wrong, in one sentence where there is one.
func (a app) report(err error) int {
	if err == nil {
		return exitDone
	}
	say := briefing.Say(err)
	if say == "" {
		say = err.Error()
	}
	fmt.Fprintln(a.errors, "dateline: "+strings.TrimSpace(say))
	if errors.Is(err, errUsage) {
		return exitUsage
	}
	return exitFailed
}

// errUsage marks an error in the words of the call.
var errUsage = errors.New("usage")

// usage is an error in the words of the call.
func usage(format string, args ...any) error {
	return &briefing.Error{Kind: briefing.Invalid, Say: fmt.Sprintf(format, args...), Err: errUsage}
}
