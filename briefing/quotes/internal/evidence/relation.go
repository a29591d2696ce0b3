package evidence

import (
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// relation is what lies between mention i and quotation q.
func (e *Examiner) relation(q, i int32, seen *trees.Row) {
	m, quote := &e.Mentions[i], &e.Quotations[q]
	from, to := m.Last, quote.First // the words between
	if m.First >= quote.Last {
		seen[side] = 1
		from, to = quote.Last, m.Lead
	}
	seen[words] = clip(e.outsideUpTo(to)-e.outsideUpTo(from), 60)
	a, b := &e.Words[m.First], &e.Words[quote.First]
	seen[sentences] = clip(max(a.Sentence-b.Sentence, b.Sentence-a.Sentence), 6)
	seen[paragraphs] = clip(max(quote.Line-a.Line, a.Line-quote.Line), 10)
	seen[mentions] = e.mentionsBetween(i, from, to)
	seen[quotations] = e.quotationsBetween(q, from, to)
	e.verbs(i, quote, seen)
	if q > 0 && m.First >= e.Quotations[q-1].Last && m.First < quote.First {
		seen[between] = 1 + flag(e.Quotations[q-1].Line == quote.Line)
	}
	for _, p := range e.inside {
		if p == m.Person {
			seen[within] = 1
		}
	}
}

// mentionsBetween is how many other mentions outside of quotations stand
// between words from and to.
func (e *Examiner) mentionsBetween(i, from, to int32) Feature {
	step := int32(1)
	if e.Mentions[i].First >= to {
		step = -1
	}
	n := int32(0)
	for j := i + step; j >= 0 && int(j) < len(e.Mentions) && n < 10; j += step {
		if m := &e.Mentions[j]; m.First < from || m.First >= to {
			break
		}
		n++
	}
	return clip(n, 10)
}

// quotationsBetween is how many other quotations stand between words from and
// to, next to quotation q.
func (e *Examiner) quotationsBetween(q, from, to int32) Feature {
	n := int32(0)
	for j := q - 1; j >= 0 && e.Quotations[j].First >= from && n < 8; j-- {
		n++
	}
	for j := q + 1; int(j) < len(e.Quotations) && e.Quotations[j].Last <= to && n < 8; j++ {
		n++
	}
	return clip(n, 8)
}

// verbs relates the verbs beside mention i to the quotation.
func (e *Examiner) verbs(i int32, quote *prose.Quotation, seen *trees.Row) {
	s := &e.seats[i]
	seen[verbSpan] = far
	for _, v := range [2]int32{s.verb, s.behind} {
		if v < 0 {
			continue
		}
		span, after := e.span(v, quote)
		if span >= seen[verbSpan] {
			continue
		}
		seen[verbSpan] = span
		seen[verbNearest] = 0
		switch {
		case after && span == seen[speechAfter]:
			seen[verbNearest] = 1
		case !after && span == seen[speechBefore]:
			seen[verbNearest] = 2
		case after:
			seen[verbNearest] = 3
		}
		if v == s.behind {
			seen[verbNearest] += 4
		}
	}
}

// span is how many words lie between word v and the quotation, and whether v
// stands after it.
func (e *Examiner) span(v int32, quote *prose.Quotation) (words Feature, after bool) {
	if v >= quote.Last {
		return clip(e.outsideUpTo(v)-e.outsideUpTo(quote.Last), far), true
	}
	return clip(e.outsideUpTo(quote.First)-e.outsideUpTo(v)-1, far), false
}

// history is what the decisions on the quotations before q say of mention i.
func (e *Examiner) history(q int32, m *prose.Mention, i int32, seen *trees.Row, past []Decision) {
	seen[lastSource], seen[olderSource] = 3, 3
	if q > 0 {
		seen[lastSource] = same(past[q-1], m, i)
	}
	if q > 1 {
		seen[olderSource] = same(past[q-2], m, i)
	}
}

// same is 2 if the decision fell on the very mention, 1 if on the person.
func same(d Decision, m *prose.Mention, i int32) Feature {
	switch {
	case d.Mention == i:
		return 2
	case m.Person >= 0 && d.Person == m.Person:
		return 1
	}
	return 0
}
