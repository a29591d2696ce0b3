package quotes

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// isNoSpeech reports whether the quotation is a title, a nickname or a term by
// rule, whatever its source.
func isNoSpeech(r *prose.Reading, q *prose.Quotation) bool {
	if q.First == 0 || q.First == q.Last || r.Words[q.First-1].Line != q.Line || r.Words[q.First-1].Quotation >= 0 {
		return false
	}
	return capitalised(r, q) && (isTitle(r, q) || isShow(r, q) || isNickname(r, q)) || isTerm(r, q)
}

// isTitle reports whether the words are a work's title: "the novel ‘The Long
// Winter’", "a film called ‘Harbour Lights’".
func isTitle(r *prose.Reading, q *prose.Quotation) bool {
	i := q.First - 1
	for i >= 0 && (r.Words[i].Sign == ',' || r.Words[i].Class.Is(prose.Naming)) {
		i--
	}
	return i >= 0 && r.Words[i].Line == q.Line && r.Words[i].Quotation < 0 && r.Words[i].Class.Is(prose.Opus)
}

// isShow reports whether the words are what a broadcaster shows: "QTV’s ‘The
// Week in Talven’".
func isShow(r *prose.Reading, q *prose.Quotation) bool {
	owner := q.First - 2
	if owner < 0 || r.Words[owner+1].Sign != 's' || q.Last-q.First < 2 {
		return false
	}
	return r.Words[owner].Shape == prose.Upper || r.Words[owner].Class.Is(prose.Org)
}

// isNickname reports whether the words stand within a name: "Marek ‘Tiny’
// Halloran".
func isNickname(r *prose.Reading, q *prose.Quotation) bool {
	if int(q.Last) >= len(r.Words) || q.Last-q.First > 3 {
		return false
	}
	before, after := &r.Words[q.First-1], &r.Words[q.Last]
	return before.Named() && after.Named() && before.Sentence == after.Sentence && after.Quotation < 0
}

// isTerm reports whether the words only name something: "known as the ‘quay
// clause’", "so-called ‘quay rats’".
func isTerm(r *prose.Reading, q *prose.Quotation) bool {
	i := q.First - 1
	for n := 0; n < 2 && i > 0 && (r.Words[i].Class.Is(prose.Determiner) || r.Text(i) == "as"); n++ {
		i--
	}
	switch r.Text(i) {
	case "known", "nicknamed", "so-called", "codenamed", "code-named", "pseudonym":
		return true
	}
	return false
}

// capitalised reports whether every word of the quotation has a capital, but
// for the small words that titles leave without.
func capitalised(r *prose.Reading, q *prose.Quotation) bool {
	const small = prose.Determiner | prose.Preposition | prose.Conjunction
	for i := q.First; i < q.Last; i++ {
		w := &r.Words[i]
		if w.Shape == prose.Lower && !w.Class.Is(small) {
			return false
		}
	}
	return true
}
