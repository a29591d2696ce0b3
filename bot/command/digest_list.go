package command

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

const (
	digestsOnPage = 8
	editionsRead  = 5 // back to where one may wait for an answer
	missingLabel  = "It is missing: post it"
)

// A DigestListStore is what /digest list calls.
type DigestListStore interface {
	Subscriptions
	Editions
}

// digestList is /digest list: how every digest of a server stands.
type digestList struct {
	store DigestListStore
	desk  Runner
}

// DigestList is the command /digest list: state, next run, last result and
// trouble of every digest. An edition of which nobody knows whether it arrived
// can be posted from here.
func DigestList(store DigestListStore, desk Runner) slash.Command {
	d := &digestList{store, desk}
	return slash.Command{
		Name:    "list",
		Help:    "List the digests with their state and next run",
		Private: true,
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			return d.page(ctx, c, 0)
		},
		Actions: map[string]slash.Action{
			"page": {Run: d.turn, Reply: slash.InPlace},
			"post": {Run: d.post},
		},
	}
}

func (d *digestList) turn(ctx context.Context, c *slash.Call) (slash.Message, error) {
	n, _ := strconv.Atoi(c.Arg) // anything else is the first page
	return d.page(ctx, c, n)
}

func (d *digestList) page(ctx context.Context, c *slash.Call, n int) (slash.Message, error) {
	all, err := d.store.Subscriptions(ctx, server(c))
	if err != nil {
		return slash.Message{}, fmt.Errorf("list subscriptions: %w", err)
	}
	if len(all) == 0 {
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "This server has no digests yet. Order one with `/digest subscribe`.")
	}
	last := (len(all) - 1) / digestsOnPage
	n = min(max(n, 0), last)
	shown := all[n*digestsOnPage : min(len(all), (n+1)*digestsOnPage)]
	var states []render.State
	var asked []slash.Button
	for _, sub := range shown {
		editions, err := d.store.Editions(ctx, sub.ID, time.Time{}, editionsRead)
		if err != nil {
			return slash.Message{}, fmt.Errorf("editions of %s: %w", sub.ID, err)
		}
		states = append(states, render.State{Subscription: sub, Editions: editions})
		asked = append(asked, missing(sub, editions)...)
	}
	m := render.States(plural(len(all), "digest", "digests"), states)
	if len(asked) == 1 {
		asked[0].Label = missingLabel // there is no other to be mistaken for it
	}
	if len(asked) > 0 {
		m.Rows = append(m.Rows, slash.Row{Buttons: asked[:min(5, len(asked))]})
	}
	if last > 0 {
		m.Rows = append(m.Rows, slash.Row{Buttons: []slash.Button{
			{Label: "◀", Do: slash.Ref{Action: "digest list/page", Arg: strconv.Itoa(n - 1)}, Off: n == 0},
			{Label: "▶", Do: slash.Ref{Action: "digest list/page", Arg: strconv.Itoa(n + 1)}, Off: n == last},
		}})
	}
	return m, nil
}

// missing is a button for each edition of which nobody knows whether it
// arrived.
func missing(sub briefing.Subscription, editions []briefing.Edition) []slash.Button {
	var buttons []slash.Button
	for _, e := range editions {
		if e.Status == briefing.Asked {
			buttons = append(buttons, slash.Button{
				Label: missingLabel + " (" + sub.Label() + ")",
				Do:    slash.Ref{Action: "digest list/post", Arg: string(e.ID)},
			})
		}
	}
	return buttons
}

// post posts an edition again, because a moderator says that it is missing.
func (d *digestList) post(ctx context.Context, c *slash.Call) (slash.Message, error) {
	e, err := d.store.Edition(ctx, server(c), briefing.EditionID(c.Arg))
	if err != nil && briefing.KindOf(err) != briefing.NotFound {
		return slash.Message{}, fmt.Errorf("find an edition: %w", err)
	}
	if err != nil {
		return slash.Message{}, gone()
	}
	all, err := d.store.Subscriptions(ctx, server(c))
	if err != nil {
		return slash.Message{}, fmt.Errorf("list subscriptions: %w", err)
	}
	for _, sub := range all {
		if sub.ID == e.Digest.Subscription {
			posted, err := d.desk.PostAgain(ctx, sub, e)
			if err != nil {
				return slash.Message{}, err
			}
			return slash.Message{Text: render.Result(posted)}, nil
		}
	}
	return slash.Message{}, gone()
}

func gone() error {
	return briefing.Errorf(briefing.NotFound, "That digest is no longer kept. See how things stand with `/digest list`.")
}
