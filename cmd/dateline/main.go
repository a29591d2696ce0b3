// Dateline is a Discord bot for news briefings.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // hosts and images without a time zone database know the world's zones too
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(app{os.Stdin, os.Stdout, os.Stderr, os.LookupEnv}.run(ctx, os.Args[1:]))
}

// An app is the program without the process around it, so that tests can run it.
type app struct {
	in     io.Reader
	out    io.Writer
	errors io.Writer
	env    func(name string) (string, bool)
}
