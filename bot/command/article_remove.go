package command

import (
	"context"
	"fmt"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// keptRemoved is how long an article that was removed can be restored.
const keptRemoved = 30 * 24 * time.Hour

// Actions that other messages refer to.
const (
	discardAction = "article remove/discard" // Arg is an article's id: removed at once
	askAction     = "article remove/ask"     // Arg is an article's id: removed when confirmed
)

// A RemovalStore is what /article remove and /article restore call.
type RemovalStore interface {
	Finder
	Reader
	Overlays
}

// remove is /article remove: an article taken off what the server shows.
type remove struct {
	store RemovalStore
	clock briefing.Clock
}

// A removal is an article to be removed, and why.
type removal struct {
	id     briefing.ArticleID
	reason string
}

// ArticleRemove is the command /article remove: it hides an article from
// everything the server shows, once that is confirmed, and for good after 30 days.
func ArticleRemove(store RemovalStore, clock briefing.Clock) slash.Command {
	r := &remove{store, clock}
	article := articleOption(store, "Choose an article to remove", briefing.Live).Required()
	reason := slash.Text("reason", "Say why, for the log of changes").Length(1, 200)
	return slash.Command{
		Name:    "remove",
		Help:    "Remove an article, with 30 days to restore it",
		Private: true,
		Options: []slash.Option{article, reason},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			found, err := anArticle(ctx, r.store, c, article.Get(c), briefing.Live)
			if err != nil {
				return orPick(c, err, "article remove/pick", removal{reason: reason.Get(c)})
			}
			return r.confirm(c, found, reason.Get(c)), nil
		},
		Actions: map[string]slash.Action{
			"pick":    {Run: r.pick, Reply: slash.InPlace},
			"ask":     {Run: r.ask},
			"confirm": {Run: r.confirmed, Reply: slash.InPlace},
			"cancel":  {Run: cancel, Reply: slash.InPlace},
			"discard": {Run: r.discard, Reply: slash.InPlace},
		},
	}
}

func (r *remove) pick(ctx context.Context, c *slash.Call) (slash.Message, error) {
	request, err := slash.Kept[removal](c)
	if err != nil {
		return slash.Message{}, err
	}
	found, err := liveArticle(ctx, r.store, c, c.Chosen)
	if err != nil {
		return slash.Message{}, err
	}
	return r.confirm(c, found, request.reason), nil
}

func (r *remove) ask(ctx context.Context, c *slash.Call) (slash.Message, error) {
	found, err := liveArticle(ctx, r.store, c, c.Arg)
	if err != nil {
		return slash.Message{}, err
	}
	return r.confirm(c, found, ""), nil
}

func (r *remove) confirm(c *slash.Call, a briefing.Copy, reason string) slash.Message {
	m := render.Headlines("Remove this article?", []briefing.Copy{a})
	m.Rows = []slash.Row{{Buttons: []slash.Button{
		{Label: "Remove", Style: discordgo.DangerButton, Do: slash.Ref{Action: "article remove/confirm", Arg: c.Keep(removal{a.ID, reason})}},
		{Label: "Keep it", Do: slash.Ref{Action: "article remove/cancel"}},
	}}}
	return m
}

func (r *remove) confirmed(ctx context.Context, c *slash.Call) (slash.Message, error) {
	request, err := slash.Kept[removal](c)
	if err != nil {
		return slash.Message{}, err
	}
	return r.remove(ctx, c, request)
}

// discard removes what was saved a moment ago, and so asks nothing.
func (r *remove) discard(ctx context.Context, c *slash.Call) (slash.Message, error) {
	return r.remove(ctx, c, removal{id: briefing.ArticleID(c.Arg)})
}

func (r *remove) remove(ctx context.Context, c *slash.Call, request removal) (slash.Message, error) {
	now := r.clock.Now()
	change := entry(c, now, "removed an article", string(request.id), request.reason)
	removed, err := r.store.SetOverlay(ctx, server(c), request.id, change, func(o *briefing.Overlay) error {
		if !o.Removed.IsZero() {
			return briefing.Errorf(briefing.Conflict, "%s was removed already. Restore it with `/article restore`.", request.id)
		}
		o.Removed, o.Reason, o.By, o.At = now, request.reason, c.By.ID, now
		return nil
	})
	if err != nil {
		return slash.Message{}, notMine(err, string(request.id))
	}
	return slash.Message{
		Text: fmt.Sprintf("Removed **%s**. It can be restored until %s.", removed.ID, render.Date(now.Add(keptRemoved))),
		Rows: []slash.Row{{Buttons: []slash.Button{{Label: "Restore", Do: slash.Ref{Action: restoreAction, Arg: string(removed.ID)}}}}},
	}, nil
}

// notMine gives the words for an article that is not there, whatever was not
// found of it.
func notMine(err error, id string) error {
	if briefing.KindOf(err) == briefing.NotFound {
		return noArticle(id)
	}
	return fmt.Errorf("change article %s: %w", render.Short(id, 40), err)
}
