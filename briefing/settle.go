package briefing

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"time"
)

// When an edition does not arrive at once.
const (
	graceDefault = 2 * time.Hour
	// sameNonce is how long a repeated post is surely recognised as the same
	// one. Discord says "the past few minutes".
	sameNonce = 2 * time.Minute
	// keep is how long an edition that was refused is tried again.
	keep       = 6 * time.Hour
	firstRetry = time.Minute
	lastRetry  = 30 * time.Minute
)

// settleOpen takes up the oldest open edition of a subscription. found means
// that there was one; the ledger then says when to look next.
func (d *Desk) settleOpen(ctx context.Context, sub Subscription, now time.Time) (found bool, err error) {
	open, err := d.Ledger.OpenEditions(ctx, sub.ID)
	if err != nil {
		return false, fmt.Errorf("find open editions: %w", err)
	}
	if len(open) == 0 {
		return false, nil
	}
	return true, d.settle(ctx, sub, open[0], now)
}

// settle takes up one open edition.
func (d *Desk) settle(ctx context.Context, sub Subscription, e Edition, now time.Time) error {
	if e.Status == Sending && d.Machine.Now().Sub(e.At) > sameNonce {
		receipt, err := d.Poster.Find(ctx, e)
		switch {
		case err == nil:
			return d.conclude(ctx, sub, e, receipt, nil)
		case KindOf(err) == Unavailable && !d.expired(sub, e, now):
			e.Tries++
			return errors.Join(err, d.record(ctx, &e, d.retry(sub, e)))
		case KindOf(err) != NotFound:
			return d.ask(ctx, sub, e, err)
		}
		e.Status = Planned // it is surely not there
	}
	if e.Status == Planned && d.expired(sub, e, now) {
		e.Status = Failed
		return d.record(ctx, &e, d.concluded(sub, e))
	}
	if e.Status == Planned {
		e.At = d.Machine.Now()
	}
	return d.deliver(ctx, sub, e)
}

// expired reports whether it is too late to post e: its successor is due, or
// it was kept for long enough.
func (d *Desk) expired(sub Subscription, e Edition, now time.Time) bool {
	next := sub.Schedule.Next(e.Digest.Slot)
	return now.Sub(e.Digest.Slot) > keep || !e.Requested && !next.IsZero() && !now.Before(next)
}

// conclude records what came of posting e.
func (d *Desk) conclude(ctx context.Context, sub Subscription, e Edition, receipt Receipt, err error) error {
	if err == nil {
		e.Status, e.Receipt, e.Trouble = Sent, receipt, ""
		return d.record(ctx, &e, d.told(sub, e))
	}
	e.Trouble = Say(err)
	switch KindOf(err) {
	case Conflict:
		e.Status = Sent // and taken down since: it is not for us to put it up again
		return d.record(ctx, &e, d.told(sub, e))
	case NotFound:
		e.Status = Failed
		end := d.concluded(sub, e)
		end.Pause = true
		return errors.Join(err, d.record(ctx, &e, end))
	case Invalid:
		e.Status = Failed
		return errors.Join(err, d.record(ctx, &e, d.concluded(sub, e)))
	case Denied:
		e.Status = Planned
	}
	return errors.Join(err, d.record(ctx, &e, d.retry(sub, e)))
}

// ask gives up on finding out whether e was posted. Posting it again might
// show it twice, so a moderator is asked.
func (d *Desk) ask(ctx context.Context, sub Subscription, e Edition, cause error) error {
	e.Status = Asked
	e.Trouble = first(Say(cause), "I cannot tell whether this digest arrived.") + " If it is missing, post it again."
	return errors.Join(cause, d.record(ctx, &e, d.told(sub, e)))
}

// record keeps an edition and moves its subscription, in one transaction.
func (d *Desk) record(ctx context.Context, e *Edition, m Move) error {
	if err := d.Ledger.Record(ctx, []Entered{{Edition: e, Move: &m}}); err != nil {
		return fmt.Errorf("record %s: %w", m.Subscription, err)
	}
	if e != nil {
		d.Log.InfoContext(ctx, "edition", "id", e.ID, "status", e.Status, "tries", e.Tries)
	}
	return nil
}

// move leaves everything as it is, but for the slot dealt with and when to
// look next.
func (d *Desk) move(sub Subscription, slot time.Time) Move {
	return Move{
		Subscription: sub.ID, Slot: slot, Told: sub.Told, From: sub.From,
		Next: d.start(sub, sub.Schedule.Next(later(slot, later(sub.Slot, sub.Since)))),
	}
}

// concluded moves past e's slot without having told what is in it.
func (d *Desk) concluded(sub Subscription, e Edition) Move {
	if e.Requested {
		return d.move(sub, sub.Slot)
	}
	return d.move(sub, e.Digest.Slot)
}

// told moves past e's slot and its articles.
func (d *Desk) told(sub Subscription, e Edition) Move {
	m := d.concluded(sub, e)
	if !e.Keep {
		m.Told, m.From = max(sub.Told, e.Digest.ToSeq), e.Digest.To
	}
	return m
}

// retry looks again soon, then less often.
func (d *Desk) retry(sub Subscription, e Edition) Move {
	m := d.move(sub, sub.Slot)
	wait := min(firstRetry<<min(e.Tries-1, 10), lastRetry)
	m.Next = d.Clock.Now().Add(wait)
	return m
}

// start is when the desk begins with a slot: a little later for each
// subscription, always the same for one.
func (d *Desk) start(sub Subscription, slot time.Time) time.Time {
	if slot.IsZero() || d.Spread <= 0 {
		return slot
	}
	sum := fnv.New64a()
	sum.Write([]byte(sub.ID))
	return slot.Add(time.Duration(sum.Sum64() % uint64(d.Spread)).Truncate(time.Second))
}

// grace is how late a slot may be served.
func (d *Desk) grace(sub Subscription, slot time.Time) time.Duration {
	grace := d.Grace
	if grace == 0 {
		grace = graceDefault
	}
	if next := sub.Schedule.Next(slot); !next.IsZero() {
		grace = min(grace, next.Sub(slot)/2)
	}
	return grace
}

// wasServed reports whether the ledger holds an edition of that id already: a
// clock that was set back, or a schedule that was changed, repeats none.
func (d *Desk) wasServed(ctx context.Context, sub Subscription, id EditionID, slot time.Time) (bool, error) {
	editions, err := d.Ledger.Editions(ctx, sub.ID, slot.Add(-48*time.Hour), 0)
	if err != nil {
		return false, fmt.Errorf("find earlier editions: %w", err)
	}
	for _, e := range editions {
		if e.ID == id {
			return true, nil
		}
	}
	return false, nil
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
