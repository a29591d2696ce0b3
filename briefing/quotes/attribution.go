package quotes

import (
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

const (
	subjectReach = 20 // words from a name to its verb, over a description in between
	verbReach    = 2  // words from a verb of saying to the name behind it
	clauseTail   = 8  // words kept behind a verb
)

// attribution is the clause that gives the quotation to its source, as
// printed; "" when it stands neither in the quotation's paragraph nor before a
// colon at the end of the one before.
func attribution(r *prose.Reading, q *prose.Quotation, v judge.Verdict) string {
	if v.Source < 0 {
		return ""
	}
	m := &r.Mentions[v.Source]
	if r.Words[m.First].Line != q.Line && !introduces(r, r.Words[m.First].Sentence, q) {
		return ""
	}
	first, last := m.Lead, m.Last-1
	if post := postAhead(r, m); post > 0 {
		first = opening(r, post-1)
	}
	if name := apposed(r, v); name != nil {
		first, last = min(first, name.Lead), max(last, name.Last-1)
		m = name
	}
	if verb := verbBefore(r, first); verb >= 0 {
		first = verb
	} else if verb := verbAfter(r, m); verb >= 0 {
		last = clauseEnd(r, verb)
	}
	return span(r, first, last+1)
}

// apposed is the mention beside the source that names whom it means: "the
// company’s chief executive, Jo Park", "Mr. Weir of the Institute"; nil when
// there is none.
func apposed(r *prose.Reading, v judge.Verdict) *prose.Mention {
	m := &r.Mentions[v.Source]
	if v.Clue < 0 || v.Clue == v.Source || m.Kind == prose.Pronoun {
		return nil
	}
	name := &r.Mentions[v.Clue]
	far := max(name.First-m.Last, m.First-name.Last) > subjectReach/2
	if far || r.Words[name.First].Sentence != r.Words[m.First].Sentence {
		return nil
	}
	return name
}

// opening is the first word of the phrase that word i opens: an article, or
// the "’s" of "the company’s".
func opening(r *prose.Reading, i int32) int32 {
	if r.Words[i].Sign != 's' || i == 0 {
		return i
	}
	i--
	if i > 0 && besides(r, i-1) && r.Words[i-1].Class.Is(prose.Determiner) {
		i--
	}
	return i
}

// introduces reports whether the sentence ends with a colon right before the
// quotation.
func introduces(r *prose.Reading, sentence int32, q *prose.Quotation) bool {
	i := r.Lines[q.Line].Word - 1
	return i >= 0 && r.Words[i].Sign == ':' && r.Words[i].Sentence == sentence
}

// verbBefore is the verb of saying that word i follows, or -1.
func verbBefore(r *prose.Reading, i int32) int32 {
	for j := i - 1; j >= 0 && j >= i-verbReach; j-- {
		w := &r.Words[j]
		if w.Sentence != r.Words[i].Sentence || w.Quotation >= 0 || w.Shape == prose.Mark {
			return -1
		}
		if w.Class.Is(prose.Accord) || w.Class.Is(prose.Said) && !subjectBefore(r, j) {
			return j
		}
		if w.Class.Is(prose.Speech) && j > 0 && r.Words[j-1].Quotation >= 0 {
			return j // "…,” warned Ruiz"
		}
	}
	return -1
}

// subjectBefore reports whether the word before verb i looks like its subject,
// so that what follows is not.
func subjectBefore(r *prose.Reading, i int32) bool {
	if i == 0 || r.Words[i-1].Sentence != r.Words[i].Sentence || r.Words[i-1].Quotation >= 0 {
		return false
	}
	w := &r.Words[i-1]
	return w.Shape != prose.Mark && (w.Named() || w.Class.Is(prose.Pronouns|prose.Role|prose.People))
}

// verbAfter is the verb that mention m is likely to be the subject of, or -1.
func verbAfter(r *prose.Reading, m *prose.Mention) int32 {
	for j := m.Last; int(j) < len(r.Words) && j < m.Last+subjectReach; j++ {
		w := &r.Words[j]
		if w.Sentence != r.Words[m.First].Sentence || w.Quotation >= 0 || w.Sign == '.' {
			return -1
		}
		if w.Class.Is(prose.Speech | prose.Telling) {
			return j
		}
	}
	return -1
}

// clauseEnd is the last word of the clause about the verb: before the next
// mark or quotation, and not much later than the verb.
func clauseEnd(r *prose.Reading, verb int32) int32 {
	last := verb
	for j := verb + 1; int(j) < len(r.Words) && j <= verb+clauseTail; j++ {
		w := &r.Words[j]
		if w.Sentence != r.Words[verb].Sentence || w.Quotation >= 0 || w.Shape == prose.Mark && w.Sign != 's' {
			return last
		}
		if w.Class.Is(prose.Subordinate) {
			return last
		}
		last = j
	}
	return last
}

// clue is where the speaker is named, if that is not in the quotation's own
// sentence.
func clue(r *prose.Reading, q *prose.Quotation, v judge.Verdict) (span briefing.Span, carried bool) {
	if v.Clue < 0 {
		return span, false
	}
	m := &r.Mentions[v.Clue]
	if r.Words[m.First].Sentence == r.Words[q.First].Sentence {
		return span, false
	}
	return briefing.Span{Start: int(r.Words[m.First].Start), End: int(r.Words[m.Last-1].End)}, true
}
