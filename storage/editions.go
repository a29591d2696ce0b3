package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// Record keeps editions and moves their subscriptions along, all in one
// transaction.
func (db *DB) Record(ctx context.Context, entries []briefing.Entered) error {
	return db.update(ctx, func(t tx) error {
		for _, e := range entries {
			if e.Edition != nil {
				if err := t.putEdition(*e.Edition); err != nil {
					return fmt.Errorf("record edition %q: %w", e.Edition.ID, err)
				}
			}
			if e.Move != nil {
				if err := t.move(*e.Move); err != nil {
					return fmt.Errorf("move subscription %q: %w", e.Move.Subscription, err)
				}
			}
		}
		return ctx.Err()
	})
}

// putEdition keeps e in place of what was kept under its id.
func (t tx) putEdition(e briefing.Edition) error {
	number := subscriptionNumber(e.Digest.Subscription)
	if number == 0 || editionOwner(e.ID) != number {
		return fmt.Errorf("it is not of subscription %q", e.Digest.Subscription)
	}
	slots, open, editions := t.Bucket(slotsBucket), t.Bucket(openBucket), t.Bucket(editionsBucket)
	named := append(key64(nil, number), e.ID...)
	if slot := bytes.Clone(slots.Get(named)); slot != nil {
		old := slices.Concat(named[:8], slot, named[8:])
		if err := editions.Delete(old); err != nil {
			return err
		}
		if err := open.Delete(old); err != nil {
			return err
		}
	}
	slot := keyTime(nil, e.Digest.Slot)
	key := slices.Concat(named[:8], slot, named[8:])
	if err := slots.Put(named, slot); err != nil {
		return err
	}
	if !e.Status.Settled() {
		if err := open.Put(key, nil); err != nil {
			return err
		}
	}
	return put(editions, key, e)
}

// editionOwner is the number of the subscription that an edition's id names,
// 0 when it is no such id.
func editionOwner(id briefing.EditionID) uint64 {
	owner, rest, _ := strings.Cut(string(id), "/")
	if rest == "" {
		return 0
	}
	return subscriptionNumber(briefing.SubscriptionID(owner))
}

// move carries a move out, unless the subscription was removed meanwhile.
func (t tx) move(m briefing.Move) error {
	number := subscriptionNumber(m.Subscription)
	old, ok, err := t.subscription(number, calendar{})
	if err != nil || !ok {
		return err
	}
	s := old
	s.Slot, s.Told, s.From, s.Next = m.Slot, m.Told, m.From, m.Next
	s.Paused = old.Paused || m.Pause
	_, err = t.putSubscription(number, old, s)
	return err
}

// OpenEditions finds the editions of a subscription that are not settled,
// oldest first.
func (db *DB) OpenEditions(ctx context.Context, id briefing.SubscriptionID) ([]briefing.Edition, error) {
	var found []briefing.Edition
	err := db.view(ctx, func(t tx) error {
		c := t.Bucket(openBucket).Cursor()
		prefix := key64(nil, subscriptionNumber(id))
		for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			e, err := t.edition(k)
			if err != nil {
				return err
			}
			found = append(found, e)
		}
		return ctx.Err()
	})
	return found, err
}

func (t tx) edition(key []byte) (briefing.Edition, error) {
	var e briefing.Edition
	ok, err := get(t.Bucket(editionsBucket), key, &e)
	if err == nil && !ok {
		err = damaged(fmt.Errorf("edition %q is not there", key))
	}
	return e, err
}

// Editions finds a subscription's latest editions whose slot is not before
// since, newest slot first.
func (db *DB) Editions(ctx context.Context, id briefing.SubscriptionID, since time.Time, limit int) ([]briefing.Edition, error) {
	var found []briefing.Edition
	err := db.view(ctx, func(t tx) error {
		prefix := key64(nil, subscriptionNumber(id))
		editions := t.Bucket(editionsBucket)
		c := editions.Cursor()
		k := last(editions, prefix)
		for k, v := c.Seek(k); k != nil && bytes.HasPrefix(k, prefix) && (limit <= 0 || len(found) < limit); k, v = c.Prev() {
			if binary.BigEndian.Uint64(k[8:]) < timeNumber(since) {
				break
			}
			var e briefing.Edition
			if err := decode(v, &e); err != nil {
				return err
			}
			found = append(found, e)
		}
		return ctx.Err()
	})
	return found, err
}

// Edition finds one edition of this server.
func (db *DB) Edition(ctx context.Context, server briefing.ServerID, id briefing.EditionID) (briefing.Edition, error) {
	var found briefing.Edition
	err := db.view(ctx, func(t tx) error {
		named := append(key64(nil, editionOwner(id)), id...)
		slot := t.Bucket(slotsBucket).Get(named)
		if slot == nil {
			return noEdition(id)
		}
		e, err := t.edition(slices.Concat(named[:8], slot, named[8:]))
		if err == nil && e.Channel.Server != server {
			err = noEdition(id)
		}
		found = e
		return err
	})
	if err != nil {
		return briefing.Edition{}, err
	}
	return found, nil
}

func noEdition(id briefing.EditionID) error {
	return briefing.Errorf(briefing.NotFound, "I have no digest %q on record. It may be too old.", shorten(string(id)))
}
