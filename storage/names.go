package storage

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// Speakers finds names of people quoted in live articles, those quoted latest
// first.
func (db *DB) Speakers(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]string, error) {
	var found []string
	err := db.viewAs(ctx, server, func(r reader) (err error) {
		words := strings.Fields(text.Fold(typed))
		if len(words) == 0 {
			found, err = r.latestSpeakers(ctx, limit)
		} else {
			found, err = r.speakersNamed(ctx, words, limit)
		}
		return err
	})
	return found, err
}

// latestSpeakers reads quotes from the newest article down until it has
// enough names.
func (r reader) latestSpeakers(ctx context.Context, limit int) ([]string, error) {
	var all lanes
	for _, o := range r.origins {
		all = append(all, lane{origin: o, run: runOver(r.Bucket(quotesBucket), key32(nil, o.number))})
	}
	all = merge(all, newest)
	var found []string
	seen := map[string]bool{}
	for at, ok := all.next(); ok && (limit <= 0 || len(found) < limit); at, ok = all.next() {
		if !r.shows(at) {
			continue
		}
		records, err := r.quotes(at)
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return nil, err
		}
		for _, s := range speakersOf(records) {
			if !seen[s.name] {
				seen[s.name] = true
				found = append(found, records[s.place].Speaker)
			}
		}
	}
	return atMost(found, limit), nil
}

// A quoted name is a speaker and the newest live article that quotes them.
type quotedName struct {
	speaker
	at place
}

func (r reader) speakersNamed(ctx context.Context, words []string, limit int) ([]string, error) {
	latest := map[string]quotedName{}
	for _, o := range r.origins {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		gone := r.removedFrom(o)
		r.speakers(o, words, func(name string, said *keyRun) {
			if seq := latestLive(said, gone); seq > latest[name].at.seq {
				first := r.Bucket(speakerBucket).Get(key64(said.prefix, seq))
				latest[name] = quotedName{speaker{name, int(number32(first))}, place{o, seq}}
			}
		})
	}
	sorted := slices.SortedFunc(maps.Values(latest), func(a, b quotedName) int {
		return cmp.Or(cmp.Compare(b.at.seq, a.at.seq), cmp.Compare(a.place, b.place))
	})
	var found []string
	for _, s := range atMost(sorted, limit) {
		records, err := r.quotes(s.at)
		if err != nil {
			return nil, err
		}
		found = append(found, records[s.place].Speaker)
	}
	return found, nil
}

// latestLive is the newest article of a run that is not among those gone, 0
// when there is none.
func latestLive(in, gone run) uint64 {
	seq := in.atMost(newest)
	for seq > 0 && gone.atMost(seq) == seq {
		seq = in.atMost(seq - 1)
	}
	return seq
}

// Topics counts the topics of live articles, the most frequent first. It
// reads a key for each article that it counts.
func (db *DB) Topics(ctx context.Context, server briefing.ServerID, typed string, limit int) (found []briefing.Tally, err error) {
	err = db.viewAs(ctx, server, func(r reader) error {
		all, b := count{}, r.Bucket(topicBucket)
		for _, topic := range namesBegun(b, key32(nil, r.server), typed) {
			for _, o := range r.origins {
				if err := all.add(ctx, r, topic, o, b, key32(keyName(key32(nil, r.server), topic), o.number)); err != nil {
					return err
				}
			}
		}
		found, err = all.tallies(r, limit, func(topic string, _ head) string { return topic })
		return err
	})
	return found, err
}

// Publishers counts the publishers of live articles as Topics counts topics.
func (db *DB) Publishers(ctx context.Context, server briefing.ServerID, typed string, limit int) (found []briefing.Tally, err error) {
	err = db.viewAs(ctx, server, func(r reader) error {
		all, b := count{}, r.Bucket(publisherBucket)
		for _, o := range r.origins {
			own := key32(nil, o.number)
			for _, publisher := range namesBegun(b, own, typed) {
				if err := all.add(ctx, r, publisher, o, b, keyName(own, publisher)); err != nil {
					return err
				}
			}
		}
		found, err = all.tallies(r, limit, func(_ string, newest head) string { return newest.Publisher })
		return err
	})
	return found, err
}

// namesBegun are the names after owner in which each word of typed begins a
// word.
func namesBegun(b *bbolt.Bucket, owner []byte, typed string) []string {
	words := strings.Fields(text.Fold(typed))
	var found []string
	names(b, owner, "", func(name string) bool {
		if begins(text.Fold(name), words) {
			found = append(found, name)
		}
		return true
	})
	return found
}

// A count tells for names how many live articles have them.
type count map[string]counted

type counted struct {
	times  int
	newest place
}

// add counts the live articles of a source under a prefix.
func (c count) add(ctx context.Context, r reader, name string, o origin, b *bbolt.Bucket, prefix []byte) error {
	n := c[name]
	gone := r.removedFrom(o).all()
	cursor := b.Cursor()
	for k, _ := cursor.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = cursor.Next() {
		seq := endNumber(k)
		if gone[seq] {
			continue
		}
		n.times++
		if seq > n.newest.seq {
			n.newest = place{o, seq}
		}
	}
	if n.times > 0 {
		c[name] = n
	}
	return ctx.Err()
}

// tallies are what was counted, the most frequent first. written tells how a
// name is written, given the newest article that has it.
func (c count) tallies(r reader, limit int, written func(name string, newest head) string) ([]briefing.Tally, error) {
	byFrequency := slices.SortedFunc(maps.Keys(c), func(a, b string) int {
		return cmp.Or(cmp.Compare(c[b].times, c[a].times), cmp.Compare(a, b))
	})
	var found []briefing.Tally
	for _, name := range atMost(byFrequency, limit) {
		h, err := r.head(c[name].newest)
		if err != nil {
			return nil, err
		}
		found = append(found, briefing.Tally{Name: written(name, h), Count: c[name].times, Newest: h.Added})
	}
	return found, nil
}

// atMost is the beginning of list; a limit of 0 means all of it.
func atMost[T any](list []T, limit int) []T {
	if limit > 0 && len(list) > limit {
		return list[:limit]
	}
	return list
}
