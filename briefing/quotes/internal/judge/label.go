package judge

import "github.com/dateline-bot/dateline/briefing/quotes/internal/prose"

// labelled gives quotation q to whom a transcript's label before it names, or
// has the initials of.
func (c *Court) labelled(q int32, v Verdict) Verdict {
	quote := &c.e.Quotations[q]
	line := &c.e.Lines[quote.Line]
	v.Source = -1
	for i := line.Mention; i < line.Mentions && c.e.Mentions[i].First < quote.First; i++ {
		m := &c.e.Mentions[i]
		if m.Person < 0 {
			continue
		}
		v.Source, v.Person, v.Clue, v.Certain = i, m.Person, i, Whole*19/20
		whole := &c.e.People[m.Person].Fullest
		if who, ok := c.initials()[c.e.Text(m.Last-1)]; ok && who >= 0 && whole.Last-whole.First == 1 {
			v.Person = who
		}
	}
	return v
}

// initials is whom the initials of a full name mean, -1 where they are several
// people's.
func (c *Court) initials() map[string]int32 {
	if c.initialled != nil {
		return c.initialled
	}
	c.initialled = make(map[string]int32)
	for i := range c.e.People {
		p := &c.e.People[i]
		if p.Org || p.Fullest.Last-p.Fullest.First < 2 {
			continue
		}
		letters := c.initialsOf(&p.Fullest)
		if _, shared := c.initialled[letters]; shared {
			c.initialled[letters] = -1
			continue
		}
		c.initialled[letters] = int32(i)
	}
	return c.initialled
}

// initialsOf are the first letters of the words of a name.
func (c *Court) initialsOf(m *prose.Mention) string {
	var letters []rune
	for i := m.First; i < m.Last; i++ {
		if c.e.Words[i].Named() {
			for _, first := range c.e.Text(i) {
				letters = append(letters, first)
				break
			}
		}
	}
	return string(letters)
}
