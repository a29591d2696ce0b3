package summarize

import "slices"

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
	leaves [maxLeaves]int32
}

type partingNode struct {
	threshold   int32
	left, right uint8 // a node, or counted on from the last node a leaf
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
		nodes[i] = partingNode{threshold: int32(p.first[n.Feature] + at), left: t.number(n.Left), right: t.number(n.Right)}
	}
	parting := partingTree{nodes: nodes}
	copy(parting.leaves[:], t.Leaves)
	return parting
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
	below   []group                     // for each threshold, who is below it
	reached [maxNodes + maxLeaves]group // for each node of a tree and then each leaf, who has come to it
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

// add adds to each offer what t says of it. It asks no question whose answer the
// processor would have to guess: the number of the leaf that an offer comes to
// is put together from its four binary digits.
func (w *weighing) add(t *partingTree, offered []offer) {
	w.reached[0] = 1<<len(offered) - 1
	for i, n := range t.nodes {
		here, below := w.reached[i], w.below[n.threshold]
		w.reached[n.left] = here & below
		w.reached[n.right] = here &^ below
	}
	var ones, twos, fours, eights group // who comes to a leaf whose number has that digit
	for leaf, g := range w.reached[len(t.nodes):][:len(t.nodes)+1] {
		ones |= g & -group(leaf&1)
		twos |= g & -group(leaf>>1&1)
		fours |= g & -group(leaf>>2&1)
		eights |= g & -group(leaf>>3&1)
	}
	for i := range offered {
		leaf := ones>>i&1 | twos>>i&1<<1 | fours>>i&1<<2 | eights>>i&1<<3
		offered[i].score += t.leaves[leaf]
	}
}
