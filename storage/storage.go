// Package storage keeps the newsroom in one bbolt file.
//
// The file can be copied while the program runs ([DB.Backup]) and holds its
// own full-text index, so there is nothing beside it to keep in step. What
// the methods promise is said in briefingtest.Store; keys.go says how it is
// laid out.
//
// Nothing slow happens inside a transaction: articles are read into words
// before one begins, and what is found is copied out before it ends. The
// package never reads a clock.
package storage

import (
	"context"
	"crypto/cipher"
	"errors"
	"fmt"
	"math"
	"os"
	"sync/atomic"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"github.com/dateline-bot/dateline/briefing"
)

// lockTimeout is how long Open waits for another process to let go of the
// file. bbolt would wait for ever.
const lockTimeout = time.Second

// mapped is how much address space the file is given at once, in bytes. It
// costs no memory. A file that outgrows it makes a writer wait for every
// reader, so it is more than any newsroom is likely to need.
const mapped = 1 << 30

// Options may be left empty.
type Options struct {
	// NoSync leaves it to the operating system when to write to the disk: many
	// times faster, and a crash of the machine may ruin the file. For the newsroom
	// of a trial, and for benchmarks.
	NoSync bool
}

// A DB is an open newsroom. It is safe for concurrent use: readers see the
// newsroom as it was when their call began, and writers wait for one another.
type DB struct {
	bolt   *bbolt.DB
	secret cipher.Block // turns filing order into article ids
	damage atomic.Pointer[briefing.Error]
}

// Open opens the newsroom in the file at path, and makes it when it is not
// there, readable for its owner alone. A file that an older Dateline made is
// brought up to date after a copy of it was put beside it. The error says in
// words for an operator when another process holds the file, when a newer
// Dateline made it, and when it is damaged.
func Open(path string, o Options) (*DB, error) {
	if err := refuseEmpty(path); err != nil {
		return nil, err
	}
	file, err := openBolt(path, o)
	if err != nil {
		return nil, err
	}
	db := &DB{bolt: file}
	if err := guard(db.prepare); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return db, nil
}

// openBolt opens the file. Where bbolt panics half-way the process keeps its
// lock on the file until it ends; there is nothing else to do with such a file.
func openBolt(path string, o Options) (file *bbolt.DB, err error) {
	options := &bbolt.Options{Timeout: lockTimeout, NoSync: o.NoSync, FreelistType: bbolt.FreelistMapType}
	if math.MaxInt > math.MaxInt32 {
		options.InitialMmapSize = mapped
	}
	err = guard(func() error {
		file, err = bbolt.Open(path, 0o600, options)
		return err
	})
	switch {
	case err == nil:
		return file, nil
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, &briefing.Error{Kind: briefing.Unavailable, Err: err, Say: fmt.Sprintf(
			"Another Dateline is using %s. Stop that one first, or give this one a folder of its own.", path)}
	case !isSystems(err) && !isDamage(err):
		err = damaged(err) // it is there, and bbolt does not know what is in it
	}
	return nil, fmt.Errorf("open %s: %w", path, err)
}

// isSystems reports whether err comes from the operating system.
func isSystems(err error) bool {
	_, system := errors.AsType[syscall.Errno](err)
	return system
}

// refuseEmpty keeps bbolt from making a new newsroom where an old one was cut
// off to nothing.
func refuseEmpty(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.Size() == 0 {
		return fmt.Errorf("open %s: %w", path, damaged(errors.New("the file is empty")))
	}
	return nil
}

// prepare makes sure that the file is whole and of this program's schema.
func (db *DB) prepare() error {
	if err := db.refuseTruncated(); err != nil {
		return err
	}
	if err := migrate(db.bolt, migrations); err != nil {
		return err
	}
	return db.bolt.View(func(t *bbolt.Tx) error {
		var err error
		db.secret, err = newScramble(t.Bucket(metaBucket).Get(scrambleKey))
		return err
	})
}

// refuseTruncated compares the file with the size that it says it has: pages
// beyond the end could not be read.
func (db *DB) refuseTruncated() error {
	return db.bolt.View(func(t *bbolt.Tx) error {
		info, err := os.Stat(db.bolt.Path())
		if err != nil {
			return fmt.Errorf("look at the file: %w", err)
		}
		if info.Size() < t.Size() {
			return damaged(fmt.Errorf("%d of %d bytes are there", info.Size(), t.Size()))
		}
		return nil
	})
}

// Close waits for calls under way and lets go of the file.
func (db *DB) Close() error {
	if err := db.bolt.Close(); err != nil {
		return fmt.Errorf("close the newsroom: %w", err)
	}
	return nil
}

// A tx is one transaction on the newsroom.
type tx struct {
	*bbolt.Tx
	*scrambler
}

func (db *DB) tx(t *bbolt.Tx) tx { return tx{t, &scrambler{secret: db.secret}} }

// view calls fn with the newsroom as it is now.
func (db *DB) view(ctx context.Context, fn func(tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return guard(func() error {
		return db.bolt.View(func(t *bbolt.Tx) error { return fn(db.tx(t)) })
	})
}

// update calls fn and keeps all of what it does, or nothing when it returns an
// error. A file that was found damaged is not written to again.
func (db *DB) update(ctx context.Context, fn func(tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if found := db.damage.Load(); found != nil {
		return found
	}
	err := guard(func() error {
		return db.bolt.Update(func(t *bbolt.Tx) error { return fn(db.tx(t)) })
	})
	if isDamage(err) {
		found, _ := errors.AsType[*briefing.Error](err)
		db.damage.Store(found)
	}
	return err
}
