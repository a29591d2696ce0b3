package stories

import (
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// shingleWords is how many words in a row make a shingle.
const shingleWords = 4

// shingles are all runs of four words in an article's text, each as a hash, and
// whether there is a number in it. What two articles have in common of them,
// they have word for word.
type shingles map[uint64]bool

func shinglesOf(a briefing.Article) shingles {
	body := a.Body[text.Head(a.Body).Text:]
	all := shingles{}
	var last [shingleWords]uint64
	var numbers [shingleWords]bool
	n := 0
	for w := range text.Words(body) {
		word := w.Of(body)
		folded := text.Fold(word)
		copy(last[:], last[1:])
		copy(numbers[:], numbers[1:])
		last[shingleWords-1] = hash(folded)
		numbers[shingleWords-1] = kindOf(word, text.Key(word)).number || turns[folded]
		if n++; n >= shingleWords {
			all[combine(last)] = anyTrue(numbers)
		}
	}
	if n < shingleWords {
		all[combine(last)] = true
	}
	return all
}

// unseenIn counts the shingles of s that other does not have, and tells
// whether there is a number in one of them.
func (s shingles) unseenIn(other shingles) (unseen int, number bool) {
	for shingle, hasNumber := range s {
		if _, ok := other[shingle]; !ok {
			unseen++
			number = number || hasNumber
		}
	}
	return unseen, number
}

// hash is FNV-1a, which is the same on every machine.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func combine(words [shingleWords]uint64) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		h = (h ^ w) * 1099511628211
		h ^= h >> 29
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
var turns = map[string]bool{"no": true, "not": true, "none": true, "one": true}
