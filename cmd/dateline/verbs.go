package main

import (
	"context"

	"github.com/dateline-bot/dateline/cmd/internal/program"
)

// verbs is the command line: one verb a file.
type verbs struct {
	Play     playVerb     `cmd:"" help:"Try all of it on this machine: no token, no network, a page in the browser."`
	Run      runVerb      `cmd:"" help:"Run the bot against Discord."`
	Sandbox  sandboxVerb  `cmd:"" help:"Run only the sandbox, a Discord of your own, for any bot."`
	Read     readVerb     `cmd:"" help:"Read an article and print its quotes and its summary."`
	Group    groupVerb    `cmd:"" help:"Tell which articles tell the same news."`
	Schedule scheduleVerb `cmd:"" help:"Print when a digest would be due."`
	Import   importVerb   `cmd:"" help:"File articles from JSON lines on a server's shelf."`
	Check    checkVerb    `cmd:"" help:"Check the configuration, the token, the permissions and the store."`
	Backup   backupVerb   `cmd:"" help:"Copy the store into one file, also while the bot runs."`
	Version  versionVerb  `cmd:"" help:"Print the version, the commit and the schema of the store."`
}

const about = "Dateline brings a Discord community its news: quotes and summaries in the articles' own words, and digests on time, once."

// run carries out one call of the program and gives its exit code.
func (a app) run(ctx context.Context, args []string) int {
	dateline := program.Program{Name: "dateline", About: about, Out: a.out, Errors: a.errors}
	return dateline.Run(ctx, &verbs{}, args, a)
}
