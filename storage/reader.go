package storage

import (
	"bytes"
	"fmt"

	"github.com/dateline-bot/dateline/briefing"
)

// An origin is a source as keys and as people know it.
type origin struct {
	number uint32
	id     briefing.SourceID
}

// A place is where an article stands.
type place struct {
	origin
	seq uint64
}

// A reader sees the newsroom as one server may: through the sources it reads.
type reader struct {
	tx
	server  uint32 // 0 when the server was never heard of: then it has decided nothing
	origins []origin
}

// reader finds out what a server reads: its shelf and the feeds it follows.
func (t tx) reader(server briefing.ServerID) (reader, error) {
	r := reader{tx: t}
	shelf := briefing.ShelfOf(server)
	number, err := t.sourceNumber(shelf)
	if err != nil {
		return reader{}, err
	}
	if number > 0 {
		r.origins = append(r.origins, origin{number, shelf})
	}
	if r.server, err = t.serverNumber(server); err != nil || r.server == 0 {
		return r, err
	}
	c := t.Bucket(followsBucket).Cursor()
	prefix := key32(nil, r.server)
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		r.origins = append(r.origins, origin{number32(k[4:]), briefing.SourceID(v)})
	}
	return r, nil
}

func (t tx) sourceNumber(id briefing.SourceID) (uint32, error) {
	var s sourceRecord
	_, err := get(t.Bucket(sourcesBucket), []byte(id), &s)
	return s.Number, err
}

func (t tx) serverNumber(id briefing.ServerID) (uint32, error) {
	var s serverRecord
	_, err := get(t.Bucket(serversBucket), []byte(id), &s)
	return s.Number, err
}

// find looks an id up in each source that the server reads. There is no other
// way from an id to an article.
func (r reader) find(id briefing.ArticleID) (place, bool) {
	seq := r.seqOf(id)
	heads := r.Bucket(headsBucket)
	for _, o := range r.origins {
		if seq > 0 && heads.Get(pair(o.number, seq)) != nil {
			return place{o, seq}, true
		}
	}
	return place{}, false
}

// article is the article with that id, or words for whoever asked.
func (r reader) article(id briefing.ArticleID) (place, briefing.Copy, error) {
	at, ok := r.find(id)
	if !ok {
		return place{}, briefing.Copy{}, noArticle(id)
	}
	overlay, err := r.overlay(at.seq)
	if err != nil {
		return place{}, briefing.Copy{}, err
	}
	c, err := r.load(at, overlay)
	return at, c, err
}

func noArticle(id briefing.ArticleID) error {
	return briefing.Errorf(briefing.NotFound, "No article matches %q. Start typing a headline and pick from the list.", shorten(string(id)))
}

// overlay is what the server has decided about an article.
func (r reader) overlay(seq uint64) (briefing.Overlay, error) {
	var o briefing.Overlay
	if r.server == 0 {
		return o, nil
	}
	_, err := get(r.Bucket(overlaysBucket), pair(r.server, seq), &o)
	return o, err
}

// shows reports whether the server shows an article, which it does unless it
// removed it.
func (r reader) shows(at place) bool { return r.removedFrom(at.origin).atMost(at.seq) != at.seq }

// removedFrom runs over the articles of a source that the server removed.
func (r reader) removedFrom(o origin) *keyRun {
	return runOver(r.Bucket(removedBucket), key32(key32(nil, r.server), o.number))
}

func (r reader) head(at place) (head, error) {
	var h head
	ok, err := get(r.Bucket(headsBucket), pair(at.number, at.seq), &h)
	if err == nil && !ok {
		err = damaged(fmt.Errorf("an index names article %d of source %d, which is not there", at.seq, at.number))
	}
	return h, err
}

// load is the article at a place as the server holds it.
func (r reader) load(at place, overlay briefing.Overlay) (briefing.Copy, error) {
	h, err := r.head(at)
	if err != nil {
		return briefing.Copy{}, err
	}
	return r.whole(at, h, overlay)
}

// whole adds to a head what is kept apart from it.
func (r reader) whole(at place, h head, overlay briefing.Overlay) (briefing.Copy, error) {
	a := h.article()
	a.ID, a.Source, a.Seq = r.articleID(at.seq), at.id, at.seq
	a.Body = string(r.Bucket(bodiesBucket).Get(pair(at.number, at.seq)))
	var err error
	a.Story, err = r.story(at)
	return briefing.Copy{Article: a, Overlay: overlay}, err
}

// quotes are the records of the quotes of the article at a place.
func (r reader) quotes(at place) ([]quoteRecord, error) {
	var records []quoteRecord
	_, err := get(r.Bucket(quotesBucket), pair(at.number, at.seq), &records)
	return records, err
}

// shorten keeps what was asked for to a length that can be shown back.
func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
