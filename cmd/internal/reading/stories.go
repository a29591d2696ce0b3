package reading

import (
	"strconv"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/stories"
)

// Stories tells which articles tell the same news when they are filed in their
// order, all at one moment, as an archive is: for each article the place, in the order given, of
// the first one of its story.
func Stories(articles []briefing.Article) []int {
	g := stories.Grouper{AnyAge: true}
	tells := map[briefing.ArticleID]briefing.StoryID{}
	ids := make([]briefing.ArticleID, len(articles))
	for i, a := range articles {
		ids[i] = briefing.ArticleID(strconv.Itoa(i))
		a.ID, a.Seq, a.Added = ids[i], uint64(i+1), time.Time{}
		for _, t := range g.Place(a).Tells {
			tells[t.Article] = t.Story
		}
	}
	first := map[briefing.StoryID]int{}
	places := make([]int, len(articles))
	for i, id := range ids {
		if _, known := first[tells[id]]; !known {
			first[tells[id]] = i
		}
		places[i] = first[tells[id]]
	}
	return places
}
