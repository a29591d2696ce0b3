package briefing_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

// byWord takes articles for one story when their headlines begin with the same
// word, as far as it remembers.
type byWord struct {
	plain
	opened   map[string]briefing.StoryID
	recalled int
}

func (g *byWord) Recall(filed []briefing.Article) {
	g.recalled += len(filed)
	for _, a := range filed {
		g.open(a, a.Story)
	}
}

func (g *byWord) Place(a briefing.Article) briefing.Placement {
	story := g.open(a, briefing.StoryID(a.ID))
	return briefing.Placement{Tells: []briefing.Telling{{Source: a.Source, Article: a.ID, Story: story}}}
}

func (g *byWord) open(a briefing.Article, story briefing.StoryID) briefing.StoryID {
	word, _, _ := strings.Cut(a.Title, " ")
	if known, ok := g.opened[word]; ok {
		return known
	}
	if g.opened == nil {
		g.opened = map[string]briefing.StoryID{}
	}
	g.opened[word] = story
	return story
}

// toldStories lists, for the server's articles in the order of filing, the
// headlines of the articles that opened the stories they tell.
func (r *room) toldStories(t *testing.T) []string {
	t.Helper()
	found, err := r.store.FindArticles(t.Context(), home, briefing.ArticleQuery{})
	if err != nil {
		t.Fatal(err)
	}
	titles := map[briefing.StoryID]string{}
	for _, c := range found {
		titles[briefing.StoryID(c.ID)] = c.Title
	}
	var stories []string
	for i := range found {
		stories = append(stories, titles[found[len(found)-1-i].Story])
	}
	return stories
}

func wantTold(t *testing.T, r *room, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, r.toldStories(t)); diff != "" {
		t.Errorf("stories differ (-want +got):\n%s", diff)
	}
}

func TestAnArticleIsPlacedWhenItIsFiled(t *testing.T) {
	r := newRoom(t)
	r.Grouper = &byWord{}
	for _, title := range []string{"Bridge opens", "Fire in Osk", "Bridge closes"} {
		r.file(t, title)
	}
	wantTold(t, r, "Bridge opens", "Fire in Osk", "Bridge opens")
}

func TestStoriesAreJoinedAfterARestart(t *testing.T) {
	r := newRoom(t)
	r.Grouper = &byWord{}
	r.file(t, "Bridge opens")
	r.clock.Advance(71 * time.Hour)
	r.file(t, "Fire in Osk")
	r.clock.Advance(2 * time.Hour)

	after := &byWord{}
	r.Desk = r.newDesk()
	r.Grouper = after
	r.file(t, "Fire is out")
	r.file(t, "Bridge closes")
	wantTold(t, r, "Bridge opens", "Fire in Osk", "Fire in Osk", "Bridge closes") // the bridge's story is over after 72 hours
	if after.recalled != 1 {
		t.Errorf("%d articles were recalled, want 1: once, and of the last 72 hours", after.recalled)
	}
}

// fullDisk is a store that cannot keep stories for a while.
type fullDisk struct {
	briefing.StoryKeeper
	fails bool
}

func (f *fullDisk) KeepStories(ctx context.Context, p []briefing.Placement) error {
	if f.fails {
		return errors.New("the disk is full")
	}
	return f.StoryKeeper.KeepStories(ctx, p)
}

func TestAnArticleIsFiledThoughItsStoryCannotBeKept(t *testing.T) {
	r := newRoom(t)
	keeper := &fullDisk{StoryKeeper: r.store, fails: true}
	r.Grouper, r.Stories = &byWord{}, keeper
	r.file(t, "Bridge opens")
	wantTold(t, r, "")
	keeper.fails = false
	r.file(t, "Fire in Osk")
	wantTold(t, r, "Bridge opens", "Fire in Osk")
}

func TestWhatACrashLeftWithoutAStoryIsPlacedLater(t *testing.T) {
	r := newRoom(t)
	r.Grouper, r.Stories = &byWord{}, &fullDisk{fails: true}
	r.file(t, "Bridge opens")
	r.Desk = r.newDesk()
	r.Grouper = &byWord{}
	r.file(t, "Bridge closes")
	wantTold(t, r, "Bridge opens", "Bridge opens")
}

func TestWhatIsFiledTwiceIsPlacedOnce(t *testing.T) {
	r := newRoom(t)
	g := &byWord{}
	r.Grouper = g
	r.file(t, "Bridge opens")
	r.file(t, "Bridge opens")
	if len(g.opened) != 1 {
		t.Errorf("%d stories were opened, want 1", len(g.opened))
	}
	wantTold(t, r, "Bridge opens")
}

func TestServersDoNotShareStories(t *testing.T) {
	r := newRoom(t)
	g := &byWord{}
	r.Grouper = g
	r.file(t, "Bridge opens")
	r.Desk = r.newDesk()
	r.Grouper = g
	g.recalled = 0
	_, err := r.File(t.Context(), briefing.Submission{Server: "away", Page: briefing.Page{Body: []byte("Away.")}, Title: "Away news"})
	if err != nil {
		t.Fatal(err)
	}
	if g.recalled != 0 {
		t.Errorf("filing for one server recalled %d articles of another", g.recalled)
	}
}

func TestADigestTellsThatStoriesWereFoundToBeOne(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	one, other := briefing.StoryID(r.file(t, "Bridge opens").ID), briefing.StoryID(r.file(t, "Fire in Osk").ID)
	err := r.store.KeepStories(t.Context(), []briefing.Placement{{Merged: []briefing.Merge{{From: other, Into: one, At: morning}}}})
	if err != nil {
		t.Fatal(err)
	}
	digest, err := r.Compose(t.Context(), sub, morning)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range digest.Entries {
		var want []string
		if e.Story == one {
			want = []string{"2 stories found to be one"}
		}
		if diff := cmp.Diff(want, e.Reasons); diff != "" {
			t.Errorf("reasons for %q differ (-want +got):\n%s", e.Lead.Title, diff)
		}
	}
}
