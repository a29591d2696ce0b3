package eval

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// mean measures the mean of values.
func mean(values []float64) func(drawn []int) []float64 {
	return func(drawn []int) []float64 {
		sum := 0.0
		for _, i := range drawn {
			sum += values[i]
		}
		return []float64{sum / float64(len(drawn))}
	}
}

func TestAnIntervalIsAsWideAsTheoryHasIt(t *testing.T) {
	halves := make([]float64, 400) // the mean of 400 coins has a standard error of .025
	for i := range halves {
		halves[i] = float64(i % 2)
	}
	got := Intervals(len(halves), mean(halves))
	want := []Interval{{.5 - 1.96*.025, .5 + 1.96*.025}}
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, .005)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestIntervalsAreTheSameEachTime(t *testing.T) {
	values := []float64{1, 5, 2, 8, 3, 9, 4}
	if diff := cmp.Diff(Intervals(len(values), mean(values)), Intervals(len(values), mean(values))); diff != "" {
		t.Errorf("two calls differ:\n%s", diff)
	}
}

func TestADifferenceIsTakenFromTheSameDraw(t *testing.T) {
	got := Intervals(3, func(drawn []int) []float64 {
		ours, theirs := []float64{.9, .1, .5}, []float64{.8, 0, .4} // each better by a tenth
		difference := 0.0
		for _, i := range drawn {
			difference += ours[i] - theirs[i]
		}
		return []float64{difference / float64(len(drawn))}
	})
	if diff := cmp.Diff([]Interval{{.1, .1}}, got, near); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatADrawDoesNotGiveIsLeftOut(t *testing.T) {
	got := Intervals(2, func(drawn []int) []float64 {
		if drawn[0] == 0 {
			return []float64{math.NaN(), math.NaN()}
		}
		return []float64{.3, math.NaN()}
	})
	want := []Interval{{.3, .3}, {math.NaN(), math.NaN()}}
	if diff := cmp.Diff(want, got, cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
