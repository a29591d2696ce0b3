package command

import (
	"context"
	"fmt"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// DigestResume is the command /digest resume: a paused digest goes on, with
// everything that was filed meanwhile. One whose channel is gone stays paused.
func DigestResume(store ChangeStore, desk Planner, account Permissions, clock briefing.Clock) slash.Command {
	which := digestOption(store, "Choose a digest to resume")
	return slash.Command{
		Name:    "resume",
		Help:    "Resume a digest that was paused",
		Private: true,
		Options: []slash.Option{which},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			sub, err := aDigest(ctx, store, c, which.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			if err := channelGone(ctx, account, sub); err != nil {
				return slash.Message{}, err
			}
			planned, err := desk.Plan(ctx, sub)
			if err != nil {
				return slash.Message{}, err
			}
			change := entry(c, clock.Now(), "resumed a digest", sub.Label(), "")
			resumed, err := store.SetSubscription(ctx, server(c), sub.Number, change, func(s *briefing.Subscription) error {
				if !s.Paused {
					return briefing.Errorf(briefing.Conflict, "%s is not paused. See when it is next with `/digest list`.", s.Label())
				}
				s.Paused, s.Since, s.Next = false, planned.Since, planned.Next
				return nil
			})
			if err != nil {
				return slash.Message{}, err
			}
			next := resumed.Schedule.Next(clock.Now())
			return slash.Message{Text: fmt.Sprintf("Resumed **%s** (%s). Next digest %s (%s).",
				quotedName(resumed), resumed.Label(), render.Moment(next), render.Ago(next))}, nil
		},
	}
}

// quotedName is a digest's name, which a moderator made up, as it is shown.
func quotedName(s briefing.Subscription) string { return render.Short(s.Name, 100) }
