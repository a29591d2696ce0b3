package judge

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// belongs reports whether name i only tells whose somebody else is: "a
// spokesman for Halvard Shipping", "Mr. Weir of the Meridian Institute",
// "Ruiz’s spokesman".
func (c *Court) belongs(i int32) bool {
	name := &c.e.Mentions[i]
	if int(i)+1 < len(c.e.Mentions) {
		if owned := &c.e.Mentions[i+1]; owned.Kind == prose.Noun && owned.Lead == name.Last && c.e.Words[name.Last].Sign == 's' {
			return true
		}
	}
	if i == 0 {
		return false
	}
	noun := &c.e.Mentions[i-1]
	person := noun.Kind == prose.Name && !noun.Org && name.Org
	if !person && (noun.Kind != prose.Noun || !noun.Class.Is(prose.Role|prose.People)) {
		return false
	}
	first := name.Lead
	if first > 0 && c.e.Words[first-1].Class.Is(prose.Definite) {
		first--
	}
	return noun.Last == first-1 && c.e.Words[noun.Last].Class.Is(prose.Preposition) && !c.e.Words[noun.Last].Class.Is(prose.By)
}

// noun is whom "the president" means: the one person in the article who is
// called so with a name.
func (c *Court) noun(i int32) Meaning {
	m := &c.e.Mentions[i]
	nobody := Meaning{Person: -1, Clue: -1}
	if !m.Definite || m.Plural || !m.Class.Is(prose.Role) {
		return nobody
	}
	person := c.e.Bearer(m)
	if person < 0 || !c.e.Words[m.Last-1].Class.Is(prose.Title) && c.told(m) {
		return nobody
	}
	return Meaning{Person: person, Clue: c.lastNamed(person, i), Likely: Whole * 3 / 4}
}

// told reports whether noun m says which one it means: "the 1998 champion",
// "the Brel captain".
func (c *Court) told(m *prose.Mention) bool {
	for i := m.Lead + 1; i < m.Last-1; i++ { // behind the article
		if w := &c.e.Words[i]; w.Named() || w.Shape == prose.Number {
			return true
		}
	}
	return false
}

// lastNamed is the mention that names the person last before mention i, or
// first after it.
func (c *Court) lastNamed(person, i int32) int32 {
	for j := i - 1; j >= 0 && j > i-200; j-- {
		if c.e.Mentions[j].Person == person {
			return j
		}
	}
	for j := i + 1; int(j) < len(c.e.Mentions) && j < i+200; j++ {
		if c.e.Mentions[j].Person == person {
			return j
		}
	}
	return -1
}

// bodyReach is how many mentions back "it" is followed.
const bodyReach = 12

// body is which organisation "it" means: the one that its sentence, or the
// one before, is about.
func (c *Court) body(i int32) Meaning {
	sentence := c.e.Words[c.e.Mentions[i].First].Sentence
	found := Meaning{Person: -1, Clue: -1}
	for j := i - 1; j >= max(0, i-bodyReach); j-- {
		m := &c.e.Mentions[j]
		at := c.e.Words[m.First].Sentence
		if at < sentence-1 || found.Person >= 0 && at < c.e.Words[c.e.Mentions[found.Clue].First].Sentence {
			break
		}
		if m.Kind == prose.Name && m.Org {
			found = Meaning{Person: m.Person, Clue: j, Likely: Whole * 2 / 3}
		} else if m.Kind == prose.Name {
			found = Meaning{Person: -1, Clue: -1}
		}
	}
	return found
}
