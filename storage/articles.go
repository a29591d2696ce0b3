package storage

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

const newest = 1<<64 - 1 // above every Seq

// Head is the Seq of the last article filed, over all sources.
func (db *DB) Head(ctx context.Context) (seq uint64, err error) {
	err = db.view(ctx, func(t tx) error {
		seq = t.Bucket(headsBucket).Sequence()
		return nil
	})
	return seq, err
}

// Article finds one article, removed ones too.
func (db *DB) Article(ctx context.Context, server briefing.ServerID, id briefing.ArticleID) (briefing.Copy, error) {
	var found briefing.Copy
	err := db.viewAs(ctx, server, func(r reader) (err error) {
		_, found, err = r.article(id)
		return err
	})
	return found, err
}

// viewAs calls fn with what server may read.
func (db *DB) viewAs(ctx context.Context, server briefing.ServerID, fn func(reader) error) error {
	return db.view(ctx, func(t tx) error {
		r, err := t.reader(server)
		if err != nil {
			return err
		}
		return fn(r)
	})
}

// FindArticles finds articles, newest filed first. It reads what it returns,
// and passes over articles that are removed, were stamped by a clock set back,
// or fall out when several filters meet.
func (db *DB) FindArticles(ctx context.Context, server briefing.ServerID, q briefing.ArticleQuery) ([]briefing.Copy, error) {
	var found []briefing.Copy
	err := db.viewAs(ctx, server, func(r reader) (err error) {
		found, err = r.articles(ctx, q)
		return err
	})
	return found, err
}

func (r reader) articles(ctx context.Context, q briefing.ArticleQuery) ([]briefing.Copy, error) {
	q.Topics = briefing.TidyTopics(q.Topics)
	var all lanes
	for _, o := range r.origins {
		all = append(all, lane{origin: o, run: r.narrowed(o, q), floor: max(q.After+1, r.floor(o, q.Since))})
	}
	all = merge(all, cmp.Or(q.UpTo, newest))
	var found []briefing.Copy
	for at, ok := all.next(); ok && (q.Limit <= 0 || len(found) < q.Limit); at, ok = all.next() {
		c, ok, err := r.answer(at, q)
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return nil, err
		}
		if ok {
			found = append(found, c)
		}
	}
	return found, nil
}

// narrowed runs over the articles of a source that the indexes offer for q.
func (r reader) narrowed(o origin, q briefing.ArticleQuery) run {
	own := key32(nil, o.number)
	var all allOf
	if q.State == briefing.Removed {
		all = append(all, r.removedFrom(o))
	} else if len(q.Topics) > 0 {
		all = append(all, r.onTopics(o, q.Topics))
	}
	if q.Publisher != "" {
		all = append(all, runOver(r.Bucket(publisherBucket), keyName(own, strings.ToLower(q.Publisher))))
	}
	if q.AddedBy != "" {
		all = append(all, runOver(r.Bucket(adderBucket), keyName(own, q.AddedBy)))
	}
	if len(all) == 0 {
		return runOver(r.Bucket(headsBucket), own)
	}
	return all
}

// onTopics runs over the source's live articles that have any of the topics.
func (r reader) onTopics(o origin, topics []string) run {
	var runs anyOf
	for _, topic := range topics {
		runs = append(runs, runOver(r.Bucket(topicBucket), key32(keyName(key32(nil, r.server), topic), o.number)))
	}
	return runs
}

// floor is the Seq of a source's first article that may have been added since
// the given time.
func (r reader) floor(o origin, since time.Time) uint64 {
	if since.IsZero() {
		return 0
	}
	own := key32(nil, o.number)
	k, _ := r.Bucket(reachBucket).Cursor().Seek(keyTime(own, since))
	if !bytes.HasPrefix(k, own) {
		return newest
	}
	return endNumber(k)
}

// answer is the article at a place, if it answers all of q.
func (r reader) answer(at place, q briefing.ArticleQuery) (c briefing.Copy, ok bool, err error) {
	overlay, err := r.overlay(at.seq)
	live := overlay.Removed.IsZero()
	if err != nil || live == (q.State == briefing.Removed) || !onAny(q.Topics, overlay.Topics) {
		return c, false, err
	}
	h, err := r.head(at)
	if err != nil || h.Added.Before(q.Since) || !publishedBy(h, q.Publisher) || q.AddedBy != "" && h.AddedBy != q.AddedBy {
		return c, false, err
	}
	c, err = r.whole(at, h, overlay)
	return c, err == nil, err
}

// onAny reports whether any of the topics asked for is there; asking for none
// asks for all.
func onAny(asked, there []string) bool {
	return len(asked) == 0 || slices.ContainsFunc(asked, func(topic string) bool { return slices.Contains(there, topic) })
}

func publishedBy(h head, publisher string) bool {
	asked, there := strings.ToLower(publisher), strings.ToLower(h.Publisher) // as the index has it; EqualFold folds more
	return asked == "" || asked == there
}

// LookupArticles finds what a person may have meant by ref: an id, a URL, or
// the beginning of a headline.
func (db *DB) LookupArticles(ctx context.Context, server briefing.ServerID, ref string, state briefing.State, limit int) ([]briefing.Copy, error) {
	var found []briefing.Copy
	err := db.viewAs(ctx, server, func(r reader) (err error) {
		found, err = r.lookup(ctx, ref, state, limit)
		return err
	})
	return found, err
}

func (r reader) lookup(ctx context.Context, ref string, state briefing.State, limit int) ([]briefing.Copy, error) {
	q := briefing.ArticleQuery{State: state}
	if at, ok := r.find(typedID(ref)); ok {
		if c, ok, err := r.answer(at, q); ok || err != nil {
			return []briefing.Copy{c}, err
		}
	}
	if url, err := briefing.CanonicalURL(ref); err == nil {
		found, err := r.follow(ctx, q, 1, func(o origin) run {
			return runOver(r.Bucket(urlBucket), append(key32(nil, o.number), hash(url)...))
		})
		if len(found) > 0 || err != nil {
			return found, err
		}
	}
	beginning := text.Fold(ref)
	if beginning == "" {
		return nil, nil
	}
	found, err := r.follow(ctx, q, limit, func(o origin) run { return r.titled(o, beginning) })
	return slices.DeleteFunc(found, func(c briefing.Copy) bool { return !strings.HasPrefix(text.Fold(c.Title), beginning) }), err
}

// titled runs over a source's articles whose headline begins so. It reads
// their keys, and no more of them.
func (r reader) titled(o origin, beginning string) run {
	var found listRun
	prefix := append(key32(nil, o.number), cutName(beginning)...)
	c := r.Bucket(titleBucket).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		found = append(found, endNumber(k))
	}
	slices.Sort(found)
	return found
}

// follow finds the newest articles of a run in each source that answer q.
func (r reader) follow(ctx context.Context, q briefing.ArticleQuery, limit int, in func(origin) run) ([]briefing.Copy, error) {
	var all lanes
	for _, o := range r.origins {
		all = append(all, lane{origin: o, run: in(o)})
	}
	all = merge(all, newest)
	var found []briefing.Copy
	for at, ok := all.next(); ok && (limit <= 0 || len(found) < limit); at, ok = all.next() {
		c, ok, err := r.answer(at, q)
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return nil, err
		}
		if ok {
			found = append(found, c)
		}
	}
	return found, nil
}

// SuggestArticles is LookupArticles while a person is still typing.
func (db *DB) SuggestArticles(ctx context.Context, server briefing.ServerID, typed string, state briefing.State, limit int) ([]briefing.Copy, error) {
	var found []briefing.Copy
	err := db.viewAs(ctx, server, func(r reader) (err error) {
		found, err = r.lookup(ctx, typed, state, limit)
		if err != nil || len(found) > 0 {
			return err
		}
		q := briefing.ArticleQuery{State: state, Limit: limit}
		words := strings.Fields(text.Fold(typed))
		if len(words) == 0 {
			found, err = r.articles(ctx, q)
			return err
		}
		found, err = r.follow(ctx, q, limit, func(o origin) run { return r.headlined(o, words) })
		return err
	})
	return found, err
}

// headlined runs over a source's articles in which each of the words begins a
// word of the headline.
func (r reader) headlined(o origin, words []string) run {
	b, own := r.Bucket(titleWordsBucket), key32(nil, o.number)
	var all allOf
	for _, word := range words {
		var begun anyOf
		names(b, own, word, func(name string) bool {
			begun = append(begun, runOver(b, keyName(own, name)))
			return true
		})
		all = append(all, begun)
	}
	return all
}
