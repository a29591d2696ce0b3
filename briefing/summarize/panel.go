package summarize

import (
	"math/bits"
	"slices"
)

// A group is a set of at most groupSize sentences, a bit for each.
type group uint64

const groupSize = 64

// A panel is a [Ranker] made ready to weigh many sentences at once. It does not
// lead each sentence through each tree, but finds for every threshold the group
// of sentences below it, and then parts whole groups at the nodes of the trees.
type panel struct {
	thresholds [Features][]int32 // that the nodes ask for, rising
	first      [Features]int     // the number of each feature's first threshold among all
	all        int               // how many thresholds there are
	trees      []partingTree
}

// A partingTree is a [Tree] whose nodes know their thresholds by number.
type partingTree struct {
	nodes  []partingNode
	leaves []int32
}

type partingNode struct {
	threshold   int32
	left, right int8 // as in Node
}

func newPanel(r Ranker) *panel {
	p := &panel{}
	for _, t := range r {
		for _, n := range t.Nodes {
			p.thresholds[n.Feature] = append(p.thresholds[n.Feature], n.Below)
		}
	}
	for f := range p.thresholds {
		slices.Sort(p.thresholds[f])
		p.thresholds[f] = slices.Compact(p.thresholds[f])
		p.first[f] = p.all
		p.all += len(p.thresholds[f])
	}
	for _, t := range r {
		p.trees = append(p.trees, p.parting(t))
	}
	return p
}

func (p *panel) parting(t Tree) partingTree {
	nodes := make([]partingNode, len(t.Nodes))
	for i, n := range t.Nodes {
		at, _ := slices.BinarySearch(p.thresholds[n.Feature], n.Below)
		nodes[i] = partingNode{threshold: int32(p.first[n.Feature] + at), left: n.Left, right: n.Right}
	}
	return partingTree{nodes: nodes, leaves: t.Leaves}
}

// score adds to each offer what the ranker's Score gives of its sentence's row.
func (p *panel) score(offered []offer, rows []row) {
	w := weighing{below: make([]group, p.all)}
	for some := range slices.Chunk(offered, groupSize) {
		w.compare(p, some, rows)
		for i := range p.trees {
			w.add(&p.trees[i], some)
		}
	}
}

// A weighing is the work of weighing groups.
type weighing struct {
	below   []group         // for each threshold, who is below it
	reached [maxNodes]group // for each node of a tree, who has come to it
}

// compare finds which of offered are below each threshold. Neighbours are often
// alike: where one stands among the thresholds is sought from where the one
// before it stood.
func (w *weighing) compare(p *panel, offered []offer, rows []row) {
	clear(w.below)
	for f, thresholds := range &p.thresholds {
		below := w.below[p.first[f]:][:len(thresholds)]
		at := 0 // the first threshold above
		for i, o := range offered {
			n := rows[o.sentence][f]
			for at < len(thresholds) && n >= thresholds[at] {
				at++
			}
			for at > 0 && n < thresholds[at-1] {
				at--
			}
			if at < len(thresholds) {
				below[at] |= 1 << i
			}
		}
		for at := 1; at < len(below); at++ {
			below[at] |= below[at-1] // whoever is below one is below the next
		}
	}
}

// add adds to each offer what t says of it.
func (w *weighing) add(t *partingTree, offered []offer) {
	w.reached[0] = 1<<len(offered) - 1
	for i, n := range t.nodes {
		here, below := w.reached[i], w.below[n.threshold]
		w.reached[i] = 0 // for the next tree
		w.lead(t, n.left, here&below, offered)
		w.lead(t, n.right, here&^below, offered)
	}
}

// lead leads g on to the node or leaf of t that next names.
func (w *weighing) lead(t *partingTree, next int8, g group, offered []offer) {
	if next >= 0 {
		w.reached[next] |= g
		return
	}
	for leaf := t.leaves[-next-1]; g != 0; g &= g - 1 {
		offered[bits.TrailingZeros64(uint64(g))].score += leaf
	}
}
