package judge

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// belongs reports whether name i only tells whose somebody else is: "a
// spokesman for Halvard Shipping", "Mr. Weir of the Meridian Institute",
// "Ruiz’s spokesman".
func (c *Court) belongs(i int32) bool {
	name := &c.e.Mentions[i]
	if name.Kind != prose.Name {
		return false
	}
	if c.quotes(i) || c.ownsBody(name) {
		return true
	}
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

// quotes reports whether name i passes on what the next name said: "the Herald
// quoted Pavel Okoro as saying".
func (c *Court) quotes(i int32) bool {
	if int(i)+1 >= len(c.e.Mentions) {
		return false
	}
	name, said := &c.e.Mentions[i], &c.e.Mentions[i+1]
	if said.Kind != prose.Name || int(said.Last)+1 >= len(c.e.Words) || said.Lead-name.Last > apposition {
		return false
	}
	return c.e.Text(said.Last) == "as" && c.e.Text(said.Last+1) == "saying"
}

// ownsBody reports whether the name only tells whose office or the like comes
// behind it: "Ruiz’s office".
func (c *Court) ownsBody(name *prose.Mention) bool {
	if int(name.Last)+1 >= len(c.e.Words) || c.e.Words[name.Last].Sign != 's' {
		return false
	}
	w := &c.e.Words[name.Last+1]
	return w.Shape == prose.Lower && w.Class.Is(prose.Org)
}

// owned is whom the noun means that name i is only the owner of, "Talvia’s
// foreign minister, Orla Vane", or who belongs to it, "Mr. Weir of the
// Meridian Institute".
func (c *Court) owned(i int32) Meaning {
	name := &c.e.Mentions[i]
	if c.quotes(i) {
		return Meaning{Person: c.e.Mentions[i+1].Person, Clue: i + 1, Likely: Whole}
	}
	if i > 0 && name.Org && c.e.Mentions[i-1].Kind == prose.Name {
		return Meaning{Person: c.e.Mentions[i-1].Person, Clue: i - 1, Likely: Whole * 9 / 10}
	}
	if int(i)+1 < len(c.e.Mentions) && c.e.Mentions[i+1].Lead == name.Last && c.e.Mentions[i+1].Kind == prose.Noun {
		return c.noun(i + 1)
	}
	return Meaning{Person: -1, Clue: -1}
}
