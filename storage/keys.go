package storage

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"go.etcd.io/bbolt"
)

// The keys. Numbers are big-endian and of fixed width, so that they sort as
// bytes and the newest is one Seek and one Prev away:
//
//	source, server  uint32, given when a source or server is first heard of
//	article         uint64, the article's Seq
//	time            uint64, nanoseconds since 1970 with the sign bit turned
//	name            folded or lower case, at most 200 bytes, then a zero byte
//
// Whatever leads to an article's words begins with its source, and what leads
// to a server's decisions begins with that server. A query opens one cursor
// for each source that its server reads: what stands behind the wall is
// never looked at.
//
// An article's id is its Seq, scrambled: see ids.go. It needs no index.
var (
	metaBucket     = []byte("meta")     // name → schema number, key of the scramble
	settingsBucket = []byte("settings") // name → value
	serversBucket  = []byte("servers")  // server's id → JSON serverRecord
	sourcesBucket  = []byte("sources")  // source's id → JSON sourceRecord
	followsBucket  = []byte("follows")  // server source → the source's id

	// Articles. Heads are what lists and filters need; bodies are apart, so that
	// passing over an article costs little.
	headsBucket  = []byte("heads")  // source article → JSON head
	bodiesBucket = []byte("bodies") // source article → plain text
	quotesBucket = []byte("quotes") // source article → JSON quotes; nothing for an article without

	// Which article tells which story: see stories.go. A story is known by the
	// article that opened it.
	storiesBucket = []byte("stories") // source article → uint64 story
	mergedBucket  = []byte("merged")  // uint64 story → uint64 the one that it is told in, time of that
	mergersBucket = []byte("mergers") // uint64 story, time, uint64 the one that was merged into it then

	// Indexes made from an article alone: see entries.go. A value is empty where
	// none is named.
	reachBucket      = []byte("by-reach")     // source time article; time is the latest Added up to there
	urlBucket        = []byte("by-url")       // source hash article
	textBucket       = []byte("by-text")      // source hash article
	titleBucket      = []byte("by-title")     // source name article; name is the headline
	titleWordsBucket = []byte("title-words")  // source name article; name is a word of it
	publisherBucket  = []byte("by-publisher") // source name article
	adderBucket      = []byte("by-adder")     // source name article; name is the moderator's
	speakerBucket    = []byte("by-speaker")   // source name name article → the quote's place; a word of a speaker's name, then the name
	wordsBucket      = []byte("words")        // source article → bucket of postings: see segments.go

	// What servers decide about articles.
	overlaysBucket  = []byte("overlays")   // server article → JSON overlay
	topicBucket     = []byte("by-topic")   // server name source article; live articles
	removedBucket   = []byte("removed")    // server source article
	removedOnBucket = []byte("removed-on") // time server source article; of servers' own shelves

	// Subscriptions, what they were sent, and who changed what.
	subscriptionsBucket = []byte("subscriptions") // uint64 → JSON subscription
	numbersBucket       = []byte("numbers")       // server uint32 → uint64 of the subscription with that number
	dueBucket           = []byte("due")           // time uint64; when the desk looks at a subscription next
	editionsBucket      = []byte("editions")      // uint64 time id → JSON edition; the subscription's, by slot
	slotsBucket         = []byte("slots")         // uint64 id → time; where that edition stands
	openBucket          = []byte("open")          // uint64 time id; editions that are not settled
	auditBucket         = []byte("audit")         // server uint64 → JSON entry
)

// Names in the meta bucket.
var (
	schemaKey   = []byte("schema")
	scrambleKey = []byte("scramble")
)

const longestName = 200 // bytes; a longer name is cut, and what is found by it is compared whole

// Keys are built by appending. What is returned has no room left in it, so
// that two keys may grow from one beginning.
func key32(b []byte, n uint32) []byte { return slices.Clip(binary.BigEndian.AppendUint32(b, n)) }
func key64(b []byte, n uint64) []byte { return slices.Clip(binary.BigEndian.AppendUint64(b, n)) }

// pair is the key of an article, or of a server's overlay of it.
func pair(owner uint32, article uint64) []byte { return key64(key32(nil, owner), article) }

func keyTime(b []byte, t time.Time) []byte { return key64(b, timeNumber(t)) }

// timeNumber sorts as times do. The zero time comes before all others; those
// outside the years that fit, 1678 to 2262, count as the nearest that does.
func timeNumber(t time.Time) uint64 {
	switch year := t.Year(); {
	case t.IsZero():
		return 0
	case year < 1678:
		return 1
	case year > 2261:
		return 1<<64 - 1
	}
	return uint64(t.UnixNano()) ^ 1<<63
}

func timeOf(n uint64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(0, int64(n^1<<63)).UTC()
}

// keyName appends a name and its end.
func keyName(b []byte, name string) []byte {
	return slices.Clip(append(append(b, cutName(name)...), 0))
}

// cutName is as much of a name as a key holds.
func cutName(name string) string {
	if strings.IndexByte(name, 0) >= 0 {
		name = strings.ReplaceAll(name, "\x00", " ")
	}
	if len(name) <= longestName {
		return name
	}
	end := longestName
	for end > 0 && !utf8.RuneStart(name[end]) {
		end--
	}
	return name[:end]
}

// firstName is the name at the beginning of key, and what follows its end.
func firstName(key []byte) (name string, rest []byte) {
	end := bytes.IndexByte(key, 0)
	return string(key[:end]), key[end+1:]
}

// names calls yield with each name that stands after owner in a bucket and
// begins with prefix, in order, until it returns false. It seeks from name to
// name, whatever stands between them.
func names(b *bbolt.Bucket, owner []byte, prefix string, yield func(name string) bool) {
	c := b.Cursor()
	from := append(bytes.Clone(owner), cutName(prefix)...)
	for k, _ := c.Seek(from); k != nil && bytes.HasPrefix(k, owner); {
		name, _ := firstName(k[len(owner):])
		if !strings.HasPrefix(name, cutName(prefix)) || !yield(name) {
			return
		}
		k, _ = c.Seek(append(append(bytes.Clone(owner), name...), 1))
	}
}

// last is the last key that begins with prefix, nil when there is none.
func last(b *bbolt.Bucket, prefix []byte) []byte {
	c := b.Cursor()
	beyond := after(prefix)
	if beyond == nil {
		k, _ := c.Last()
		return k
	}
	k, _ := c.Seek(beyond)
	if k == nil {
		k, _ = c.Last()
	} else {
		k, _ = c.Prev()
	}
	if !bytes.HasPrefix(k, prefix) {
		return nil
	}
	return k
}

// after is the first key that is greater than all that begin with prefix.
func after(prefix []byte) []byte {
	next := bytes.Clone(prefix)
	for i := len(next) - 1; i >= 0; i-- {
		if next[i]++; next[i] != 0 {
			return next[:i+1]
		}
	}
	return nil
}

// endNumber is the number that a key ends with.
func endNumber(key []byte) uint64 { return binary.BigEndian.Uint64(key[len(key)-8:]) }
