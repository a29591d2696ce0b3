package quotes

import (
	"strings"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// clausal are words that no title has: they make it a clause.
const clausal = prose.Speech | prose.Telling | prose.Auxiliary | prose.Subordinate | prose.Pronouns | prose.Adverb

const (
	longestTitle = 6  // words before a name
	longestPost  = 18 // words of a description behind a name
)

// roles is, for each of the people, the office or title that the article gives
// them, as printed where it first does; "" when it gives none.
func roles(r *prose.Reading) []string {
	out := make([]string, len(r.People))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Person < 0 || m.Org || out[m.Person] != "" {
			continue
		}
		if out[m.Person] = titleBefore(r, m); out[m.Person] == "" {
			out[m.Person] = postBehind(r, m)
		}
	}
	return out
}

// titleBefore is the title before the name: "former Energy Minister".
func titleBefore(r *prose.Reading, m *prose.Mention) string {
	first, titled := m.First, false
	for j := m.First - 1; j >= 0 && j >= m.First-longestTitle; j-- {
		w := &r.Words[j]
		if !besides(r, j) || isClausal(w) || w.Class.Is(prose.Preposition|prose.Conjunction|prose.Determiner) || isPast(r, j) {
			break
		}
		if !titled && !w.Class.Is(prose.Title|prose.Role) {
			break
		}
		titled = titled || !noOffice(r.Text(j))
		first = j
	}
	if !titled {
		return ""
	}
	return r.Body[r.Words[first].Start:r.Words[m.First-1].End]
}

// isClausal reports whether the word makes a title a clause; "States" does not.
func isClausal(w *prose.Word) bool { return w.Class.Is(clausal) && w.Shape == prose.Lower }

// isPast reports whether word i looks like a verb in the past: "grilled".
func isPast(r *prose.Reading, i int32) bool {
	return r.Words[i].Shape == prose.Lower && strings.HasSuffix(r.Text(i), "ed") && !r.Words[i].Class.Is(prose.Role)
}

// besides reports whether nothing but a space lies between word i, which is
// no mark, and the next one.
func besides(r *prose.Reading, i int32) bool {
	a, b := &r.Words[i], &r.Words[i+1]
	return a.Shape != prose.Mark && a.Quotation == b.Quotation && a.Sentence == b.Sentence && b.Start == a.End+1
}

// noOffice reports whether a title names no office.
func noOffice(word string) bool {
	switch word {
	case "rival", "opponent", "challenger", "friend", "critic", "supporter", "man", "woman", "boy", "girl", "person":
		return true
	case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Dame", "Lord", "Lady":
		return true
	}
	return false
}

// postBehind is the description behind the name, "a senior fellow at the
// Meridian Institute", without its article.
func postBehind(r *prose.Reading, m *prose.Mention) string {
	first := m.Last + 1
	if int(first) >= len(r.Words) || r.Words[m.Last].Sign != ',' {
		return ""
	}
	last, office := first, false
	for last < first+longestPost && int(last) < len(r.Words) {
		w := &r.Words[last]
		if w.Quotation >= 0 || w.Sentence != r.Words[m.First].Sentence || w.Shape == prose.Mark && w.Sign != 's' {
			break
		}
		if isClausal(w) || !office && w.Class.Is(prose.Preposition) {
			break
		}
		if w.Named() && w.Class.Is(prose.GivenMale|prose.GivenFemale) {
			return "" // a list of people, or the next clause's subject
		}
		office = office || w.Class.Is(prose.Role|prose.Title) && !noOffice(r.Text(last))
		last++
	}
	closed := int(last) < len(r.Words) && (r.Words[last].Shape == prose.Mark || isClausal(&r.Words[last]))
	if !office || !closed {
		return ""
	}
	if r.Words[first].Class.Is(prose.Determiner) {
		first++
	}
	return r.Body[r.Words[first].Start:r.Words[last-1].End]
}
