package storage

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"

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
	stories, merged := t.Bucket(storiesBucket), t.Bucket(mergedBucket)
	for _, tells := range p.Tells {
		source, err := t.sourceNumber(tells.Source)
		if err != nil {
			return err
		}
		key, story := pair(source, t.seqOf(tells.Article)), t.seqOf(briefing.ArticleID(tells.Story))
		if story == 0 || t.Bucket(headsBucket).Get(key) == nil {
			continue
		}
		if err := merged.Delete(key64(nil, story)); err != nil {
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
		if err := merged.Put(key64(nil, from), slices.Concat(key64(nil, into), keyTime(nil, m.At))); err != nil {
			return err
		}
	}
	return nil
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
		return nil
	})
}
