package summarize

import (
	"math"

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
	for rank := alone; rank >= clumsy; rank-- {
		if chosen := r.chooseOf(rank, roomOf(b)); len(chosen) > 0 {
			return chosen
		}
	}
	return nil
}

func (r *reading) chooseOf(rank int, left room) []int {
	var chosen []int
	for i, s := range r.sentences {
		if s.rank == rank && left.take(s) {
			chosen = append(chosen, i)
		}
	}
	return chosen
}
