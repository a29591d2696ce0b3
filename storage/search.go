package storage

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
)

const (
	fewHits    = 25 // when a query sets no limit
	titleBonus = 32 // added to a term's weight, of at most 63, when it stands in the headline
)

// Search finds live articles by their words: the best match first, then the
// newest.
func (db *DB) Search(ctx context.Context, server briefing.ServerID, q briefing.SearchQuery) ([]briefing.Hit, error) {
	q.Limit, q.Topics = cmp.Or(q.Limit, fewHits), briefing.TidyTopics(q.Topics)
	var found []briefing.Copy
	err := db.viewAs(ctx, server, func(r reader) error {
		matches, err := r.search(q)
		if err != nil {
			return err
		}
		filter := briefing.ArticleQuery{Since: q.Since, Publisher: q.Publisher, Topics: q.Topics}
		for _, m := range matches {
			c, ok, err := r.answer(m.place, filter)
			if err = cmp.Or(err, ctx.Err()); err != nil {
				return err
			}
			if !ok {
				continue
			}
			if found = append(found, c); len(found) == q.Limit {
				return nil
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return excerpts(found, q.Words), nil
}

// A match is an article that holds all words of a query.
type match struct {
	place
	score int
}

// search finds the matches that the indexes offer for q, best first.
func (r reader) search(q briefing.SearchQuery) ([]match, error) {
	var all []group
	for _, o := range r.origins {
		groups, err := r.groups(o, r.floor(o, q.Since), q.Words)
		if err != nil {
			return nil, err
		}
		all = append(all, groups...)
	}
	worth := worths(all)
	var found []match
	for _, g := range all {
		within := allOf{}
		if q.Publisher != "" || len(q.Topics) > 0 {
			within = append(within, r.narrowed(g.origin, briefing.ArticleQuery{Publisher: q.Publisher, Topics: q.Topics}))
		}
		g.each(func(seq uint64, marks []mark) {
			if within.atMost(seq) != seq {
				return
			}
			m := match{place: place{g.origin, seq}}
			for i, term := range g.terms {
				w := int(marks[i] & weight)
				if marks[i]&inTitle != 0 {
					w += titleBonus
				}
				m.score += w * worth[term]
			}
			found = append(found, m)
		})
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.seq, a.seq))
	})
	return found, nil
}

// A group is what one source holds, in one language, of all terms of a query.
type group struct {
	origin
	terms []string
	lists [][]posting // of each term; none is empty
	size  uint64      // articles in the source
}

// groups are a source's postings for words, from floor on; one group for each
// language in which all of them occur.
func (r reader) groups(o origin, floor uint64, words string) ([]group, error) {
	row := r.segments(o.number, floor)
	var size uint64
	spoken := ""
	for _, s := range row {
		size += s.count
		spoken += s.spoken
	}
	var found []group
	for i := range spoken {
		if strings.IndexByte(spoken[:i], spoken[i]) >= 0 {
			continue // seen
		}
		g := group{origin: o, terms: termsOf(languageWith(spoken[i]), words), size: size}
		whole, err := g.fill(row, floor)
		if err != nil {
			return nil, err
		}
		if whole {
			found = append(found, g)
		}
	}
	return found, nil
}

// fill finds the lists of a group's terms. It reports whether each has one.
func (g *group) fill(row []segment, floor uint64) (whole bool, err error) {
	for _, term := range g.terms {
		list, err := postings(row, term)
		if err != nil {
			return false, err
		}
		start, _ := slices.BinarySearchFunc(list, floor, func(p posting, floor uint64) int { return cmp.Compare(p.seq, floor) })
		if start == len(list) {
			return false, nil
		}
		g.lists = append(g.lists, list[start:])
	}
	return len(g.terms) > 0, nil
}

// each calls yield with every article that has all terms, and its marks in
// the order of the terms, oldest first.
func (g group) each(yield func(seq uint64, marks []mark)) {
	marks := make([]mark, len(g.lists))
	at := make([]int, len(g.lists))
	seq := uint64(0)
	for i := 0; ; {
		for at[i] < len(g.lists[i]) && g.lists[i][at[i]].seq < seq {
			at[i]++
		}
		if at[i] == len(g.lists[i]) {
			return
		}
		p := g.lists[i][at[i]]
		if p.seq > seq {
			seq = p.seq // begin again with what the others have from here on
			if i != 0 {
				i = 0
				continue
			}
		}
		marks[i] = p.mark
		if i++; i == len(g.lists) {
			yield(seq, marks)
			i, seq = 0, seq+1
		}
	}
}

// worths tell how much a term says about an article: the more, the fewer have
// it. They are 16 times the logarithm of the one in how many articles does.
func worths(groups []group) map[string]int {
	var size uint64
	counted := map[origin]bool{}
	use := map[string]int{}
	for _, g := range groups {
		if !counted[g.origin] {
			counted[g.origin] = true
			size += g.size
		}
		for i, term := range g.terms {
			use[term] += len(g.lists[i])
		}
	}
	worth := map[string]int{}
	for term, n := range use {
		worth[term] = 1 + int(16*math.Log2(1+float64(size)/float64(n)))
	}
	return worth
}
