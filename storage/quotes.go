package storage

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// ArticleQuotes finds an article's quotes in order.
func (db *DB) ArticleQuotes(ctx context.Context, server briefing.ServerID, id briefing.ArticleID) ([]briefing.Quote, error) {
	var found []briefing.Quote
	err := db.viewAs(ctx, server, func(r reader) error {
		at, c, err := r.article(id)
		if err != nil {
			return err
		}
		found, err = r.allQuotes(at, c)
		return err
	})
	return found, err
}

func (r reader) allQuotes(at place, c briefing.Copy) ([]briefing.Quote, error) {
	records, err := r.quotes(at)
	if err != nil {
		return nil, err
	}
	var found []briefing.Quote
	for i, record := range records {
		q, err := record.quote(c.ID, c.Body, i)
		if err != nil {
			return nil, err
		}
		found = append(found, q)
	}
	return found, nil
}

// Quote finds one quote of a live article.
func (db *DB) Quote(ctx context.Context, server briefing.ServerID, id briefing.QuoteID) (briefing.QuotedCopy, error) {
	var found briefing.QuotedCopy
	article, n := quotePlace(id)
	err := db.viewAs(ctx, server, func(r reader) error {
		at, ok := r.find(article)
		if !ok {
			return noQuote(id)
		}
		c, ok, err := r.answer(at, briefing.ArticleQuery{})
		if err != nil {
			return err
		}
		if !ok {
			return noQuote(id)
		}
		quotes, err := r.allQuotes(at, c)
		if err != nil {
			return err
		}
		if n >= len(quotes) {
			return noQuote(id)
		}
		found = briefing.QuotedCopy{Quote: quotes[n], Copy: c}
		return nil
	})
	return found, err
}

func noQuote(id briefing.QuoteID) error {
	return briefing.Errorf(briefing.NotFound, "No quote matches %q. Ask for one with a speaker or a topic.", shorten(string(id)))
}

// FindQuotes finds quotes of live articles, newest filed first: those in which
// all words of About stand, and only when there is none, those in articles
// with such a headline.
func (db *DB) FindQuotes(ctx context.Context, server briefing.ServerID, q briefing.QuoteQuery) ([]briefing.QuotedCopy, error) {
	q.Limit = cmp.Or(q.Limit, fewHits)
	var found []briefing.QuotedCopy
	err := db.viewAs(ctx, server, func(r reader) (err error) {
		s := quoteSearch{reader: r, QuoteQuery: q, names: strings.Fields(text.Fold(q.Speaker)), flag: inQuotes}
		found, err = s.all(ctx)
		if err != nil || len(found) > 0 || text.Fold(q.About) == "" {
			return err
		}
		s.flag = inTitle
		found, err = s.all(ctx)
		return err
	})
	return found, err
}

// A quoteSearch is one way of answering a query for quotes.
type quoteSearch struct {
	reader
	briefing.QuoteQuery
	names []string // words of the speaker's name, folded
	flag  mark     // where the words of About must stand
}

func (s quoteSearch) all(ctx context.Context) ([]briefing.QuotedCopy, error) {
	var all lanes
	for _, o := range s.origins {
		in, err := s.run(o)
		if err != nil {
			return nil, err
		}
		all = append(all, lane{origin: o, run: in, floor: s.floor(o, s.Since)})
	}
	all = merge(all, newest)
	var found []briefing.QuotedCopy
	for at, ok := all.next(); ok; at, ok = all.next() {
		quotes, err := s.in(at)
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return nil, err
		}
		found = append(found, quotes...)
		if s.Limit > 0 && len(found) >= s.Limit {
			return found[:s.Limit], nil
		}
	}
	return found, nil
}

// run runs over a source's articles that the indexes offer.
func (s quoteSearch) run(o origin) (run, error) {
	all := allOf{runOver(s.Bucket(quotesBucket), key32(nil, o.number))}
	if s.Article != "" {
		all = append(all, listRun{s.seqOf(s.Article)})
	}
	if len(s.names) > 0 {
		all = append(all, s.speaking(o, s.names))
	}
	if text.Fold(s.About) == "" {
		return all, nil
	}
	groups, err := s.groups(o, s.floor(o, s.Since), s.About)
	var about anyOf
	for _, g := range groups {
		var seqs listRun
		g.each(func(seq uint64, marks []mark) {
			if !slices.ContainsFunc(marks, func(m mark) bool { return m&s.flag == 0 }) {
				seqs = append(seqs, seq)
			}
		})
		about = append(about, seqs)
	}
	return append(all, about), err
}

// in finds the quotes of one article that answer the query.
func (s quoteSearch) in(at place) ([]briefing.QuotedCopy, error) {
	if !s.shows(at) {
		return nil, nil
	}
	records, err := s.quotes(at)
	if err != nil || !slices.ContainsFunc(records, s.saidBy) {
		return nil, err
	}
	c, ok, err := s.answer(at, briefing.ArticleQuery{Since: s.Since})
	if err != nil || !ok {
		return nil, err
	}
	var found []briefing.QuotedCopy
	for i, record := range records {
		quote, err := record.quote(c.ID, c.Body, i)
		if err != nil {
			return nil, err
		}
		if s.saidBy(record) && s.about(c, quote) && !slices.Contains(s.Not, quote.ID) {
			found = append(found, briefing.QuotedCopy{Quote: quote, Copy: c})
		}
	}
	slices.SortStableFunc(found, func(a, b briefing.QuotedCopy) int { return cmp.Compare(rank(a.Quote), rank(b.Quote)) })
	return found, nil
}

// rank puts whole statements before fragments.
func rank(q briefing.Quote) int {
	if q.Kind == briefing.FullQuote {
		return 0
	}
	return 1
}

func (s quoteSearch) saidBy(r quoteRecord) bool {
	if r.Speaker == "" {
		return !s.Named && len(s.names) == 0
	}
	return begins(text.Fold(r.Speaker), s.names)
}

func (s quoteSearch) about(c briefing.Copy, q briefing.Quote) bool {
	if s.flag == inTitle {
		return true // the index is exact about headlines
	}
	l := languageOf(c.Language)
	terms := termsOf(l, q.Text)
	return !slices.ContainsFunc(termsOf(l, s.About), func(t string) bool { return !slices.Contains(terms, t) })
}

// begins reports whether each of the words begins a word of a folded name.
func begins(name string, words []string) bool {
	parts := strings.Fields(name)
	for _, w := range words {
		if !slices.ContainsFunc(parts, func(part string) bool { return strings.HasPrefix(part, w) }) {
			return false
		}
	}
	return true
}

// speaking runs over a source's articles in which somebody is quoted in whose
// name each of the words begins a word.
func (r reader) speaking(o origin, words []string) run {
	var found anyOf
	r.speakers(o, words, func(_ string, said *keyRun) { found = append(found, said) })
	return found
}

// speakers calls yield with the names, folded, in which each of the words
// begins a word, and where in a source they are quoted.
func (r reader) speakers(o origin, words []string, yield func(name string, said *keyRun)) {
	b, own := r.Bucket(speakerBucket), key32(nil, o.number)
	seen := map[string]bool{}
	longest := slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	names(b, own, longest, func(word string) bool {
		of := keyName(own, word)
		names(b, of, "", func(name string) bool {
			if !seen[name] && begins(name, words) {
				seen[name] = true
				yield(name, runOver(b, keyName(of, name)))
			}
			return true
		})
		return true
	})
}
