package quotes

import (
	"strings"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// clausal are words that no title has: they make it a clause.
const clausal = prose.Speech | prose.Telling | prose.Auxiliary | prose.Subordinate | prose.Pronouns | prose.Adverb

const (
	longestTitle = 6  // words before a name
	longestPost  = 18 // words of a description beside a name
)

// giveRoles gives every quote the office or title that the article gives its
// speaker, as printed where it first does; speakers holds the people whom the
// quotes are by, -1 for nobody.
func giveRoles(r *prose.Reading, quotes []briefing.Quote, speakers []int32) {
	wanted, roles := make([]bool, len(r.People)), make([]string, len(r.People))
	for _, p := range speakers {
		if p >= 0 {
			wanted[p] = true
		}
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Person < 0 || m.Org || !wanted[m.Person] {
			continue
		}
		if roles[m.Person] = roleAt(r, m); roles[m.Person] != "" {
			wanted[m.Person] = false
		}
	}
	for i, p := range speakers {
		if p >= 0 {
			quotes[i].Role = roles[p]
		}
	}
}

// roleAt is the office or title that stands beside the mention, "" when none
// does.
func roleAt(r *prose.Reading, m *prose.Mention) string {
	if role := titleBefore(r, m); role != "" {
		return role
	}
	if role := postBehind(r, m); role != "" {
		return role
	}
	if first := postAhead(r, m); first >= 0 {
		return span(r, first, m.Lead-1)
	}
	return ""
}

// span is what the article says from word first to before word last.
func span(r *prose.Reading, first, last int32) string {
	return r.Body[r.Words[first].Start:r.Words[last-1].End]
}

// titleBefore is the title right before the name: "former Energy Minister",
// "the shipowner".
func titleBefore(r *prose.Reading, m *prose.Mention) string {
	first, titled, trade := m.First, false, false
	j := m.First - 1
	for ; j >= 0 && j >= m.First-longestTitle; j-- {
		if !besides(r, j) || !inTitle(r, j) {
			break
		}
		if !titled && !trade {
			trade = r.Words[j].Shape == prose.Lower && isTrade(r, j)
			if !trade && !r.Words[j].Class.Is(prose.Title|prose.Role) {
				break
			}
		}
		if first < m.First && r.Words[first].Named() && r.Words[j].Shape == prose.Lower && !isQualifier(r.Text(j)) {
			break // "they met Energy Minister Ana Ruiz"
		}
		titled = titled || isOffice(r, j)
		first = j
	}
	described := trade && j >= 0 && besides(r, j) && r.Words[j].Class.Is(prose.Determiner)
	if !titled && !described {
		return ""
	}
	return span(r, first, m.First)
}

// inTitle reports whether word i may be part of a title before a name. What
// somebody's descent or age is, is none: "German-born", "40-year-old".
func inTitle(r *prose.Reading, i int32) bool {
	w := &r.Words[i]
	if isClausal(w) || w.Class.Is(prose.Preposition|prose.Conjunction|prose.Determiner) {
		return false
	}
	word := r.Text(i)
	past := w.Shape == prose.Lower && strings.HasSuffix(word, "ed") && !w.Class.Is(prose.Role) // "grilled"
	return !past && !strings.HasSuffix(word, "-born") && !strings.HasSuffix(word, "-based") && !strings.HasSuffix(word, "-old")
}

// isQualifier reports whether a word in small letters goes with a title in
// capitals: "former President".
func isQualifier(word string) bool {
	switch word {
	case "former", "ex", "then", "acting", "deputy", "vice", "interim", "outgoing", "incoming", "late", "retired":
		return true
	}
	return false
}

// isClausal reports whether the word makes a title a clause; "States" does not.
func isClausal(w *prose.Word) bool { return w.Class.Is(clausal) && w.Shape == prose.Lower }

// besides reports whether nothing but a space lies between word i, which is
// no mark, and the next one.
func besides(r *prose.Reading, i int32) bool {
	a, b := &r.Words[i], &r.Words[i+1]
	return a.Shape != prose.Mark && a.Quotation == b.Quotation && a.Sentence == b.Sentence && b.Start == a.End+1
}
