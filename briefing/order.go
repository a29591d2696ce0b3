package briefing

import (
	"context"
	"fmt"
	"strconv"
	"time"
)

// What moderators order of the desk, outside its schedule.

// A Window is what a digest that was asked for looks back on.
type Window string

const (
	// SinceLast is everything since the last digest, as the schedule has it.
	SinceLast Window = "since last"
	// LastDay is the last 24 hours.
	LastDay Window = "last 24 h"
)

const day = 24 * time.Hour

// Plan sets from when on sub is served: nothing that is due before now will
// be. A new subscription's first digest looks back a day, so that it does not
// begin with silence; one that was paused goes on from what it told last.
func (d *Desk) Plan(ctx context.Context, sub Subscription) (Subscription, error) {
	now := d.Clock.Now()
	if sub.From.IsZero() {
		seq, err := d.seqBefore(ctx, sub.Channel.Server, now.Add(-day))
		if err != nil {
			return Subscription{}, err
		}
		sub.Told, sub.From = seq, now.Add(-day)
	}
	sub.Since, sub.Paused = now, false
	sub.Next = d.start(sub, sub.Schedule.Next(now))
	return sub, nil
}

// seqBefore is the Seq after which everything that the server reads was filed
// since the given time.
func (d *Desk) seqBefore(ctx context.Context, server ServerID, since time.Time) (uint64, error) {
	seq, err := d.Archive.Head(ctx)
	if err != nil {
		return 0, fmt.Errorf("find the last article: %w", err)
	}
	found, err := d.Archive.FindArticles(ctx, server, ArticleQuery{Since: since})
	if err != nil {
		return 0, fmt.Errorf("find the day's articles: %w", err)
	}
	for _, c := range found {
		seq = min(seq, c.Seq-1)
	}
	return seq, nil
}

// Run makes a digest now and posts it. With advance the next one begins where
// this one ended; without it the schedule goes on as if nothing had been. The
// edition tells what came of it; one with nothing in it is Quiet and was not
// posted. Conflict means that this subscription is being served right now.
func (d *Desk) Run(ctx context.Context, sub Subscription, window Window, advance bool) (Edition, error) {
	if _, busy := d.atWork.LoadOrStore(sub.ID, struct{}{}); busy {
		return Edition{}, Errorf(Conflict, "That digest is being posted right now. Look at the channel in a moment.")
	}
	defer d.atWork.Delete(sub.ID)

	now := d.Clock.Now()
	look := sub
	if window == LastDay {
		seq, err := d.seqBefore(ctx, sub.Channel.Server, now.Add(-day))
		if err != nil {
			return Edition{}, err
		}
		look.Told, look.From = seq, now.Add(-day)
	}
	digest, err := d.Compose(ctx, look, now)
	if err != nil {
		return Edition{}, err
	}
	e := Edition{
		ID:      EditionID(string(sub.ID) + "/" + now.In(sub.Schedule.Location()).Format(time.DateOnly) + "/r" + strconv.FormatInt(now.Unix(), 10)),
		Channel: sub.Channel, Digest: digest, Status: Planned, Requested: true, Keep: !advance, At: d.Machine.Now(),
	}
	if len(digest.Entries) == 0 {
		e.Status = Quiet
		return e, nil
	}
	return d.deliverAsked(ctx, sub, e)
}

// PostAgain posts an edition of which nobody knew whether it had arrived,
// because a moderator says that it is missing.
func (d *Desk) PostAgain(ctx context.Context, sub Subscription, e Edition) (Edition, error) {
	if e.Status != Asked {
		return Edition{}, Errorf(Conflict, "That digest has been dealt with since. Run the command again to see how it stands.")
	}
	if _, busy := d.atWork.LoadOrStore(sub.ID, struct{}{}); busy {
		return Edition{}, Errorf(Conflict, "That digest is being posted right now. Look at the channel in a moment.")
	}
	defer d.atWork.Delete(sub.ID)
	e.At, e.Requested, e.Keep = d.Machine.Now(), true, true
	return d.deliverAsked(ctx, sub, e)
}

// deliverAsked delivers, and gives back the edition as the ledger has it now.
func (d *Desk) deliverAsked(ctx context.Context, sub Subscription, e Edition) (Edition, error) {
	posted := d.deliver(ctx, sub, e)
	editions, err := d.Ledger.Editions(ctx, sub.ID, e.Digest.Slot, 0)
	if err != nil {
		return Edition{}, fmt.Errorf("find edition %s: %w", e.ID, err)
	}
	for _, kept := range editions {
		if kept.ID == e.ID {
			return kept, posted
		}
	}
	return e, posted
}
