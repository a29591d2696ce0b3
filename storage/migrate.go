package storage

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strconv"

	"go.etcd.io/bbolt"

	"github.com/dateline-bot/dateline/briefing"
)

// A migration brings a file from one schema to the next, in one transaction.
type migration struct {
	does string // a verb phrase
	step func(*bbolt.Tx) error
}

// migrations in order: the first makes schema 1. Files of every schema that
// was ever released are in testdata. A released step is never changed.
var migrations = []migration{
	{"make the buckets", makeBuckets},
	{"make room for stories", makeStoryBuckets},
}

// Schema is the number of the layout that this program keeps files in. It
// grows with releases.
func Schema() int { return len(migrations) }

// migrate brings a file to the schema that steps lead to. A file that holds
// something already is copied first, to its own name with ".schema-N" after it.
func migrate(file *bbolt.DB, steps []migration) error {
	schema, err := schemaOf(file)
	if err != nil {
		return err
	}
	if schema > len(steps) {
		return briefing.Errorf(briefing.Conflict,
			"The newsroom's file has schema %d, made by a newer Dateline; this one knows schemas up to %d. Install the newer Dateline again, or put back the copy made before the upgrade.", schema, len(steps))
	}
	if 0 < schema && schema < len(steps) {
		if err := copyBeside(file, fmt.Sprintf("%s.schema-%d", file.Path(), schema)); err != nil {
			return err
		}
	}
	for i, m := range steps[schema:] {
		err := file.Update(func(t *bbolt.Tx) error {
			if err := m.step(t); err != nil {
				return err
			}
			number := strconv.Itoa(schema + i + 1)
			return t.Bucket(metaBucket).Put(schemaKey, []byte(number))
		})
		if err != nil {
			return fmt.Errorf("migrate to schema %d (%s): %w", schema+i+1, m.does, err)
		}
	}
	return nil
}

// schemaOf is the schema of a file, 0 when there is nothing in it.
func schemaOf(file *bbolt.DB) (schema int, err error) {
	err = file.View(func(t *bbolt.Tx) error {
		meta := t.Bucket(metaBucket)
		if meta == nil {
			if name, _ := t.Cursor().First(); name != nil {
				return briefing.Errorf(briefing.Invalid, "That file is not a newsroom: another program made it. Give Dateline a folder of its own.")
			}
			return nil
		}
		schema, err = strconv.Atoi(string(meta.Get(schemaKey)))
		if err != nil || schema < 1 {
			return damaged(fmt.Errorf("the schema is %q", meta.Get(schemaKey)))
		}
		return nil
	})
	return schema, err
}

// copyBeside copies the file to path, whole or not at all.
func copyBeside(file *bbolt.DB, path string) error {
	unfinished := path + ".unfinished"
	err := file.View(func(t *bbolt.Tx) error { return t.CopyFile(unfinished, 0o600) })
	if err == nil {
		err = os.Rename(unfinished, path)
	}
	if err != nil {
		return fmt.Errorf("copy the newsroom before migrating it: %w", errors.Join(err, os.RemoveAll(unfinished)))
	}
	return nil
}

func makeBuckets(t *bbolt.Tx) error {
	for _, name := range buckets() {
		if _, err := t.CreateBucket(name); err != nil {
			return fmt.Errorf("make bucket %s: %w", name, err)
		}
	}
	key := make([]byte, scrambleSize)
	if _, err := rand.Read(key); err != nil {
		return fmt.Errorf("make a key for the ids: %w", err)
	}
	return t.Bucket(metaBucket).Put(scrambleKey, key)
}

func makeStoryBuckets(t *bbolt.Tx) error {
	for _, name := range [][]byte{storiesBucket, mergedBucket, mergersBucket} {
		if _, err := t.CreateBucket(name); err != nil {
			return fmt.Errorf("make bucket %s: %w", name, err)
		}
	}
	return nil
}

// buckets are the names of all buckets of schema 1.
func buckets() [][]byte {
	return [][]byte{
		metaBucket, settingsBucket, serversBucket, sourcesBucket, followsBucket,
		headsBucket, bodiesBucket, quotesBucket,
		reachBucket, urlBucket, textBucket, titleBucket, titleWordsBucket, publisherBucket, adderBucket, speakerBucket, wordsBucket,
		overlaysBucket, topicBucket, removedBucket, removedOnBucket,
		subscriptionsBucket, numbersBucket, dueBucket, editionsBucket, slotsBucket, openBucket, auditBucket,
	}
}
