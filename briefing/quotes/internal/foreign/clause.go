package foreign

import (
	"strings"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

const (
	longestObject = 8 // words between a verb of saying and the colon after its clause, or the next sentence
	farthestVerb  = 2 // words from a quotation to the verb after it
)

// A Clause gives a quotation to somebody. First and Last are its words, half
// open; Name and NameEnd those of the name in it, both -1 when it has none
// that is certain; Role and RoleEnd those of a title before the name, alike.
// Person is whom a surname means, an index of the reading's people, -1 when
// the name is a full one.
type Clause struct {
	First, Last   int32
	Name, NameEnd int32
	Role, RoleEnd int32
	Person        int32
}

// A Reader finds the clauses of one article's quotations.
type Reader struct {
	*prose.Reading
	tongue  *tongue
	bearers map[string]int32 // who bears a surname, -1 for several; nil until asked
}

// Open prepares to read the article, which is in the language of the BCP 47
// tag; when that is "", in the language whose verbs of saying it uses.
func Open(r *prose.Reading, tag string) *Reader {
	if tag == "" {
		return &Reader{Reading: r, tongue: guess(r)}
	}
	return &Reader{Reading: r, tongue: tongueOf(tag)}
}

// Clause is the clause that gives quotation q to somebody; ok is false when
// there is none beside it.
func (r *Reader) Clause(q int32) (c Clause, ok bool) {
	quote := &r.Quotations[q]
	if c, ok := r.behind(quote); ok {
		return c, true
	}
	return r.ahead(quote)
}

// behind is the clause that follows the quotation: "…, dijo Ana Ruiz".
func (r *Reader) behind(quote *prose.Quotation) (Clause, bool) {
	i := quote.Last
	for r.outside(i, quote.Line) && r.Words[i].Shape == prose.Mark {
		i++
	}
	for n := int32(0); n <= farthestVerb && r.outside(i+n, quote.Line); n++ {
		switch {
		case r.says(i + n):
			return r.clauseOf(i, i+n), true
		case n == 0 && r.unspaced(i, r.tongue.after, strings.HasPrefix):
			return r.nobody(i, i+1), true
		case !r.tongue.with[r.Text(i+n)]:
			return r.nameFirst(i)
		}
	}
	return Clause{}, false
}

// nameFirst is the clause at word i that has its subject before the verb:
// "…, Ana Ruiz dijo".
func (r *Reader) nameFirst(i int32) (Clause, bool) {
	end := r.run(i)
	verb := end
	for r.same(i, verb) && r.tongue.with[r.Text(verb)] {
		verb++
	}
	if end == i || !r.same(i, verb) || !r.says(verb) {
		return Clause{}, false
	}
	c := r.nobody(i, verb+1)
	if r.isName(i, end, true) {
		c.Name, c.NameEnd = i, end
	}
	return c, true
}

// ahead is the clause that comes before the quotation: "Ana Ruiz dijo: …".
func (r *Reader) ahead(quote *prose.Quotation) (Clause, bool) {
	i := quote.First - 1
	if r.outside(i, quote.Line) && r.Words[i].Sign == ':' {
		i--
	}
	if r.outside(i, quote.Line) && r.unspaced(i, r.tongue.before, strings.HasSuffix) {
		return r.nobody(i, i+1), true
	}
	for n := int32(0); n < longestObject && r.outside(i-n, quote.Line); n++ {
		verb := i - n
		switch {
		case r.says(verb):
			return r.around(verb, i+1), true
		case r.Words[verb].Shape == prose.Mark:
			return Clause{}, false
		}
	}
	return Clause{}, false
}

// around is the clause about a verb that ends before word end, where a
// quotation begins: its subject may stand on either side.
func (r *Reader) around(verb, end int32) Clause {
	first := verb
	for first > 0 && r.same(verb, first-1) && r.tongue.with[r.Text(first-1)] {
		first--
	}
	start := first
	for start > 0 && r.same(verb, start-1) && r.partOfName(start-1) {
		start--
	}
	for start < first && r.Words[start].Shape == prose.Lower {
		start++ // a particle that no name precedes
	}
	if start < first {
		c := r.nobody(start, end)
		if r.isName(start, first, true) {
			c.Name, c.NameEnd = start, first
		}
		return c
	}
	c := r.clauseOf(first, verb)
	c.Last = max(c.Last, end)
	return c
}

// clauseOf is the clause from word first on whose verb is followed by its
// subject, if it names one: "dijo el presidente Pablo Ocaña".
func (r *Reader) clauseOf(first, verb int32) Clause {
	role := verb + 1
	if r.same(verb, role) && r.tongue.article[r.Text(role)] {
		role++
	}
	name := role
	for r.same(verb, name) && r.tongue.isTitle(r.Text(name)) {
		name++
	}
	c := r.nobody(first, name)
	if name == role {
		c.Last = verb + 1
		if role == verb+1 {
			r.give(&c, name)
		}
		return c // of an article without a title nobody knows whether it makes a hearer: "disse a Ana"
	}
	end := name
	if !r.give(&c, name) {
		if end = r.apposed(name); end == name || !r.give(&c, end+1) {
			return c
		}
	}
	if !strings.HasSuffix(r.Text(end-1), ".") { // "Sra." is no role
		c.Role, c.RoleEnd = role, end
	}
	return c
}

// give gives the clause to whom the name at word i names, if it does for
// certain.
func (r *Reader) give(c *Clause, i int32) bool {
	if !r.outside(i, r.Words[c.First].Line) || r.Words[i].Sentence != r.Words[c.First].Sentence {
		return false
	}
	end := r.nameEnd(i)
	switch person := r.bearer(i, end); {
	case r.isName(i, end, r.tongue.nouns):
	case person >= 0:
		c.Person = person
	default:
		return false
	}
	c.Name, c.NameEnd, c.Last = i, end, end
	return true
}

// apposed is where the comma stands after which the bearer of the title that
// ends before word i is named, and nothing follows the name: "dijo el ministro
// de Energía, Pablo Ocaña."; i when there is none.
func (r *Reader) apposed(i int32) int32 {
	comma := i
	for comma < i+longestObject && r.same(i-1, comma) && !r.says(comma) {
		comma++
	}
	if int(comma)+1 >= len(r.Words) || r.Words[comma].Sign != ',' || r.Words[comma].Sentence != r.Words[i-1].Sentence {
		return i
	}
	if end := r.nameEnd(comma + 1); int(end) < len(r.Words) && r.same(comma-1, end) {
		return i
	}
	return comma
}

func (r *Reader) nobody(first, last int32) Clause {
	return Clause{First: first, Last: last, Name: -1, NameEnd: -1, Role: -1, RoleEnd: -1, Person: -1}
}

// says reports whether word i is a verb of saying, by itself or as in
// "dit-elle".
func (r *Reader) says(i int32) bool {
	verb, _, _ := strings.Cut(strings.ToLower(r.Text(i)), "-")
	return r.tongue.say[verb]
}

// outside reports whether word i stands in the line and in no quotation.
func (r *Reader) outside(i, line int32) bool {
	return i >= 0 && int(i) < len(r.Words) && r.Words[i].Line == line && r.Words[i].Quotation < 0
}

// same reports whether word i stands in the sentence of word a, in no
// quotation, and is no mark.
func (r *Reader) same(a, i int32) bool {
	return r.outside(i, r.Words[a].Line) && r.Words[i].Sentence == r.Words[a].Sentence && r.Words[i].Shape != prose.Mark
}

// unspaced reports whether word i, a stretch of a script without spaces, has
// any of the given beginnings or ends.
func (r *Reader) unspaced(i int32, parts []string, has func(s, part string) bool) bool {
	if !r.outside(i, r.Words[max(0, min(int(i), len(r.Words)-1))].Line) {
		return false
	}
	for _, part := range parts {
		if has(r.Text(i), part) {
			return true
		}
	}
	return false
}
