package command

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// run is /digest run: a digest posted outside its schedule.
type run struct {
	store Subscriptions
	desk  Runner
}

// A runRequest is a digest to be posted once that is confirmed.
type runRequest struct {
	number  int
	window  briefing.Window
	advance bool
}

// DigestRun is the command /digest run: it posts a digest now, once the
// channel is confirmed.
func DigestRun(store Subscriptions, desk Runner, account Permissions) slash.Command {
	r := &run{store, desk}
	which := digestOption(store, "Choose a digest to post")
	window := slash.Text("window", "Choose what it looks back on").Among(
		slash.Choice{Name: string(briefing.SinceLast), Value: string(briefing.SinceLast)},
		slash.Choice{Name: string(briefing.LastDay), Value: string(briefing.LastDay)},
	).Or(string(briefing.SinceLast))
	advance := slash.Flag("advance", "Let the next digest begin where this one ends")
	return slash.Command{
		Name:    "run",
		Help:    "Post a digest now",
		Private: true,
		Options: []slash.Option{which, window, advance},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			sub, err := aDigest(ctx, store, c, which.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			if err := channelGone(ctx, account, sub); err != nil {
				return slash.Message{}, err
			}
			request := runRequest{sub.Number, briefing.Window(window.Get(c)), advance.Get(c)}
			return slash.Message{
				Text: render.RunQuestion(sub, request.window, request.advance),
				Rows: []slash.Row{{Buttons: []slash.Button{
					{Label: "Post it", Style: discordgo.SuccessButton, Do: slash.Ref{Action: "digest run/confirm", Arg: c.Keep(request)}},
					{Label: "Cancel", Do: slash.Ref{Action: "digest run/cancel"}},
				}}},
			}, nil
		},
		Actions: map[string]slash.Action{
			"confirm": {Run: r.confirm, Reply: slash.InPlace},
			"cancel":  {Run: cancel, Reply: slash.InPlace},
		},
	}
}

func (r *run) confirm(ctx context.Context, c *slash.Call) (slash.Message, error) {
	request, err := slash.Kept[runRequest](c)
	if err != nil {
		return slash.Message{}, err
	}
	sub, err := r.store.Subscription(ctx, server(c), request.number)
	if err != nil {
		return slash.Message{}, err
	}
	e, err := r.desk.Run(ctx, sub, request.window, request.advance)
	if err != nil {
		return slash.Message{}, err
	}
	return slash.Message{Text: render.Result(e)}, nil
}
