// Package program is what Dateline's programs have in common: verbs, and one
// clear sentence when something goes wrong.
package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/dateline-bot/dateline/briefing"
)

// Exit codes, a promise to scripts.
const (
	Done    = 0
	Failed  = 1 // one sentence on stderr: what failed, then what to do
	Misused = 2 // the words of the call are wrong
)

// A Program is called by one of its verbs: "dateline read article.txt".
type Program struct {
	Name   string // as people call it
	About  string // what it is for, in one sentence
	Out    io.Writer
	Errors io.Writer
}

// Run carries out one call and gives its exit code. verbs points to a struct
// of verbs as kong reads it; their Run methods may take ctx and whatever else
// is given.
func (p Program) Run(ctx context.Context, verbs any, args []string, given ...any) int {
	helped := false
	parser, err := kong.New(verbs, kong.Name(p.Name), kong.Description(p.About), kong.Writers(p.Out, p.Errors),
		kong.Exit(func(int) { helped = true }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintf(p.Errors, "%s: %v\n", p.Name, err)
		return Failed
	}
	switch {
	case len(args) == 0:
		args = []string{"--help"}
	case args[0] == "help":
		args = append(slices.Clone(args[1:]), "--help")
	}
	call, err := parser.Parse(args)
	if helped {
		return Done
	}
	if err != nil {
		fmt.Fprintf(p.Errors, "%s: %v. Try: %s --help\n", p.Name, err, p.Name)
		return Misused
	}
	call.BindTo(ctx, (*context.Context)(nil))
	return p.report(call.Run(given...))
}

// report tells a person what went wrong, in one sentence where there is one.
func (p Program) report(err error) int {
	if err == nil {
		return Done
	}
	say := briefing.Say(err)
	if say == "" {
		say = err.Error()
	}
	fmt.Fprintf(p.Errors, "%s: %s\n", p.Name, strings.TrimSpace(say))
	if errors.Is(err, errUsage) {
		return Misused
	}
	return Failed
}

// errUsage marks an error in the words of the call.
var errUsage = errors.New("usage")

// Usage is an error in the words of the call: a program that returns it exits
// with [Misused].
func Usage(format string, args ...any) error {
	return &briefing.Error{Kind: briefing.Invalid, Say: fmt.Sprintf(format, args...), Err: errUsage}
}
