package storage

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// SetOverlay changes what a server has decided about an article and keeps an
// audit entry, in one transaction.
func (db *DB) SetOverlay(ctx context.Context, server briefing.ServerID, id briefing.ArticleID, entry briefing.AuditEntry, change func(*briefing.Overlay) error) (briefing.Copy, error) {
	var kept briefing.Copy
	err := db.update(ctx, func(t tx) error {
		r, err := t.reader(server)
		if err != nil {
			return err
		}
		at, c, err := r.article(id)
		if err != nil {
			return err
		}
		if r.server == 0 {
			if r.server, err = t.serverHeardOf(server); err != nil {
				return err
			}
		}
		o := c.Overlay
		o.Topics = slices.Clone(o.Topics)
		if err := apply(change, &o); err != nil {
			return err
		}
		o.Topics, o.Removed, o.At = briefing.TidyTopics(o.Topics), o.Removed.UTC(), o.At.UTC()
		if err := r.putOverlay(at, at.id == briefing.ShelfOf(server), c.Overlay, o); err != nil {
			return err
		}
		kept = briefing.Copy{Article: c.Article, Overlay: o}
		return t.enter(r.server, entry)
	})
	if err != nil {
		return briefing.Copy{}, err
	}
	return kept, nil
}

func (r reader) putOverlay(at place, onShelf bool, old, o briefing.Overlay) error {
	if err := r.delete(overlayEntries(r.server, at, onShelf, old)); err != nil {
		return err
	}
	if err := r.put(overlayEntries(r.server, at, onShelf, o)); err != nil {
		return err
	}
	return put(r.Bucket(overlaysBucket), pair(r.server, at.seq), o)
}

// PurgeRemoved deletes articles of servers' shelves for good, the first
// removed first, at most limit, and tells how many.
func (db *DB) PurgeRemoved(ctx context.Context, before time.Time, limit int) (int, error) {
	purged := 0
	err := db.update(ctx, func(t tx) error {
		for _, key := range t.removedBefore(before, limit) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := t.purge(key); err != nil {
				return err
			}
			purged++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return purged, nil
}

// removedBefore are keys of the removed-on bucket, collected before anything
// changes, since a cursor may miss keys while others are deleted.
func (t tx) removedBefore(before time.Time, limit int) [][]byte {
	var found [][]byte
	c := t.Bucket(removedOnBucket).Cursor()
	until := timeNumber(before)
	for k, _ := c.First(); k != nil && binary.BigEndian.Uint64(k) < until && (limit <= 0 || len(found) < limit); k, _ = c.Next() {
		found = append(found, slices.Clone(k))
	}
	return found
}

// purge deletes the article that a key of the removed-on bucket names.
func (t tx) purge(key []byte) error {
	r := reader{tx: t, server: number32(key[8:])}
	at := place{origin{number: number32(key[12:])}, endNumber(key)}
	c, err := r.cardOf(at)
	if err != nil {
		return fmt.Errorf("purge article %d: %w", at.seq, err)
	}
	overlay, err := r.overlay(at.seq)
	if err != nil {
		return err
	}
	h, err := r.head(at)
	if err != nil {
		return err
	}
	gone := slices.Concat(c.entries(at.number, at.seq, h.Reach), overlayEntries(r.server, at, true, overlay), []entry{
		{bucket: headsBucket, key: pair(at.number, at.seq)},
		{bucket: bodiesBucket, key: pair(at.number, at.seq)},
		{bucket: quotesBucket, key: pair(at.number, at.seq)},
		{bucket: storiesBucket, key: pair(at.number, at.seq)},
		{bucket: overlaysBucket, key: pair(r.server, at.seq)},
	})
	if err := t.delete(gone); err != nil {
		return err
	}
	return t.dropPostings(at.number, at.seq, c.terms)
}

// cardOf reads a stored article again as it was read when it was filed.
func (r reader) cardOf(at place) (card, error) {
	c, err := r.load(at, briefing.Overlay{})
	if err != nil {
		return card{}, err
	}
	records, err := r.quotes(at)
	if err != nil {
		return card{}, err
	}
	for i, q := range records {
		if _, err := q.quote(c.ID, c.Body, i); err != nil {
			return card{}, err
		}
	}
	return cardOf(stemmer{}, c.Article, records), nil
}
