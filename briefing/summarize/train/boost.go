package main

import (
	"math"
	"slices"

	"github.com/dateline-bot/dateline/briefing/summarize"
)

// How the trees are grown. The figures were found on a part of the training
// articles that was left out for it; see docs/evaluation.md.
const (
	trees     = 150
	leaves    = 12
	rate      = 0.07 // how much of its advice each tree gives
	fewest    = 60   // samples in a leaf
	shrinkage = 20.0 // against leaves that have seen little
	bins      = 48   // thresholds tried for each feature
)

// A forest is grown tree by tree, each to mend what those before it get wrong.
type forest struct {
	samples []sample
	cuts    [summarize.Features][]int32 // thresholds of each feature, rising
	binned  [][summarize.Features]uint8
	margin  []float64 // what the trees so far say of each sample
	push    []float64 // which way, and how much, each sample wants that to change
	weight  []float64
}

// grow learns a ranker from samples, article by article.
func grow(samples []sample) summarize.Ranker {
	f := &forest{
		samples: samples,
		binned:  make([][summarize.Features]uint8, len(samples)),
		margin:  make([]float64, len(samples)),
		push:    make([]float64, len(samples)),
		weight:  make([]float64, len(samples)),
	}
	f.bin()
	var ranker summarize.Ranker
	for range trees {
		f.feel()
		ranker = append(ranker, f.tree())
	}
	return ranker
}

// bin finds thresholds that part each feature's values evenly, and sorts all
// values by them.
func (f *forest) bin() {
	for k := range summarize.Features {
		values := make([]int32, len(f.samples))
		for i := range f.samples {
			values[i] = f.samples[i].features[k]
		}
		slices.Sort(values)
		for b := 1; b < bins; b++ {
			f.cuts[k] = append(f.cuts[k], values[b*len(values)/bins])
		}
		f.cuts[k] = slices.Compact(f.cuts[k])
		for i := range f.samples {
			at, found := slices.BinarySearch(f.cuts[k], f.samples[i].features[k])
			if found {
				at++
			}
			f.binned[i][k] = uint8(at)
		}
	}
}

// feel works out how far the samples of each article are from what they should
// be.
func (f *forest) feel() {
	for start := 0; start < len(f.samples); {
		end := start + 1
		for end < len(f.samples) && f.samples[end].article == f.samples[start].article {
			end++
		}
		share(f.samples[start:end], f.margin[start:end], f.push[start:end], f.weight[start:end])
		start = end
	}
}

// share gives the sentences of one article, by their margins, their shares of
// all that is wanted of it, as if they bid for it (a softmax); and then how
// much each has too little (push) and how sure that is (weight).
func share(article []sample, margin, push, weight []float64) {
	all, wanted := 0.0, 0.0
	for i, s := range article {
		push[i] = math.Exp(margin[i])
		all += push[i]
		wanted += s.wanted
	}
	for i, s := range article {
		p := push[i] / all
		push[i] = s.wanted - wanted*p
		weight[i] = wanted * p * (1 - p)
	}
}

// A leaf is the samples that come out at one end of a growing tree.
type leaf struct {
	samples []int
	node    int  // the node that it hangs on, -1 for the first
	right   bool // on which side
	best    split
}

// A split parts a leaf's samples: those whose feature is below cut go left.
type split struct {
	gain    float64
	feature int
	bin     int
}

// tree grows one tree, always where that helps most.
func (f *forest) tree() summarize.Tree {
	all := make([]int, len(f.samples))
	for i := range all {
		all[i] = i
	}
	var t summarize.Tree
	ends := []leaf{f.leaf(all, -1, false)}
	for len(ends) < leaves {
		at := 0
		for i := range ends {
			if ends[i].best.gain > ends[at].best.gain {
				at = i
			}
		}
		end := ends[at]
		if end.best.gain <= 0 {
			break
		}
		node := len(t.Nodes)
		t.Nodes = append(t.Nodes, summarize.Node{Feature: uint8(end.best.feature), Below: f.cuts[end.best.feature][end.best.bin]})
		hang(&t, end, int8(node))
		left, right := f.part(end)
		ends[at] = f.leaf(left, node, false)
		ends = append(ends, f.leaf(right, node, true))
	}
	for i, end := range ends {
		value := f.value(end.samples)
		for _, s := range end.samples {
			f.margin[s] += value
		}
		t.Leaves = append(t.Leaves, int32(math.Round(value*summarize.Unit)))
		hang(&t, end, int8(-i-1))
	}
	return t
}

// hang puts what is numbered to where end hangs.
func hang(t *summarize.Tree, end leaf, number int8) {
	switch {
	case end.node < 0:
	case end.right:
		t.Nodes[end.node].Right = number
	default:
		t.Nodes[end.node].Left = number
	}
}

func (f *forest) value(samples []int) float64 {
	push, weight := f.sum(samples)
	return rate * push / (weight + shrinkage)
}

func (f *forest) sum(samples []int) (push, weight float64) {
	for _, s := range samples {
		push += f.push[s]
		weight += f.weight[s]
	}
	return push, weight
}

func (f *forest) part(end leaf) (left, right []int) {
	for _, s := range end.samples {
		if int(f.binned[s][end.best.feature]) <= end.best.bin {
			left = append(left, s)
		} else {
			right = append(right, s)
		}
	}
	return left, right
}

// leaf makes a leaf and finds how best to split it.
func (f *forest) leaf(samples []int, node int, right bool) leaf {
	var push, weight [summarize.Features][bins]float64
	var count [summarize.Features][bins]int
	for _, s := range samples {
		for k, b := range f.binned[s] {
			push[k][b] += f.push[s]
			weight[k][b] += f.weight[s]
			count[k][b]++
		}
	}
	end := leaf{samples: samples, node: node, right: right}
	allPush, allWeight := f.sum(samples)
	worth := func(push, weight float64) float64 { return push * push / (weight + shrinkage) }
	for k := range summarize.Features {
		leftPush, leftWeight, left := 0.0, 0.0, 0
		for b := range f.cuts[k] {
			leftPush += push[k][b]
			leftWeight += weight[k][b]
			left += count[k][b]
			if left < fewest || len(samples)-left < fewest {
				continue
			}
			gain := worth(leftPush, leftWeight) + worth(allPush-leftPush, allWeight-leftWeight) - worth(allPush, allWeight)
			if gain > end.best.gain {
				end.best = split{gain: gain, feature: k, bin: b}
			}
		}
	}
	return end
}
