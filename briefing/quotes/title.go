package quotes

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// isTitle reports whether the quotation is a work's title, by rule: "the novel
// ‘The Long Winter’", "a film called ‘Harbour Lights’".
func isTitle(r *prose.Reading, q *prose.Quotation) bool {
	i := q.First - 1
	for i >= 0 && (r.Words[i].Sign == ',' || r.Words[i].Class.Is(prose.Naming)) {
		i--
	}
	if i < 0 || r.Words[i].Line != q.Line || r.Words[i].Quotation >= 0 || !r.Words[i].Class.Is(prose.Opus) {
		return false
	}
	return capitalised(r, q)
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
