package storage_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/dateline-bot/dateline/briefing/briefingtest"
	"github.com/dateline-bot/dateline/storage"
)

func TestDBIsAStore(t *testing.T) {
	briefingtest.TestStore(t, func(t *testing.T) briefingtest.Store { return open(t) })
}

// open makes an empty newsroom, which is checked and closed in t's clean-up.
func open(t *testing.T) *storage.DB {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "dateline.db"))
}

func openAt(t *testing.T, path string) *storage.DB {
	t.Helper()
	db, err := storage.Open(path, storage.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Check(context.Background()); err != nil {
			t.Errorf("Check: %v", err)
		}
		if err := db.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return db
}
