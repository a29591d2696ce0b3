package stories

import (
	"slices"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// shingleWords is how many words in a row make a shingle.
const shingleWords = 4

// shingles are all runs of four words in an article's text, in order, each as
// a hash whose last bit says whether there is a number in the run. What two
// articles have in common of them, they have word for word.
type shingles []uint64

func shinglesOf(a briefing.Article) shingles {
	body := a.Body[text.Head(a.Body).Text:]
	all := make(shingles, 0, len(body)/6)
	var last [shingleWords]uint64
	var numbers [shingleWords]bool
	n := 0
	for w := range text.Words(body) {
		word := w.Of(body)
		key := text.Key(word)
		copy(last[:], last[1:])
		copy(numbers[:], numbers[1:])
		last[shingleWords-1] = key
		numbers[shingleWords-1] = kindOf(word, key).number || turns[key]
		if n++; n >= shingleWords {
			all = append(all, combine(last, anyTrue(numbers)))
		}
	}
	if n < shingleWords {
		all = append(all, combine(last, true))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// unseenIn counts the shingles of s that other does not have, and tells
// whether there is a number in one of them.
func (s shingles) unseenIn(other shingles) (unseen int, number bool) {
	for _, shingle := range s {
		for len(other) > 0 && other[0] < shingle {
			other = other[1:]
		}
		if len(other) == 0 || other[0] != shingle {
			unseen++
			number = number || shingle&1 != 0
		}
	}
	return unseen, number
}

// combine hashes by FNV-1a, which is the same on every machine.
func combine(words [shingleWords]uint64, number bool) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		h = (h ^ w) * 1099511628211
		h ^= h >> 29
	}
	h &^= 1
	if number {
		h |= 1
	}
	return h
}

func anyTrue(bits [shingleWords]bool) bool {
	for _, b := range bits {
		if b {
			return true
		}
	}
	return false
}

// turns are English words that change what a run of words says as much as a
// number does.
var turns = map[uint64]bool{text.Key("no"): true, text.Key("not"): true, text.Key("none"): true, text.Key("one"): true}
