package command

import (
	"context"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// DigestPreview is the command /digest preview: what a digest would tell now,
// exactly as it would be posted, and how that came about.
func DigestPreview(store Subscriptions, desk Planner, clock briefing.Clock) slash.Command {
	which := digestOption(store, "Choose a digest to preview")
	return slash.Command{
		Name:    "preview",
		Help:    "Show what a digest would tell if it were posted now",
		Private: true,
		Options: []slash.Option{which},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			sub, err := aDigest(ctx, store, c, which.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			slot := sub.Schedule.Next(clock.Now())
			digest, err := desk.Compose(ctx, sub, slot)
			if err != nil {
				return slash.Message{}, err
			}
			m := render.Preview(render.Tally(digest), digest)
			m.Rows = []slash.Row{{Buttons: []slash.Button{
				{Label: "Why these?", Do: slash.Ref{Action: "digest preview/why", Arg: c.Keep(digest)}},
			}}}
			return m, nil
		},
		Actions: map[string]slash.Action{"why": {Run: whyPreviewed}},
	}
}

func whyPreviewed(_ context.Context, c *slash.Call) (slash.Message, error) {
	digest, err := slash.Kept[briefing.Digest](c)
	if err != nil {
		return slash.Message{}, err
	}
	return render.Why(digest), nil
}
