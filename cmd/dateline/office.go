package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/dateline-bot/dateline/briefing"
)

// An office does an operator's work on the store: the newsroom itself when
// nobody else holds the file, or the process that does, over its socket.
type office interface {
	importLines(ctx context.Context, server string, lines io.Reader, report func(imported)) (imported, error)
	check(ctx context.Context) ([]finding, error)
	backup(ctx context.Context, w io.Writer) error
	close() error
}

// A finding is one line of what `dateline check` has to say.
type finding struct {
	About string
	Wrong bool
	Say   string
}

// openOffice finds whoever may touch the store that c names.
func openOffice(ctx context.Context, c config, a app) (office, error) {
	if remote, ok := dialOffice(ctx, c.Data); ok {
		return remote, nil
	}
	return openNewsroom(c, c.logger(a.errors))
}

func hasStore(c config) bool {
	_, err := os.Stat(filepath.Join(c.Data, storeName))
	return err == nil
}

// backup writes a consistent copy of the store.
func (n *newsroom) backup(ctx context.Context, w io.Writer) error {
	_, err := n.db.Backup(ctx, w)
	return err
}

type backupVerb struct {
	File   string `arg:"" help:"Where the copy goes. A file that is there is replaced once the copy is whole."`
	Config string `placeholder:"FILE" help:"The configuration (default: config.yaml, if there is one)."`
}

func (backupVerb) Help() string {
	return `Example: a copy for tonight, while the bot runs.

  dateline backup dateline-$(date +%F).db`
}

// Run makes a copy, checks it, and only then gives it its name.
func (v *backupVerb) Run(ctx context.Context, a app) error {
	c, err := loadConfig(v.Config, a.env)
	if err != nil {
		return err
	}
	if !hasStore(c) {
		return briefing.Errorf(briefing.NotFound, "there is no store in %s. Name its folder with DATELINE_DATA", c.Data)
	}
	if sameFile(v.File, filepath.Join(c.Data, storeName)) {
		return briefing.Errorf(briefing.Conflict, "%s is the store itself. Give the copy another name", v.File)
	}
	o, err := openOffice(ctx, c, a)
	if err != nil {
		return err
	}
	defer o.close()
	size, err := copyWhole(ctx, o, v.File)
	if err != nil {
		return fmt.Errorf("no backup was made: %w", err)
	}
	_, err = fmt.Fprintf(a.out, "%s: %d bytes, checked\n", v.File, size)
	return err
}

// sameFile reports whether two paths lead to one file, by whatever names.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// copyWhole writes the copy beside its place, checks it and moves it there.
func copyWhole(ctx context.Context, o office, path string) (size int64, err error) {
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".part-*")
	if err != nil {
		return 0, err
	}
	defer os.Remove(part.Name()) // gone already when all went well
	err = errors.Join(o.backup(ctx, part), part.Sync())
	if info, statErr := part.Stat(); statErr == nil {
		size = info.Size()
	}
	if err := errors.Join(err, part.Close()); err != nil {
		return 0, err
	}
	if err := checkCopy(ctx, part.Name()); err != nil {
		return 0, fmt.Errorf("the copy is not sound: %w", err)
	}
	return size, os.Rename(part.Name(), path)
}

func checkCopy(ctx context.Context, path string) error {
	db, err := openStoreFile(path)
	if err != nil {
		return err
	}
	return errors.Join(db.Check(ctx), db.Close())
}
