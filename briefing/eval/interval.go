package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

// draws is how many samples an interval is taken from.
const draws = 1000

// An Interval is where a measure lies in 95 of 100 samples.
type Interval struct{ Low, High float64 }

// Intervals says how far measures could lie elsewhere by the luck of which
// units (articles, topics) they were taken from: it draws as many units as
// there are, with replacement, a thousand times, and has each sample measured.
// measure gets the indexes of the units drawn and returns all measures, always
// in the same order, NaN for one that these units do not give. It must not
// keep drawn. The difference of two systems is a measure like any other: both
// are taken from the same draw. Every call draws the same samples.
func Intervals(units int, measure func(drawn []int) []float64) []Interval {
	random := rand.New(rand.NewPCG(7, 7))
	drawn := make([]int, units)
	var seen [][]float64 // of each measure
	for range draws {
		for i := range drawn {
			drawn[i] = random.IntN(units)
		}
		for i, value := range measure(drawn) {
			if i == len(seen) {
				seen = append(seen, nil)
			}
			if !math.IsNaN(value) {
				seen[i] = append(seen[i], value)
			}
		}
	}
	intervals := make([]Interval, len(seen))
	for i, values := range seen {
		intervals[i] = middle(values)
	}
	return intervals
}

// middle is the interval that leaves out one value of forty on each side.
func middle(values []float64) Interval {
	if len(values) == 0 {
		return Interval{math.NaN(), math.NaN()}
	}
	slices.Sort(values)
	return Interval{values[len(values)/40], values[len(values)*39/40]}
}
