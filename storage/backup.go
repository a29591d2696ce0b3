package storage

import (
	"context"
	"fmt"
	"io"

	"go.etcd.io/bbolt"
)

// Backup writes a copy of the newsroom as it is now to w and returns how many
// bytes that were. Work goes on meanwhile; only the space of what is deleted
// is not used again until the copy is done. It stops when ctx ends.
func (db *DB) Backup(ctx context.Context, w io.Writer) (n int64, err error) {
	err = guard(func() error {
		return db.bolt.View(func(t *bbolt.Tx) error {
			n, err = t.WriteTo(stoppable{ctx, w})
			return err
		})
	})
	if ctx.Err() != nil {
		err = ctx.Err() // bbolt keeps only its words
	}
	if err != nil {
		return n, fmt.Errorf("back the newsroom up: %w", err)
	}
	return n, nil
}

// A stoppable writer writes until its context ends.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(p)
}
