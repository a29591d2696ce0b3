package stories

import "slices"

// touched is how many shingles of a piece may be new when it is a copy: as many
// as two words that were changed bring, and fewer than a new sentence does.
const touched = 2 * shingleWords

// anyNews reports whether a fresh piece says anything that the told ones do
// not: a name, a number, or words in another order that are more than a
// touched-up phrase. A doubtful case is news, since readers are not shown what
// is none.
func anyNews(fresh, told []*member) bool {
	var known shingles
	words := map[int32]bool{}
	for _, t := range told {
		known = append(known, shinglesOf(t.copy.Article)...)
		for _, n := range t.full.terms {
			words[n] = true
		}
	}
	slices.Sort(known)
	for _, f := range fresh {
		s := shinglesOf(f.copy.Article)
		unseen, number := s.unseenIn(known)
		if number || unseen > touched || namesMore(f, words) {
			return true
		}
	}
	return false
}

// namesMore reports whether f has a name or number that is not among words.
func namesMore(f *member, words map[int32]bool) bool {
	for _, n := range slices.Concat(f.names, f.numbers) {
		if !words[n] {
			return true
		}
	}
	return false
}

// sameCopy reports whether two articles are one text that several publishers
// printed, whole or cut short, under whatever headline.
func sameCopy(s, t shingles) bool {
	if len(s) > len(t) {
		s, t = t, s
	}
	unseen, _ := s.unseenIn(t)
	return len(s) >= fewestShingles && (len(s)-unseen)*100 >= len(s)*sameWords
}

const (
	fewestShingles = 12
	sameWords      = 75 // percent
)
