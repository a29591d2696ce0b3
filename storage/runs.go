package storage

import (
	"bytes"
	"slices"

	"go.etcd.io/bbolt"
)

// A run tells which of one source's articles answer some question. Queries
// are made by joining runs, and followed from the newest article down.
type run interface {
	// atMost is the greatest Seq in the run that is not above limit, 0 when there
	// is none.
	atMost(limit uint64) uint64
}

// keyRun runs over the keys of a bucket that are a prefix and a Seq.
type keyRun struct {
	cursor *bbolt.Cursor
	prefix []byte
	asked  uint64 // the limit that was asked for last …
	found  uint64 // … and the answer
}

func runOver(b *bbolt.Bucket, prefix []byte) *keyRun {
	return &keyRun{cursor: b.Cursor(), prefix: prefix}
}

func (r *keyRun) atMost(limit uint64) uint64 {
	if r.found <= limit && limit <= r.asked {
		return r.found
	}
	r.asked, r.found = limit, r.seek(limit)
	return r.found
}

func (r *keyRun) seek(limit uint64) uint64 {
	wanted := key64(r.prefix, limit)
	k, _ := r.cursor.Seek(wanted)
	if bytes.Equal(k, wanted) {
		return limit
	}
	if k == nil {
		k, _ = r.cursor.Last()
	} else {
		k, _ = r.cursor.Prev()
	}
	if len(k) != len(wanted) || !bytes.HasPrefix(k, r.prefix) {
		return 0
	}
	return endNumber(k)
}

// all is the whole run as a set, for runs that are known to be short.
func (r *keyRun) all() map[uint64]bool {
	found := map[uint64]bool{}
	for seq := r.atMost(newest); seq > 0; seq = r.atMost(seq - 1) {
		found[seq] = true
	}
	return found
}

// listRun runs over numbers in rising order.
type listRun []uint64

func (r listRun) atMost(limit uint64) uint64 {
	i, found := slices.BinarySearch(r, limit)
	switch {
	case found:
		return limit
	case i == 0:
		return 0
	}
	return r[i-1]
}

// anyOf runs over what is in any of the runs.
type anyOf []run

func (runs anyOf) atMost(limit uint64) uint64 {
	var most uint64
	for _, r := range runs {
		if most = max(most, r.atMost(limit)); most == limit {
			break
		}
	}
	return most
}

// allOf runs over what is in all of the runs.
type allOf []run

func (runs allOf) atMost(limit uint64) uint64 {
	for limit > 0 {
		lowest := limit
		for _, r := range runs {
			lowest = r.atMost(lowest)
		}
		if lowest == limit {
			return limit
		}
		limit = lowest
	}
	return 0
}

// A lane is a run in one source, followed from the newest down to a floor.
type lane struct {
	origin
	run   run
	floor uint64 // the lowest Seq that is wanted
	at    uint64 // where it has come to
}

func (l *lane) advance(limit uint64) {
	if l.at = l.run.atMost(limit); l.at < l.floor {
		l.at = 0
	}
}

// lanes are followed side by side.
type lanes []lane

// merge starts lanes at the given Seq, the newest not above it first.
func merge(all lanes, limit uint64) lanes {
	for i := range all {
		all[i].advance(limit)
	}
	return all
}

// next is the newest place that any lane has come to.
func (all lanes) next() (place, bool) {
	newest := -1
	for i, l := range all {
		if l.at > 0 && (newest < 0 || l.at > all[newest].at) {
			newest = i
		}
	}
	if newest < 0 {
		return place{}, false
	}
	at := place{all[newest].origin, all[newest].at}
	all[newest].advance(at.seq - 1)
	return at, true
}
