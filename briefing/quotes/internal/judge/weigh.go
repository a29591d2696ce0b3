package judge

import (
	"math"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// SpeechFacts is what is seen of the quotation whose candidates these are,
// the best of which has the given likelihood.
func (c *Court) SpeechFacts(sources []evidence.Source, best int, likely int32) *trees.Row {
	var source *evidence.Source
	if best >= 0 {
		source = &sources[best]
	}
	return c.e.Speech(int32(len(c.past)), source, evidence.Feature(likely*63/Whole))
}

// weigh fills c.likely with the likelihood of every candidate, and is the
// best of them, -1 when nobody at all is likelier.
func (c *Court) weigh(sources []evidence.Source) int {
	c.score(c.model.Source, len(sources), func(i int) *trees.Row { return &sources[i].Seen })
	c.odds, c.likely = c.odds[:0], c.likely[:0]
	sum, best := trees.Odds(0), -1
	top := sum
	for i := range sources {
		odds := trees.Odds(c.scores[i])
		c.odds = append(c.odds, odds)
		sum += odds
		if odds > top {
			top, best = odds, i
		}
	}
	for _, odds := range c.odds {
		c.likely = append(c.likely, int32(odds*Whole/sum))
	}
	return best
}

const (
	glance   = 40             // trees that every candidate is shown to
	hopeless = 5 * trees.Unit // how far behind the best of them a candidate is not shown to more
)

// score fills c.scores with the forest's score of each of n candidates. Those
// far behind after the first trees keep what they have: most candidates are,
// and looking closer would not help them.
func (c *Court) score(forest trees.Forest, n int, row func(int) *trees.Row) {
	first := min(glance, len(forest))
	best := int32(math.MinInt32)
	c.scores = c.scores[:0]
	for i := range n {
		score := forest[:first].Score(row(i))
		c.scores = append(c.scores, score)
		best = max(best, score)
	}
	for i := range n {
		if c.scores[i] > best-hopeless {
			c.scores[i] += forest[first:].Score(row(i))
		}
	}
}

// BestSource is the likeliest candidate and its likelihood; -1 for nobody.
func (c *Court) BestSource(sources []evidence.Source) (int, int32) {
	best := c.weigh(sources)
	if best < 0 {
		return -1, 0
	}
	return best, c.likely[best]
}

// chance is the likelihood that goes with a score.
func chance(score int32) int32 {
	odds := trees.Odds(score)
	return int32(odds * Whole / (odds + trees.Odds(0)))
}
