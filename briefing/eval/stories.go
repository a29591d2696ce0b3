package eval

import "math"

// A Placed is where an article was put, and where it belongs.
type Placed struct {
	Event string // what happened, as a careful reader told articles apart
	Story string // the story that the article was put into; "" is a story of its own
}

// A StoryTally counts how well articles were put together with others. Those
// of single articles can be added up.
type StoryTally struct {
	Articles int
	Mixed    int // stand in one story with an article of another event

	purity, whole   float64 // how much of its story is of its event, and the other way round
	right           int     // articles of both its story and its event, itself left out
	together, event int     // articles of its story, and of its event, itself left out
}

// ScoreStories gives one tally an article, in the order of articles.
func ScoreStories(articles []Placed) []StoryTally {
	story, event, both := map[string]int{}, map[string]int{}, map[Placed]int{}
	for _, a := range articles {
		story[a.Story]++
		event[a.Event]++
		both[a]++
	}
	tallies := make([]StoryTally, len(articles))
	for i, a := range articles {
		inStory, inBoth := story[a.Story], both[a]
		if a.Story == "" {
			inStory, inBoth = 1, 1
		}
		tallies[i] = StoryTally{
			Articles: 1, Mixed: one(inStory > inBoth),
			purity: share(inBoth, inStory), whole: share(inBoth, event[a.Event]),
			right: inBoth - 1, together: inStory - 1, event: event[a.Event] - 1,
		}
	}
	return tallies
}

// Add counts u's articles too.
func (t *StoryTally) Add(u StoryTally) {
	t.Articles += u.Articles
	t.Mixed += u.Mixed
	t.purity += u.purity
	t.whole += u.whole
	t.right += u.right
	t.together += u.together
	t.event += u.event
}

// BCubed scores articles one by one, so that each counts the same: precision
// is how much of its story is of its event, recall how much of its event is in
// its story, both on average.
func (t StoryTally) BCubed() Score {
	n := math.Max(1, float64(t.Articles))
	return balanced(t.purity/n, t.whole/n)
}

// Pairs scores pairs of articles that were put together, so that large stories
// count for more. Precision is 1 when no two were put together, recall when no
// two belong together.
func (t StoryTally) Pairs() Score {
	return balanced(shareOrAll(t.right, t.together), shareOrAll(t.right, t.event))
}

func shareOrAll(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return share(part, whole)
}
