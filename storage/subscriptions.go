package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

func subscriptionID(number uint64) briefing.SubscriptionID {
	return briefing.SubscriptionID("s" + strconv.FormatUint(number, 10))
}

// subscriptionNumber is the number in an id, 0 when it is none.
func subscriptionNumber(id briefing.SubscriptionID) uint64 {
	word, _ := strings.CutPrefix(string(id), "s")
	n, err := strconv.ParseUint(word, 10, 64)
	if err != nil || subscriptionID(n) != id {
		return 0
	}
	return n
}

// AddSubscription keeps a new subscription and gives it its ID and Number.
func (db *DB) AddSubscription(ctx context.Context, s briefing.Subscription, entry briefing.AuditEntry) (briefing.Subscription, error) {
	var kept briefing.Subscription
	err := db.update(ctx, func(t tx) error {
		server, err := t.serverHeardOf(s.Channel.Server)
		if err != nil {
			return err
		}
		number, err := t.Bucket(subscriptionsBucket).NextSequence()
		if err != nil {
			return err
		}
		err = t.changeServer(s.Channel.Server, func(r *serverRecord) {
			r.Subscriptions++
			s.Number = r.Subscriptions
		})
		if err != nil {
			return err
		}
		if err := t.nameIsFree(server, number, s.Name); err != nil {
			return err
		}
		if err := t.Bucket(numbersBucket).Put(numberKey(server, s.Number), key64(nil, number)); err != nil {
			return err
		}
		if kept, err = t.putSubscription(number, briefing.Subscription{}, s); err != nil {
			return err
		}
		return t.enter(server, entry)
	})
	return kept, err
}

func numberKey(server uint32, number int) []byte { return key32(key32(nil, server), uint32(number)) }

// nameIsFree refuses a name that another subscription of the server has. It
// reads them all; a server has few.
func (t tx) nameIsFree(server uint32, number uint64, name string) error {
	return t.eachOf(server, func(other uint64, r subscriptionRecord) error {
		if other != number && strings.EqualFold(strings.TrimSpace(r.Name), strings.TrimSpace(name)) {
			return briefing.Errorf(briefing.Conflict, "This server has a digest called %q already (D-%d). Choose another name.", shorten(r.Name), r.Number)
		}
		return nil
	})
}

// putSubscription keeps s in place of old, and when it is due.
func (t tx) putSubscription(number uint64, old, s briefing.Subscription) (briefing.Subscription, error) {
	if s.Paused {
		s.Next = time.Time{}
	}
	s.Since, s.Slot, s.From, s.Next = s.Since.UTC(), s.Slot.UTC(), s.From.UTC(), s.Next.UTC()
	s.ID = subscriptionID(number)
	s.Topics = slices.Clone(s.Topics)
	due := t.Bucket(dueBucket)
	if !old.Next.IsZero() {
		if err := due.Delete(dueKey(old.Next, number)); err != nil {
			return s, err
		}
	}
	if !s.Next.IsZero() {
		if err := due.Put(dueKey(s.Next, number), nil); err != nil {
			return s, err
		}
	}
	return s, put(t.Bucket(subscriptionsBucket), key64(nil, number), subscriptionRecordOf(s))
}

func dueKey(at time.Time, number uint64) []byte { return key64(keyTime(nil, at), number) }

// A calendar reads schedules, each once: many subscriptions have the same, and
// reading one takes longer than reading all the rest of a subscription.
type calendar map[[2]string]briefing.Schedule

// schedule reads a schedule. One that cannot be read any more, because its time
// zone is unknown on this machine, has no slots: a bad order must not stop the
// others.
func (c calendar) schedule(spec, zone string) briefing.Schedule {
	key := [2]string{spec, zone}
	if s, ok := c[key]; ok {
		return s
	}
	s, err := briefing.ParseSchedule(spec, zone)
	if err != nil {
		s = briefing.Schedule{Spec: spec, Zone: zone}
	}
	c[key] = s
	return s
}

// subscription is the one with that number over all servers.
func (t tx) subscription(number uint64, dates calendar) (s briefing.Subscription, ok bool, err error) {
	var r subscriptionRecord
	ok, err = get(t.Bucket(subscriptionsBucket), key64(nil, number), &r)
	if err != nil || !ok {
		return s, false, err
	}
	return r.subscription(number, dates.schedule(r.Spec, r.Zone)), true, nil
}

// numbered finds a server's subscription by the number that people see.
func (t tx) numbered(server briefing.ServerID, label int) (number uint64, s briefing.Subscription, err error) {
	serverNumber, err := t.serverNumber(server)
	if err != nil {
		return 0, s, err
	}
	value := t.Bucket(numbersBucket).Get(numberKey(serverNumber, label))
	if value == nil || label < 1 || label > 1<<31-1 {
		return 0, s, briefing.Errorf(briefing.NotFound, "This server has no digest D-%d. Pick one from the list.", label)
	}
	number = endNumber(value)
	s, ok, err := t.subscription(number, calendar{})
	if err == nil && !ok {
		err = damaged(fmt.Errorf("subscription %d is not there", number))
	}
	return number, s, err
}

// Subscription finds one by its number, of this server only.
func (db *DB) Subscription(ctx context.Context, server briefing.ServerID, number int) (s briefing.Subscription, err error) {
	err = db.view(ctx, func(t tx) error {
		_, s, err = t.numbered(server, number)
		return err
	})
	return s, err
}

// Subscriptions lists a server's, by number.
func (db *DB) Subscriptions(ctx context.Context, server briefing.ServerID) (found []briefing.Subscription, err error) {
	err = db.view(ctx, func(t tx) error {
		number, err := t.serverNumber(server)
		if err != nil || number == 0 {
			return err
		}
		found, err = t.subscriptionsOf(number)
		return err
	})
	return found, err
}

func (t tx) subscriptionsOf(server uint32) ([]briefing.Subscription, error) {
	var found []briefing.Subscription
	dates := calendar{}
	err := t.eachOf(server, func(number uint64, r subscriptionRecord) error {
		found = append(found, r.subscription(number, dates.schedule(r.Spec, r.Zone)))
		return nil
	})
	return found, err
}

// eachOf calls yield with a server's subscriptions, by the numbers that people
// see.
func (t tx) eachOf(server uint32, yield func(number uint64, r subscriptionRecord) error) error {
	c := t.Bucket(numbersBucket).Cursor()
	prefix := key32(nil, server)
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		var r subscriptionRecord
		ok, err := get(t.Bucket(subscriptionsBucket), v, &r)
		if err == nil && !ok {
			err = damaged(fmt.Errorf("subscription %d is not there", endNumber(v)))
		}
		if err == nil {
			err = yield(endNumber(v), r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// SetSubscription changes one and keeps an audit entry.
func (db *DB) SetSubscription(ctx context.Context, server briefing.ServerID, number int, entry briefing.AuditEntry, change func(*briefing.Subscription) error) (kept briefing.Subscription, err error) {
	err = db.update(ctx, func(t tx) error {
		id, old, err := t.numbered(server, number)
		if err != nil {
			return err
		}
		s := old
		s.Topics = slices.Clone(old.Topics)
		if err := apply(change, &s); err != nil {
			return err
		}
		s.Number, s.Channel.Server = old.Number, old.Channel.Server
		owner, err := t.serverNumber(server)
		if err != nil {
			return err
		}
		if err := t.nameIsFree(owner, id, s.Name); err != nil {
			return err
		}
		if kept, err = t.putSubscription(id, old, s); err != nil {
			return err
		}
		return t.enter(owner, entry)
	})
	if err != nil {
		return briefing.Subscription{}, err
	}
	return kept, nil
}

// RemoveSubscription ends one. Its editions stay.
func (db *DB) RemoveSubscription(ctx context.Context, server briefing.ServerID, number int, entry briefing.AuditEntry) error {
	return db.update(ctx, func(t tx) error {
		id, old, err := t.numbered(server, number)
		if err != nil {
			return err
		}
		owner, err := t.serverNumber(server)
		if err != nil {
			return err
		}
		if err := t.Bucket(numbersBucket).Delete(numberKey(owner, number)); err != nil {
			return err
		}
		if err := t.Bucket(subscriptionsBucket).Delete(key64(nil, id)); err != nil {
			return err
		}
		if err := t.Bucket(dueBucket).Delete(dueKey(old.Next, id)); err != nil {
			return err
		}
		return t.enter(owner, entry)
	})
}

// Due finds subscriptions whose Next has come, the longest due first.
func (db *DB) Due(ctx context.Context, now time.Time, limit int) ([]briefing.Subscription, error) {
	var found []briefing.Subscription
	err := db.view(ctx, func(t tx) error {
		dates := calendar{}
		c := t.Bucket(dueBucket).Cursor()
		until := timeNumber(now)
		for k, _ := c.First(); k != nil && binary.BigEndian.Uint64(k) <= until && (limit <= 0 || len(found) < limit); k, _ = c.Next() {
			s, ok, err := t.subscription(endNumber(k), dates)
			if err == nil && !ok {
				err = damaged(fmt.Errorf("subscription %d is due and not there", endNumber(k)))
			}
			if err != nil {
				return err
			}
			found = append(found, s)
		}
		return ctx.Err()
	})
	return found, err
}

// NextDue is the earliest Next of all subscriptions, zero when there is none.
func (db *DB) NextDue(ctx context.Context) (next time.Time, err error) {
	err = db.view(ctx, func(t tx) error {
		if k, _ := t.Bucket(dueBucket).Cursor().First(); k != nil {
			next = timeOf(binary.BigEndian.Uint64(k))
		}
		return nil
	})
	return next, err
}
