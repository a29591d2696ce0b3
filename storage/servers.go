package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"github.com/dateline-bot/dateline/briefing"
)

// PutServer keeps what is known of a server.
func (db *DB) PutServer(ctx context.Context, s briefing.Server) error {
	return db.update(ctx, func(t tx) error {
		return t.changeServer(s.ID, func(r *serverRecord) {
			r.Put, r.Name, r.Zone, r.Left = true, s.Name, s.Zone, s.Left.UTC()
		})
	})
}

// changeServer changes a server's record, which is made when there is none.
func (t tx) changeServer(id briefing.ServerID, change func(*serverRecord)) error {
	servers := t.Bucket(serversBucket)
	var r serverRecord
	known, err := get(servers, []byte(id), &r)
	if err != nil {
		return err
	}
	if !known {
		if r.Number, err = nextNumber(servers); err != nil {
			return err
		}
	}
	change(&r)
	if err := put(servers, []byte(id), r); err != nil {
		return fmt.Errorf("put server: %w", err)
	}
	return nil
}

// serverHeardOf is a server's number, given now when it has none.
func (t tx) serverHeardOf(id briefing.ServerID) (uint32, error) {
	number, err := t.serverNumber(id)
	if err != nil || number > 0 {
		return number, err
	}
	err = t.changeServer(id, func(r *serverRecord) { number = r.Number })
	return number, err
}

func nextNumber(b *bbolt.Bucket) (uint32, error) {
	n, err := b.NextSequence()
	if err == nil && n > 1<<32-1 {
		err = errors.New("there are too many to number")
	}
	return uint32(n), err
}

// Server finds one server that was put.
func (db *DB) Server(ctx context.Context, id briefing.ServerID) (briefing.Server, error) {
	var r serverRecord
	err := db.view(ctx, func(t tx) error {
		if _, err := get(t.Bucket(serversBucket), []byte(id), &r); err != nil {
			return err
		}
		if !r.Put {
			return briefing.Errorf(briefing.NotFound, "I do not know this server yet. Try again in a moment.")
		}
		return nil
	})
	if err != nil {
		return briefing.Server{}, err
	}
	return r.server(id), nil
}

func (r serverRecord) server(id briefing.ServerID) briefing.Server {
	return briefing.Server{ID: id, Name: r.Name, Zone: r.Zone, Left: r.Left}
}

// Servers lists all servers that were put, by id.
func (db *DB) Servers(ctx context.Context) ([]briefing.Server, error) {
	var found []briefing.Server
	err := db.view(ctx, func(t tx) error {
		return t.Bucket(serversBucket).ForEach(func(id, value []byte) error {
			var r serverRecord
			if err := decode(value, &r); err != nil {
				return err
			}
			if r.Put {
				found = append(found, r.server(briefing.ServerID(id)))
			}
			return ctx.Err()
		})
	})
	return found, err
}

// PutSource keeps a feed.
func (db *DB) PutSource(ctx context.Context, s briefing.Source) error {
	if s.Kind != briefing.Feed || s.ID == "" || s.ID.IsShelf() {
		return fmt.Errorf("put source %q: only feeds are put", s.ID)
	}
	return db.update(ctx, func(t tx) error {
		_, err := t.putSource(s.ID, sourceRecord{Kind: s.Kind, Name: s.Name, URL: s.URL, Added: s.Added.UTC()})
		return err
	})
}

// putSource keeps a source under the number that it has, or a new one.
func (t tx) putSource(id briefing.SourceID, r sourceRecord) (uint32, error) {
	sources := t.Bucket(sourcesBucket)
	number, err := t.sourceNumber(id)
	if err == nil && number == 0 {
		number, err = nextNumber(sources)
	}
	if err != nil {
		return 0, err
	}
	r.Number = number
	return number, put(sources, []byte(id), r)
}

// Follow lets a server read a feed.
func (db *DB) Follow(ctx context.Context, server briefing.ServerID, source briefing.SourceID) error {
	return db.update(ctx, func(t tx) error {
		number, err := t.sourceNumber(source)
		if err != nil {
			return err
		}
		if number == 0 || source.IsShelf() {
			return noFeed(source)
		}
		reader, err := t.serverHeardOf(server)
		if err != nil {
			return err
		}
		return t.Bucket(followsBucket).Put(key32(key32(nil, reader), number), []byte(source))
	})
}

// Unfollow ends what Follow began.
func (db *DB) Unfollow(ctx context.Context, server briefing.ServerID, source briefing.SourceID) error {
	return db.update(ctx, func(t tx) error {
		r, err := t.reader(server)
		if err != nil {
			return err
		}
		for _, o := range r.origins {
			if o.id == source && !source.IsShelf() {
				return t.Bucket(followsBucket).Delete(key32(key32(nil, r.server), o.number))
			}
		}
		return noFeed(source)
	})
}

func noFeed(id briefing.SourceID) error {
	return briefing.Errorf(briefing.NotFound, "No feed matches %q. Pick one from the list.", shorten(string(id)))
}

// Sources lists what a server reads: its shelf first, then feeds by name.
func (db *DB) Sources(ctx context.Context, server briefing.ServerID) ([]briefing.Source, error) {
	var found []briefing.Source
	err := db.view(ctx, func(t tx) error {
		r, err := t.reader(server)
		if err != nil {
			return err
		}
		for _, o := range r.origins {
			var s sourceRecord
			if _, err := get(t.Bucket(sourcesBucket), []byte(o.id), &s); err != nil {
				return err
			}
			found = append(found, s.source(o.id))
		}
		return nil
	})
	slices.SortFunc(found, func(a, b briefing.Source) int {
		return cmp.Or(shelfFirst(a, b), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return found, err
}

func shelfFirst(a, b briefing.Source) int {
	switch {
	case a.Kind == b.Kind:
		return 0
	case a.Kind == briefing.Shelf:
		return -1
	}
	return 1
}

// Audit lists a server's latest entries, newest first.
func (db *DB) Audit(ctx context.Context, server briefing.ServerID, limit int) ([]briefing.AuditEntry, error) {
	var found []briefing.AuditEntry
	err := db.view(ctx, func(t tx) error {
		number, err := t.serverNumber(server)
		if err != nil || number == 0 {
			return err
		}
		audit := t.Bucket(auditBucket)
		entries := runOver(audit, key32(nil, number))
		for n := entries.atMost(1<<64 - 1); n > 0 && (limit <= 0 || len(found) < limit); n = entries.atMost(n - 1) {
			e := briefing.AuditEntry{}
			if _, err := get(audit, pair(number, n), &e); err != nil {
				return err
			}
			found = append(found, e)
		}
		return ctx.Err()
	})
	return found, err
}

// enter keeps an audit entry as the server's newest.
func (t tx) enter(server uint32, e briefing.AuditEntry) error {
	audit := t.Bucket(auditBucket)
	e.Seq = runOver(audit, key32(nil, server)).atMost(1<<64-1) + 1
	e.At = e.At.UTC()
	return put(audit, pair(server, e.Seq), e)
}

// Setting finds a small fact of the program itself, "" when there is none.
func (db *DB) Setting(ctx context.Context, name string) (value string, err error) {
	err = db.view(ctx, func(t tx) error {
		value = string(t.Bucket(settingsBucket).Get([]byte(name)))
		return nil
	})
	return value, err
}

// PutSetting keeps a small fact of the program itself.
func (db *DB) PutSetting(ctx context.Context, name, value string) error {
	return db.update(ctx, func(t tx) error { return t.Bucket(settingsBucket).Put([]byte(name), []byte(value)) })
}
