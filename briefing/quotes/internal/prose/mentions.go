package prose

import (
	"slices"
	"strings"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A Kind is how somebody is mentioned.
type Kind uint8

// The kinds.
const (
	Name    Kind = iota // by name: a person or an organisation
	Pronoun             // "he"
	Noun                // by what they are: "the president", "protesters", "the report"
)

// A Mention is where somebody is mentioned.
type Mention struct {
	First, Last int32 // its words, half open; of a name without titles
	Lead        int32 // the first word of the whole phrase, with titles and determiners
	Quotation   int32 // the quotation it stands in, or -1
	Person      int32 // index of Reading.People; -1 when it is no name
	Kind        Kind
	Class       Class // of a pronoun's or noun's word; Male, Female and Title of the titles before a name
	Org         bool  // the name is an organisation's, or somebody's campaign's
	Article     bool  // "the" stands before the name
	Doubt       bool  // a name only if somebody in the article has it for a surname
	Shared      bool  // a name that several people bear, and it is not plain which is meant
	Definite    bool  // a noun with a determiner that points back
	Plural      bool
}

// headline is how many of ten words must be capitalised for a line to be
// taken for a headline, in which capitals mean nothing.
const headline = 7

// small are the words that a headline in capitals leaves without.
const small = Determiner | Preposition | Conjunction | Subordinate | Auxiliary | Pronouns | Particle

// findMentions finds every mention in order. Within quotations only names are
// looked for.
func (r *Reading) findMentions() {
	r.Mentions = slices.Grow(r.Mentions, len(r.Words)/8+4)
	from, to := dateline(r.Body)
	for i := int32(0); i < int32(len(r.Words)); {
		if at := int(r.Words[i].Start); from <= at && at < to {
			i++
			continue
		}
		if i == 0 || r.Words[i].Line != r.Words[i-1].Line {
			if end := r.headline(i); end > i {
				i = end
				continue
			}
		}
		i = r.mention(i)
	}
}

// dateline is where the place line of body begins, and where the news begins
// after it: "BREL, Talvia (Talven Wire) - ". Who is named in it says nothing.
func dateline(body string) (from, to int) {
	to = text.Head(body).Text
	return strings.LastIndexByte(body[:to], '\n') + 1, to
}

// headline is the end of the line that begins with word i if the line is one
// sentence and written like a headline, else i. A headline in capitals leaves
// none but small words without.
func (r *Reading) headline(i int32) int32 {
	line := r.Words[i].Line
	named, all, end := 0, 0, i
	for ; end < int32(len(r.Words)) && r.Words[end].Line == line; end++ {
		w := &r.Words[end]
		if w.Sentence != r.Words[i].Sentence {
			return i
		}
		if w.Shape != Mark && w.Shape != Number {
			all++
			if w.Named() {
				named++
			} else if !w.Class.Is(small) {
				return i
			}
		}
	}
	if all > 5 && all < 30 && named*10 >= all*headline {
		return end
	}
	return i
}

// mention takes the mention that begins at word i, if one does, and is the
// word to go on with.
func (r *Reading) mention(i int32) int32 {
	w := &r.Words[i]
	switch {
	case w.Shape == Mark || w.Shape == Number:
		return i + 1
	case w.Class.Is(Pronouns) && w.Shape != Upper:
		if w.Quotation < 0 {
			r.add(Mention{First: i, Last: i + 1, Lead: i, Kind: Pronoun, Class: w.Class})
		}
		return i + 1
	case w.Named():
		return r.nameRun(i)
	case w.Quotation < 0 && (w.Class.Is(Role|People|Document) || r.saysSo(i)):
		r.noun(i)
	}
	return i + 1
}

func (r *Reading) add(m Mention) {
	m.Person = -1
	m.Quotation = r.Words[m.First].Quotation
	if m.Quotation >= 0 {
		r.Quoted = append(r.Quoted, m)
		return
	}
	r.Mentions = append(r.Mentions, m)
}

// noun takes the noun at word i for a mention if a noun phrase ends with it.
func (r *Reading) noun(i int32) {
	w := &r.Words[i]
	if next := r.adjacent(i); next != nil && (next.Named() && !next.Class.Is(Stop) || next.Class.Is(Role|People|Document) && next.Shape == Lower) {
		return // a title or another noun's adjective
	}
	m := Mention{First: i, Last: i + 1, Lead: i, Kind: Noun, Class: w.Class, Plural: w.Class.Is(People)}
	determiner := r.determiner(i)
	switch {
	case determiner >= 0:
		m.Lead = determiner
		m.Definite = r.Words[determiner].Class.Is(Definite) || r.Words[determiner].Sign == 's'
	case m.Plural:
		m.Lead = r.opening(i)
	case w.Shape == Lower:
		return // "as president"
	}
	r.add(m)
}

// saysSo reports whether word i, which the lexicon does not know for anybody,
// is somebody all the same, since it stands beside "said": "a ferrywoman said",
// "the ministry said".
func (r *Reading) saysSo(i int32) bool {
	w := &r.Words[i]
	if w.Class&^Org != 0 || w.Shape != Lower {
		return false
	}
	if next := r.adjacent(i); next != nil {
		return next.Class.Is(Said)
	}
	d := r.determiner(i)
	return d > 0 && r.Words[d-1].Class.Is(Said) && r.Words[d-1].Quotation < 0 && r.adjacent(d-1) != nil
}

// determiner is the word that opens the noun phrase which ends with word i,
// or -1.
func (r *Reading) determiner(i int32) int32 {
	for j := i - 1; j >= 0 && j >= i-7; j-- {
		w := &r.Words[j]
		switch {
		case w.Sentence != r.Words[i].Sentence || w.Quotation >= 0:
			return -1
		case w.Class.Is(Determiner), w.Sign == 's':
			return j
		case w.Shape == Mark, w.Class.Is(Speech | Preposition | Subordinate | Auxiliary | Pronouns):
			return -1
		}
	}
	return -1
}

// opening is the first word of the bare noun phrase that ends with word i.
func (r *Reading) opening(i int32) int32 {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		w := &r.Words[j]
		plain := w.Quotation < 0 && w.Shape != Mark && w.Sentence == r.Words[i].Sentence
		if !plain || w.Class.Is(Speech|Telling|Preposition|Subordinate|Auxiliary|Pronouns|Conjunction|Adverb) {
			return j + 1
		}
	}
	return i
}

// adjacent is the word after i if nothing but a space lies between, else nil.
func (r *Reading) adjacent(i int32) *Word {
	if int(i)+1 >= len(r.Words) {
		return nil
	}
	a, b := &r.Words[i], &r.Words[i+1]
	if b.Start != a.End+1 || a.Quotation != b.Quotation || a.Line != b.Line || r.Body[a.End] != ' ' {
		return nil
	}
	return b
}
