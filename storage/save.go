package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// Save files articles, their quotes and all indexes in one transaction. It
// takes time and memory for all of them at once: batches of 100 to 500 are
// about the best.
func (db *DB) Save(ctx context.Context, filings []briefing.Filing) ([]briefing.Outcome, error) {
	drafts, err := prepare(ctx, filings)
	if err != nil {
		return nil, err
	}
	var outcomes []briefing.Outcome
	err = db.update(ctx, func(t tx) error {
		s := saving{tx: t, cards: map[uint32]map[uint64]card{}}
		outcomes, err = s.all(ctx, drafts)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("save %d articles: %w", len(filings), err)
	}
	return outcomes, nil
}

// A draft is a filing and what could be worked out before the transaction.
type draft struct {
	briefing.Filing
	records []quoteRecord
	card    card
}

func prepare(ctx context.Context, filings []briefing.Filing) ([]draft, error) {
	drafts := make([]draft, len(filings))
	stems := stemmer{}
	for i, f := range filings {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for n, q := range f.Quotes {
			if !within(q.Span, f.Article.Body) || q.Span.Of(f.Article.Body) != q.Text {
				return nil, fmt.Errorf("save filing %d: the text of quote %d does not stand at its span %v", i, n+1, q.Span)
			}
		}
		f.Article.Added, f.Article.Published = f.Article.Added.UTC(), f.Article.Published.UTC()
		if f.Article.Published.IsZero() {
			f.Article.Published = f.Article.Added
		}
		f.Topics = briefing.TidyTopics(f.Topics)
		records := quoteRecords(f.Quotes)
		drafts[i] = draft{f, records, cardOf(stems, f.Article, records)}
	}
	return drafts, nil
}

// A saving is one call of Save, within its transaction.
type saving struct {
	tx
	entries []entry                    // put at the end, in order
	cards   map[uint32]map[uint64]card // by source and Seq, for one segment each
}

func (s *saving) all(ctx context.Context, drafts []draft) ([]briefing.Outcome, error) {
	outcomes := make([]briefing.Outcome, len(drafts))
	for i, d := range drafts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var err error
		if outcomes[i], err = s.one(d); err != nil {
			return nil, err
		}
	}
	if err := s.put(s.entries); err != nil {
		return nil, err
	}
	for _, source := range slices.Sorted(maps.Keys(s.cards)) {
		if err := s.addSegment(source, s.cards[source]); err != nil {
			return nil, err
		}
	}
	return outcomes, nil
}

func (s *saving) one(d draft) (briefing.Outcome, error) {
	to, err := s.admit(d)
	if err != nil {
		return briefing.Outcome{}, err
	}
	r := reader{tx: s.tx}
	if d.Server != "" {
		if r.server, err = s.serverHeardOf(d.Server); err != nil {
			return briefing.Outcome{}, err
		}
	}
	onShelf := to.id == briefing.ShelfOf(d.Server)
	if !d.Anyway {
		found, overlay, err := r.duplicate(to, onShelf, d.card)
		if err != nil {
			return briefing.Outcome{}, err
		}
		if found.seq > 0 {
			c, err := r.load(found, overlay)
			return briefing.Outcome{Copy: c, Duplicate: true}, err
		}
	}
	return s.file(r, to, onShelf, d)
}

// admit finds the source that a draft goes to: the shelf of its own server,
// which is made for the first article, or a feed.
func (s *saving) admit(d draft) (origin, error) {
	id := d.Article.Source
	if id != briefing.ShelfOf(d.Server) && id.IsShelf() {
		return origin{}, noFeed(id)
	}
	number, err := s.sourceNumber(id)
	if err == nil && number == 0 {
		if !id.IsShelf() {
			return origin{}, noFeed(id)
		}
		number, err = s.putSource(id, sourceRecord{Kind: briefing.Shelf, Added: d.Article.Added})
	}
	return origin{number, id}, err
}

// duplicate finds the newest article of a source that has the same URL or
// reads the same. What a server removed from its own shelf does not count.
func (r reader) duplicate(in origin, onShelf bool, c card) (place, briefing.Overlay, error) {
	same := anyOf{runOver(r.Bucket(textBucket), append(key32(nil, in.number), c.text...))}
	if c.url != nil {
		same = append(same, runOver(r.Bucket(urlBucket), append(key32(nil, in.number), c.url...)))
	}
	for seq := same.atMost(1<<64 - 1); seq > 0; seq = same.atMost(seq - 1) {
		overlay, err := r.overlay(seq)
		if err != nil || overlay.Removed.IsZero() || !onShelf {
			return place{in, seq}, overlay, err
		}
	}
	return place{}, briefing.Overlay{}, nil
}

// file keeps an article. What the next draft of this call may be compared with
// is put at once, the rest at the end.
func (s *saving) file(r reader, to origin, onShelf bool, d draft) (briefing.Outcome, error) {
	seq, err := s.Bucket(headsBucket).NextSequence()
	if err != nil {
		return briefing.Outcome{}, err
	}
	at, h := place{to, seq}, headOf(d.Article)
	h.Reach = s.reach(to.number, h.Added)
	if err := s.putArticle(at, h, d); err != nil {
		return briefing.Outcome{}, err
	}
	for _, e := range d.card.entries(to.number, seq, h.Reach) {
		switch {
		case bytes.Equal(e.bucket, reachBucket), bytes.Equal(e.bucket, urlBucket), bytes.Equal(e.bucket, textBucket):
			err = s.put([]entry{e})
		default:
			s.entries = append(s.entries, e)
		}
		if err != nil {
			return briefing.Outcome{}, err
		}
	}
	if s.cards[to.number] == nil {
		s.cards[to.number] = map[uint64]card{}
	}
	s.cards[to.number][seq] = d.card
	overlay := briefing.Overlay{}
	if len(d.Topics) > 0 && r.server > 0 {
		overlay = briefing.Overlay{Topics: d.Topics, By: d.Article.AddedBy, At: h.Added}
		if err := put(s.Bucket(overlaysBucket), pair(r.server, seq), overlay); err != nil {
			return briefing.Outcome{}, err
		}
		s.entries = append(s.entries, overlayEntries(r.server, at, onShelf, overlay)...)
	}
	c, err := r.whole(at, h, overlay)
	return briefing.Outcome{Copy: c}, err
}

func (s *saving) putArticle(at place, h head, d draft) error {
	key := pair(at.number, at.seq)
	if err := put(s.Bucket(headsBucket), key, h); err != nil {
		return err
	}
	if err := s.Bucket(bodiesBucket).Put(key, []byte(d.Article.Body)); err != nil {
		return err
	}
	if len(d.records) == 0 {
		return nil
	}
	return put(s.Bucket(quotesBucket), key, d.records)
}

// reach is the latest Added in a source once an article is added to it. It
// never falls, though clocks may be set back; so the first article whose reach
// is not before some time is where looking for later ones begins.
func (s *saving) reach(source uint32, added time.Time) time.Time {
	newest := last(s.Bucket(reachBucket), key32(nil, source))
	if newest == nil {
		return added
	}
	if before := timeOf(binary.BigEndian.Uint64(newest[4:])); before.After(added) {
		return before
	}
	return added
}
