package stories

import "math/bits"

const (
	meetingAt = 32   // terms that matter most to a piece, at which it looks for others
	latest    = 32   // pieces that it meets at each: those filed last
	sharing   = 4    // meeting places that two pieces must share to be compared
	against   = -600 // likeness of rivals, so that they stay apart though others are like both
	faintest  = 100  // thousandths of likeness below which a pair is not worth weighing
	later     = 3    // such thousandths that a pair loses, when published further apart than the window
)

// likeness tells in thousandths how alike two pieces are: more by what they
// say in all than by what they begin with.
func likeness(p, q *piece) int {
	return (7*cosine(p.full, q.full) + 3*cosine(p.lead, q.lead)) / 10
}

// sameness is the likeness of two pieces that may tell the same news. It is 0
// or less when something speaks against that.
func sameness(p, q *piece) int {
	l := likeness(p, q) - late(p, q)
	switch {
	case l < faintest:
		return l
	case rivals(p, q):
		return against
	case ownPeople(p, q):
		return 0
	}
	return l
}

// samenessTo is sameness, worked out once for the time that both are kept,
// unless it is too little to be worth keeping.
func (p *piece) samenessTo(q *piece) int {
	if l, known := p.alike[q]; known {
		return int(l)
	}
	l := sameness(p, q)
	if l >= faintest || l < 0 {
		p.alike[q], q.alike[p] = int32(l), int32(l)
	}
	return l
}

// late is how many thousandths less alike two pieces are for having been
// published further apart than the window. It grows with the square of how often
// that doubles: a fortnight is next to nothing, a year is much, and after ten
// years only much the same text tells the same news. A piece without a time
// says nothing of it.
func late(p, q *piece) int {
	if p.at.IsZero() || q.at.IsZero() {
		return 0
	}
	doublings := bits.Len64(uint64(p.at.Sub(q.at).Abs() / window))
	return later * doublings * doublings
}

// near reports whether p and q were published within the window. A piece
// without a time is taken as of now, whenever that is.
func near(p, q *piece) bool {
	return p.at.IsZero() || q.at.IsZero() || p.at.Sub(q.at).Abs() <= window
}
