package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// KeepStories keeps placements in order, all in one transaction. Articles that
// are not there any more are passed over.
func (db *DB) KeepStories(ctx context.Context, placements []briefing.Placement) error {
	err := db.update(ctx, func(t tx) error {
		for _, p := range placements {
			if err := t.keep(p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep stories: %w", err)
	}
	return nil
}

// keep writes down what one placement changed. A story that was told in
// another and is told by an article again stands for itself from then on.
func (t tx) keep(p briefing.Placement) error {
	stories := t.Bucket(storiesBucket)
	for _, tells := range p.Tells {
		source, err := t.sourceNumber(tells.Source)
		if err != nil {
			return err
		}
		key, story := pair(source, t.seqOf(tells.Article)), t.seqOf(briefing.ArticleID(tells.Story))
		if story == 0 || t.Bucket(headsBucket).Get(key) == nil {
			continue
		}
		if err := t.part(story); err != nil {
			return err
		}
		if err := stories.Put(key, key64(nil, story)); err != nil {
			return err
		}
	}
	for _, m := range p.Merged {
		from, into := t.seqOf(briefing.ArticleID(m.From)), t.seqOf(briefing.ArticleID(m.Into))
		if from == 0 || into == 0 || from == into {
			continue
		}
		if err := t.merge(from, into, m.At); err != nil {
			return err
		}
	}
	return nil
}

// merge notes that a story is told in another from some time on.
func (t tx) merge(from, into uint64, at time.Time) error {
	if err := t.part(from); err != nil {
		return err
	}
	if err := t.Bucket(mergersBucket).Put(mergerKey(into, at, from), nil); err != nil {
		return err
	}
	return t.Bucket(mergedBucket).Put(key64(nil, from), slices.Concat(key64(nil, into), keyTime(nil, at)))
}

// part has a story stand for itself, whether or not it was told in another.
func (t tx) part(story uint64) error {
	merged := t.Bucket(mergedBucket)
	v := merged.Get(key64(nil, story))
	if v == nil {
		return nil
	}
	if err := t.Bucket(mergersBucket).Delete(mergerKeyOf(story, v)); err != nil {
		return err
	}
	return merged.Delete(key64(nil, story))
}

func mergerKey(into uint64, at time.Time, from uint64) []byte {
	return key64(keyTime(key64(nil, into), at), from)
}

// mergerKeyOf is the key in the mergers bucket that belongs to a value of the
// merged bucket.
func mergerKeyOf(from uint64, v []byte) []byte { return key64(slices.Clone(v), from) }

// Merges finds which stories were found to be this one, oldest first: those
// opened by articles that server may read.
func (db *DB) Merges(ctx context.Context, server briefing.ServerID, story briefing.StoryID) ([]briefing.Merge, error) {
	var found []briefing.Merge
	err := db.view(ctx, func(t tx) error {
		r, err := t.reader(server)
		if err != nil {
			return err
		}
		into := key64(nil, t.seqOf(briefing.ArticleID(story)))
		c := t.Bucket(mergersBucket).Cursor()
		for k, _ := c.Seek(into); bytes.HasPrefix(k, into); k, _ = c.Next() {
			from := t.articleID(endNumber(k))
			if _, readable := r.find(from); readable {
				at := timeOf(binary.BigEndian.Uint64(k[8:]))
				found = append(found, briefing.Merge{From: briefing.StoryID(from), Into: story, At: at})
			}
		}
		return nil
	})
	return found, err
}

// longestMerging bounds how often a story may have been merged into another
// that was merged in turn. None comes near it: the file is damaged if it is
// exceeded.
const longestMerging = 1000

// story is the story that the article at a place tells by now, "" when it was
// not placed in one.
func (t tx) story(at place) (briefing.StoryID, error) {
	seq := t.Bucket(storiesBucket).Get(pair(at.number, at.seq))
	if seq == nil {
		return "", nil
	}
	for range longestMerging {
		into := t.Bucket(mergedBucket).Get(seq)
		if into == nil {
			return briefing.StoryID(t.articleID(binary.BigEndian.Uint64(seq))), nil
		}
		seq = into[:8]
	}
	return "", damaged(fmt.Errorf("the story of article %d is merged in a circle", at.seq))
}

// stories makes sure that each is told by an article that is there, and that
// none was merged into itself.
func (c *checker) stories(ctx context.Context) error {
	err := c.Bucket(storiesBucket).ForEach(func(k, v []byte) error {
		at := place{origin{number: number32(k)}, endNumber(k)}
		if c.Bucket(headsBucket).Get(k) == nil {
			return damaged(fmt.Errorf("article %d tells a story and is not there", at.seq))
		}
		if story := binary.BigEndian.Uint64(v); len(v) != 8 || story > c.Bucket(headsBucket).Sequence() {
			return damaged(fmt.Errorf("article %d tells story %d, which no article opened", at.seq, story))
		}
		_, err := c.story(at)
		return cmpErr(err, ctx.Err())
	})
	if err != nil {
		return err
	}
	return c.Bucket(mergedBucket).ForEach(func(k, v []byte) error {
		if len(v) != 16 || endNumber(k) > c.Bucket(headsBucket).Sequence() {
			return damaged(fmt.Errorf("story %d was merged into %q", endNumber(k), v))
		}
		c.want(entry{bucket: mergersBucket, key: mergerKeyOf(endNumber(k), v)})
		return nil
	})
}
