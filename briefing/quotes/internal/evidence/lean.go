package evidence

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// A Lean tells how far a word in some place speaks for quoted words being
// speech: Upright when it tells nothing, more when it speaks for it.
type Lean func(key uint32) Feature

// Upright is the lean of a word that tells nothing.
const Upright Feature = 32

// Places is how many places about quoted words have a lean.
const Places = 6

// Keys are what a [Lean] is asked for about quotation q: one for each place,
// 0 where there is no word.
func (e *Examiner) Keys(q int32) (keys [Places]uint32) {
	quote := &e.Quotations[q]
	for place, word := range [Places]int32{
		quote.First - 1, quote.First - 2, quote.Last, quote.Last + 1, quote.First, quote.Last - 1,
	} {
		keys[place] = e.key(uint32(place), word, quote)
	}
	return keys
}

// key names a word in a place by the FNV-1a hash of both.
func (e *Examiner) key(place uint32, word int32, quote *prose.Quotation) uint32 {
	if word < 0 || int(word) >= len(e.Words) || e.Words[word].Line != quote.Line {
		return place + 1
	}
	if place < 4 && e.Words[word].Quotation >= 0 {
		return place + 1 + Places
	}
	hash := uint32(2166136261) ^ place
	for _, c := range []byte(e.Text(word)) {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		hash = (hash ^ uint32(c)) * 16777619
	}
	return hash
}
