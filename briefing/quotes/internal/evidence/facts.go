package evidence

import (
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// far is what a distance is when there is nothing to measure it to.
const far = 40

// quoteFacts is what is seen of quotation q itself.
func (e *Examiner) quoteFacts(q int32) (seen trees.Row) {
	quote := &e.Quotations[q]
	line := &e.Lines[quote.Line]
	seen[quoteWords] = clip(e.count(quote), 30)
	seen[quoteBefore] = e.edge(quote.First-1, quote)
	seen[quoteAfter] = e.edge(quote.Last, quote)
	seen[quoteEnd] = ending(quote.Span.Of(e.Body))
	seen[quoteOpens] = flag(quote.First == line.Word)
	first, _ := utf8.DecodeRuneInString(e.Body[quote.Span.Start:])
	seen[quoteLower] = flag(unicode.IsLower(first))
	seen[quotesBefore] = clip(q-line.Quotation, 8)
	seen[quotesAfter] = clip(line.Quotations-q-1, 8)
	seen[quoteOpen] = flag(quote.Open)
	seen[outside] = clip(e.outsideUpTo(line.Words)-e.outsideUpTo(line.Word), 60)
	seen[sinceLast], seen[gap] = far, 20
	if q > 0 {
		last := &e.Quotations[q-1]
		seen[quoteOpen] += 2 * flag(last.Open)
		seen[gap] = clip(quote.Line-last.Line, 20)
		seen[sinceLast] = clip(e.outsideUpTo(quote.First)-e.outsideUpTo(last.Last), far)
	}
	seen[colon] = flag(line.Word > 0 && e.Words[line.Word-1].Sign == ':')
	seen[speechAfter] = e.speechFrom(quote.Last, 1, quote)
	seen[speechBefore] = e.speechFrom(quote.First-1, -1, quote)
	return seen
}

// count is how many words, not marks, the quotation has.
func (e *Examiner) count(quote *prose.Quotation) int32 {
	n := int32(0)
	for i := quote.First; i < quote.Last && n < 30; i++ {
		if e.Words[i].Shape != prose.Mark {
			n++
		}
	}
	return n
}

// outsideUpTo is how many words outside of quotations come before word i.
func (e *Examiner) outsideUpTo(i int32) int32 {
	if int(i) < len(e.Words) {
		return e.Words[i].Outside
	}
	last := &e.Words[len(e.Words)-1]
	return last.Outside + int32(flag(last.Quotation < 0 && last.Shape != prose.Mark))
}

// edge classes word i, which stands at an edge of the quotation.
func (e *Examiner) edge(i int32, quote *prose.Quotation) Feature {
	if i < 0 || int(i) >= len(e.Words) || e.Words[i].Line != quote.Line {
		return 0
	}
	w := &e.Words[i]
	switch {
	case w.Quotation >= 0:
		return 1
	case w.Shape == prose.Mark:
		return markFeature(w.Sign)
	}
	for n, class := range beside {
		if w.Class.Is(class) {
			return Feature(10 + n)
		}
	}
	if w.Named() {
		return 40
	}
	return 46
}

// ending classes the mark that text ends with.
func ending(text string) Feature {
	r, _ := utf8.DecodeLastRuneInString(text)
	switch r {
	case ',', '،', '、':
		return 1
	case '.', '。':
		return 2
	case '?', '？', '؟':
		return 3
	case '!', '！':
		return 4
	case '…', '-', '—', '–':
		return 5
	}
	return 0
}

// speechFrom is how many words lie between the quotation and the nearest verb
// of saying outside of quotations, going by step within the sentence.
func (e *Examiner) speechFrom(i, step int32, quote *prose.Quotation) Feature {
	n := int32(0)
	for ; i >= 0 && int(i) < len(e.Words) && n < reach; i += step {
		w := &e.Words[i]
		if w.Line != quote.Line {
			return far
		}
		switch {
		case w.Quotation >= 0 && step > 0:
			i = e.Quotations[w.Quotation].Last - 1
		case w.Quotation >= 0:
			i = e.Quotations[w.Quotation].First
		case w.Sign == '.' && step > 0:
			return far
		}
		if w.Shape == prose.Mark {
			continue
		}
		if w.Quotation < 0 && w.Class.Is(prose.Speech|prose.Accord) {
			return clip(n, reach)
		}
		n++
	}
	return far
}

// mentionFacts is what is seen of mention i itself.
func (e *Examiner) mentionFacts(i int32, seen *trees.Row) {
	m, s := &e.Mentions[i], &e.seats[i]
	seen[kind] = kindFeature(m)
	seen[verbAhead], seen[verbCommas], seen[verbNames], seen[verbBehind] = s.ahead, s.commas, s.names, s.back
	seen[verb] = 0
	if s.verb >= 0 {
		seen[verb] = verbFeature(e.Words[s.verb].Class)
	}
	seen[before], seen[after] = s.before, s.after
	seen[place], seen[placeInLine] = s.place, s.inLine
	seen[subject] = flag(s.place == 0) + 2*flag(e.Words[m.Lead].Shape != prose.Lower)
	seen[length] = clip(m.Last-m.First, 6)
	if m.Person < 0 {
		return
	}
	p := &e.People[m.Person]
	seen[frequency] = clip(p.Count, 30)
	seen[standing] = clip(p.Count*20/max(e.most, 1), 20)
	seen[human] = flag(p.Titled > 0) + 2*flag(p.Given) + 4*flag(p.Gender != 0)
	seen[known] = clip(p.Said, 10)
	seen[fresh] = clip(p.Inner, 3)
}

func kindFeature(m *prose.Mention) Feature {
	switch {
	case m.Kind == prose.Name:
		return flag(m.Org)
	case m.Kind == prose.Noun:
		return 10 + flag(m.Definite) + 2*flag(m.Class.Is(prose.People)) + 4*flag(m.Class.Is(prose.Document) && !m.Class.Is(prose.Role))
	case m.Class.Is(prose.He | prose.She):
		return 2
	case m.Class.Is(prose.Who):
		return 3
	case m.Class.Is(prose.They):
		return 4
	case m.Class.Is(prose.It):
		return 5
	}
	return 6
}

func verbFeature(c prose.Class) Feature {
	switch {
	case c.Is(prose.Said):
		return 1
	case c.Is(prose.Told):
		return 2
	case c.Is(prose.Speech):
		return 3
	}
	return 4
}
