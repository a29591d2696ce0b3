package prose

import (
	"slices"
	"strings"
)

// A Person is somebody named in the article, or an organisation that is.
type Person struct {
	Name    string  // the fullest form printed, without titles
	Fullest Mention // the mention of that form
	Gender  Class   // Male, Female or neither
	Count   int32   // mentions outside of quotations
	Titled  int32   // mentions with a title before them
	Said    int32   // mentions with a verb of saying beside them
	Inner   int32   // mentions whose capital the head of a sentence does not explain
	Placed  int32   // mentions right behind "in" and the like, as places are
	Org     bool
	Given   bool    // the first word of the name is a common given name
	words   int32   // how many the fullest form has
	wire    bool    // a news agency, which reports and does not speak
	sibling int32   // the next person with that surname, or -1
	second  int32   // the next person with that given name, or -1
	named   int32   // mentions by more than the surname
	titles  []int32 // words that say what the person is
	seen    int32   // the mention met last when single names are given their people, by its first word, or -1
	votes   int32   // for Male if positive, for Female if negative
}

// Doubtful reports whether the name may be no name at all but a sentence's
// first word.
func (p *Person) Doubtful() bool {
	return p.Inner == 0 && p.Said == 0 && p.Titled == 0 && p.Count < 2
}

// findPeople gathers the mentions by name under the people they mean, full
// names first so that a surname finds its owner wherever it stands.
func (r *Reading) findPeople() {
	g := registry{r: r, surnames: make(map[uint64]int32, 32), givens: make(map[uint64]int32, 32)}
	for _, mentions := range [][]Mention{r.Mentions, r.Quoted} {
		for i := range mentions {
			if m := &mentions[i]; m.Kind == Name && m.Last-m.First > 1 {
				g.enter(m, g.sameFull(m))
			}
		}
	}
	for _, mentions := range [][]Mention{r.Mentions, r.Quoted} {
		for i := range mentions {
			m := &mentions[i]
			if m.Kind == Name && m.Person < 0 {
				g.enterSingle(m)
			}
			if m.Person >= 0 && m.Quotation < 0 {
				r.People[m.Person].seen = m.First
			}
		}
	}
	nobody := func(m Mention) bool {
		if m.Kind != Name || m.Person < 0 {
			return m.Kind == Name
		}
		p := &r.People[m.Person]
		return p.wire || p.Doubtful() && r.Words[m.Last-1].Shape != Upper
	}
	r.Mentions, r.Quoted = slices.DeleteFunc(r.Mentions, nobody), slices.DeleteFunc(r.Quoted, nobody)
	for i := range r.People {
		r.settle(&r.People[i])
	}
}

// Place reports whether the name is as likely a place's: it has one word and
// never stands but where places do.
func (p *Person) Place() bool {
	return p.words == 1 && p.Placed > 0 && p.Placed == p.Count && p.Titled == 0
}

// isWire reports whether the name is a news agency's.
func isWire(name string) bool {
	switch strings.ToLower(strings.TrimPrefix(name, "The ")) {
	case "reuters", "associated press", "ap", "afp", "agence france-presse", "upi", "united press international", "bloomberg news",
		"dpa", "efe", "ansa", "lusa", "tass", "xinhua", "kyodo", "kyodo news", "interfax", "belga", "pti", "press trust of india":
		return true
	}
	return false
}

// settle decides what the mentions of p tell together.
func (r *Reading) settle(p *Person) {
	m := &p.Fullest
	given := r.Words[m.First].Class
	p.Given = given.Is(GivenMale|GivenFemale) && m.Last-m.First > 1
	switch {
	case p.votes > 0:
		p.Gender = Male
	case p.votes < 0:
		p.Gender = Female
	case m.Last-m.First == 1 || p.Org || given.Is(GivenMale) && given.Is(GivenFemale):
	case given.Is(GivenMale):
		p.Gender = Male
	case given.Is(GivenFemale):
		p.Gender = Female
	}
}
