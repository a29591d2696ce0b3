package main

import (
	"math"
	"math/rand/v2"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// A question is a list of candidates of which some are right, or none.
type question struct {
	rows  []trees.Row
	right []bool
}

// A recipe says how a forest is grown.
type recipe struct {
	trees    int
	rate     float64 // how much of its error each tree mends
	smooth   float64 // how sceptical a leaf with little evidence is
	features int     // how many the rows have
	share    float64 // of the features, how many each question is chosen from
}

// bins is how many values a feature may have.
const bins = 64

// A field is the training data laid out for growing: one column a feature.
type field struct {
	recipe
	questions []question
	columns   [][]uint8
	first     []int // the first row of every question
	score     []float64
	slope     []float64 // of the loss, by row
	bend      []float64 // its second derivative
	leaf      []int
	rnd       *rand.Rand
}

// grow grows a forest that gives right candidates of a question a higher
// score than the others, and all of them a score below 0 when none is right.
// The same questions grow the same forest.
func grow(questions []question, r recipe) trees.Forest {
	f := newField(questions, r)
	var forest trees.Forest
	for range r.trees {
		f.differentiate()
		forest = append(forest, f.tree())
	}
	return forest
}

func newField(questions []question, r recipe) *field {
	f := &field{recipe: r, questions: questions, columns: make([][]uint8, r.features), rnd: rand.New(rand.NewPCG(1, 2))}
	for _, q := range questions {
		f.first = append(f.first, len(f.columns[0]))
		for _, row := range q.rows {
			for i := range f.columns {
				f.columns[i] = append(f.columns[i], row[i])
			}
		}
	}
	n := len(f.columns[0])
	f.score, f.slope, f.bend, f.leaf = make([]float64, n), make([]float64, n), make([]float64, n), make([]int, n)
	return f
}

// differentiate takes the slope and bend of the loss at the present scores.
// Where several candidates are right, they share the credit as they share the
// likelihood now.
func (f *field) differentiate() {
	for n, q := range f.questions {
		first := f.first[n]
		sum, rights := 1.0, 0.0
		for i := range q.rows {
			odds := math.Exp(f.score[first+i])
			f.slope[first+i] = odds
			sum += odds
			if q.right[i] {
				rights += odds
			}
		}
		used := f.rnd.Float64() < 0.8
		for i := range q.rows {
			odds := f.slope[first+i]
			share, target := odds/sum, 0.0
			if q.right[i] {
				target = odds / rights
			}
			f.slope[first+i], f.bend[first+i] = target-share, share*(1-share)
			if !used {
				f.slope[first+i], f.bend[first+i] = 0, 0
			}
		}
	}
}

// tree grows one tree and adds it to the scores.
func (f *field) tree() trees.Tree {
	var t trees.Tree
	clear(f.leaf)
	for level := range trees.Depth {
		feature, threshold := f.ask(1 << level)
		t.Feature[level], t.Threshold[level] = uint8(feature), uint8(threshold)
		for i, value := range f.columns[feature] {
			f.leaf[i] <<= 1
			if int(value) > threshold {
				f.leaf[i] |= 1
			}
		}
	}
	slope, bend := make([]float64, len(t.Leaves)), make([]float64, len(t.Leaves))
	for i, leaf := range f.leaf {
		slope[leaf] += f.slope[i]
		bend[leaf] += f.bend[i]
	}
	for leaf := range t.Leaves {
		step := f.rate * slope[leaf] / (bend[leaf] + f.smooth)
		t.Leaves[leaf] = int16(math.Round(step / math.Ln2 * trees.Unit))
	}
	for i, leaf := range f.leaf {
		f.score[i] += float64(t.Leaves[leaf]) / trees.Unit * math.Ln2
	}
	return t
}

// ask finds the question that mends the most when asked of every leaf.
func (f *field) ask(leaves int) (feature, threshold int) {
	best := -1.0
	slope, bend := make([]float64, leaves*bins), make([]float64, leaves*bins)
	for n, column := range f.columns {
		if f.rnd.Float64() > f.share && best >= 0 {
			continue
		}
		clear(slope)
		clear(bend)
		for i, value := range column {
			at := f.leaf[i]*bins + int(value)
			slope[at] += f.slope[i]
			bend[at] += f.bend[i]
		}
		for at, gain := range f.gains(slope, bend, leaves) {
			if gain > best {
				best, feature, threshold = gain, n, at
			}
		}
	}
	return feature, threshold
}

// gains is what every threshold would mend, over all leaves.
func (f *field) gains(slope, bend []float64, leaves int) [bins - 1]float64 {
	var out [bins - 1]float64
	for leaf := range leaves {
		s, b := slope[leaf*bins:(leaf+1)*bins], bend[leaf*bins:(leaf+1)*bins]
		var allS, allB float64
		for i := range s {
			allS += s[i]
			allB += b[i]
		}
		var lowS, lowB float64
		for at := range out {
			lowS += s[at]
			lowB += b[at]
			highS, highB := allS-lowS, allB-lowB
			out[at] += lowS*lowS/(lowB+f.smooth) + highS*highS/(highB+f.smooth)
		}
	}
	return out
}
