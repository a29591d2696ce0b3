package evidence

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// A seat is what the words about a mention tell, whatever the quotation.
type seat struct {
	verb   int32 // the verb after it in its sentence, or -1
	behind int32 // the verb of saying before it, or -1
	ahead  Feature
	commas Feature
	names  Feature
	back   Feature
	place  Feature // in its sentence
	inLine Feature // in its paragraph
	before Feature
	after  Feature
}

const (
	reach     = 20 // words looked ahead for the verb of a mention
	reachBack = 4  // words looked back
)

// takeSeats looks about every mention outside of quotations.
func (e *Examiner) takeSeats() {
	sentence, line := int32(-1), int32(-1)
	var place, inLine int32
	for i := range e.Mentions {
		m := &e.Mentions[i]
		w := &e.Words[m.First]
		if w.Sentence != sentence {
			sentence, place = w.Sentence, 0
		}
		if w.Line != line {
			line, inLine = w.Line, 0
		}
		s := &e.seats[i]
		s.place, s.inLine = clip(place, 7), clip(inLine, 12)
		place++
		inLine++
		e.lookAhead(m, s)
		e.lookBack(m, s)
		s.before, s.after = e.neighbour(m.Lead-1, m), e.neighbour(m.Last, m)
	}
}

// lookAhead finds the verb that the mention may be the subject of.
func (e *Examiner) lookAhead(m *prose.Mention, s *seat) {
	s.verb, s.ahead = -1, 63
	var words, commas, names int32
	for j := m.Last; j < int32(len(e.Words)) && words < reach; j++ {
		w := &e.Words[j]
		if w.Sentence != e.Words[m.First].Sentence {
			return
		}
		switch {
		case w.Quotation >= 0:
			j = e.Quotations[w.Quotation].Last - 1
		case w.Sign == ',':
			commas++
		case w.Shape == prose.Mark:
		case w.Class.Is(prose.Speech|prose.Telling) && w.Shape == prose.Lower:
			s.verb, s.ahead = j, clip(words, reach)
			s.commas, s.names = clip(commas, 4), clip(names, 6)
			return
		case w.Named() || w.Class.Is(prose.Pronouns):
			names++
		}
		words++
	}
}

// lookBack finds a verb of saying that the mention follows.
func (e *Examiner) lookBack(m *prose.Mention, s *seat) {
	s.behind, s.back = -1, reachBack+1
	for n := int32(0); n < reachBack; n++ {
		j := m.Lead - 1 - n
		if j < 0 || e.Words[j].Sentence != e.Words[m.First].Sentence || e.Words[j].Quotation >= 0 {
			return
		}
		if w := &e.Words[j]; w.Class.Is(prose.Speech | prose.Accord) {
			s.behind, s.back = j, clip(n, reachBack)
			return
		}
	}
}

// beside are the classes of words that tell apart what stands beside a
// mention, the first that fits.
var beside = []prose.Class{
	prose.Told, prose.Said, prose.Accord, prose.Speech, prose.Telling, prose.By, prose.Who, prose.Subordinate,
	prose.Conjunction, prose.Preposition, prose.Auxiliary, prose.Definite, prose.Determiner, prose.Role | prose.People,
	prose.OrgNext, prose.Pronouns, prose.Adverb,
}

// neighbour classes word j, which stands beside mention m.
func (e *Examiner) neighbour(j int32, m *prose.Mention) Feature {
	if j < 0 || int(j) >= len(e.Words) || e.Words[j].Line != e.Words[m.First].Line {
		return 0
	}
	w := &e.Words[j]
	switch {
	case w.Quotation >= 0:
		return 1
	case w.Shape == prose.Mark:
		return markFeature(w.Sign)
	case w.Sentence != e.Words[m.First].Sentence:
		return 2
	}
	for n, class := range beside {
		if w.Class.Is(class) {
			return Feature(10 + n)
		}
	}
	text := e.Text(j)
	switch {
	case w.Named():
		return 40
	case len(text) > 4 && text[len(text)-2:] == "ed":
		return 41
	case len(text) > 5 && text[len(text)-3:] == "ing":
		return 42
	case len(text) > 4 && text[len(text)-2:] == "ly":
		return 43
	case w.Shape == prose.Number:
		return 44
	case text[len(text)-1] == 's':
		return 45
	}
	return 46
}

// markFeature tells the marks of punctuation apart.
func markFeature(sign byte) Feature {
	switch sign {
	case ',':
		return 3
	case ':':
		return 4
	case '.', '?', '!':
		return 5
	case '-':
		return 6
	case 's':
		return 7
	case '(', ')', '[', ']':
		return 8
	}
	return 9
}
