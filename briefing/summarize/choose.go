package summarize

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline-bot/dateline/briefing"
)

// room is what is left of a budget.
type room struct{ sentences, bytes int }

func roomOf(b briefing.Budget) room {
	left := room{sentences: b.Sentences, bytes: b.Bytes}
	if left.sentences == 0 {
		left.sentences = math.MaxInt
	}
	if left.bytes == 0 {
		left.bytes = math.MaxInt
	}
	return left
}

// take makes room for sentence s; false when there is none.
func (left *room) take(s sentence) bool {
	if left.sentences == 0 || s.span.Len() > left.bytes {
		return false
	}
	left.sentences--
	left.bytes -= s.span.Len()
	return true
}

// whole gives all sentences when they fit into b, nil when they do not.
func (r *reading) whole(b briefing.Budget) []int {
	left := roomOf(b)
	all := make([]int, len(r.sentences))
	for i, s := range r.sentences {
		if !left.take(s) {
			return nil
		}
		all[i] = i
	}
	return all
}

// choose gives the sentences that tell the most of the article within b, best
// first: of those that can be read alone, or when there is none, of the
// others.
func (r *reading) choose(b briefing.Budget) []int {
	ix := r.index()
	defer indexes.Put(ix)
	rows := r.rows(ix)
	for rank := alone; rank >= clumsy; rank-- {
		offered := r.offers(rank)
		learned().score(offered, rows)
		for k := range offered {
			o := &offered[k]
			o.score += ix.extra(&rows[o.sentence], o.sentence)
		}
		if chosen := r.pick(ix, bestOf(offered), roomOf(b)); len(chosen) > 0 {
			return chosen
		}
	}
	return nil
}

// offers gives the sentences of a rank.
func (r *reading) offers(rank int) []offer {
	offered := make([]offer, 0, len(r.sentences))
	for i, s := range r.sentences {
		if s.rank == rank {
			offered = append(offered, offer{sentence: i})
		}
	}
	return offered
}

// extra is what tells for sentence i, described by w, beside the ranker's
// score, in the same units.
func (ix *index) extra(w *row, i int) int32 {
	score := ix.pulls[i] * pullUnit
	missing := max(0, shortArticle-int32(len(ix.norms)))
	if i == 0 {
		return score + missing*ledeInShort
	}
	return score - missing*laterInShort*w[place]
}

// Short articles are unlike those that the ranker learned from, have their news
// at the beginning, and leave little to choose. So they are told more by their
// order, for each sentence that they are short of shortArticle.
const (
	shortArticle = 20
	ledeInShort  = Unit / 8   // what the first sentence wins
	laterInShort = Unit / 400 // what the others lose for each sentence before them
)

// An offer is a sentence that may be chosen, and how well it would serve.
type offer struct {
	sentence int
	score    int32
}

// offeredMost bounds how many sentences of an article are weighed against each
// other.
const offeredMost = 100

// bestOf keeps the best of offered, best first, and of equals the first.
func bestOf(offered []offer) []offer {
	slices.SortStableFunc(offered, func(o, p offer) int { return -cmp.Compare(o.score, p.score) })
	return offered[:min(len(offered), offeredMost)]
}

// repeats is what a sentence loses, in 1/4096 of a logit, for each thousandth
// of likeness to one that was chosen before it.
const repeats = 3

// same is the likeness, in thousandths, from which two sentences say the same.
const same = 800

// pick takes the best offer that fits, again and again. What is like a sentence
// taken before is worth less, since it repeats, and what says the same is left
// out. Of equals the first wins.
func (r *reading) pick(ix *index, offered []offer, left room) []int {
	var chosen []int
	for len(offered) > 0 && left.sentences > 0 {
		best := 0
		for k := range offered {
			if offered[k].score > offered[best].score {
				best = k
			}
		}
		i := offered[best].sentence
		offered = slices.Delete(offered, best, best+1)
		if !left.take(r.sentences[i]) {
			continue
		}
		chosen = append(chosen, i)
		ix.markTerms(i)
		offered = slices.DeleteFunc(offered, func(o offer) bool { return ix.likeMarked(i, o.sentence) >= same })
		for k := range offered {
			offered[k].score -= repeats * ix.likeMarked(i, offered[k].sentence)
		}
	}
	return chosen
}
