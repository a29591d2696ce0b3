package storage_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
	"github.com/dateline-bot/dateline/storage"
)

// samples files the sample news of two servers.
func samples(t *testing.T, db *storage.DB) []briefing.Copy {
	t.Helper()
	outcomes, err := db.Save(t.Context(), []briefing.Filing{
		briefingtest.FerryFiling(briefingtest.Home), briefingtest.OrchardFiling(briefingtest.Home),
		briefingtest.LibraryFiling(briefingtest.Home), briefingtest.FerryFiling(briefingtest.Away),
	})
	if err != nil {
		t.Fatal(err)
	}
	var copies []briefing.Copy
	for _, o := range outcomes {
		copies = append(copies, o.Copy)
	}
	return copies
}

func closeNow(t *testing.T, db *storage.DB) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWhatWasSavedIsThereAfterOpeningAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dateline.db")
	db, err := storage.Open(path, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	saved := samples(t, db)
	closeNow(t, db)

	again := openAt(t, path)
	for _, want := range saved[:3] {
		got, err := again.Article(t.Context(), briefingtest.Home, want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("article %s differs (-want +got):\n%s", want.ID, diff)
		}
	}
}

func TestTheFileIsForItsOwnerAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dateline.db")
	openAt(t, path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("got mode %o, want 600", got)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(t *testing.T, path string)
		kind briefing.Kind
		says string
	}{
		{"another process holds the file", func(t *testing.T, path string) { openAt(t, path) }, briefing.Unavailable, "Another Dateline is using PATH. Stop that one first"},
		{"a newer Dateline made it", func(t *testing.T, path string) {
			edit(t, path, func(t *bbolt.Tx) error { return t.Bucket([]byte("meta")).Put([]byte("schema"), []byte("1000")) })
		}, briefing.Conflict, fmt.Sprintf("schema 1000, made by a newer Dateline; this one knows schemas up to %d", storage.Schema())},
		{"its schema is no number", func(t *testing.T, path string) {
			edit(t, path, func(t *bbolt.Tx) error { return t.Bucket([]byte("meta")).Put([]byte("schema"), []byte("new")) })
		}, briefing.Internal, "damaged"},
		{"its key is gone", func(t *testing.T, path string) {
			edit(t, path, func(t *bbolt.Tx) error { return t.Bucket([]byte("meta")).Delete([]byte("scramble")) })
		}, briefing.Internal, "damaged"},
		{"another program made it", func(t *testing.T, path string) {
			other, err := bbolt.Open(path, 0o600, nil)
			if err != nil {
				t.Fatal(err)
			}
			err = other.Update(func(t *bbolt.Tx) error { _, err := t.CreateBucket([]byte("theirs")); return err })
			if err = errors.Join(err, other.Close()); err != nil {
				t.Fatal(err)
			}
		}, briefing.Invalid, "another program made it"},
		{"it is empty", func(t *testing.T, path string) { write(t, path, nil) }, briefing.Internal, "damaged"},
		{"it is a picture", func(t *testing.T, path string) {
			write(t, path, append([]byte("\x89PNG\r\n"), make([]byte, 1<<16)...))
		}, briefing.Internal, "damaged"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "dateline.db")
			test.make(t, path)
			_, err := storage.Open(path, storage.Options{})
			if err == nil {
				t.Fatal("got no error")
			}
			says := strings.ReplaceAll(briefing.Say(err), path, "PATH")
			if briefing.KindOf(err) != test.kind || !strings.Contains(says, test.says) {
				t.Errorf("got kind %d saying %q, want kind %d saying %q (error: %v)", briefing.KindOf(err), says, test.kind, test.says, err)
			}
		})
	}
}

func TestOpenNamesAFolderThatIsNotThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "dateline.db")
	_, err := storage.Open(path, storage.Options{})
	if !errors.Is(err, os.ErrNotExist) || !strings.Contains(fmt.Sprint(err), path) {
		t.Errorf("got error %v, want one that names the path", err)
	}
}

// edit changes the file of a newsroom with one article behind storage's back.
func edit(t *testing.T, path string, change func(*bbolt.Tx) error) {
	t.Helper()
	db, err := storage.Open(path, storage.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	samples(t, db)
	closeNow(t, db)
	file, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(file.Update(change), file.Close()); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestABackupTakenWhileWritingIsWhole(t *testing.T) {
	db := open(t)
	p := newPress()
	done := make(chan error)
	go func() {
		defer close(done)
		for range 30 {
			if _, err := db.Save(context.Background(), p.filings(briefingtest.Home, 5)); err != nil {
				done <- err
				return
			}
		}
	}()
	for i := range 5 {
		path := filepath.Join(t.TempDir(), fmt.Sprint("backup-", i))
		var backup bytes.Buffer
		n, err := db.Backup(t.Context(), &backup)
		if err != nil {
			t.Fatal(err)
		}
		if n != int64(backup.Len()) {
			t.Errorf("Backup says %d bytes and wrote %d", n, backup.Len())
		}
		write(t, path, backup.Bytes())
		openAt(t, path) // is checked when the test ends
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestABackupStopsWithItsContext(t *testing.T) {
	db := open(t)
	samples(t, db)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var backup bytes.Buffer
	if _, err := db.Backup(ctx, &backup); !errors.Is(err, context.Canceled) || backup.Len() > 0 {
		t.Errorf("got error %v after %d bytes, want none written and %v", err, backup.Len(), context.Canceled)
	}
}

func TestAPanicOfTheCallersIsNotTakenForDamage(t *testing.T) {
	db := open(t)
	id := samples(t, db)[0].ID
	func() {
		defer func() {
			if got := recover(); got != "mine" {
				t.Errorf("got panic %v, want the caller's own", got)
			}
		}()
		_, err := db.SetOverlay(t.Context(), briefingtest.Home, id, briefingtest.Entry("pinned", ""), func(*briefing.Overlay) error { panic("mine") })
		t.Errorf("got error %v, want a panic", err)
	}()
	_, err := db.SetOverlay(t.Context(), briefingtest.Home, id, briefingtest.Entry("pinned", ""), func(o *briefing.Overlay) error { o.Pin = true; return nil })
	if err != nil {
		t.Errorf("the newsroom cannot be written to afterwards: %v", err)
	}
}
