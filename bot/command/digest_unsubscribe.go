package command

import (
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// unsubscribe is /digest unsubscribe: the end of a standing order.
type unsubscribe struct {
	store ChangeStore
	clock briefing.Clock
}

// DigestUnsubscribe is the command /digest unsubscribe: it ends a digest, once
// that is confirmed. What was posted stays.
func DigestUnsubscribe(store ChangeStore, clock briefing.Clock) slash.Command {
	u := &unsubscribe{store, clock}
	which := digestOption(store, "Choose a digest to end")
	return slash.Command{
		Name:    "unsubscribe",
		Help:    "End a digest for good",
		Private: true,
		Options: []slash.Option{which},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			sub, err := aDigest(ctx, store, c, which.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			return slash.Message{
				Text: fmt.Sprintf("End **%s** (%s) in <#%s>? What it has posted stays. To stop it for a while use `/digest pause`.",
					quotedName(sub), sub.Label(), sub.Channel.ID),
				Rows: []slash.Row{{Buttons: []slash.Button{
					{Label: "Unsubscribe", Style: discordgo.DangerButton, Do: slash.Ref{Action: "digest unsubscribe/confirm", Arg: sub.Label()}},
					{Label: "Keep it", Do: slash.Ref{Action: "digest unsubscribe/cancel"}},
				}}},
			}, nil
		},
		Actions: map[string]slash.Action{
			"confirm": {Run: u.confirm, Reply: slash.InPlace},
			"cancel":  {Run: cancel, Reply: slash.InPlace},
		},
	}
}

func (u *unsubscribe) confirm(ctx context.Context, c *slash.Call) (slash.Message, error) {
	sub, err := aDigest(ctx, u.store, c, c.Arg)
	if err != nil {
		return slash.Message{}, err
	}
	change := entry(c, u.clock.Now(), "ended a digest", sub.Label(), "")
	if err := u.store.RemoveSubscription(ctx, server(c), sub.Number, change); err != nil {
		return slash.Message{}, err
	}
	return slash.Message{Text: fmt.Sprintf("Ended **%s** (%s). Order it again with `/digest subscribe`.", quotedName(sub), sub.Label())}, nil
}
