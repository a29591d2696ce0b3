package main

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/storage"
)

type runVerb struct {
	Config string `placeholder:"FILE" help:"The configuration (default: config.yaml, if there is one)."`
}

func (runVerb) Help() string {
	return `Example: the bot with everything in the folder data/.

  DATELINE_TOKEN=… dateline run`
}

// Run is the bot, until it is told to stop.
func (v *runVerb) Run(ctx context.Context, a app) error {
	c, err := loadConfig(v.Config, a.env)
	if err != nil {
		return err
	}
	if c.token == "" {
		return briefing.Errorf(briefing.Invalid, "there is no token. Copy the bot's from discord.com/developers and set DATELINE_TOKEN, or try Dateline without one: dateline play")
	}
	log := c.logger(a.errors)
	n, err := openNewsroom(c, log)
	if err != nil {
		return err
	}
	defer n.close()
	if err := n.hire(func() { n.connected(ctx) }); err != nil {
		return err
	}
	n.introduce(ctx)
	stop, err := n.listen()
	if err != nil {
		return err
	}
	defer stop()
	if err := n.serve(ctx); err != nil {
		return err
	}
	log.InfoContext(ctx, "stopped")
	return nil
}

// introduce says what is running, for whoever reads the log.
func (n *newsroom) introduce(ctx context.Context) {
	folder, err := filepath.Abs(n.config.Data)
	if err != nil {
		folder = n.config.Data
	}
	n.log.InfoContext(ctx, "dateline", "version", programVersion(), "data", folder, "schema", storage.Schema())
	if n.config.Discord.URL != "" {
		n.log.InfoContext(ctx, "talking to a stand-in for Discord", "url", n.config.Discord.URL)
	}
	if allow := n.config.Fetch.Allow; len(allow) > 0 {
		n.log.WarnContext(ctx, "fetching from the private network is allowed", "addresses", allow)
	}
	next, err := n.db.NextDue(ctx)
	switch {
	case err != nil:
		n.log.ErrorContext(ctx, "find the next digest", "error", err)
	case next.IsZero():
		n.log.InfoContext(ctx, "no digest is ordered yet")
	default:
		n.log.InfoContext(ctx, "next digest", slog.Time("at", next.Truncate(time.Second)))
	}
}

// connected says who the bot is on Discord, and how to get it into a server.
func (n *newsroom) connected(ctx context.Context) {
	me, err := n.bot.Me(ctx)
	if err != nil {
		n.log.ErrorContext(ctx, "find out who the bot is", "error", err)
		return
	}
	n.log.InfoContext(ctx, "connected", "as", me.Name, "invite", inviteLink(me.Application))
}

// inviteLink lets a person with Manage Server add the bot: view, send, embed,
// attach, history and threads, and never Administrator.
func inviteLink(application string) string {
	return fmt.Sprintf("https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=309237763072", application)
}
