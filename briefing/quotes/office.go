package quotes

import (
	"strings"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// isOffice reports whether word i says what somebody does for the public: a
// title or role that the lexicon knows, but no courtesy, kinship or rivalry.
func isOffice(r *prose.Reading, i int32) bool {
	return r.Words[i].Class.Is(prose.Role|prose.Title) && !noOffice(r.Text(i))
}

// isTrade reports whether word i is an office or, by its ending, is likely to
// name somebody by what they do: "harbour master", "lighthouse keeper". Only
// where a description of a person is due is the ending enough.
func isTrade(r *prose.Reading, i int32) bool {
	w := &r.Words[i]
	if w.Class.Is(prose.Role | prose.Title) {
		return !noOffice(r.Text(i))
	}
	if w.Shape == prose.Mark || w.Shape == prose.Number || w.Class.Is(clausal|prose.Preposition|prose.Conjunction|prose.Calendar) {
		return false
	}
	word := r.Text(i)
	return len(word) > 3 && endsLikeTrade(word) && !noOffice(word)
}

// endsLikeTrade reports whether the word names a trade by its ending, or is one
// of the few trades without one.
func endsLikeTrade(word string) bool {
	switch word {
	case "surgeon", "chef", "clerk", "cook", "dean", "guard", "mechanic", "medic", "monk", "priest", "provost", "poet", "vicar", "nanny", "model":
		return true
	}
	for _, ending := range [...]string{"er", "or", "ist", "ian", "eer", "man", "woman"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// noOffice reports whether a word that people are called by, or that looks
// like one, names no office.
func noOffice(word string) bool {
	switch word {
	case "rival", "opponent", "challenger", "friend", "critic", "supporter", "man", "woman", "boy", "girl", "person", "member",
		"mother", "father", "brother", "sister", "son", "daughter", "husband", "wife", "uncle", "aunt", "grandmother", "grandfather",
		"cousin", "niece", "nephew", "grandson", "granddaughter", "stepson", "stepdaughter", "stepmother", "stepfather", "widow", "widower",
		"boyfriend", "girlfriend", "sister-in-law", "brother-in-law", "mother-in-law", "father-in-law", "godfather", "godmother", "partner", "neighbour", "neighbor", "victim", "suspect", "winner", "loser", "native", "resident":
		return true
	case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Dame", "Lord", "Lady":
		return true
	case "summer", "winter", "paper", "newspaper", "letter", "number", "water", "river", "matter", "order", "border", "corner", "chapter",
		"error", "factor", "sector", "disaster", "former", "other", "another", "later", "older", "younger", "elder", "senior", "junior", "minor":
		return true
	}
	return false
}
