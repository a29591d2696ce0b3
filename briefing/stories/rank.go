package stories

import (
	"cmp"
	"slices"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

const (
	// halfLife is how long it takes news to become half as fresh.
	halfLife = 12 * time.Hour
	// stalest is after how many half-lives age counts no more.
	stalest = 9
	// Beyond these a story moves behind the others.
	mostOfPublisher = 2
	mostOfTopic     = 3
)

// Ranker puts stories in the order in which readers want them. The zero value
// is ready and may be used by many at once.
type Ranker struct{}

var _ briefing.Ranker = Ranker{}

// Rank puts stories that a moderator pinned first; then those that more
// publishers tell independently, then those of topics asked for earlier, then
// fresher ones, by halves every twelve hours. A third story from one publisher
// or a fourth on one topic moves behind all others. What is still equal goes
// by time, the newest first, and then by id. Each story is given its score and
// the reasons for its place; the stories handed in stay as they are.
func (Ranker) Rank(stories []briefing.Story, want briefing.Preference) []briefing.Story {
	ranked := make([]entry, 0, len(stories))
	for _, s := range stories {
		ranked = append(ranked, weigh(s, want))
	}
	slices.SortFunc(ranked, compare)
	vary(ranked)
	out := make([]briefing.Story, 0, len(ranked))
	for _, e := range ranked {
		e.story.Reasons = e.reasons()
		e.story.Score = float64(e.score())
		out = append(out, e.story)
	}
	return out
}

// An entry is a story and what its place depends on.
type entry struct {
	story      briefing.Story
	pinned     bool
	publishers int
	topic      string // the one that it counts for; "" when it has none
	wanted     bool   // the readers asked for that topic
	weight     int    // of that topic: more for one that was asked for earlier
	newest     time.Time
	age        time.Duration
	behind     string // why it moved behind the others; "" when it did not
}

func weigh(s briefing.Story, want briefing.Preference) entry {
	e := entry{story: s, publishers: independent(s.Articles)}
	for _, a := range s.Articles {
		e.pinned = e.pinned || a.Overlay.Pin
		if at := cmp.Or(a.Published, a.Added); at.After(e.newest) {
			e.newest = at
		}
	}
	e.age = max(0, want.Now.Sub(e.newest))
	if e.newest.IsZero() {
		e.age = 0 // what has no date is taken as of now
	}
	for i, topic := range want.Topics {
		if slices.Contains(s.Topics, topic) {
			e.topic, e.wanted, e.weight = topic, true, len(want.Topics)-i
			return e
		}
	}
	if len(s.Topics) > 0 {
		e.topic = s.Topics[0]
	}
	return e
}

// freshness counts down by one for each half-life.
func (e entry) freshness() int {
	return stalest - int(min(e.age/halfLife, stalest))
}

// score is the order of e's merits in one number: of two stories neither of
// which moved behind, the one with the higher score stands first.
func (e entry) score() int {
	score := min(e.publishers, 999)
	if e.pinned {
		score += 1000
	}
	return (score*1000+min(e.weight, 999))*10 + e.freshness()
}

func compare(e, f entry) int {
	return cmp.Or(
		-cmp.Compare(e.score(), f.score()),
		-e.newest.Compare(f.newest),
		cmp.Compare(e.story.ID, f.story.ID),
	)
}

// vary moves stories behind the others of which readers would get too many of
// a kind. Pinned ones stay.
func vary(ranked []entry) {
	publishers, topics := map[string]int{}, map[string]int{}
	for i := range ranked {
		e := &ranked[i]
		publisher := e.story.Articles[0].Publisher
		switch {
		case e.pinned:
		case publisher != "" && publishers[publisher] >= mostOfPublisher:
			e.behind = "after two others from " + publisher
			continue
		case e.topic != "" && topics[e.topic] >= mostOfTopic:
			e.behind = "after three others on " + e.topic
			continue
		}
		publishers[publisher]++
		topics[e.topic]++
	}
	slices.SortStableFunc(ranked, func(e, f entry) int {
		return compareBool(e.behind != "", f.behind != "")
	})
}

// independent counts the publishers that tell a story in words of their own,
// at least one: a publisher counts once, and so does a text that several
// printed.
func independent(articles []briefing.Copy) int {
	seen := map[string]bool{}
	var texts []shingles
	for _, a := range articles {
		if a.Publisher == "" || seen[a.Publisher] {
			continue
		}
		seen[a.Publisher] = true
		if len(articles) == 1 {
			break
		}
		s := shinglesOf(a.Article)
		if !slices.ContainsFunc(texts, func(t shingles) bool { return sameCopy(s, t) }) {
			texts = append(texts, s)
		}
	}
	return max(1, len(texts))
}
