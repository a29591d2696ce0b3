package main

import (
	"context"
	"fmt"
	"os"

	"github.com/dateline-bot/dateline/bot/sandbox"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/cmd/dateline/sample"
)

type playVerb struct {
	Addr  string `default:"127.0.0.1:8750" help:"Where to serve the page: loopback only."`
	Data  string `placeholder:"DIR" help:"Keep everything in this folder (default: a temporary one)."`
	Empty bool   `help:"Begin without the sample news."`
}

func (playVerb) Help() string {
	return `Example: open the address that it prints, and type /quote.

  dateline play`
}

// Run serves the whole product on this machine: a sandbox Discord, the real
// bot, the real store, made-up news and a page to use it in.
func (v *playVerb) Run(ctx context.Context, a app) error {
	c := defaultConfig()
	c.Clock, c.Log.Level, c.Data = "sandbox", "warn", v.Data
	if c.Data == "" {
		folder, err := os.MkdirTemp("", "dateline-play-")
		if err != nil {
			return fmt.Errorf("make a temporary folder: %w", err)
		}
		defer os.RemoveAll(folder)
		c.Data = folder
	}
	s := &sandbox.Server{World: sandbox.DefaultWorld()}
	s.World.Bot.Name = "Dateline" // as people will know it
	if err := startSandbox(s, v.Addr); err != nil {
		return err
	}
	defer s.Close()
	c.Discord.URL, c.token = s.URL(), s.Token()
	n, err := openNewsroom(c, c.logger(a.errors))
	if err != nil {
		return err
	}
	defer n.close()
	if !v.Empty {
		if err := n.fillShelf(ctx, briefing.ServerID(s.Info().Guilds["home"])); err != nil {
			return err
		}
	}
	if err := n.hire(func() { fmt.Fprintln(a.out, s.URL()) }); err != nil {
		return err
	}
	if err := n.serve(ctx); err != nil {
		return err
	}
	return s.Close()
}

// fillShelf files the sample news, unless the server has news already.
func (n *newsroom) fillShelf(ctx context.Context, server briefing.ServerID) error {
	have, err := n.db.FindArticles(ctx, server, briefing.ArticleQuery{Limit: 1})
	if err != nil || len(have) > 0 {
		return err
	}
	results, err := n.desk.FileAll(ctx, sample.Week(server, n.clock.Now()))
	if err != nil {
		return fmt.Errorf("file the sample news: %w", err)
	}
	for _, r := range results {
		if r.Err != nil {
			return fmt.Errorf("file the sample news: %w", r.Err)
		}
	}
	return nil
}
