package judge

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// belongs reports whether name i only tells whose man somebody unnamed is:
// "a spokesman for Halvard Shipping".
func (c *Court) belongs(i int32) bool {
	if i == 0 {
		return false
	}
	name, noun := &c.e.Mentions[i], &c.e.Mentions[i-1]
	if noun.Kind != prose.Noun || !noun.Class.Is(prose.Role|prose.People) {
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
	if person < 0 {
		return nobody
	}
	return Meaning{Person: person, Clue: c.lastNamed(person, i), Likely: Whole * 3 / 4}
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
