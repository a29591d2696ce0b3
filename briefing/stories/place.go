package stories

import (
	"cmp"
	"slices"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

const (
	// touchedStories bounds how many stories are looked at anew when a piece
	// comes in: those with the pieces that it is most like.
	touchedStories = 6
	// touchedPieces bounds how many pieces of each: those filed last.
	touchedPieces = 20
)

// place finds the story of a piece that has entered, by linking it anew with
// the pieces of all stories that it touches.
func (r *room) place(p *piece) briefing.Placement {
	touched := r.touchedBy(p)
	groups := []group{{members: []*piece{p}}}
	carriers := map[*piece]briefing.StoryID{}
	for story, members := range touched {
		carriers[carrierOf(story, members)] = story
		for _, q := range members {
			groups = append(groups, group{members: []*piece{q}})
		}
	}
	slices.SortFunc(groups, func(g, h group) int { return byFiling(g.members[0], h.members[0]) })
	return r.settle(link(groups), carriers, p.filed)
}

// touchedBy finds the stories that p may change, and the latest pieces of each.
func (r *room) touchedBy(p *piece) map[briefing.StoryID][]*piece {
	best := map[briefing.StoryID]int32{}
	for q, l := range p.alike {
		if l >= faintest {
			best[q.story] = max(best[q.story], l)
		}
	}
	order := make([]briefing.StoryID, 0, len(best))
	for story := range best {
		order = append(order, story)
	}
	slices.SortFunc(order, func(s, t briefing.StoryID) int {
		return cmp.Or(-cmp.Compare(best[s], best[t]), cmp.Compare(s, t))
	})
	found := make(map[briefing.StoryID][]*piece, len(order))
	for _, story := range order[:min(len(order), touchedStories)] {
		members := r.tells[story]
		found[story] = members[max(0, len(members)-touchedPieces):]
	}
	return found
}

// carrierOf is the piece with which the story's name goes wherever it goes: the
// one that opened it, or else the earliest.
func carrierOf(story briefing.StoryID, members []*piece) *piece {
	for _, p := range members {
		if briefing.StoryID(p.id) == story {
			return p
		}
	}
	return members[0]
}

// settle makes stories of groups and tells what that changed. A group is the
// story whose carrier it holds; of several the earliest, and then the others
// are told in that one from now on. A group that holds none is a new story.
func (r *room) settle(groups [][]*piece, carriers map[*piece]briefing.StoryID, at time.Time) briefing.Placement {
	var done briefing.Placement
	for _, members := range groups {
		story, merged := nameOf(members, carriers)
		for _, other := range merged {
			done.Merged = append(done.Merged, briefing.Merge{From: other, Into: story, At: at})
		}
		for _, p := range members {
			done.Tells = append(done.Tells, r.move(p, story)...)
		}
	}
	for _, m := range done.Merged {
		for _, p := range slices.Clone(r.tells[m.From]) { // those too early to have been touched
			done.Tells = append(done.Tells, r.move(p, m.Into)...)
		}
	}
	return done
}

func nameOf(members []*piece, carriers map[*piece]briefing.StoryID) (story briefing.StoryID, merged []briefing.StoryID) {
	for _, p := range members {
		switch carried, ok := carriers[p]; {
		case !ok:
		case story == "":
			story = carried
		default:
			merged = append(merged, carried)
		}
	}
	return cmp.Or(story, briefing.StoryID(members[0].id)), merged
}

// move has p tell a story. There is nothing to note when it does so already.
func (r *room) move(p *piece, story briefing.StoryID) []briefing.Telling {
	if p.story == story {
		return nil
	}
	r.leave(p)
	r.tell(p, story)
	return []briefing.Telling{{Source: p.source, Article: p.id, Story: story}}
}
