package stories

import "slices"

const (
	// shortBytes bounds the pieces that may be made after a pattern.
	shortBytes = 1200
	// patterned is how much, in percent, of one piece's runs of four words
	// stands in the other when both follow one pattern.
	patterned = 10
	// Names, or else numbers, that each piece has and the other has not, from
	// which two pieces of one pattern tell different news.
	ownNames   = 2
	ownNumbers = 3
)

// rivals reports whether two short pieces are made after one pattern, as
// reports of quakes, verdicts and quarters are, and tell of different people
// or places. Their words are alike because of the pattern alone.
func rivals(p, q piece) bool {
	if p.runs == nil || q.runs == nil {
		return false
	}
	if min(own(p.names, q.words), own(q.names, p.words)) < ownNames &&
		min(own(p.numbers, q.words), own(q.numbers, p.words)) < ownNumbers {
		return false
	}
	unseen, _ := p.runs.unseenIn(q.runs)
	return (len(p.runs)-unseen)*100 >= len(p.runs)*patterned
}

// own counts the terms that are not among words.
func own(terms, words []int32) int {
	n := 0
	for _, t := range terms {
		if _, found := slices.BinarySearch(words, t); !found {
			n++
		}
	}
	return n
}
