package briefing

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"sync"
	"time"
)

// A Desk takes articles in and sends digests out.
//
// A digest flows one way, and this file follows it: due → gather → group →
// rank → compose → record → render → deliver → record. Whatever wakes the
// desk, what is due is worked out from the ledger; so a restart, a crash or a
// missed hour needs no code of its own. What happens to an edition that did
// not arrive at once is in settle.go.
type Desk struct {
	Extractor  Extractor
	Quoter     Quoter
	Archive    Archive
	Ledger     Ledger
	Directory  Directory
	Grouper    Grouper
	Stories    StoryKeeper
	Ranker     Ranker
	Summarizer Summarizer
	Poster     Poster
	Clock      Clock // the newsroom's: slots and windows go by it
	Machine    Clock // the machine's: the age of a post goes by it, wherever the newsroom's clock is moved to
	Log        *slog.Logger

	// Grace is how late a slot is still served: 2 hours when zero, and never
	// more than half of the time to the next slot.
	Grace time.Duration
	// Spread is over how long the digests of one instant are started, so that
	// 08:00 is not a stampede. A subscription's own delay is always the same.
	Spread time.Duration

	atWork  sync.Map // SubscriptionID → struct{}: one edition of a subscription at a time
	placing placing
}

// Limits of a digest (product rules, not Discord's).
const (
	dueAtOnce     = 256                 // subscriptions taken from the ledger in one go
	deliverAtOnce = 8                   // editions under way together
	memory        = 14 * 24 * time.Hour // a story that was told does not return for so long
	perEntry      = 2                   // sentences
	entryBytes    = 420                 // of these sentences together
	restKept      = 500                 // stories over the limit that a digest lists
	lateAfter     = 5 * time.Minute     // when a digest says that it is late
)

// Publish serves every subscription whose time has come. One subscription's
// trouble is its own: the others go out, and the errors are joined.
func (d *Desk) Publish(ctx context.Context) error {
	now := d.Clock.Now()
	var errs []error
	seen := map[SubscriptionID]time.Time{} // what stands where it stood was tried and must wait
	for ctx.Err() == nil {
		found, err := d.Ledger.Due(ctx, now, dueAtOnce+len(seen))
		if err != nil {
			return errors.Join(append(errs, fmt.Errorf("find what is due: %w", err))...)
		}
		due := slices.DeleteFunc(found, func(sub Subscription) bool { return seen[sub.ID].Equal(sub.Next) })
		if len(due) == 0 {
			break
		}
		for _, sub := range due {
			seen[sub.ID] = sub.Next
		}
		errs = append(errs, d.serveAll(ctx, due, now)...)
	}
	return errors.Join(errs...)
}

func (d *Desk) serveAll(ctx context.Context, due []Subscription, now time.Time) []error {
	var wait sync.WaitGroup
	var mu sync.Mutex
	var errs []error
	slots := make(chan struct{}, deliverAtOnce)
	for _, sub := range due {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			if err := d.serveSafely(ctx, sub, now); err != nil {
				mu.Lock()
				defer mu.Unlock()
				errs = append(errs, fmt.Errorf("digest %s: %w", sub.ID, err))
			}
		})
	}
	wait.Wait()
	return errs
}

// serveSafely makes an error of a panic: one digest's may not end the rest.
func (d *Desk) serveSafely(ctx context.Context, sub Subscription, now time.Time) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return d.serve(ctx, sub, now)
}

// serve deals with one subscription: first with what is still open, then with
// the slot that is due.
func (d *Desk) serve(ctx context.Context, sub Subscription, now time.Time) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if _, busy := d.atWork.LoadOrStore(sub.ID, struct{}{}); busy {
		return nil // whoever is at it will record when to look again
	}
	defer d.atWork.Delete(sub.ID)

	server, err := d.server(ctx, sub)
	if err != nil {
		return err
	}
	if !server.Left.IsZero() { // nothing is posted there until somebody asks us back
		return d.record(ctx, nil, d.move(sub, later(sub.Slot, now)))
	}
	open, err := d.settleOpen(ctx, sub, now)
	if err != nil || open {
		return err
	}
	e, err := d.due(ctx, sub, now)
	if err != nil || e == nil {
		return err
	}
	return d.deliver(ctx, sub, *e)
}

// due makes the edition for the slot that has come. It is nil when there is
// nothing to deliver, and then the ledger already says why.
func (d *Desk) due(ctx context.Context, sub Subscription, now time.Time) (*Edition, error) {
	slot, ok := sub.Schedule.Due(later(sub.Slot, sub.Since), now)
	if !ok {
		return nil, d.record(ctx, nil, d.move(sub, sub.Slot))
	}
	date, n := sub.Schedule.Ordinal(slot)
	e := &Edition{
		ID:      EditionID(fmt.Sprintf("%s/%s/%d", sub.ID, date, n)),
		Channel: sub.Channel,
		At:      d.Machine.Now(),
	}
	served, err := d.wasServed(ctx, sub, e.ID, slot)
	if err != nil {
		return nil, err
	}
	if served {
		return nil, d.record(ctx, nil, d.move(sub, slot))
	}
	if now.Sub(slot) > d.grace(sub, slot) {
		e.Status, e.Digest = Skipped, d.blank(sub, slot)
		e.Trouble = "Dateline was not running then. The articles are in the next digest."
		return nil, d.record(ctx, e, d.move(sub, slot))
	}
	digest, err := d.Compose(ctx, sub, slot)
	if err != nil {
		return nil, err
	}
	e.Digest = digest
	e.Digest.Late = now.Sub(slot) > lateAfter+d.Spread
	if len(digest.Entries) == 0 {
		e.Status = Quiet
		return nil, d.record(ctx, e, d.told(sub, *e))
	}
	e.Status = Planned
	return e, nil
}

// Compose makes the digest that sub's readers would be given at slot, from
// everything that was filed since they were told last. It changes nothing.
func (d *Desk) Compose(ctx context.Context, sub Subscription, slot time.Time) (Digest, error) {
	digest := d.blank(sub, slot)
	server, err := d.server(ctx, sub)
	if err != nil {
		return digest, err
	}
	digest.Server = server.Name
	fresh, err := d.gather(ctx, sub, &digest)
	if err != nil || len(fresh) == 0 {
		return digest, err
	}
	told, err := d.toldBefore(ctx, sub, slot)
	if err != nil {
		return digest, err
	}
	var stories []Story
	for _, s := range d.Grouper.Group(fresh, told) {
		if s.Told {
			digest.Told++
			continue
		}
		digest.Merged += len(s.Articles) - 1
		stories = append(stories, s)
	}
	ranked := d.Ranker.Rank(stories, Preference{Topics: sub.Topics, Now: slot})
	for i, s := range ranked {
		switch {
		case i < sub.Stories:
			digest.Entries = append(digest.Entries, d.entry(s, perEntry))
		case i < sub.Stories+restKept:
			digest.Rest = append(digest.Rest, d.entry(s, 0))
		}
	}
	if len(digest.Entries) > 0 {
		digest.Gist = d.Summarizer.Gist(ranked[0].Articles[0].Article)
	}
	if err := d.addHistory(ctx, sub.Channel.Server, digest.Entries); err != nil {
		return digest, err
	}
	digest.Quote, err = d.keyQuote(ctx, sub.Channel.Server, ranked[:len(digest.Entries)])
	return digest, err
}

// server is what is known of a subscription's server, which may be nothing.
func (d *Desk) server(ctx context.Context, sub Subscription) (Server, error) {
	server, err := d.Directory.Server(ctx, sub.Channel.Server)
	if err != nil && KindOf(err) != NotFound {
		return Server{}, fmt.Errorf("find the server: %w", err)
	}
	return server, nil
}

// blank is a digest before anything was gathered for it.
func (d *Desk) blank(sub Subscription, slot time.Time) Digest {
	return Digest{
		Subscription: sub.ID, Name: sub.Name, Topics: sub.Topics, Zone: sub.Schedule.Zone,
		Slot: slot, From: sub.From, To: d.Clock.Now(), FromSeq: sub.Told, ToSeq: sub.Told,
	}
}

// gather finds what was filed since the readers were told last, by filing
// order, so that no clock can lose an article between two digests.
func (d *Desk) gather(ctx context.Context, sub Subscription, digest *Digest) ([]Copy, error) {
	head, err := d.Archive.Head(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the last article: %w", err)
	}
	digest.ToSeq = max(head, digest.FromSeq)
	if digest.ToSeq == digest.FromSeq {
		return nil, nil
	}
	fresh, err := d.Archive.FindArticles(ctx, sub.Channel.Server, ArticleQuery{
		After: digest.FromSeq, UpTo: digest.ToSeq, Topics: sub.Topics,
	})
	if err != nil {
		return nil, fmt.Errorf("gather articles: %w", err)
	}
	digest.New = len(fresh)
	return fresh, nil
}

// entry tells a story in a number of its lead's own sentences.
func (d *Desk) entry(s Story, sentences int) Entry {
	lead := s.Articles[0].Article
	e := Entry{Story: s.ID, Lead: lead.Reference(), Topics: s.Topics, Update: s.Update, Reasons: s.Reasons}
	for _, c := range s.Articles[1:] {
		e.Also = append(e.Also, c.Reference())
	}
	if sentences > 0 {
		e.Summary = d.Summarizer.Summarize([]Article{lead}, Budget{Sentences: sentences, Bytes: entryBytes})
	}
	return e
}

// deliver records that e is being sent, sends it, and records what came of
// it. A process that ends in between leaves an open edition, which settle.go
// takes up.
func (d *Desk) deliver(ctx context.Context, sub Subscription, e Edition) error {
	ctx = context.WithoutCancel(ctx) // a stop lets what is under way arrive
	e.Status, e.Tries = Sending, e.Tries+1
	open := d.move(sub, sub.Slot)
	open.Next = d.Clock.Now() // settle it first thing after a restart
	if err := d.record(ctx, &e, open); err != nil {
		return err
	}
	receipt, err := d.Poster.Post(ctx, e)
	return d.conclude(ctx, sub, e, receipt, err)
}
