package quotes

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// postBehind is the description behind the name without its article, "a
// senior fellow at the Meridian Institute", when it says what somebody does;
// "" when there is none.
func postBehind(r *prose.Reading, m *prose.Mention) string {
	first := postStart(r, m)
	if first < 0 {
		return ""
	}
	article := r.Words[first-1].Class.Is(prose.Determiner)
	last, head := first, int32(-1) // the head ends before its first preposition
	for ; int(last) < len(r.Words) && last < first+longestPost && inPost(r, m, last); last++ {
		w := &r.Words[last]
		if w.Named() && w.Class.Is(prose.GivenMale|prose.GivenFemale) {
			return "" // a list of people, or the next clause's subject
		}
		if head < 0 && w.Class.Is(prose.Preposition) {
			head = last
		}
	}
	if head < 0 {
		head = last
	}
	if !article && head > first+1 && r.Words[first].Named() && r.Words[first+1].Class.Is(prose.Conjunction) {
		return "" // a list of people
	}
	if head == first || !closes(r, last) || !namesPost(r, first, head, article) {
		return ""
	}
	for last > first+1 && r.Words[last-1].Class.Is(prose.Conjunction|prose.Preposition) {
		last--
	}
	return span(r, first, last)
}

// inPost reports whether word i may stand in a description of m.
func inPost(r *prose.Reading, m *prose.Mention, i int32) bool {
	w := &r.Words[i]
	mark := w.Shape == prose.Mark && w.Sign != 's'
	return w.Quotation < 0 && w.Sentence == r.Words[m.First].Sentence && !mark && !isClausal(w)
}

// namesPost reports whether the words from first to before head say what
// somebody does. Behind an article the ending of the last is enough.
func namesPost(r *prose.Reading, first, head int32, article bool) bool {
	for i := first; i < head; i++ {
		if isOffice(r, i) {
			return true
		}
	}
	return article && isTrade(r, head-1)
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

// postStart is the first word of a description behind the name, after its
// article, or -1: after a comma, an age between commas, "is the" or ", who is
// the".
func postStart(r *prose.Reading, m *prose.Mention) int32 {
	i, comma := m.Last, false
	if comma = isComma(r, i); comma {
		i++
	}
	if comma && isNumber(r, i) && isComma(r, i+1) {
		i += 2
		comma = int(i) < len(r.Words) && r.Text(i) != "is"
	}
	if comma && int(i) < len(r.Words) && r.Words[i].Class.Is(prose.Who) {
		i, comma = i+1, false
	}
	if !comma {
		if int(i) >= len(r.Words) || r.Text(i) != "is" {
			return -1
		}
		i++
	}
	switch {
	case int(i) >= len(r.Words) || r.Words[i].Sentence != r.Words[m.First].Sentence:
		return -1
	case r.Words[i].Class.Is(prose.Determiner):
		return i + 1
	case comma:
		return i
	}
	return -1
}

func isComma(r *prose.Reading, i int32) bool { return int(i) < len(r.Words) && r.Words[i].Sign == ',' }

func isNumber(r *prose.Reading, i int32) bool {
	return int(i) < len(r.Words) && r.Words[i].Shape == prose.Number
}

// postAhead is the first word of a description that ends with a comma right
// before the name, "the harbour commissioner, Pavel Okoro,", behind its
// article; -1 when there is none.
func postAhead(r *prose.Reading, m *prose.Mention) int32 {
	comma := m.Lead - 1
	if comma < 1 || r.Words[comma].Sign != ',' || int(m.Last) < len(r.Words) && r.Words[m.Last].Shape != prose.Mark {
		return -1
	}
	for j := comma - 1; j >= 0 && j >= comma-longestPost; j-- {
		w := &r.Words[j]
		opens := w.Sign == 's' || w.Class.Is(prose.Determiner)
		switch {
		case !opens && !inPost(r, m, j):
			return -1
		case opens && namesPost(r, j+1, comma, true):
			return j + 1
		case opens && (j == 0 || !r.Words[j-1].Class.Is(prose.Preposition)):
			return -1
		}
	}
	return -1
}
