package briefingtest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// AddSubscription keeps a new subscription.
func (f *Fake) AddSubscription(ctx context.Context, s briefing.Subscription, entry briefing.AuditEntry) (briefing.Subscription, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return briefing.Subscription{}, err
	}
	if err := f.nameIsFree(s); err != nil {
		return briefing.Subscription{}, err
	}
	f.made++
	f.numbers[s.Channel.Server]++
	s.ID, s.Number = briefing.SubscriptionID(fmt.Sprintf("s%d", f.made)), f.numbers[s.Channel.Server]
	s = tidySubscription(s)
	f.subscriptions = append(f.subscriptions, s)
	f.enter(s.Channel.Server, entry)
	return ownSubscription(s), nil
}

// nameIsFree refuses a name that another subscription of the server has.
func (f *Fake) nameIsFree(s briefing.Subscription) error {
	for _, other := range f.subscriptions {
		if other.Channel.Server == s.Channel.Server && other.ID != s.ID && strings.EqualFold(strings.TrimSpace(other.Name), strings.TrimSpace(s.Name)) {
			return briefing.Errorf(briefing.Conflict, "This server has a digest called %q already (%s). Choose another name.", shorten(other.Name), other.Label())
		}
	}
	return nil
}

func tidySubscription(s briefing.Subscription) briefing.Subscription {
	if s.Paused {
		s.Next = time.Time{}
	}
	s.Since, s.Slot, s.From, s.Next = s.Since.UTC(), s.Slot.UTC(), s.From.UTC(), s.Next.UTC()
	return ownSubscription(s)
}

func ownSubscription(s briefing.Subscription) briefing.Subscription {
	s.Topics = slices.Clone(s.Topics)
	return s
}

// place finds a server's subscription, -1 when there is none.
func (f *Fake) place(server briefing.ServerID, number int) int {
	return slices.IndexFunc(f.subscriptions, func(s briefing.Subscription) bool {
		return s.Channel.Server == server && s.Number == number
	})
}

func noSubscription(number int) error {
	return briefing.Errorf(briefing.NotFound, "This server has no digest D-%d. Pick one from the list.", number)
}

// Subscription finds one by its number.
func (f *Fake) Subscription(ctx context.Context, server briefing.ServerID, number int) (briefing.Subscription, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return briefing.Subscription{}, err
	}
	i := f.place(server, number)
	if i < 0 {
		return briefing.Subscription{}, noSubscription(number)
	}
	return ownSubscription(f.subscriptions[i]), nil
}

// Subscriptions lists a server's, by number.
func (f *Fake) Subscriptions(ctx context.Context, server briefing.ServerID) ([]briefing.Subscription, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	var found []briefing.Subscription
	for _, s := range f.subscriptions {
		if s.Channel.Server == server {
			found = append(found, ownSubscription(s))
		}
	}
	return found, nil
}

// SetSubscription changes one.
func (f *Fake) SetSubscription(ctx context.Context, server briefing.ServerID, number int, entry briefing.AuditEntry, change func(*briefing.Subscription) error) (briefing.Subscription, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return briefing.Subscription{}, err
	}
	i := f.place(server, number)
	if i < 0 {
		return briefing.Subscription{}, noSubscription(number)
	}
	old := f.subscriptions[i]
	s := ownSubscription(old)
	if err := change(&s); err != nil {
		return briefing.Subscription{}, err
	}
	s.ID, s.Number, s.Channel.Server = old.ID, old.Number, old.Channel.Server
	if err := f.nameIsFree(s); err != nil {
		return briefing.Subscription{}, err
	}
	f.subscriptions[i] = tidySubscription(s)
	f.enter(server, entry)
	return ownSubscription(f.subscriptions[i]), nil
}

// RemoveSubscription ends one.
func (f *Fake) RemoveSubscription(ctx context.Context, server briefing.ServerID, number int, entry briefing.AuditEntry) error {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return err
	}
	i := f.place(server, number)
	if i < 0 {
		return noSubscription(number)
	}
	f.subscriptions = slices.Delete(f.subscriptions, i, i+1)
	f.enter(server, entry)
	return nil
}

// waiting are the subscriptions that have a Next, the earliest first.
func (f *Fake) waiting() []briefing.Subscription {
	var found []briefing.Subscription
	for _, s := range f.subscriptions {
		if !s.Next.IsZero() {
			found = append(found, ownSubscription(s))
		}
	}
	slices.SortStableFunc(found, func(a, b briefing.Subscription) int { return a.Next.Compare(b.Next) })
	return found
}

// NextDue is the earliest Next.
func (f *Fake) NextDue(ctx context.Context) (time.Time, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return time.Time{}, err
	}
	for _, s := range f.waiting() {
		return s.Next, nil
	}
	return time.Time{}, nil
}

// Due finds subscriptions whose Next has come.
func (f *Fake) Due(ctx context.Context, now time.Time, limit int) ([]briefing.Subscription, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	due := slices.DeleteFunc(f.waiting(), func(s briefing.Subscription) bool { return s.Next.After(now) })
	return atMost(due, limit), nil
}

// Record keeps editions and moves their subscriptions.
func (f *Fake) Record(ctx context.Context, entries []briefing.Entered) error {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return err
	}
	for _, e := range entries {
		if e.Edition != nil && !strings.HasPrefix(string(e.Edition.ID), string(e.Edition.Digest.Subscription)+"/") {
			return fmt.Errorf("record edition %q: it is not of subscription %q", e.Edition.ID, e.Edition.Digest.Subscription)
		}
	}
	for _, e := range entries {
		if e.Edition != nil {
			f.editions[e.Edition.ID] = own(*e.Edition)
		}
		if e.Move != nil {
			f.move(*e.Move)
		}
	}
	return nil
}

func (f *Fake) move(m briefing.Move) {
	i := slices.IndexFunc(f.subscriptions, func(s briefing.Subscription) bool { return s.ID == m.Subscription })
	if i < 0 {
		return // removed meanwhile
	}
	s := &f.subscriptions[i]
	s.Slot, s.Told, s.From, s.Next = m.Slot, m.Told, m.From, m.Next
	s.Paused = s.Paused || m.Pause
	*s = tidySubscription(*s)
}

// editionsOf are a subscription's editions, oldest slot first.
func (f *Fake) editionsOf(id briefing.SubscriptionID) []briefing.Edition {
	var found []briefing.Edition
	for _, e := range f.editions {
		if e.Digest.Subscription == id {
			found = append(found, own(e))
		}
	}
	slices.SortFunc(found, func(a, b briefing.Edition) int {
		return cmp.Or(a.Digest.Slot.Compare(b.Digest.Slot), cmp.Compare(a.ID, b.ID))
	})
	return found
}

// OpenEditions finds the editions that are not settled, oldest first.
func (f *Fake) OpenEditions(ctx context.Context, id briefing.SubscriptionID) ([]briefing.Edition, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(f.editionsOf(id), func(e briefing.Edition) bool { return e.Status.Settled() }), nil
}

// Editions finds a subscription's latest editions, newest first.
func (f *Fake) Editions(ctx context.Context, id briefing.SubscriptionID, since time.Time, limit int) ([]briefing.Edition, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	found := slices.DeleteFunc(f.editionsOf(id), func(e briefing.Edition) bool { return e.Digest.Slot.Before(since) })
	slices.Reverse(found)
	return atMost(found, limit), nil
}

// Edition finds one edition of this server.
func (f *Fake) Edition(ctx context.Context, server briefing.ServerID, id briefing.EditionID) (briefing.Edition, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return briefing.Edition{}, err
	}
	e, ok := f.editions[id]
	if !ok || e.Channel.Server != server {
		return briefing.Edition{}, briefing.Errorf(briefing.NotFound, "I have no digest %q on record. It may be too old.", shorten(string(id)))
	}
	return own(e), nil
}
