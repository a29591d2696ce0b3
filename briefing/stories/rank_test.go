package stories

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

var now = monday.Add(24 * time.Hour)

// story makes a story of one article, hours old.
func story(id, publisher string, hours int, topics ...string) briefing.Story {
	a := article(0, publisher, "", "")
	a.ID = briefing.ArticleID(id)
	a.Published = now.Add(-time.Duration(hours) * time.Hour)
	return briefing.Story{ID: briefing.StoryID(id), Articles: []briefing.Copy{a}, Topics: topics}
}

func order(stories []briefing.Story, want briefing.Preference) []string {
	var ids []string
	for _, s := range (Ranker{}).Rank(stories, want) {
		ids = append(ids, string(s.ID))
	}
	return ids
}

func TestRank(t *testing.T) {
	pinned := story("pinned", "D", 40)
	pinned.Articles[0].Overlay.Pin = true
	two := story("two", "A", 30)
	two.Articles = append(two.Articles, bridge)
	wire := story("wire", "A", 0)
	wire.Articles = []briefing.Copy{bridge, bridge}
	wire.Articles[1].Publisher = "Coast Daily"
	for i := range wire.Articles {
		wire.Articles[i].Published = now.Add(-30 * time.Hour)
	}
	tests := []struct {
		name    string
		stories []briefing.Story
		topics  []string
		want    []string
	}{
		{"pinned before all", []briefing.Story{two, pinned}, nil, []string{"pinned", "two"}},
		{"more publishers", []briefing.Story{story("one", "B", 0), two}, nil, []string{"two", "one"}},
		{"a wire copy counts once", []briefing.Story{wire, story("one", "B", 0), two}, nil, []string{"two", "one", "wire"}},
		{"topics in their order", []briefing.Story{story("none", "A", 0), story("second", "B", 0, "sport"), story("first", "C", 20, "energy", "sport")},
			[]string{"energy", "sport"}, []string{"first", "second", "none"}},
		{"half-lives", []briefing.Story{story("old", "A", 13), story("fresh", "B", 11)}, nil, []string{"fresh", "old"}},
		{"then time", []briefing.Story{story("b", "A", 4), story("a", "B", 3)}, nil, []string{"a", "b"}},
		{"then id", []briefing.Story{story("b", "A", 3), story("a", "B", 3)}, nil, []string{"a", "b"}},
		{"a third from one publisher", []briefing.Story{story("1", "A", 1), story("2", "A", 2), story("3", "A", 3), story("4", "B", 30)}, nil, []string{"1", "2", "4", "3"}},
		{"a fourth on one topic", []briefing.Story{story("1", "A", 1, "x"), story("2", "B", 2, "x"), story("3", "C", 3, "x"), story("4", "D", 4, "x"), story("5", "E", 30)},
			nil, []string{"1", "2", "3", "5", "4"}},
		{"no publisher is no variety", []briefing.Story{story("1", "", 1), story("2", "", 2), story("3", "", 3), story("4", "B", 30)}, nil, []string{"1", "2", "3", "4"}},
		{"nothing", nil, nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := briefing.Preference{Topics: test.topics, Now: now}
			if diff := cmp.Diff(test.want, order(test.stories, want)); diff != "" {
				t.Errorf("order differs (-want +got):\n%s", diff)
			}
			back := slices.Clone(test.stories)
			slices.Reverse(back)
			if diff := cmp.Diff(test.want, order(back, want)); diff != "" {
				t.Errorf("order of the same stories backwards differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReasons(t *testing.T) {
	s := story("s", "A", 2, "energy")
	s.Articles[0].Overlay.Pin = true
	s.Articles = append(s.Articles, bridge)
	s.Update = true
	got := Ranker{}.Rank([]briefing.Story{s}, briefing.Preference{Topics: []string{"energy"}, Now: now})
	want := []string{"pinned by a moderator", "new facts since it was told", "2 publishers", "about energy", "2 hours old"}
	if diff := cmp.Diff(want, got[0].Reasons); diff != "" {
		t.Errorf("reasons differ (-want +got):\n%s", diff)
	}
}

func TestReasonsForMovingBehind(t *testing.T) {
	var stories []briefing.Story
	for i := range 4 {
		stories = append(stories, story(fmt.Sprint(i), "A", i))
	}
	got := Ranker{}.Rank(stories, briefing.Preference{Now: now})
	if diff := cmp.Diff([]string{"after two others from A", "2 hours old"}, got[2].Reasons); diff != "" {
		t.Errorf("reasons differ (-want +got):\n%s", diff)
	}
	if len(got) != 4 {
		t.Errorf("got %d stories, want all 4", len(got))
	}
}

func TestRankLeavesItsArgumentsAlone(t *testing.T) {
	stories := []briefing.Story{story("b", "A", 5), story("a", "B", 3)}
	Ranker{}.Rank(stories, briefing.Preference{Now: now})
	if stories[0].ID != "b" || stories[0].Reasons != nil || stories[0].Score != 0 {
		t.Errorf("the story handed in became %+v", stories[0])
	}
}

func TestAgeInWords(t *testing.T) {
	tests := []struct {
		age  time.Duration
		want string
	}{
		{0, "less than an hour old"}, {time.Hour, "1 hour old"}, {47*time.Hour + 59*time.Minute, "47 hours old"}, {48 * time.Hour, "2 days old"},
	}
	for _, test := range tests {
		if got := ageInWords(test.age); got != test.want {
			t.Errorf("%v: got %q, want %q", test.age, got, test.want)
		}
	}
}
