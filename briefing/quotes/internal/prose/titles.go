package prose

import "strings"

// spelledOut are the titles that are written short before a name.
var spelledOut = map[string]string{
	"sen.": "senator", "sens.": "senator", "gov.": "governor", "rep.": "representative", "gen.": "general",
	"dr.": "doctor", "prof.": "professor", "lt.": "lieutenant", "col.": "colonel", "capt.": "captain", "rev.": "reverend",
	"sgt.": "sergeant", "adm.": "admiral",
}

// Bearer is whom noun m means by what it says, "the mayor", "the former
// mayor": the one person whom the article calls so, before the name or after
// it, or of several the one it speaks of far more than of the others; -1 for
// nobody.
func (r *Reading) Bearer(m *Mention) int32 {
	if r.bearers == nil {
		r.findBearers()
	}
	b, ok := r.bearers[r.post(m.Last-1)]
	if !ok || b.rival >= 0 && r.People[b.rival].Count*dominance > r.People[b.person].Count {
		return -1
	}
	return b.person
}

// dominance is how many times more often than any other bearer of a title
// somebody must be mentioned for the title alone to mean them.
const dominance = 2

// A bearer is who is mentioned most of those who bear a title, and who comes
// next, -1 when nobody does.
type bearer struct{ person, rival int32 }

// findBearers finds who bears each title.
func (r *Reading) findBearers() {
	r.bearers = make(map[post]bearer, len(r.People))
	for i := range r.People {
		p := &r.People[i]
		for _, word := range p.titles {
			r.bear(word, int32(i))
		}
		for word := p.Fullest.First; p.Org && word < p.Fullest.Last; word++ {
			if r.Words[word].Class.Is(Org) {
				r.bear(word, int32(i)) // "the ministry"
			}
		}
	}
}

func (r *Reading) bear(word, person int32) {
	key := r.post(word)
	b, ok := r.bearers[key]
	r.bearers[key] = r.outdo(b, ok, person)
}

// outdo is bearer b, if there is one, when person bears the title too.
func (r *Reading) outdo(b bearer, ok bool, person int32) bearer {
	switch {
	case !ok:
		return bearer{person, -1}
	case person == b.person || person == b.rival:
	case r.People[person].Count > r.People[b.person].Count:
		return bearer{person, b.person}
	case b.rival < 0 || r.People[person].Count > r.People[b.rival].Count:
		b.rival = person
	}
	return b
}

// A post is a title and whether its bearer has left it.
type post struct {
	title string
	past  bool
}

// post is the post that the title at word i, with what is before it, names.
func (r *Reading) post(i int32) post {
	p := post{title: spell(strings.ToLower(r.Text(i)))}
	for j := i - 1; j >= 0 && j > i-3 && r.Words[j].Sentence == r.Words[i].Sentence; j-- {
		p.past = p.past || strings.EqualFold(r.Text(j), "former")
	}
	return p
}

func spell(title string) string {
	if long, ok := spelledOut[title]; ok {
		return long
	}
	return title
}

// mostTitles is how many titles are kept for one person.
const mostTitles = 8

// longestApposition is how many words about somebody are looked through.
const longestApposition = 9

// noteTitles keeps the titles that mention m gives person p.
func (r *Reading) noteTitles(m *Mention, p *Person) {
	for j := m.Lead; j < m.First; j++ {
		r.noteTitle(j, p)
	}
	if int(m.Last) < len(r.Words) && r.Words[m.Last].Sign == ',' && m.Quotation < 0 && !m.Org {
		first := m.Last + 1
		if int(first)+1 < len(r.Words) && r.Words[first].Shape == Number && r.Words[first+1].Sign == ',' {
			first += 2 // an age
		}
		for j, end := first, r.apposition(first); j < end; j++ {
			r.noteTitle(j, p)
		}
	}
}

// apposition is where the head of the description ends that begins with word
// first, or first itself when what begins there is a clause, "the mayor said".
func (r *Reading) apposition(first int32) int32 {
	if int(first) >= len(r.Words) {
		return first
	}
	for j := first; j < first+longestApposition && int(j) < len(r.Words); j++ {
		w := &r.Words[j]
		switch {
		case w.Sentence != r.Words[first].Sentence || w.Shape == Mark || w.Class.Is(Preposition|Who):
			return j
		case w.Class.Is(Speech|Telling|Subordinate|Auxiliary|Pronouns|Adverb) && w.Shape == Lower:
			return first
		}
	}
	return first
}

func (r *Reading) noteTitle(word int32, p *Person) {
	if r.Words[word].Class.Is(Title|Role) && len(p.titles) < mostTitles {
		p.titles = append(p.titles, word)
	}
}
