package command

import (
	"context"
	"fmt"
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// A ChangeStore is what pausing, resuming and ending a digest call.
type ChangeStore interface {
	Subscriptions
	SubscriptionChanges
}

// DigestPause is the command /digest pause: nothing is posted until the digest
// is resumed.
func DigestPause(store ChangeStore, clock briefing.Clock) slash.Command {
	which := digestOption(store, "Choose a digest to pause")
	return slash.Command{
		Name:    "pause",
		Help:    "Pause a digest until it is resumed",
		Private: true,
		Options: []slash.Option{which},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			sub, err := aDigest(ctx, store, c, which.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			change := entry(c, clock.Now(), "paused a digest", sub.Label(), "")
			_, err = store.SetSubscription(ctx, server(c), sub.Number, change, func(s *briefing.Subscription) error {
				if s.Paused {
					return briefing.Errorf(briefing.Conflict, "%s is paused already. Resume it with `/digest resume`.", s.Label())
				}
				s.Paused, s.Next = true, time.Time{}
				return nil
			})
			if err != nil {
				return slash.Message{}, err
			}
			return slash.Message{Text: fmt.Sprintf("Paused **%s** (%s). Nothing is posted until you resume it with `/digest resume`.", quotedName(sub), sub.Label())}, nil
		},
	}
}
