package stories

import (
	"cmp"
	"container/heap"
	"slices"
)

// How alike, in thousandths, two groups must be on average to be one.
const (
	// enough lets a single piece join a large group: many agree on what it is.
	enough = 200
	// Two single pieces have nothing but each other to go by, and must be more
	// alike; each piece that a group has already makes it easier to join.
	enoughAlone = 340
	easier      = 35
	// Two groups that have grown apart are likely two events of one kind. Each
	// piece in the smaller makes it harder, up to a point.
	harder  = 20
	hardest = 180
)

// need is how alike two groups of these sizes must be to be joined.
func need(a, b int) int {
	small, large := min(a, b), max(a, b)
	return max(enough+min(harder*(small-1), hardest), enoughAlone-easier*(large-1))
}

// A group is some pieces, and how alike they are in sum to other groups.
type group struct {
	members []*piece
	times   calendar
	anchors anchors
	fed     bool        // it holds pieces of a feed's story, and is not joined with another's
	likes   map[int]int // by the group's number; only of groups that were found to be worth weighing
}

// link joins groups, again and again the two that are most alike on average,
// until no two are alike enough. Members of what it gives are in the order of
// their filing.
func link(groups []group) [][]*piece {
	queue := &offers{}
	of := map[*piece]int{}
	for n, g := range groups {
		groups[n].likes = map[int]int{}
		for _, p := range g.members {
			groups[n].times.add(p.times)
			of[p] = n
		}
	}
	for n, g := range groups {
		for _, p := range g.members {
			for q, l := range p.alike {
				if other, here := of[q]; here && other < n && l >= faintest {
					groups[n].likes[other] = 0
				}
			}
		}
		for other := range groups[n].likes {
			if other < n {
				likes := across(g.members, groups[other].members)
				groups[n].likes[other], groups[other].likes[n] = likes, likes
				queue.add(groups, n, other)
			}
		}
	}
	heap.Init(queue)
	for queue.Len() > 0 {
		o := heap.Pop(queue).(offer)
		if o.stands(groups) && !parted(&groups[o.a], &groups[o.b]) {
			join(groups, o.a, o.b, queue)
		}
	}
	var found [][]*piece
	for _, g := range groups {
		if len(g.members) > 0 {
			slices.SortFunc(g.members, byFiling)
			found = append(found, g.members)
		}
	}
	return found
}

// join moves everything of b to a. What either was compared with, both now
// are, so that every sum is over all pairs; no pair is weighed twice.
func join(groups []group, a, b int, queue *offers) {
	ga, gb := &groups[a], &groups[b]
	delete(ga.likes, b)
	delete(gb.likes, a)
	for other := range ga.likes {
		if _, known := gb.likes[other]; !known {
			gb.likes[other] = across(gb.members, groups[other].members)
		}
	}
	for other, likes := range gb.likes {
		if _, known := ga.likes[other]; !known {
			ga.likes[other] = across(ga.members, groups[other].members)
		}
		ga.likes[other] += likes
		delete(groups[other].likes, b)
	}
	ga.members = append(ga.members, gb.members...)
	ga.times.join(&gb.times)
	ga.fed = ga.fed || gb.fed
	*gb = group{}
	for other, likes := range ga.likes {
		groups[other].likes[a] = likes
		queue.push(groups, a, other)
	}
}

// across sums up how alike each of one group is to each of another.
func across(some, others []*piece) int {
	sum := 0
	for _, p := range some {
		for _, q := range others {
			sum += p.samenessTo(q)
		}
	}
	return sum
}

// An offer is to join two groups of the sizes that they had when it was made;
// once one has grown it is void.
type offer struct {
	a, b         int
	sizeA, sizeB int
	average      int // likeness, and what the times say
}

// stands reports whether neither group has grown since.
func (o offer) stands(groups []group) bool {
	return o.sizeA == len(groups[o.a].members) && o.sizeB == len(groups[o.b].members)
}

// offers is a heap of offers, the best first.
type offers []offer

func (q *offers) add(groups []group, a, b int) {
	if a > b {
		a, b = b, a
	}
	if groups[a].fed && groups[b].fed {
		return
	}
	o := offer{a: a, b: b, sizeA: len(groups[a].members), sizeB: len(groups[b].members)}
	o.average = groups[a].likes[b]/(o.sizeA*o.sizeB) + groups[a].times.agreement(&groups[b].times)
	if o.average >= need(o.sizeA, o.sizeB) {
		*q = append(*q, o)
	}
}

func (q *offers) push(groups []group, a, b int) {
	before := q.Len()
	if q.add(groups, a, b); q.Len() > before {
		heap.Fix(q, before)
	}
}

func (q offers) Len() int { return len(q) }

func (q offers) Less(i, j int) bool {
	return cmp.Or(-cmp.Compare(q[i].average, q[j].average), cmp.Compare(q[i].a, q[j].a), cmp.Compare(q[i].b, q[j].b)) < 0
}

func (q offers) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

func (q *offers) Push(o any) { *q = append(*q, o.(offer)) }

func (q *offers) Pop() any {
	last := len(*q) - 1
	o := (*q)[last]
	*q = (*q)[:last]
	return o
}
