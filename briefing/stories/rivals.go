package stories

import "slices"

const (
	// shortBytes bounds the pieces that are compared in all their words.
	shortBytes = 1200
	// patterned is how much, in percent, of one piece's runs of four words
	// stands in the other when both follow one pattern.
	patterned = 10
	// Names, or else numbers, that each piece has and the other has not, from
	// which two pieces of one pattern tell different news.
	ownNames   = 2
	ownNumbers = 3
	// When two openings follow one pattern, this many words of the shorter, and
	// so much in percent, stand in the other in the same order.
	fewestFramed = 10
	framed       = 40
	// From so many telling words of its own in the slots of each piece, and from
	// so many percent of the telling words that both have, two pieces of one
	// pattern tell different news.
	fewestFillings = 3
	filled         = 50
	// headline is how often each of those in a title counts, which names the news.
	headline = 3
)

// rivals reports whether two pieces are made after one pattern, as reports of
// sittings, matches and openings are, and tell of different things: their words
// are alike because of the pattern alone.
func rivals(p, q *piece) bool {
	if byFiling(q, p) < 0 {
		p, q = q, p // so that it does not matter which is asked of which
	}
	return ownFillings(p, q)
}

// ownPeople reports whether two short pieces of one pattern tell of different
// people and places, or give different numbers.
func ownPeople(p, q *piece) bool {
	if p.runs == nil || q.runs == nil {
		return false
	}
	if min(own(p.names, q.full.terms), own(q.names, p.full.terms)) < ownNames &&
		min(own(p.numbers, q.full.terms), own(q.numbers, p.full.terms)) < ownNumbers {
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

// ownFillings reports whether the openings of p and q follow one pattern and
// fill it differently: another number for the same thing, or other names and
// telling words in its slots.
func ownFillings(p, q *piece) bool {
	common, titles := layBeside(p.title, q.title)
	if common*2 >= min(len(p.title), len(q.title)) && numbersApart(p.title, q.title, titles) {
		return true
	}
	more, bodies := layBeside(p.opening, q.opening)
	common += more
	shorter := min(len(p.title)+len(p.opening), len(q.title)+len(q.opening))
	if common < fewestFramed || common*100 < shorter*framed {
		return false
	}
	if labelsApart(p.labels, q.labels) {
		return true
	}
	differ := headline*inTitles(p.title, q.title, titles) + inBodies(p, q, bodies)
	return differ >= fewestFillings && differ*100 >= tellingBoth(p, q)*filled
}

// inTitles counts the telling words in slots that do not stand in the same
// slot of the other title.
func inTitles(first, second []token, slots []slot) int {
	n := 0
	for _, s := range slots {
		one, other := first[s.a:s.b], second[s.c:s.d]
		n += min(tellingOwn(one, termsOf(other)), tellingOwn(other, termsOf(one)))
	}
	return n
}

// inBodies counts the telling words in slots that the other piece has nowhere,
// since bodies of the same news may say things in another order.
func inBodies(p, q *piece, slots []slot) int {
	n := 0
	for _, s := range slots {
		n += min(tellingOwn(p.opening[s.a:s.b], q.full.terms), tellingOwn(q.opening[s.c:s.d], p.full.terms))
	}
	return n
}

// tellingOwn counts the telling words of tokens that are not among words.
func tellingOwn(tokens []token, words []int32) int {
	n := 0
	for _, t := range tokens {
		if _, found := slices.BinarySearch(words, t.term); t.tells && !found {
			n++
		}
	}
	return n
}

// termsOf lists the terms of tokens in their order as numbers.
func termsOf(tokens []token) []int32 {
	terms := make([]int32, 0, len(tokens))
	for _, t := range tokens {
		terms = append(terms, t.term)
	}
	slices.Sort(terms)
	return terms
}

// tellingBoth counts the telling words, each once, that p begins with and q has
// too.
func tellingBoth(p, q *piece) int {
	var both []int32
	for _, t := range slices.Concat(p.title, p.opening) {
		if _, found := slices.BinarySearch(q.full.terms, t.term); t.tells && found {
			both = append(both, t.term)
		}
	}
	slices.Sort(both)
	return len(slices.Compact(both))
}

// numbersApart reports whether two titles that are else alike differ in what
// numbers them: "Harbour 1 reopens" and "Harbour 2 reopens".
func numbersApart(first, second []token, slots []slot) bool {
	if hasToll(first) || hasToll(second) {
		return false
	}
	return slices.ContainsFunc(slots, func(s slot) bool {
		return isNumbering(first[s.a:s.b]) && isNumbering(second[s.c:s.d])
	})
}

// hasToll reports whether tokens count people that something befell: such a
// number grows while the news stays the same.
func hasToll(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return t.kind.toll })
}

// isNumbering reports whether tokens are one mark and nothing else.
func isNumbering(tokens []token) bool {
	return len(tokens) == 1 && tokens[0].kind.mark
}

// labelsApart reports whether some thing that both openings number has no
// number in common.
func labelsApart(first, second []label) bool {
	for _, l := range first {
		if numbersOf(l.of, second, nil) && !numbersOf(l.of, second, first) {
			return true
		}
	}
	return false
}

// numbersOf reports whether labels number the thing at all, and, when among is
// given, whether a number in it is among those there.
func numbersOf(thing int32, labels, among []label) bool {
	return slices.ContainsFunc(labels, func(l label) bool {
		return l.of == thing && (among == nil || slices.Contains(among, l))
	})
}
