package quotes

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// postBehind is the description behind the name without its article, "a
// senior fellow at the Meridian Institute", when it says what somebody does.
func postBehind(r *prose.Reading, m *prose.Mention) string {
	first, sure := postStart(r, m)
	if first < 0 {
		return ""
	}
	last, office, headed := first, false, false
	for ; last < first+longestPost && int(last) < len(r.Words); last++ {
		w := &r.Words[last]
		if w.Quotation >= 0 || w.Sentence != r.Words[m.First].Sentence || w.Shape == prose.Mark && w.Sign != 's' || isClausal(w) {
			break
		}
		if !headed && w.Class.Is(prose.Preposition) {
			headed = true
			if !office && !(sure && isTrade(r, last-1)) {
				return ""
			}
			office = true
		}
		if w.Named() && w.Class.Is(prose.GivenMale|prose.GivenFemale) {
			return "" // a list of people, or the next clause's subject
		}
		office = office || isOffice(r, last)
	}
	if last == first || !closes(r, last) || !office && !(sure && isTrade(r, last-1)) {
		return ""
	}
	for last > first+1 && r.Words[last-1].Class.Is(prose.Conjunction|prose.Preposition) {
		last--
	}
	return span(r, first, last)
}

// closes reports whether word i may stand behind a description: a mark, or
// the head of what is said of somebody, but no "is" or "must", whose subject
// the description would be.
func closes(r *prose.Reading, i int32) bool {
	if int(i) >= len(r.Words) {
		return false
	}
	w := &r.Words[i]
	return w.Shape == prose.Mark || isClausal(w) && !w.Class.Is(prose.Auxiliary|prose.Pronouns)
}

// postStart is the first word of a description behind the name, or -1: after
// a comma, after an age between commas, after "is" and "who is". It is sure
// to be a description when an article opens it, which is passed over.
func postStart(r *prose.Reading, m *prose.Mention) (first int32, sure bool) {
	i, sentence := m.Last, r.Words[m.First].Sentence
	at := func(i int32) *prose.Word {
		if int(i) < len(r.Words) && r.Words[i].Sentence == sentence && r.Words[i].Quotation < 0 {
			return &r.Words[i]
		}
		return &prose.Word{}
	}
	comma := at(i).Sign == ','
	if comma {
		i++
	}
	if comma && at(i).Shape == prose.Number && at(i+1).Sign == ',' {
		i += 2
	}
	copula := false
	if comma == at(i).Class.Is(prose.Who) { // "Ruiz is", "Ruiz, who is", not "Ruiz, is"
		verb := i
		if comma {
			verb++
		}
		if copula = at(verb).Class.Is(prose.Auxiliary) && r.Text(verb) == "is"; copula {
			i = verb + 1
		}
	}
	if !comma && !copula || at(i).Line == 0 && at(i).End == 0 {
		return -1, false
	}
	article := at(i).Class.Is(prose.Determiner)
	if article {
		i++
	} else if copula {
		return -1, false
	}
	return i, article
}

// postAhead is the first word of a description that ends with a comma right
// before the name, "the harbour commissioner, Pavel Okoro,", behind its
// article; -1 when there is none.
func postAhead(r *prose.Reading, m *prose.Mention) int32 {
	comma := m.Lead - 1
	if comma < 1 || r.Words[comma].Sign != ',' || int(m.Last) < len(r.Words) && r.Words[m.Last].Shape != prose.Mark {
		return -1
	}
	office := false
	for j := comma - 1; j >= 0 && j >= comma-longestPost; j-- {
		w := &r.Words[j]
		if w.Quotation >= 0 || w.Sentence != r.Words[m.First].Sentence || isClausal(w) {
			return -1
		}
		opens := w.Sign == 's' || w.Class.Is(prose.Determiner)
		switch {
		case w.Shape == prose.Mark && !opens:
			return -1
		case opens && (office || isTrade(r, comma-1)):
			return j + 1
		case opens && (j == 0 || !r.Words[j-1].Class.Is(prose.Preposition)):
			return -1
		}
		office = office || isOffice(r, j)
	}
	return -1
}
