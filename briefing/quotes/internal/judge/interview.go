package judge

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// introduced is how many times more often than anybody else whoever is
// interviewed must be spoken of before the first answer.
const introduced = 2

// answer gives quotation q, which answers in an interview, to whom the
// introduction speaks of: to nobody when it speaks of several.
func (c *Court) answer(q int32, v Verdict) Verdict {
	if c.interviewed == nil {
		c.interviewed = new(Meaning)
		*c.interviewed = c.guest(c.e.Quotations[q].First)
	}
	v.Source, v.Speech = -1, Whole
	v.Person, v.Clue, v.Certain = c.interviewed.Person, c.interviewed.Clue, c.interviewed.Likely
	return v
}

// guest is who is spoken of most before word end, by far.
func (c *Court) guest(end int32) Meaning {
	counts := make([]int32, len(c.e.People))
	best, rival := Meaning{Person: -1, Clue: -1}, int32(0)
	for i := int32(0); int(i) < len(c.e.Mentions) && c.e.Mentions[i].First < end; i++ {
		m := &c.e.Mentions[i]
		if m.Kind == prose.Noun || m.Org || m.Shared || m.Class.Is(prose.Who) {
			continue
		}
		meaning := c.Meaning(i)
		if meaning.Person < 0 || c.e.People[meaning.Person].Org {
			continue
		}
		counts[meaning.Person]++
		if best.Person < 0 || counts[meaning.Person] > counts[best.Person] {
			best = Meaning{Person: meaning.Person, Clue: meaning.Clue, Likely: Whole * 9 / 10}
		}
	}
	if best.Person < 0 {
		return best
	}
	for p, n := range counts {
		if int32(p) != best.Person && (c.e.People[p].Given || !c.e.People[best.Person].Given) {
			rival = max(rival, n) // a lone word beside a full name may be a place
		}
	}
	if rival*introduced > counts[best.Person] {
		return Meaning{Person: -1, Clue: -1}
	}
	return best
}
