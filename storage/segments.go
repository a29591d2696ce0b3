package storage

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"

	"go.etcd.io/bbolt"
)

// The full-text index of a source is a row of segments, one after another in
// filing order. Each is a bucket of its own inside the words bucket, named
// by source and the first Seq in it, and holds a list of postings for every
// term of its articles. Save adds one segment for all that it files in a
// source; so filing costs what is filed, however much the archive holds.
//
// When many small segments stand at the end of the row they are merged into
// one. A posting is rewritten at most once for each size of mergeBelow, and
// no transaction merges more than a few thousand articles.

// headerKey stands before all terms. Its value is a segment's last Seq, how
// many articles are in it, and the letters of their languages.
var headerKey = []byte{0}

const mergeWidth = 8

// mergeBelow are the sizes, in articles, below which mergeWidth segments at
// the end of the row become one.
func mergeBelow() []uint64 { return []uint64{8, 64, 512} }

// A segment is one part of a source's full-text index.
type segment struct {
	key    []byte // in the words bucket
	bucket *bbolt.Bucket
	first  uint64 // Seq from which postings count
	last   uint64 // Seq of the last article
	count  uint64 // articles
	spoken string // letters of languages
}

// segments are the source's segments in filing order, but for those that hold
// nothing from floor on.
func (t tx) segments(source uint32, floor uint64) []segment {
	var found []segment
	words := t.Bucket(wordsBucket)
	c := words.Cursor()
	prefix := key32(nil, source)
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		s := openSegment(words, k)
		if s.last >= floor {
			found = append(found, s)
		}
	}
	return found
}

func openSegment(words *bbolt.Bucket, key []byte) segment {
	b := words.Bucket(key)
	header := b.Get(headerKey)
	return segment{
		key: bytes.Clone(key), bucket: b, first: endNumber(key),
		last: endNumber(header[:8]), count: endNumber(header[8:16]), spoken: string(header[16:]),
	}
}

func (s segment) header() []byte { return append(key64(key64(nil, s.last), s.count), s.spoken...) }

// postings are those of a term in segments, in filing order.
func postings(segments []segment, term string) ([]posting, error) {
	var found []posting
	var err error
	for _, s := range segments {
		if found, err = appendPostings(found, s.first, s.bucket.Get([]byte(term))); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// A list is a term and its postings.
type list struct {
	term     string
	postings []posting
}

// addSegment indexes articles of one source, which all come after those that
// are there.
func (t tx) addSegment(source uint32, cards map[uint64]card) error {
	maps.DeleteFunc(cards, func(_ uint64, c card) bool { return len(c.terms) == 0 })
	if len(cards) == 0 {
		return nil
	}
	if err := t.writeSegment(source, listsOf(cards), uint64(len(cards))); err != nil {
		return err
	}
	for _, size := range mergeBelow() {
		if err := t.mergeSmall(source, size); err != nil {
			return err
		}
	}
	return nil
}

// listsOf turns cards around: for each term, the articles that use it.
func listsOf(cards map[uint64]card) []list {
	byTerm := map[string][]posting{}
	for _, seq := range slices.Sorted(maps.Keys(cards)) {
		for term, m := range cards[seq].terms {
			byTerm[term] = append(byTerm[term], posting{seq, m})
		}
	}
	lists := make([]list, 0, len(byTerm))
	for term, postings := range byTerm {
		lists = append(lists, list{term, postings})
	}
	slices.SortFunc(lists, func(a, b list) int { return cmp.Compare(a.term, b.term) })
	return lists
}

// writeSegment makes a segment of lists that are in the order of their terms.
func (t tx) writeSegment(source uint32, lists []list, count uint64) error {
	s := segment{first: ^uint64(0), count: count}
	for _, l := range lists {
		s.first, s.last = min(s.first, l.postings[0].seq), max(s.last, l.postings[len(l.postings)-1].seq)
		if letter := l.term[:1]; !strings.HasSuffix(s.spoken, letter) {
			s.spoken += letter
		}
	}
	b, err := t.Bucket(wordsBucket).CreateBucket(pair(source, s.first))
	if err != nil {
		return err
	}
	b.FillPercent = 1 // keys come in order and seldom change
	if err := b.Put(headerKey, s.header()); err != nil {
		return err
	}
	for _, l := range lists {
		if err := b.Put([]byte(l.term), encode(l.postings, s.first)); err != nil {
			return err
		}
	}
	return nil
}

func encode(postings []posting, first uint64) []byte {
	encoded := make([]byte, 0, 3*len(postings))
	for _, p := range postings {
		encoded = appendPosting(encoded, first, p)
		first = p.seq
	}
	return encoded
}

// mergeSmall makes one segment of those at the end of the row that hold fewer
// articles than size, once there are mergeWidth of them.
func (t tx) mergeSmall(source uint32, size uint64) error {
	row := t.segments(source, 0)
	start := len(row)
	for start > 0 && row[start-1].count < size {
		start--
	}
	small := row[start:]
	if len(small) < mergeWidth {
		return nil
	}
	lists, count, err := gather(small)
	if err != nil {
		return err
	}
	for _, s := range small {
		if err := t.Bucket(wordsBucket).DeleteBucket(s.key); err != nil {
			return err
		}
	}
	return t.writeSegment(source, lists, count)
}

// gather reads segments that follow one another as if they were one.
func gather(segments []segment) (lists []list, count uint64, err error) {
	byTerm := map[string][]posting{}
	for _, s := range segments {
		count += s.count
		c := s.bucket.Cursor()
		for k, v := c.Seek([]byte{1}); k != nil; k, v = c.Next() {
			if byTerm[string(k)], err = appendPostings(byTerm[string(k)], s.first, v); err != nil {
				return nil, 0, err
			}
		}
	}
	for term, postings := range byTerm {
		lists = append(lists, list{term, postings})
	}
	slices.SortFunc(lists, func(a, b list) int { return cmp.Compare(a.term, b.term) })
	return lists, count, nil
}

// dropPostings takes an article out of the segment it is in.
func (t tx) dropPostings(source uint32, seq uint64, terms map[string]mark) error {
	words := t.Bucket(wordsBucket)
	key := segmentOf(words, source, seq)
	if key == nil || len(terms) == 0 {
		return nil
	}
	s := openSegment(words, key)
	if s.count == 1 {
		return words.DeleteBucket(s.key)
	}
	for term := range terms {
		kept, err := appendPostings(nil, s.first, s.bucket.Get([]byte(term)))
		if err != nil {
			return err
		}
		kept = slices.DeleteFunc(kept, func(p posting) bool { return p.seq == seq })
		if len(kept) == 0 {
			err = s.bucket.Delete([]byte(term))
		} else {
			err = s.bucket.Put([]byte(term), encode(kept, s.first))
		}
		if err != nil {
			return err
		}
	}
	s.count--
	return s.bucket.Put(headerKey, s.header())
}

// segmentOf is the key of the segment that an article is in: the last that
// begins no later.
func segmentOf(words *bbolt.Bucket, source uint32, seq uint64) []byte {
	first := runOver(words, key32(nil, source)).atMost(seq)
	if first == 0 {
		return nil
	}
	return pair(source, first)
}
