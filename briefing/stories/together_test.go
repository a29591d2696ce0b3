package stories

import (
	"slices"

	"github.com/dateline-bot/dateline/briefing"
)

// newsdesk files articles as a desk does and keeps what is found of them.
type newsdesk struct {
	Grouper
	tells  map[briefing.ArticleID]briefing.StoryID
	merged []briefing.Merge
}

func (n *newsdesk) file(a briefing.Article) briefing.Placement {
	done := n.Place(a)
	if n.tells == nil {
		n.tells = map[briefing.ArticleID]briefing.StoryID{}
	}
	for _, t := range done.Tells {
		n.tells[t.Article] = t.Story
	}
	n.merged = append(n.merged, done.Merged...)
	return done
}

// kept is copies with the stories that they were found to tell.
func (n *newsdesk) kept(copies []briefing.Copy) []briefing.Copy {
	copies = slices.Clone(copies)
	for i := range copies {
		copies[i].Story = n.tells[copies[i].ID]
	}
	return copies
}

// together files all articles in order, those of told first where they are
// equal, and gathers them.
func together(fresh, told []briefing.Copy) []briefing.Story {
	var n newsdesk
	for _, c := range inFilingOrder(told, fresh) {
		n.file(c.Article)
	}
	return n.Group(n.kept(fresh), n.kept(told))
}

func inFilingOrder(lists ...[]briefing.Copy) []briefing.Copy {
	var all []briefing.Copy
	known := map[briefing.ArticleID]bool{}
	for _, c := range slices.Concat(lists...) {
		if !known[c.ID] {
			known[c.ID] = true
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b briefing.Copy) int { return int(a.Seq) - int(b.Seq) })
	return all
}

// pieces reads articles.
func pieces(copies ...briefing.Copy) []*piece {
	var all []*piece
	var r reader
	for _, c := range copies {
		all = append(all, r.piece(c.Article))
	}
	return all
}
