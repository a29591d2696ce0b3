package storage_test

import (
	"bytes"
	"errors"
	"testing"

	"go.etcd.io/bbolt"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
	"github.com/dateline-bot/dateline/storage"
)

// furnish makes a newsroom in which no bucket is empty.
func furnish(t *testing.T, path string) {
	t.Helper()
	db, err := storage.Open(path, storage.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	ctx, home := t.Context(), briefingtest.Home
	feed := briefing.Source{ID: "feed:coast", Kind: briefing.Feed, Name: "Coast Wire", Added: briefingtest.Morning}
	copies := samples(t, db)
	sub, err := db.AddSubscription(ctx, briefingtest.Daily(home, "Morning"), briefingtest.Entry("ordered a digest", "D-1"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.SetOverlay(ctx, home, copies[1].ID, briefingtest.Entry("removed an article", string(copies[1].ID)), func(o *briefing.Overlay) error {
		o.Removed = briefingtest.Morning
		return nil
	})
	told := func(i, opener int) briefing.Telling {
		return briefing.Telling{Source: copies[i].Source, Article: copies[i].ID, Story: briefing.StoryID(copies[opener].ID)}
	}
	placements := []briefing.Placement{
		{Tells: []briefing.Telling{told(0, 0), told(1, 1)}},
		{Merged: []briefing.Merge{{From: briefing.StoryID(copies[1].ID), Into: briefing.StoryID(copies[0].ID), At: briefingtest.Morning}}},
	}
	e := briefing.Edition{
		ID: briefing.EditionID(sub.ID) + "/2026-11-24/1", Channel: sub.Channel, Status: briefing.Sending,
		Digest: briefing.Digest{Subscription: sub.ID, Slot: sub.Next},
	}
	err = errors.Join(err, db.KeepStories(ctx, placements), db.PutSource(ctx, feed), db.Follow(ctx, home, feed.ID), db.PutServer(ctx, briefing.Server{ID: home, Name: "Home"}),
		db.PutSetting(ctx, "commands", "abc"), db.Record(ctx, []briefing.Entered{{Edition: &e}}), db.Close())
	if err != nil {
		t.Fatal(err)
	}
}

// harms are ways to spoil a bucket. Each reports whether it could.
func harms() map[string]func(t *testing.T, path string, bucket []byte) bool {
	return map[string]func(*testing.T, string, []byte) bool{
		"lacks a key": func(t *testing.T, path string, bucket []byte) bool {
			if bytes.Equal(bucket, []byte("stories")) {
				return false // an article may tell no story
			}
			return spoil(t, path, bucket, func(b *bbolt.Bucket, k, _ []byte) error { return b.Delete(k) })
		},
		"has a key too many": func(t *testing.T, path string, bucket []byte) bool {
			if bytes.Equal(bucket, []byte("bodies")) {
				return false // a body that no head leads to is never read
			}
			return spoil(t, path, bucket, func(b *bbolt.Bucket, k, v []byte) error {
				k = bytes.Clone(k)
				k[len(k)-1] ^= 0x55
				return b.Put(k, v)
			})
		},
		"has another value": func(t *testing.T, path string, bucket []byte) bool {
			if bytes.Equal(bucket, []byte("bodies")) {
				return false // tested by what is made from it
			}
			return spoil(t, path, bucket, func(b *bbolt.Bucket, k, v []byte) error { return b.Put(k, append(bytes.Clone(v), 0x80, 1)) })
		},
	}
}

// spoil changes the last key of a bucket, or of the last bucket within it.
func spoil(t *testing.T, path string, name []byte, change func(b *bbolt.Bucket, k, v []byte) error) bool {
	t.Helper()
	file, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = file.Update(func(t *bbolt.Tx) error {
		b := t.Bucket(name)
		k, v := b.Cursor().Last()
		if v == nil {
			b = b.Bucket(k)
			k, v = b.Cursor().Last()
		}
		return change(b, bytes.Clone(k), bytes.Clone(v))
	})
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	return true
}
