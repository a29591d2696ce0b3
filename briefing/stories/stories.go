// Package stories groups articles that tell the same news and ranks the
// groups.
//
// Two articles tell the same news when they were published within three days
// of each other and are, on the whole, about the same people, places and
// things. Precision comes first: two pieces of news told as one is an error
// that every reader sees. All arithmetic is in integers, so that every
// machine groups and ranks alike.
package stories

import (
	"cmp"
	"slices"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// window is how far apart in time two articles of one story may be published.
const window = 72 * time.Hour

// Grouper tells which articles tell the same news. The zero value is ready and
// may be used by many at once.
type Grouper struct{}

var _ briefing.Grouper = Grouper{}

// Group puts every article of fresh into exactly one story, best article
// first. Articles of told only help: a story that has one of them is Told when
// it holds nothing materially new, and an Update otherwise. Stories are in the
// order in which their first articles were filed. The result does not depend
// on the order of fresh or told.
func (Grouper) Group(fresh, told []briefing.Copy) []briefing.Story {
	pieces := readAll(fresh, told)
	var stories []briefing.Story
	for _, group := range link(pieces, pairsOf(pieces)) {
		if s, ok := storyOf(pieces, group); ok {
			stories = append(stories, s)
		}
	}
	slices.SortFunc(stories, func(s, t briefing.Story) int {
		return cmp.Or(cmp.Compare(firstSeq(s), firstSeq(t)), cmp.Compare(s.ID, t.ID))
	})
	return stories
}

// storyOf makes the story of a group of pieces; false when none is fresh.
func storyOf(pieces []piece, group []int) (briefing.Story, bool) {
	var fresh, told []piece
	for _, i := range group {
		if pieces[i].told {
			told = append(told, pieces[i])
		} else {
			fresh = append(fresh, pieces[i])
		}
	}
	if len(fresh) == 0 {
		return briefing.Story{}, false
	}
	s := briefing.Story{ID: briefing.StoryID(fresh[0].copy.ID), Topics: topicsOf(fresh)}
	if len(told) > 0 {
		s.Update = anyNews(fresh, told)
		s.Told = !s.Update
	}
	for _, p := range bestFirst(fresh) {
		s.Articles = append(s.Articles, p.copy)
	}
	return s, true
}

// bestFirst puts pinned pieces before others, then those that have most in
// common with the rest, then longer ones.
func bestFirst(pieces []piece) []piece {
	common := map[briefing.ArticleID]int{}
	for i, p := range pieces {
		for j, q := range pieces {
			if i != j {
				common[p.copy.ID] += likeness(p, q)
			}
		}
	}
	sorted := slices.Clone(pieces)
	slices.SortStableFunc(sorted, func(p, q piece) int {
		return cmp.Or(
			-compareBool(p.copy.Overlay.Pin, q.copy.Overlay.Pin),
			-cmp.Compare(common[p.copy.ID], common[q.copy.ID]),
			-cmp.Compare(len(p.copy.Body), len(q.copy.Body)),
		)
	})
	return sorted
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// topicsOf lists the topics of all pieces, in alphabetical order.
func topicsOf(pieces []piece) []string {
	var topics []string
	for _, p := range pieces {
		topics = append(topics, p.copy.Overlay.Topics...)
	}
	slices.Sort(topics)
	return slices.Compact(topics)
}

// firstSeq is when the first of a story's articles was filed.
func firstSeq(s briefing.Story) uint64 {
	first := s.Articles[0].Seq
	for _, a := range s.Articles {
		first = min(first, a.Seq)
	}
	return first
}
