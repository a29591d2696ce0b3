package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"github.com/dateline-bot/dateline/briefing"
)

// Check reads the whole newsroom and compares everything in it with
// everything else: the file's pages, what the indexes say with what the
// articles and overlays say, both ways, and what is due with what is ordered. It
// takes as long as filing all articles again.
func (db *DB) Check(ctx context.Context) error {
	err := db.view(ctx, func(t tx) error {
		c := checker{tx: t, wanted: map[string]map[string][]byte{}}
		return c.all(ctx)
	})
	if err != nil {
		return fmt.Errorf("check the newsroom: %w", err)
	}
	return nil
}

// A checker works out what every index should hold.
type checker struct {
	tx
	wanted  map[string]map[string][]byte // by bucket and key
	origins map[uint32]briefing.SourceID
	servers map[uint32]briefing.ServerID
}

func (c *checker) all(ctx context.Context) error {
	steps := []func(context.Context) error{c.pages, c.numbers, c.articles, c.stories, c.overlays, c.orders, c.editions, c.indexes, c.segmented}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// pages reads every key, so that a page that cannot be read is found here,
// where its panic is caught, and then lets bbolt look at how they hang together.
func (c *checker) pages(ctx context.Context) error {
	err := c.ForEach(func(_ []byte, b *bbolt.Bucket) error { return readAll(ctx, b) })
	if err != nil {
		return err
	}
	var found []error
	for err := range c.Check() {
		found = append(found, err)
	}
	if len(found) > 0 {
		return damaged(errors.Join(found[:min(len(found), 10)]...))
	}
	return nil
}

func readAll(ctx context.Context, b *bbolt.Bucket) error {
	return b.ForEach(func(k, v []byte) error {
		if v == nil {
			return readAll(ctx, b.Bucket(k))
		}
		return ctx.Err()
	})
}

// numbers reads what the numbers in keys stand for.
func (c *checker) numbers(context.Context) error {
	c.origins, c.servers = map[uint32]briefing.SourceID{}, map[uint32]briefing.ServerID{}
	err := c.Bucket(sourcesBucket).ForEach(func(id, v []byte) error {
		var r sourceRecord
		err := decode(v, &r)
		if c.origins[r.Number] != "" {
			return damaged(fmt.Errorf("two sources have number %d", r.Number))
		}
		c.origins[r.Number] = briefing.SourceID(id)
		return err
	})
	if err != nil {
		return err
	}
	return c.Bucket(serversBucket).ForEach(func(id, v []byte) error {
		var r serverRecord
		err := decode(v, &r)
		if c.servers[r.Number] != "" {
			return damaged(fmt.Errorf("two servers have number %d", r.Number))
		}
		c.servers[r.Number] = briefing.ServerID(id)
		return err
	})
}

func (c *checker) want(entries ...entry) {
	for _, e := range entries {
		bucket := c.wanted[string(e.bucket)]
		if bucket == nil {
			bucket = map[string][]byte{}
			c.wanted[string(e.bucket)] = bucket
		}
		bucket[string(e.key)] = e.value
	}
}

// articles works out the indexes of every article.
func (c *checker) articles(ctx context.Context) error {
	seqs, reach := map[uint64]bool{}, map[uint32]uint64{}
	return c.Bucket(headsBucket).ForEach(func(k, v []byte) error {
		var h head
		if err := decode(v, &h); err != nil {
			return err
		}
		at := place{origin{number32(k), c.origins[number32(k)]}, endNumber(k)}
		switch {
		case at.id == "":
			return damaged(fmt.Errorf("article %d has no source", at.seq))
		case seqs[at.seq], at.seq > c.Bucket(headsBucket).Sequence():
			return damaged(fmt.Errorf("article number %d was not given once", at.seq))
		case c.seqOf(c.articleID(at.seq)) != at.seq:
			return damaged(fmt.Errorf("the id of article %d does not lead back to it", at.seq))
		case h.Reach.Before(h.Added), timeNumber(h.Reach) < reach[at.number]:
			return damaged(fmt.Errorf("the reach of article %d falls", at.seq))
		case c.Bucket(bodiesBucket).Get(k) == nil:
			return damaged(fmt.Errorf("article %d has no body", at.seq))
		}
		seqs[at.seq], reach[at.number] = true, timeNumber(h.Reach)
		r := reader{tx: c.tx}
		read, err := r.cardOf(at)
		if err != nil {
			return err
		}
		c.want(read.entries(at.number, at.seq, h.Reach)...)
		for term, m := range read.terms {
			c.want(entry{bucket: wordsBucket, key: append(bytes.Clone(k), term...), value: []byte{byte(m)}})
		}
		return ctx.Err()
	})
}

// overlays works out the indexes of every overlay.
func (c *checker) overlays(context.Context) error {
	where := map[uint64]uint32{}
	err := c.Bucket(headsBucket).ForEach(func(k, _ []byte) error {
		where[endNumber(k)] = number32(k)
		return nil
	})
	if err != nil {
		return err
	}
	return c.Bucket(overlaysBucket).ForEach(func(k, v []byte) error {
		var o briefing.Overlay
		if err := decode(v, &o); err != nil {
			return err
		}
		server, seq := number32(k), endNumber(k)
		source, ok := where[seq]
		if !ok || c.servers[server] == "" {
			return damaged(fmt.Errorf("server %d has decided about article %d, which is not there", server, seq))
		}
		at := place{origin{source, c.origins[source]}, seq}
		c.want(overlayEntries(server, at, at.id == briefing.ShelfOf(c.servers[server]), o)...)
		return nil
	})
}

// orders works out when subscriptions are due, and by which numbers they are
// found.
func (c *checker) orders(context.Context) error {
	numbers := map[briefing.ServerID]uint32{}
	for number, id := range c.servers {
		numbers[id] = number
	}
	return c.Bucket(subscriptionsBucket).ForEach(func(k, v []byte) error {
		var r subscriptionRecord
		if err := decode(v, &r); err != nil {
			return err
		}
		if !r.Next.IsZero() {
			c.want(entry{bucket: dueBucket, key: dueKey(r.Next, endNumber(k))})
		}
		c.want(entry{bucket: numbersBucket, key: numberKey(numbers[r.Server], r.Number), value: bytes.Clone(k)})
		return nil
	})
}

// editions works out where editions stand, and which are open.
func (c *checker) editions(context.Context) error {
	return c.Bucket(editionsBucket).ForEach(func(k, v []byte) error {
		var e briefing.Edition
		if err := decode(v, &e); err != nil {
			return err
		}
		if string(k[16:]) != string(e.ID) || binary.BigEndian.Uint64(k[8:]) != timeNumber(e.Digest.Slot) {
			return damaged(fmt.Errorf("edition %q stands in the wrong place", e.ID))
		}
		c.want(entry{bucket: slotsBucket, key: slices.Concat(k[:8], k[16:]), value: bytes.Clone(k[8:16])})
		if !e.Status.Settled() {
			c.want(entry{bucket: openBucket, key: bytes.Clone(k)})
		}
		return nil
	})
}

// indexes compares what every index holds with what it should hold.
func (c *checker) indexes(ctx context.Context) error {
	for _, name := range [][]byte{
		reachBucket, urlBucket, textBucket, titleBucket, titleWordsBucket, publisherBucket, adderBucket, speakerBucket,
		topicBucket, removedBucket, removedOnBucket, mergersBucket, dueBucket, numbersBucket, slotsBucket, openBucket,
	} {
		err := c.Bucket(name).ForEach(func(k, v []byte) error { return cmpErr(c.tick(name, k, v), ctx.Err()) })
		if err == nil {
			err = c.none(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// tick strikes a key that is there off what should be there.
func (c *checker) tick(bucket, k, v []byte) error {
	value, ok := c.wanted[string(bucket)][string(k)]
	if !ok || !bytes.Equal(value, v) {
		return damaged(fmt.Errorf("%s holds %q, which nothing stands behind", bucket, k))
	}
	delete(c.wanted[string(bucket)], string(k))
	return nil
}

// none makes sure that nothing is missing in a bucket.
func (c *checker) none(bucket []byte) error {
	for key := range maps.Keys(c.wanted[string(bucket)]) {
		return damaged(fmt.Errorf("%s lacks %q", bucket, key))
	}
	return nil
}

// segmented compares every posting with the article that it speaks of.
func (c *checker) segmented(ctx context.Context) error {
	words := c.Bucket(wordsBucket)
	err := words.ForEachBucket(func(key []byte) error {
		s := openSegment(words, key)
		articles := map[uint64]bool{}
		err := s.bucket.ForEach(func(term, list []byte) error {
			if bytes.Equal(term, headerKey) {
				return ctx.Err()
			}
			postings, err := appendPostings(nil, s.first, list)
			if err != nil {
				return err
			}
			for _, p := range postings {
				articles[p.seq] = true
				if err := c.tick(wordsBucket, append(pair(number32(key), p.seq), term...), []byte{byte(p.mark)}); err != nil {
					return err
				}
				if p.seq > s.last || !bytes.Equal(segmentOf(words, number32(key), p.seq), key) {
					return damaged(fmt.Errorf("article %d stands in the wrong segment", p.seq))
				}
			}
			return nil
		})
		if err == nil && uint64(len(articles)) != s.count {
			err = damaged(fmt.Errorf("a segment of %d articles says that it has %d", len(articles), s.count))
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.none(wordsBucket)
}
