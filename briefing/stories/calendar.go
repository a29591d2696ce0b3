package stories

import (
	"math"
	"math/bits"
)

const (
	// timely is how many thousandths of likeness a sort of moments can weigh.
	timely = 200
	// doubt is how many pieces that name moments of a sort would have to agree
	// with one another for half of that weight.
	doubt = 2
)

// expected is how alike, in thousandths, groups of one event are in their days,
// months and years at the least. News of one week has months and years in common
// whatever it tells, so that these speak against groups rather than for them.
var expected = [sorts]int{500, 800, 800}

// whole is what a piece shares out among the moments of a sort that it names:
// something is left for each, even of a hundred years.
const whole = 840

// A calendar says how a group's pieces name moments.
type calendar struct {
	given  [sorts]int         // pieces that name any of the sort
	shares [lastMoments]int32 // of each moment, in all pieces
}

func (c *calendar) add(m moments) {
	for sort := range sorts {
		some := m.among(ofSort[sort])
		n := some.count()
		if n == 0 {
			continue
		}
		c.given[sort]++
		for i, set := range some {
			for ; set != 0; set &= set - 1 {
				c.shares[64*i+bits.TrailingZeros64(set)] += int32(whole / n)
			}
		}
	}
}

// join adds all of d to c.
func (c *calendar) join(d *calendar) {
	for sort, n := range d.given {
		c.given[sort] += n
	}
	for t, n := range d.shares {
		c.shares[t] += n
	}
}

// agreement is how many thousandths more alike two groups are for naming the
// same days, months and years. It is less than 0 when they name others, and the
// further from 0 the more pieces of both say so.
func (c *calendar) agreement(d *calendar) int {
	sum := 0
	for sort := range sorts {
		if n := min(c.given[sort], d.given[sort]); n > 0 {
			sum += timely * (c.cosine(d, sort) - expected[sort]) * n / (n + doubt) / 1000
		}
	}
	return sum
}

// cosine tells in thousandths how alike two calendars are in moments of a sort.
func (c *calendar) cosine(d *calendar, sort int) int {
	dot, one, other := int64(0), int64(0), int64(0)
	for i, set := range ofSort[sort] {
		for ; set != 0; set &= set - 1 {
			t := 64*i + bits.TrailingZeros64(set)
			x, y := int64(c.shares[t]), int64(d.shares[t])
			dot, one, other = dot+x*y, one+x*x, other+y*y
		}
	}
	return int(1000 * dot / (int64(math.Sqrt(float64(one))) * int64(math.Sqrt(float64(other)))))
}
