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
	Org     bool
	Given   bool    // the first word of the name is a common given name
	words   int32   // how many the fullest form has
	sibling int32   // the next person with that surname, or -1
	second  int32   // the next person with that given name, or -1
	named   int32   // mentions by more than the surname
	titles  []int32 // words that say what the person is
	votes   int32   // for Male if positive, for Female if negative
}

// Doubtful reports whether the name may be no name at all but a sentence's
// first word.
func (p *Person) Doubtful() bool { return p.Inner == 0 && p.Said == 0 && p.Count < 2 }

// A registry finds people by their names.
type registry struct {
	r         *Reading
	surnames  map[string]int32
	givens    map[string]int32
	key, key2 []byte
}

// findPeople gathers the mentions by name under the people they mean, full
// names first so that a surname finds its owner wherever it stands.
func (r *Reading) findPeople() {
	g := registry{r: r, surnames: make(map[string]int32, 32), givens: make(map[string]int32, 32)}
	for _, mentions := range [][]Mention{r.Mentions, r.Quoted} {
		for i := range mentions {
			if m := &mentions[i]; m.Kind == Name && (m.Last-m.First > 1 || m.Org) {
				g.enter(m, g.sameFull(m))
			}
		}
	}
	for _, mentions := range [][]Mention{r.Mentions, r.Quoted} {
		for i := range mentions {
			if m := &mentions[i]; m.Kind == Name && m.Person < 0 {
				g.enterSingle(m)
			}
		}
	}
	doubtful := func(m Mention) bool { return m.Kind == Name && m.Person < 0 }
	r.Mentions, r.Quoted = slices.DeleteFunc(r.Mentions, doubtful), slices.DeleteFunc(r.Quoted, doubtful)
	for i := range r.People {
		r.settle(&r.People[i])
	}
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

// LastWord is the word that is the surname: the last but for suffixes.
func (r *Reading) LastWord(m *Mention) int32 {
	last := m.Last - 1
	for last > m.First && (r.Words[last].Class.Is(Suffix) || r.Words[last].Shape == Mark) {
		last--
	}
	return last
}

// sameFull is the person whom the full name m means, or -1 for a new one.
func (g *registry) sameFull(m *Mention) int32 {
	r := g.r
	g.key = appendLower(g.key[:0], r.Text(r.LastWord(m)))
	p, ok := g.surnames[string(g.key)]
	if !ok {
		return -1
	}
	for ; p >= 0; p = r.People[p].sibling {
		other := &r.People[p].Fullest
		if r.People[p].Org == m.Org && g.agree(m, other) {
			return p
		}
	}
	return -1
}

// agree reports whether two full names with one surname may be one person's.
func (g *registry) agree(a, b *Mention) bool {
	if a.Class.Is(Male) && b.Class.Is(Female) || a.Class.Is(Female) && b.Class.Is(Male) {
		return false
	}
	r := g.r
	if junior := r.junior(a) != r.junior(b); junior {
		return false
	}
	if a.Org {
		return strings.EqualFold(r.nameText(a), r.nameText(b))
	}
	x, y := r.Text(a.First), r.Text(b.First)
	return sameGiven(x, y) || r.within(a, b) || r.within(b, a)
}

// junior reports whether the name has a suffix.
func (r *Reading) junior(m *Mention) bool { return r.LastWord(m) != m.Last-1 }

// within reports whether every word of a is one of b's: "Vidal Ortega" is in
// "Ana Vidal Ortega".
func (r *Reading) within(a, b *Mention) bool {
	for i := a.First; i < a.Last; i++ {
		found := false
		for j := b.First; j < b.Last && !found; j++ {
			found = strings.EqualFold(r.Text(i), r.Text(j))
		}
		if !found {
			return false
		}
	}
	return true
}

// sameSurname is the person whom a single name means, or -1 for a new one:
// of several, the one who was named in full most often.
func (g *registry) sameSurname(m *Mention) int32 {
	r := g.r
	g.key = appendLower(g.key[:0], r.Text(m.First))
	if p, ok := g.surnames[string(g.key)]; ok {
		if best := g.foremost(p, m, func(p *Person) int32 { return p.sibling }); best >= 0 {
			return best
		}
	}
	if p, ok := g.givens[string(g.key)]; ok && !m.Class.Is(Title) {
		return g.foremost(p, m, func(p *Person) int32 { return p.second })
	}
	return -1
}

func (g *registry) foremost(p int32, m *Mention, next func(*Person) int32) int32 {
	best := int32(-1)
	for ; p >= 0; p = next(&g.r.People[p]) {
		q := &g.r.People[p]
		if q.Org || m.Doubt && q.words < 2 || m.Class.Is(Male) && g.gender(q) < 0 || m.Class.Is(Female) && g.gender(q) > 0 {
			continue
		}
		if best < 0 || q.named > g.r.People[best].named || q.named == g.r.People[best].named && q.Fullest.First < g.r.People[best].Fullest.First {
			best = p
		}
	}
	return best
}

// gender is positive for a man, negative for a woman, as far as is known.
func (g *registry) gender(p *Person) int32 {
	if p.votes != 0 {
		return p.votes
	}
	switch c := g.r.Words[p.Fullest.First].Class & (GivenMale | GivenFemale); {
	case p.words < 2:
		return 0
	case c == GivenMale:
		return 1
	case c == GivenFemale:
		return -1
	}
	return 0
}

// enterSingle counts a single name as a mention of whoever bears it. A word
// that is no name elsewhere makes no new person.
func (g *registry) enterSingle(m *Mention) {
	p := g.sameSurname(m)
	if p < 0 && (m.Doubt || g.r.opener(m)) {
		return
	}
	g.enter(m, p)
}

// opener reports whether a single word at the head of a sentence is likely to
// be a participle or an adverb: "Speaking", "Notably".
func (r *Reading) opener(m *Mention) bool {
	if m.Lead > 0 && r.Words[m.Lead-1].Sentence == r.Words[m.Lead].Sentence || m.Class != 0 {
		return false
	}
	text := r.Text(m.First)
	return len(text) > 4 && (strings.HasSuffix(text, "ing") || strings.HasSuffix(text, "ly") || strings.HasSuffix(text, "ed"))
}

// enter counts m as a mention of person p, or of a new person if p is -1.
func (g *registry) enter(m *Mention, p int32) {
	r := g.r
	if p < 0 {
		p = g.create(m)
	}
	m.Person = p
	q := &r.People[p]
	if m.Quotation < 0 {
		q.Count++
	}
	if m.Class.Is(Title) {
		q.Titled++
	}
	if m.Last-m.First > 1 || m.Lead > 0 && r.Words[m.Lead-1].Sentence == r.Words[m.Lead].Sentence {
		q.Inner++
	}
	if !q.Org && r.besideSpeech(m) {
		q.Said++
	}
	if m.Class.Is(Male) {
		q.votes++
	} else if m.Class.Is(Female) {
		q.votes--
	}
	r.noteTitles(m, q)
	if m.Last-m.First > 1 {
		q.named++
	}
	if words := m.Last - m.First; words > q.words {
		q.words, q.Fullest, q.Name = words, *m, r.nameText(m)
	}
}

// nameText is the name as printed.
func (r *Reading) nameText(m *Mention) string {
	return r.Body[r.Words[m.First].Start:r.Words[m.Last-1].End]
}

// create makes a new person of m.
func (g *registry) create(m *Mention) int32 {
	r := g.r
	p := int32(len(r.People))
	person := Person{Fullest: *m, Org: m.Org, sibling: -1, second: -1}
	g.key = appendLower(g.key[:0], r.Text(r.LastWord(m)))
	if head, ok := g.surnames[string(g.key)]; ok {
		person.sibling = head
	}
	g.surnames[string(g.key)] = p
	if m.Last-m.First > 1 && !m.Org {
		g.key2 = appendLower(g.key2[:0], r.Text(m.First))
		if head, ok := g.givens[string(g.key2)]; ok {
			person.second = head
		}
		g.givens[string(g.key2)] = p
	}
	r.People = append(r.People, person)
	return p
}

// besideSpeech reports whether a verb of saying stands right before or after
// the mention.
func (r *Reading) besideSpeech(m *Mention) bool {
	after := int(m.Last) < len(r.Words) && r.Words[m.Last].Class.Is(Speech)
	return after || m.Lead > 0 && r.Words[m.Lead-1].Class.Is(Said)
}

// shortForms are given names and what they are short for.
var shortForms = map[string]string{
	"bill": "william", "will": "william", "bob": "robert", "rob": "robert", "mike": "michael", "tim": "timothy",
	"joe": "joseph", "dan": "daniel", "chris": "christopher", "jim": "james", "tom": "thomas", "ben": "benjamin",
	"matt": "matthew", "dave": "david", "steve": "stephen", "steven": "stephen", "greg": "gregory", "liz": "elizabeth",
	"ted": "edward", "ed": "edward", "don": "donald", "bernie": "bernard", "rudy": "rudolph", "tony": "anthony",
	"andy": "andrew", "nick": "nicholas", "sam": "samuel", "kate": "katherine", "sue": "susan", "ron": "ronald",
	"rick": "richard", "dick": "richard", "larry": "lawrence", "ken": "kenneth", "jeff": "jeffrey", "pat": "patrick",
	"chuck": "charles", "charlie": "charles", "fred": "frederick", "gabe": "gabriel", "nate": "nathan", "alex": "alexander",
}

// sameGiven reports whether two given names may be one person's.
func sameGiven(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	x, y := longForm(a), longForm(b)
	return x == y || strings.HasPrefix(x, strings.TrimSuffix(b, ".")) || strings.HasPrefix(y, strings.TrimSuffix(a, "."))
}

func longForm(given string) string {
	if long, ok := shortForms[given]; ok {
		return long
	}
	return given
}
