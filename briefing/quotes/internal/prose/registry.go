package prose

import "strings"

// A registry finds people by their names.
type registry struct {
	r        *Reading
	surnames map[uint64]int32 // by key: who was met last of those who bear it
	givens   map[uint64]int32 // the same for given names
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
	p, ok := g.surnames[keyOf(r.Text(r.LastWord(m)))]
	if !ok {
		return -1
	}
	for n := 0; p >= 0 && n < mostNamesakes; n++ {
		other := &r.People[p].Fullest
		if r.People[p].Org == m.Org && g.agree(m, other) {
			return p
		}
		p = r.People[p].sibling
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

// enterSingle counts a single name as a mention of whoever bears it, be it a
// surname that looks like an organisation, "Park". A word that is no name
// elsewhere makes no new person.
func (g *registry) enterSingle(m *Mention) {
	p := g.sameSurname(m)
	if m.Org {
		if m.Org = p < 0; m.Org {
			p = g.sameFull(m)
		}
		g.enter(m, p)
		return
	}
	if p < 0 && (m.Doubt || g.r.opener(m)) {
		return
	}
	g.enter(m, p)
}

// opener reports whether a single word at the head of a sentence is likely to
// be a participle or an adverb: "Speaking", "Notably".
func (r *Reading) opener(m *Mention) bool {
	return m.Class == 0 && r.opens(m.Lead) && participle(r.Text(m.First))
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
		if r.placed(m) {
			q.Placed++
		}
	}
	if m.Class.Is(Title) {
		q.Titled++
	}
	if m.Last-m.First > 1 || !r.opens(m.Lead) || r.described(m) {
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
	if q.words == 0 || r.fuller(m, &q.Fullest) {
		q.words, q.Fullest, q.Name = m.Last-m.First, *m, r.nameText(m)
		q.wire = isWire(q.Name)
	}
}

// described reports whether a description follows the name: "Ruiz, a pilot".
func (r *Reading) described(m *Mention) bool {
	i := m.Last
	return int(i)+1 < len(r.Words) && r.Words[i].Sign == ',' && r.Words[i+1].Class.Is(Determiner) && r.Words[i+1].Sentence == r.Words[m.First].Sentence
}

// placed reports whether the name stands where places do: "in Talven", "the
// president of Talvia".
func (r *Reading) placed(m *Mention) bool {
	before := m.Lead - 1
	if before < 0 || r.Words[before].Sentence != r.Words[m.Lead].Sentence {
		return false
	}
	switch r.Text(before) {
	case "in", "at", "near", "across", "throughout", "outside":
		return true
	case "of":
		return before > 0 && r.Words[before-1].Class.Is(Title)
	}
	return false
}

// create makes a new person of m.
func (g *registry) create(m *Mention) int32 {
	r := g.r
	p := int32(len(r.People))
	person := Person{Fullest: *m, Org: m.Org, sibling: -1, second: -1, seen: -1}
	surname := keyOf(r.Text(r.LastWord(m)))
	if head, ok := g.surnames[surname]; ok {
		person.sibling = head
	}
	g.surnames[surname] = p
	if m.Last-m.First > 1 && !m.Org {
		given := keyOf(r.Text(m.First))
		if head, ok := g.givens[given]; ok {
			person.second = head
		}
		g.givens[given] = p
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
