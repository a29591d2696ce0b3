package stories

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

// filed is an article as it comes from the archive, on a shelf, at a time.
func filed(c briefing.Copy, shelf briefing.SourceID, at time.Time) briefing.Article {
	c.Source, c.Added, c.Published = shelf, at, at
	return c.Article
}

const shelf = briefing.SourceID("shelf:home")

func TestAnArticleJoinsTheStoryThatItTellsOrOpensOne(t *testing.T) {
	var n newsdesk
	n.file(filed(bridge, shelf, monday))
	n.file(filed(quake, shelf, monday))
	got := n.file(filed(bridgeAgain, shelf, monday.Add(time.Hour)))
	want := briefing.Placement{Tells: []briefing.Telling{{Source: shelf, Article: bridgeAgain.ID, Story: briefing.StoryID(bridge.ID)}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("placing differs (-want +got):\n%s", diff)
	}
	if got := n.tells[quake.ID]; got != briefing.StoryID(quake.ID) {
		t.Errorf("the quake's story is %s, want its own", got)
	}
}

func TestAStoryIsOverAfterTheWindow(t *testing.T) {
	for _, test := range []struct {
		after time.Duration
		joins bool
	}{{window, true}, {window + time.Second, false}} {
		var n newsdesk
		n.file(filed(bridge, shelf, monday))
		late := filed(bridgeAgain, shelf, monday.Add(test.after))
		late.Published = monday
		n.file(late)
		if joins := n.tells[bridgeAgain.ID] == n.tells[bridge.ID]; joins != test.joins {
			t.Errorf("filed %v later it joins: %v, want %v", test.after, joins, test.joins)
		}
	}
}

func TestAStoryGoesOnAsLongAsItIsTold(t *testing.T) {
	var n newsdesk
	for i, c := range bridges(6) {
		n.file(filed(c, shelf, monday.Add(time.Duration(i)*window*2/3))) // and published then
	}
	for id, story := range n.tells {
		if story != "B-0" {
			t.Errorf("%s tells %s, want B-0", id, story)
		}
	}
	if got := len(n.rooms[shelf].pieces); got != 2 {
		t.Errorf("%d articles are remembered, want the 2 of the window", got)
	}
}

// bridges makes n accounts of the vote on the bridge.
func bridges(n int) []briefing.Copy {
	var all []briefing.Copy
	for i := range n {
		c := []briefing.Copy{bridge, bridgeAgain}[i%2]
		c.ID, c.Seq = briefing.ArticleID(fmt.Sprint("B-", i)), uint64(i+1)
		c.Body += fmt.Sprintf(" The vote was counted %d times.", i+2)
		all = append(all, c)
	}
	return all
}

func TestFeedsTellStoriesTogetherAndEachShelfAlone(t *testing.T) {
	var n newsdesk
	wall := []briefing.SourceID{"feed:coast", "feed:orland", "shelf:home", "shelf:away"}
	for i, source := range wall {
		n.file(filed(bridges(4)[i], source, monday))
	}
	want := map[briefing.ArticleID]briefing.StoryID{"B-0": "B-0", "B-1": "B-0", "B-2": "B-2", "B-3": "B-3"}
	if diff := cmp.Diff(want, n.tells); diff != "" {
		t.Errorf("stories differ (-want +got):\n%s", diff)
	}
}

// TestRecalledStoriesGoOn places half of a newsroom's articles in one Grouper
// and the rest in another that recalls the first half.
func TestRecalledStoriesGoOn(t *testing.T) {
	all := newsroom(120)
	var whole, first newsdesk
	for _, c := range all {
		whole.file(filed(c, shelf, monday))
	}
	for _, c := range all[:60] {
		first.file(filed(c, shelf, monday))
	}
	var known []briefing.Article
	for _, c := range first.kept(all[:60]) {
		known = append(known, filed(c, shelf, monday))
	}
	slices.Reverse(known)
	second := newsdesk{tells: first.tells}
	second.Recall(known)
	for _, c := range all[60:] {
		second.file(filed(c, shelf, monday))
	}
	if diff := cmp.Diff(whole.tells, second.tells); diff != "" {
		t.Errorf("stories differ (-without a restart +with one):\n%s", diff)
	}
}

// TestOnlyStoriesThatAreTouchedChange files a newsroom article by article. Each
// may change the stories of articles that it has something in common with, and
// no other.
func TestOnlyStoriesThatAreTouchedChange(t *testing.T) {
	var n newsdesk
	for _, c := range newsroom(150) {
		before := map[briefing.ArticleID]briefing.StoryID{}
		for id, story := range n.tells {
			before[id] = story
		}
		done := n.file(filed(c, shelf, monday))
		touched := map[briefing.StoryID]bool{}
		for _, p := range n.rooms[shelf].pieces {
			if l := sameness(pieces(c)[0], p); p.id != c.ID && l >= faintest {
				touched[before[p.id]] = true
			}
		}
		for _, moved := range done.Tells {
			if moved.Article != c.ID && !touched[before[moved.Article]] {
				t.Errorf("filing %s moved %s, which has nothing in common with it", c.ID, moved.Article)
			}
		}
	}
}

func TestTheGrouperForgetsWhatIsOlderInEveryRoom(t *testing.T) {
	var n newsdesk
	for i := range 5 {
		n.file(filed(bridges(5)[i], briefing.ShelfOf(briefing.ServerID(fmt.Sprint(i))), monday))
	}
	n.file(filed(quake, shelf, monday.Add(window+time.Minute)))
	if len(n.rooms) != 1 {
		t.Errorf("%d rooms are left, want the one that something was filed to", len(n.rooms))
	}
	r := n.rooms[shelf]
	if len(r.pieces) != 1 || len(r.tells) != 1 || len(r.index) == 0 || len(r.index) > meetingAt {
		t.Errorf("the room holds %d pieces, %d stories, %d meeting places; want those of one article", len(r.pieces), len(r.tells), len(r.index))
	}
}

// Two sides of one matter, which have little in common, and an account of both.
var (
	votes = article(1, "Orland Press", "", "The council of Elmhaven sat until midnight. Mayor Lena Vass counted nine hands for the plan and four against it, "+
		"and the opposition of Dora Quist walked out of the hall. The old bridge over the Lune is to stay.")
	costs = article(2, "Coast Daily", "", "Divers found that two piers of the crossing have rotted since the flood. The engineer Bo Tann wants "+
		"twelve million crowns, eighteen months and a ferry for the people of Elmhaven while cranes block the river.")
	both = article(3, "Lune Courier", "", "The old bridge over the Lune is to stay. The council of Elmhaven sat until midnight; Mayor Lena Vass counted nine hands for the plan "+
		"and four against it, and Dora Quist walked out with the opposition. Divers found two piers that have rotted since the flood: the engineer Bo Tann wants twelve million crowns, "+
		"eighteen months, cranes and a ferry.")
)

func TestTwoStoriesThatAreFoundToBeOneAreMerged(t *testing.T) {
	var n newsdesk
	n.file(filed(votes, shelf, monday))
	n.file(filed(costs, shelf, monday))
	if n.tells["A-1"] == n.tells["A-2"] {
		t.Fatal("the two sides are one story before anybody tells of both")
	}
	at := monday.Add(time.Hour)
	n.file(filed(both, shelf, at))
	want := map[briefing.ArticleID]briefing.StoryID{"A-1": "A-1", "A-2": "A-1", "A-3": "A-1"}
	if diff := cmp.Diff(want, n.tells); diff != "" {
		t.Errorf("stories differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]briefing.Merge{{From: "A-2", Into: "A-1", At: at}}, n.merged); diff != "" {
		t.Errorf("history differs (-want +got):\n%s", diff)
	}
}

func TestAShelfsArticleNeverJoinsTwoStoriesOfFeeds(t *testing.T) {
	place := func(c briefing.Copy, source briefing.SourceID) briefing.Copy {
		c.Source, c.Story = source, briefing.StoryID(c.ID)
		return c
	}
	fresh := []briefing.Copy{place(votes, "feed:orland"), place(costs, "feed:coast"), place(both, shelf)}
	got := ids(new(Grouper).Group(fresh, nil))
	if len(got) != 2 {
		t.Errorf("stories are %v, want the shelf's article with one of the feeds'", got)
	}
	alone := ids(new(Grouper).Group(fresh[:2], nil))
	if diff := cmp.Diff([][]string{{"A-1"}, {"A-2"}}, alone); diff != "" {
		t.Errorf("stories of those who do not read that shelf differ (-want +got):\n%s", diff)
	}
}
