package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/dateline-bot/dateline/bot"
	"github.com/dateline-bot/dateline/briefing"
)

type checkVerb struct {
	Config string `placeholder:"FILE" help:"The configuration (default: config.yaml, if there is one)."`
}

func (checkVerb) Help() string {
	return `Example:

  dateline check --config config.yaml`
}

var errFindings = errors.New("something is wrong; the lines above say what to do")

// Run says of each thing that can be wrong whether it is.
func (v *checkVerb) Run(ctx context.Context, a app) error {
	c, err := loadConfig(v.Config, a.env)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "ok    configuration: data %s, log %s %s, token %s\n", c.Data, c.Log.Level, c.Log.Format, given(c.token))
	if !hasStore(c) {
		return briefing.Errorf(briefing.NotFound, "there is no store in %s yet. Name its folder with DATELINE_DATA, or let the bot make one: dateline run", c.Data)
	}
	o, err := openOffice(ctx, c, a)
	if err != nil {
		return err
	}
	defer o.close()
	findings, err := o.check(ctx)
	if err != nil {
		return err
	}
	wrong := false
	for _, f := range findings {
		mark := "ok   "
		if f.Wrong {
			mark, wrong = "WRONG", true
		}
		fmt.Fprintf(a.out, "%s %s: %s\n", mark, f.About, f.Say)
	}
	if wrong {
		return errFindings
	}
	return nil
}

func given(secret string) string {
	if secret == "" {
		return "not given"
	}
	return "given"
}

// check looks at the store and, when there is a token, at Discord.
func (n *newsroom) check(ctx context.Context) ([]finding, error) {
	store := finding{About: "store", Say: "pages and indexes agree"}
	if err := n.db.Check(ctx); err != nil {
		store.Wrong, store.Say = true, err.Error()
	}
	findings := []finding{store}
	if n.config.token == "" {
		return append(findings, finding{About: "token", Wrong: true, Say: "none is given. Copy the bot's from discord.com/developers and set DATELINE_TOKEN"}), nil
	}
	if n.bot == nil { // nobody runs: ask Discord ourselves
		if err := n.hire(func() {}); err != nil {
			return append(findings, finding{About: "token", Wrong: true, Say: words(err)}), nil
		}
	}
	me, err := n.bot.Me(ctx)
	if err != nil {
		return append(findings, finding{About: "token", Wrong: true, Say: words(err)}), nil
	}
	findings = append(findings, finding{About: "token", Say: "Discord knows it as " + me.Name + "; invite it with " + inviteLink(me.Application)})
	return append(findings, n.checkChannels(ctx)...), nil
}

// checkChannels looks at every channel that waits for a digest.
func (n *newsroom) checkChannels(ctx context.Context) []finding {
	servers, err := n.db.Servers(ctx)
	if err != nil {
		return []finding{{About: "servers", Wrong: true, Say: words(err)}}
	}
	var findings []finding
	for _, server := range servers {
		subs, err := n.db.Subscriptions(ctx, server.ID)
		if err != nil {
			findings = append(findings, finding{About: "server " + string(server.ID), Wrong: true, Say: words(err)})
		}
		for _, sub := range subs {
			findings = append(findings, checkChannel(ctx, n.bot, sub))
		}
	}
	return findings
}

func checkChannel(ctx context.Context, b *bot.Bot, sub briefing.Subscription) finding {
	f := finding{About: fmt.Sprintf("digest %s in channel %s of server %s", sub.Label(), sub.Channel.ID, sub.Channel.Server)}
	missing, err := b.MayPost(ctx, sub.Channel)
	switch {
	case err != nil:
		f.Wrong, f.Say = true, words(err)
	case len(missing) > 0:
		f.Wrong, f.Say = true, "the bot lacks "+strings.Join(missing, ", ")+" there. Grant it in the channel's settings"
	default:
		f.Say = "may be posted"
	}
	return f
}

// words is what an operator is told of an error.
func words(err error) string {
	if say := briefing.Say(err); say != "" {
		return say
	}
	return err.Error()
}
