package stories

import (
	"slices"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// A room is what one wall encloses, a server's shelf or all feeds: the pieces
// that were filed there within the window.
type room struct {
	pieces []*piece // as they came in
	first  int32    // the number of the first of them; the others have those after it
	met    []uint8  // of each, of use while another looks for its like

	index  map[int32][]int32             // at each term the numbers of those that meet there, the latest only
	tells  map[briefing.StoryID][]*piece // by story, in the order of their filing
	anyAge bool                          // pieces meet however far apart they were published
}

func newRoom(anyAge bool) *room {
	return &room{anyAge: anyAge, index: map[int32][]int32{}, tells: map[briefing.StoryID][]*piece{}}
}

// enter adds a piece, which learns of those that it may tell the same news
// with.
func (r *room) enter(p *piece) {
	p.alike = map[*piece]int32{}
	for _, n := range r.meet(p) {
		if q := r.pieces[n-r.first]; r.anyAge || near(p, q) {
			p.samenessTo(q)
		}
	}
	r.pieces, r.met = append(r.pieces, p), append(r.met, 0)
}

// meet finds the numbers of those with which p shares enough meeting places,
// and has p stand there from now on. It costs about the same however many
// pieces there are: p looks for others at the terms that matter most to it,
// and at each of these only for those filed last.
func (r *room) meet(p *piece) []int32 {
	enough := uint8(min(sharing, len(p.places)))
	var found, seen []int32
	for _, term := range p.places {
		here := r.index[term]
		for _, n := range here {
			met := &r.met[n-r.first]
			if *met++; *met == 1 {
				seen = append(seen, n)
			}
			if *met == enough {
				found = append(found, n)
			}
		}
		if len(here) == latest {
			here = slices.Delete(here, 0, 1)
		}
		r.index[term] = append(here, r.first+int32(len(r.pieces)))
	}
	for _, n := range seen {
		r.met[n-r.first] = 0
	}
	return found
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
		r.drop(r.pieces[n], r.first+int32(n))
		r.pieces[n] = nil
		n++
	}
	r.pieces, r.met, r.first = r.pieces[n:], r.met[n:], r.first+int32(n)
}

func (r *room) drop(p *piece, number int32) {
	for _, term := range p.places {
		if r.index[term] = without(r.index[term], number); len(r.index[term]) == 0 {
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

// without is list without one of its elements, if that is in it.
func without[T comparable](list []T, one T) []T {
	if i := slices.Index(list, one); i >= 0 {
		return slices.Delete(list, i, i+1)
	}
	return list
}
