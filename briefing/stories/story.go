package stories

import (
	"cmp"
	"slices"

	"github.com/dateline-bot/dateline/briefing"
)

// storyOf makes the story that members tell; false when none of them is fresh.
func storyOf(r *reader, members []*member) (briefing.Story, bool) {
	var fresh, told []*member
	for _, m := range members {
		if m.told {
			told = append(told, m)
		} else {
			fresh = append(fresh, m)
		}
	}
	if len(fresh) == 0 {
		return briefing.Story{}, false
	}
	if len(members) > 1 {
		for _, m := range members {
			m.compare(r)
		}
	}
	s := briefing.Story{
		ID:     cmp.Or(fresh[0].copy.Story, briefing.StoryID(fresh[0].copy.ID)),
		Topics: topicsOf(fresh),
	}
	if len(told) > 0 {
		s.Update = anyNews(fresh, told)
		s.Told = !s.Update
	}
	for _, m := range bestFirst(fresh) {
		s.Articles = append(s.Articles, m.copy)
	}
	return s, true
}

// compare makes m comparable, if it is not yet.
func (m *member) compare(r *reader) {
	if m.piece == nil {
		m.piece = r.piece(m.copy.Article)
	}
}

// bestFirst puts pinned articles before others, then those that have most in
// common with the rest, then longer ones.
func bestFirst(members []*member) []*member {
	common := map[*member]int{}
	for i, m := range members {
		for _, n := range members[:i] {
			l := likeness(m.piece, n.piece)
			common[m] += l
			common[n] += l
		}
	}
	sorted := slices.Clone(members)
	slices.SortStableFunc(sorted, func(m, n *member) int {
		return cmp.Or(
			-compareBool(m.copy.Overlay.Pin, n.copy.Overlay.Pin),
			-cmp.Compare(common[m], common[n]),
			-cmp.Compare(len(m.copy.Body), len(n.copy.Body)),
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

// topicsOf lists the topics of all members, in alphabetical order.
func topicsOf(members []*member) []string {
	var topics []string
	for _, m := range members {
		topics = append(topics, m.copy.Overlay.Topics...)
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
