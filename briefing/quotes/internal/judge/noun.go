package judge

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// noun is whom "the president" means: the one person in the article who is
// called so with a name.
func (c *Court) noun(i int32) Meaning {
	m := &c.e.Mentions[i]
	nobody := Meaning{Person: -1, Clue: -1}
	if j := c.apposed(i); j >= 0 {
		return Meaning{Person: c.e.Mentions[j].Person, Clue: j, Likely: Whole * 9 / 10}
	}
	if !m.Definite || m.Plural || !m.Class.Is(prose.Role|prose.Org) {
		return nobody
	}
	person := c.e.Bearer(m)
	if person < 0 || !c.e.Words[m.Last-1].Class.Is(prose.Title) && c.told(m) {
		return nobody
	}
	return Meaning{Person: person, Clue: c.lastNamed(person, i), Likely: Whole * 3 / 4}
}

// apposed is the name that stands behind noun i between commas and tells whom
// it means: "the energy minister, Ana Ruiz,"; -1 when there is none.
func (c *Court) apposed(i int32) int32 {
	if int(i)+1 >= len(c.e.Mentions) {
		return -1
	}
	noun, name := &c.e.Mentions[i], &c.e.Mentions[i+1]
	comma := name.Lead - 1
	for n := 0; n < 2 && comma > noun.Last && c.e.Words[comma].Shape == prose.Lower; n++ {
		comma-- // "her deputy, harbour pilot Tom Ashby"
	}
	if name.Kind != prose.Name || name.Org || comma < noun.Last || comma > noun.Last+apposition || c.e.Words[comma].Sign != ',' {
		return -1
	}
	for j := noun.Last; j < comma; j++ {
		if w := &c.e.Words[j]; w.Shape != prose.Lower || w.Class.Is(prose.Speech|prose.Auxiliary|prose.Subordinate) {
			return -1
		}
	}
	if int(name.Last) < len(c.e.Words) && c.e.Words[name.Last].Shape != prose.Mark {
		return -1
	}
	return i + 1
}

// apposition is how many words may stand between a noun and the comma before
// the name that it is said of: "chief of staff,".
const apposition = 4

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
