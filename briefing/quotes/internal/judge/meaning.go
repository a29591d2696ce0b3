package judge

import (
	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// unlikely is the likelihood below which a candidate is not asked whom it
// means.
const unlikely = Whole / 50

// poll adds the candidates' likelihoods up under the people they mean.
func (c *Court) poll(sources []evidence.Source) {
	c.votes = c.votes[:0]
	for i := range sources {
		if c.likely[i] < unlikely {
			continue
		}
		m := c.Meaning(sources[i].Mention)
		if m.Person < 0 {
			continue
		}
		likely := c.likely[i] * m.Likely / Whole
		v := c.voteFor(m.Person)
		v.likely += likely
		if likely > v.strongest {
			v.strongest, v.source, v.clue = likely, sources[i].Mention, m.Clue
		}
	}
}

func (c *Court) voteFor(person int32) *vote {
	for i := range c.votes {
		if c.votes[i].person == person {
			return &c.votes[i]
		}
	}
	c.votes = append(c.votes, vote{person: person})
	return &c.votes[len(c.votes)-1]
}

// winner is the likeliest person, nil when there is none.
func (c *Court) winner() *vote {
	var best *vote
	for i := range c.votes {
		if best == nil || c.votes[i].likely > best.likely {
			best = &c.votes[i]
		}
	}
	return best
}

// Meaning is whom mention i means, asked as the source of the next quotation.
// What was once answered stays.
func (c *Court) Meaning(i int32) Meaning {
	if c.meanings[i].known {
		return c.meanings[i]
	}
	m := &c.e.Mentions[i]
	meaning := Meaning{Person: -1, Clue: -1}
	switch {
	case m.Kind == prose.Name && c.belongs(i):
		meaning = c.owned(i)
	case m.Kind == prose.Name && m.Shared:
		return Meaning{Person: m.Person, Clue: i, Likely: Whole / 3}
	case m.Kind == prose.Name:
		return Meaning{Person: m.Person, Clue: i, Likely: Whole}
	case m.Kind == prose.Noun:
		meaning = c.noun(i)
	case m.Class.Is(prose.He | prose.She):
		c.follow(i)
		meaning = c.pronoun(i)
	case m.Class.Is(prose.It):
		meaning = c.body(i)
	case m.Class.Is(prose.Who):
		meaning = c.relative(i)
	}
	meaning.known = true
	c.meanings[i] = meaning
	return meaning
}

// followedLines is how many paragraphs back pronouns are followed.
const followedLines = 4

// follow finds whom each "he" and "she" before mention i means, as far back as
// it matters for the next one: writers stay with a person for a while.
func (c *Court) follow(i int32) {
	if i == 0 {
		return
	}
	line := c.e.Words[c.e.Mentions[i-1].First].Line - followedLines
	for c.followed < i && c.e.Words[c.e.Mentions[c.followed].First].Line < line {
		c.followed++
	}
	for c.followed < i {
		n := c.followed
		c.followed++
		if m := &c.e.Mentions[n]; m.Kind == prose.Pronoun && m.Class.Is(prose.He|prose.She) {
			c.e.Meant(n, c.Meaning(n).Person)
		}
	}
}

// Know tells the court whom pronoun i means.
func (c *Court) Know(i, person int32) {
	c.meanings[i].Person, c.meanings[i].Likely, c.meanings[i].known = person, Whole, true
}

// onlyOne is the least likelihood of the only person before a pronoun who has
// its gender, when nobody's gender is unknown.
const onlyOne = Whole * 3 / 4

// pronoun is whom "he" or "she" means: the likeliest of those who fit.
func (c *Court) pronoun(i int32) Meaning {
	refs := c.Referents(i)
	best, top, sum := -1, int64(0), trees.Odds(0)
	c.score(c.model.Referent, len(refs), func(n int) *trees.Row { return &refs[n].Seen })
	for n := range refs {
		odds := trees.Odds(c.scores[n])
		sum += odds
		if odds > top {
			best, top = n, odds
		}
	}
	if best < 0 {
		return Meaning{Person: -1, Clue: -1}
	}
	sure := int32(top * Whole / sum)
	if len(refs) == 1 && c.e.People[refs[0].Person].Gender != 0 {
		sure = max(sure, onlyOne)
	}
	return Meaning{Person: refs[best].Person, Clue: refs[best].Last, Likely: sure}
}

// Referents lists whom pronoun i may mean, asked as the source of the next
// quotation.
func (c *Court) Referents(i int32) []evidence.Referent {
	c.follow(i)
	return c.e.Referents(i, int32(len(c.past)), c.past)
}

// relative is whom "who" means: the name right before it, or the one that the
// description before it belongs to.
func (c *Court) relative(i int32) Meaning {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		m := &c.e.Mentions[j]
		if c.e.Words[m.First].Sentence != c.e.Words[c.e.Mentions[i].First].Sentence {
			break
		}
		if m.Kind == prose.Name && !m.Org {
			near := c.e.Mentions[i].First-m.Last < 3
			if near {
				return Meaning{Person: m.Person, Clue: j, Likely: Whole * 9 / 10}
			}
			return Meaning{Person: m.Person, Clue: j, Likely: Whole / 2}
		}
	}
	return Meaning{Person: -1, Clue: -1}
}
