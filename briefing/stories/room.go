package stories

import (
	"slices"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// A room is what one wall encloses, a server's shelf or all feeds: the pieces
// that were filed there within the window, oldest first.
type room struct {
	pieces []*piece
	index  map[int32][]*piece            // at each term those that meet there, the latest only
	tells  map[briefing.StoryID][]*piece // by story, in the order of their filing
	anyAge bool                          // pieces meet however far apart they were published
}

func newRoom(anyAge bool) *room {
	return &room{anyAge: anyAge, index: map[int32][]*piece{}, tells: map[briefing.StoryID][]*piece{}}
}

// enter adds a piece, which learns of those that it may tell the same news
// with. It costs about the same however many there are: it meets others at the
// terms that matter most to it, and at each of these only those filed last.
func (r *room) enter(p *piece) {
	p.alike = map[*piece]int32{}
	var met, seen []*piece
	for _, term := range p.places {
		here := r.index[term]
		for _, q := range here {
			if q.met++; q.met == 1 {
				seen = append(seen, q)
			}
			if q.met == min(sharing, len(p.places)) {
				met = append(met, q)
			}
		}
		if len(here) == latest {
			here = slices.Delete(here, 0, 1)
		}
		r.index[term] = append(here, p)
	}
	for _, q := range seen {
		q.met = 0
	}
	for _, q := range met {
		if r.anyAge || near(p, q) {
			p.samenessTo(q)
		}
	}
	r.pieces = append(r.pieces, p)
}

// tell notes which story a piece tells from now on.
func (r *room) tell(p *piece, story briefing.StoryID) {
	p.story = story
	members := r.tells[story]
	at, _ := slices.BinarySearchFunc(members, p, byFiling)
	r.tells[story] = slices.Insert(members, at, p)
}

// forget drops the pieces that were filed before some time.
func (r *room) forget(before time.Time) {
	n := 0
	for n < len(r.pieces) && r.pieces[n].filed.Before(before) {
		r.drop(r.pieces[n])
		n++
	}
	r.pieces = slices.Delete(r.pieces, 0, n)
}

func (r *room) drop(p *piece) {
	for _, term := range p.places {
		if r.index[term] = without(r.index[term], p); len(r.index[term]) == 0 {
			delete(r.index, term)
		}
	}
	r.leave(p)
	for q := range p.alike {
		delete(q.alike, p)
	}
}

// leave takes a piece out of the story that it tells.
func (r *room) leave(p *piece) {
	if r.tells[p.story] = without(r.tells[p.story], p); len(r.tells[p.story]) == 0 {
		delete(r.tells, p.story)
	}
}

func without(pieces []*piece, p *piece) []*piece {
	if i := slices.Index(pieces, p); i >= 0 {
		return slices.Delete(pieces, i, i+1)
	}
	return pieces
}
