package summarize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// A profile is what one pass over a sentence finds out about its form.
type profile struct {
	words     int   // in all
	quoted    int   // of these, inside quotation marks
	plain     int   // words outside that say something by themselves
	names     int   // words outside with a capital that are neither first nor dates
	numbers   int   // words with a digit
	persons   int   // pronouns for people outside quotation marks
	first     class // of the first word, or the first after a label
	second    string
	seen      class // of all words outside quotation marks
	firstSaid bool  // the first word is inside quotation marks
	furnished bool  // has a word that pages have in their notices
	half      bool  // begins or ends inside a quotation
	orphan    bool  // speaks of "him" before anybody was named
	ends      rune  // the stop it ends with, 0 when it has none
}

// profile reads the sentence at span, when the paragraph's quotations stand as
// in q; it leaves q as they stand after it. Its words are added to r's.
func (r *reading) profile(span briefing.Span, q *quoting, l lexicon) profile {
	sentence := span.Of(r.body)
	p := profile{half: q.open(), ends: lastStop(sentence)}
	var known antecedent
	gap := 0
	var before class     // of the word before
	var setOff, tag bool // whether a mark stands before this word, and before the word before
	for w := range text.Words(sentence) {
		between := sentence[gap:w.Start]
		tag, setOff = setOff, false
		comma := false
		if between != " " { // nearly always it is
			q.read(sentence, gap, w.Start)
			setOff, comma = strings.ContainsAny(between, marksBeforeTag), strings.Contains(between, ",")
		}
		gap = w.End
		word := w.Of(sentence)
		c := l.of(word)
		name := p.words > 0 && isName(word, c)
		p.count(word, c, name, q.open())
		begins := p.words == 1 || p.words == 2 && strings.HasPrefix(between, ": ") // "VASS: Then …"
		if begins {
			p.first, p.firstSaid = c, q.open()
		}
		r.words = append(r.words, met{key: text.Key(word), small: c&small != 0, name: name})
		if q.open() {
			continue
		}
		switch {
		case c&thing != 0 && !known.found && setOff:
			p.orphan = true
		case c&saying != 0 && before&(person|thing) != 0 && tag:
			p.orphan = true // "…, he said": whoever that is was named before
		}
		known.read(word, c, begins, name, comma)
		before = c
	}
	q.read(sentence, gap, len(sentence))
	p.half = p.half || q.open()
	p.orphan = p.orphan || known.missing || known.awaited
	return p
}

// marksBeforeTag stand before the words that say who spoke.
const marksBeforeTag = ",”\"»“—–"

// count adds a word of class c to the profile; name says that it is written as
// names are.
func (p *profile) count(word string, c class, name, quoted bool) {
	p.words++
	p.furnished = p.furnished || c&page != 0
	if p.words == 2 {
		p.second = word
	}
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(r) {
		p.numbers++
	}
	if quoted {
		p.quoted++
		return
	}
	p.seen |= c
	if c&small == 0 {
		p.plain++
	}
	if c&person != 0 {
		p.persons++
	}
	if name {
		p.names++
	}
}

// isName reports whether word, inside a sentence, is written as names are.
func isName(word string, c class) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && c&(dated|self) == 0
}

// lastStop is the stop that sentence ends with, looking past what closes after
// it; 0 when it ends with none.
func lastStop(sentence string) rune {
	for sentence != "" {
		r, n := utf8.DecodeLastRuneInString(sentence)
		switch {
		case unicode.Is(unicode.STerm, r) || r == '…':
			return r
		case !unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) && r != '"' && r != '\'' && r != ' ':
			return 0
		}
		sentence = sentence[:len(sentence)-n]
	}
	return 0
}
