package main

// An overlap is what a sentence has in common with a summary, and how much
// there is of it in all; of words in [0], of pairs of words in [1].
type overlap struct {
	common [2]map[[2]uint64]int
	size   [2]int
}

// kind tells words from pairs.
func kind(gram [2]uint64) int {
	if gram[0] == 0 {
		return 0
	}
	return 1
}

// A target is what people wrote, to be compared with.
type target struct {
	grams
	size [2]int
}

func newTarget(summary string) target {
	t := target{grams: gramsOf(summary)}
	for gram, n := range t.grams {
		t.size[kind(gram)] += n
	}
	return t
}

func (t target) overlap(sentence grams) overlap {
	o := overlap{common: [2]map[[2]uint64]int{{}, {}}}
	for gram, n := range sentence {
		k := kind(gram)
		o.size[k] += n
		if t.grams[gram] > 0 {
			o.common[k][gram] = n
		}
	}
	return o
}

// likeness is the F1 of words and that of pairs, added, of the sentences of
// set taken together.
func (t target) likeness(have []overlap, set []int) float64 {
	sum := 0.0
	for k := range t.size {
		both, all := 0, t.size[k]
		seen := map[[2]uint64]int{}
		for _, s := range set {
			all += have[s].size[k]
			for gram, n := range have[s].common[k] {
				seen[gram] += n
			}
		}
		for gram, n := range seen {
			both += min(n, t.grams[gram])
		}
		if all > 0 {
			sum += 2 * float64(both) / float64(all)
		}
	}
	return sum
}
