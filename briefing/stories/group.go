package stories

import (
	"cmp"
	"slices"

	"github.com/dateline-bot/dateline/briefing"
)

// Group gathers articles by the stories that they were found to tell, best
// article first. Articles of told only help: a story that has one of them is
// Told when it holds nothing materially new, and an Update otherwise. Stories
// are in the order in which their first articles were filed. The result does
// not depend on the order of fresh or told, and on no other article.
//
// A shelf's stories were found without looking at feeds. They join those of
// feeds here, where only the readers of both see it: at most one each, and
// never so that two stories of feeds become one.
func (g *Grouper) Group(fresh, told []briefing.Copy) []briefing.Story {
	var stories []briefing.Story
	var r reader
	for _, members := range g.acrossWalls(&r, gather(fresh, told)) {
		if s, ok := storyOf(&r, members); ok {
			stories = append(stories, s)
		}
	}
	slices.SortFunc(stories, func(s, t briefing.Story) int {
		return cmp.Or(cmp.Compare(firstSeq(s), firstSeq(t)), cmp.Compare(s.ID, t.ID))
	})
	return stories
}

// A member is an article of a story that some readers are to be given.
type member struct {
	copy   briefing.Copy
	told   bool
	*piece // once it is compared with others
}

// gather brings together what tells one story, in the order of filing. An
// article that is in both lists meets itself, and so is told.
func gather(fresh, told []briefing.Copy) [][]*member {
	var all []*member
	known := map[briefing.ArticleID]bool{}
	for _, c := range told {
		if !known[c.ID] {
			known[c.ID] = true
			all = append(all, &member{copy: c, told: true})
		}
	}
	for _, c := range fresh {
		all = append(all, &member{copy: c})
	}
	slices.SortStableFunc(all, func(m, n *member) int {
		return cmp.Or(cmp.Compare(m.copy.Seq, n.copy.Seq), cmp.Compare(m.copy.ID, n.copy.ID))
	})
	of := map[briefing.StoryID]int{}
	var stories [][]*member
	for _, m := range all {
		story := cmp.Or(m.copy.Story, briefing.StoryID(m.copy.ID))
		at, known := of[story]
		if !known {
			at = len(stories)
			of[story], stories = at, append(stories, nil)
		}
		stories[at] = append(stories[at], m)
	}
	return stories
}

// acrossWalls joins stories of a shelf with those of feeds.
func (g *Grouper) acrossWalls(words *reader, stories [][]*member) [][]*member {
	shelf, feed := 0, 0
	for _, members := range stories {
		if members[0].copy.Source.IsShelf() {
			shelf++
		} else {
			feed++
		}
	}
	if shelf == 0 || feed == 0 {
		return stories
	}
	r, of := newRoom(g.AnyAge), map[*piece]*member{}
	groups := make([]group, len(stories))
	for i, members := range stories {
		groups[i].fed = !members[0].copy.Source.IsShelf()
		for _, m := range members {
			m.piece = words.piece(m.copy.Article)
			of[m.piece] = m
			groups[i].members = append(groups[i].members, m.piece)
		}
	}
	for _, p := range inOrder(groups) {
		r.enter(p)
	}
	var joined [][]*member
	for _, pieces := range link(groups) {
		members := make([]*member, len(pieces))
		for i, p := range pieces {
			members[i] = of[p]
		}
		joined = append(joined, members)
	}
	return joined
}

func inOrder(groups []group) []*piece {
	var all []*piece
	for _, g := range groups {
		all = append(all, g.members...)
	}
	slices.SortFunc(all, byFiling)
	return all
}
