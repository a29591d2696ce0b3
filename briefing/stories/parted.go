package stories

const (
	// Groups of fewer pieces do not tell what all of their news is about.
	fewestPieces = 4
	// A name or number is a group's own when most of its pieces give it and
	// hardly any of the other's do; both have it when most of one do and some
	// of the other. All are in percent.
	most   = 60
	some   = 40
	hardly = 20
	// From so many of their own, two groups tell different news, unless both
	// have more than so many.
	ownAnchors  = 3
	bothAnchors = 6
)

// parted reports whether two groups tell of two events of one kind: each has
// people, places and numbers of its own, on which its pieces agree, and they
// have few in common; or what matters most to each hardly occurs in the other.
func parted(first, second *group) bool {
	if min(len(first.members), len(second.members)) < fewestPieces {
		return false
	}
	one, other := &first.anchors, &second.anchors
	one.count(first.members)
	other.count(second.members)
	own, both := one.against(other)
	otherOwn, otherBoth := other.against(one)
	if min(own, otherOwn) >= ownAnchors && min(both, otherBoth) <= bothAnchors {
		return true
	}
	return one.centreMissing(other) && other.centreMissing(one)
}

// A mention says how a group's pieces mention a term.
type mention struct {
	given  int // pieces that have it
	named  int // pieces in which it is a name or number
	weight int // in all of them
}

// anchors are the terms of a group's pieces, as far as these were counted.
type anchors struct {
	size int // pieces counted
	of   map[int32]*mention
}

// count takes in the members that have come to the group since it was asked
// last.
func (a *anchors) count(members []*piece) {
	if a.of == nil {
		a.of = map[int32]*mention{}
	}
	for _, p := range members[a.size:] {
		for k, n := range p.full.terms {
			m := a.of[n]
			if m == nil {
				m = &mention{}
				a.of[n] = m
			}
			m.given++
			m.weight += int(p.full.weights[k])
		}
		for _, n := range p.names {
			a.of[n].named++
		}
		for _, n := range p.numbers {
			a.of[n].named++
		}
	}
	a.size = len(members)
}

// agreed reports whether most of a's pieces give m, and as a name or number.
func (a *anchors) agreed(m *mention) bool {
	return m.given*100 >= a.size*most && m.named*2 >= m.given
}

// share is in how many percent of a's pieces a term occurs.
func (a *anchors) share(n int32) int {
	if m := a.of[n]; m != nil {
		return m.given * 100 / a.size
	}
	return 0
}

// against counts the names and numbers on which a's pieces agree: those that
// are a's own, and those that b has too.
func (a *anchors) against(b *anchors) (own, both int) {
	for n, m := range a.of {
		if !a.agreed(m) {
			continue
		}
		switch share := b.share(n); {
		case share <= hardly:
			own++
		case share >= some:
			both++
		}
	}
	return own, both
}

// centreMissing reports whether, of the names and numbers on which a's pieces
// agree, the one that matters most to them hardly occurs in b.
func (a *anchors) centreMissing(b *anchors) bool {
	heaviest, share := 0, 0
	for n, m := range a.of {
		switch {
		case m.weight < heaviest || !a.agreed(m):
		case m.weight == heaviest:
			share = max(share, b.share(n))
		default:
			heaviest, share = m.weight, b.share(n)
		}
	}
	return heaviest > 0 && share <= hardly
}
