package stories

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

var monday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// article makes the n-th article filed, published n minutes after monday.
func article(n int, publisher, title, body string) briefing.Copy {
	return briefing.Copy{Article: briefing.Article{
		ID: briefing.ArticleID(fmt.Sprintf("A-%d", n)), Seq: uint64(n), Title: title, Body: body,
		Publisher: publisher, Language: "en", Published: monday.Add(time.Duration(n) * time.Minute),
	}}
}

var (
	bridge = article(1, "Orland Press", "Council of Elmhaven keeps the old bridge",
		"ELMHAVEN — The council of Elmhaven voted 9 to 4 on Monday to keep the old bridge over the Lune. Mayor Lena Vass said the "+
			"city could not afford a new one. The bridge has been closed since a flood in 2019 tore away one of its piers. "+
			"Repairs will cost 12 million crowns and take 18 months, the engineer Bo Tann told the council.")
	bridgeAgain = article(2, "Coast Daily", "Elmhaven votes to repair its bridge",
		"The old bridge over the Lune will stay: the council of Elmhaven decided on Monday, 9 votes to 4, to repair it. "+
			"“A new bridge is more than Elmhaven can pay,” said Mayor Lena Vass. Piers of the bridge were lost in the 2019 flood. "+
			"Bo Tann, the engineer, put the cost at 12 million crowns.")
	quake = article(3, "Orland Press", "Quake shakes the Tarn valley",
		"A magnitude 5.1 earthquake shook the Tarn valley on Monday, the Geological Office said. No one was hurt. "+
			"It struck 10 kilometres below the village of Osk at 4:12 a.m.")
	quakeElsewhere = article(4, "Orland Press", "Quake shakes the Miro coast",
		"A magnitude 4.7 earthquake shook the Miro coast on Monday, the Geological Office said. No one was hurt. "+
			"It struck 25 kilometres below the village of Pell at 6:40 a.m.")
)

// ids lists the articles of each story.
func ids(stories []briefing.Story) [][]string {
	var all [][]string
	for _, s := range stories {
		var one []string
		for _, a := range s.Articles {
			one = append(one, string(a.ID))
		}
		slices.Sort(one)
		all = append(all, one)
	}
	return all
}

func TestTheSameNewsIsOneStory(t *testing.T) {
	got := together([]briefing.Copy{quake, bridgeAgain, bridge}, nil)
	if diff := cmp.Diff([][]string{{"A-1", "A-2"}, {"A-3"}}, ids(got)); diff != "" {
		t.Errorf("stories differ (-want +got):\n%s", diff)
	}
	if got[0].ID != "A-1" {
		t.Errorf("the story's id: got %s, want that of its first article", got[0].ID)
	}
}

func TestLookAlikeEventsStayApart(t *testing.T) {
	tests := []struct{ name, one, other string }{
		{"quakes", quake.Body, quakeElsewhere.Body},
		{"quarters",
			"Tann Corp. reported a profit of 12 million crowns for the third quarter, up from 10 million a year ago. Shares of Tann Corp. rose 2 percent in Brel.",
			"Harbour Light reported a profit of 31 million crowns for the third quarter, up from 22 million a year ago. Shares of Harbour Light rose 4 percent in Brel."},
		{"verdicts",
			"A court in Brel sentenced Viktor Strand to four years in prison on Monday for fraud. Judge Hanna Falk said the defendant had betrayed his clients.",
			"A court in Brel sentenced Nora Beck to nine years in prison on Monday for arson. Judge Hanna Falk said the defendant had endangered her neighbours."},
		{"rates of two days",
			"The crown closed at 7.21 to the euro and 6.10 to the dollar in Brel. Gold closed at 2,310 crowns an ounce.",
			"The crown closed at 7.35 to the euro and 6.24 to the dollar in Brel. Gold closed at 2,287 crowns an ounce."},
	}
	for _, test := range tests {
		one, other := article(1, "Orland Press", "", test.one), article(2, "Orland Press", "", test.other)
		if got := len(together([]briefing.Copy{one, other}, nil)); got != 2 {
			t.Errorf("%s: got %d stories, want 2", test.name, got)
		}
	}
}

func TestAnUnrelatedArticleMovesNothing(t *testing.T) {
	before := together([]briefing.Copy{bridge, bridgeAgain}, nil)
	after := together([]briefing.Copy{bridge, bridgeAgain, quake}, nil)
	if diff := cmp.Diff(before, after[:1]); diff != "" || len(after) != 2 {
		t.Errorf("%d stories (-before +after):\n%s", len(after), diff)
	}
}

func TestNewsOfAnotherWeekIsAnotherStory(t *testing.T) {
	for _, test := range []struct {
		after time.Duration
		want  int
	}{{window, 1}, {window + time.Second, 2}} {
		later := bridgeAgain
		later.Published = bridge.Published.Add(test.after)
		if got := len(together([]briefing.Copy{bridge, later}, nil)); got != test.want {
			t.Errorf("published %v later: got %d stories, want %d", test.after, got, test.want)
		}
		var n newsdesk
		n.AnyAge = true
		n.file(bridge.Article)
		if n.file(later.Article); n.tells[later.ID] != n.tells[bridge.ID] {
			t.Errorf("published %v later: two stories of an archive", test.after)
		}
	}
}

func TestNewsOfLongAgoIsLessAlike(t *testing.T) {
	const day = 24 * time.Hour
	tests := []struct {
		name      string
		after     time.Duration
		low, high int
	}{
		{"within the window", window - 1, 0, 0},
		{"a fortnight later", 14 * day, 10, 50},
		{"two months later", 60 * day, 60, 100},
		{"a year later", 365 * day, 120, 200},
		{"ten years later", 3652 * day, 340, 500},
	}
	for _, test := range tests {
		later := bridgeAgain
		later.Published = bridge.Published.Add(test.after)
		all := pieces(bridge, later)
		got, back := late(all[0], all[1]), late(all[1], all[0])
		if got < test.low || got > test.high || got != back {
			t.Errorf("%s: %d less alike, %d the other way; want %d to %d", test.name, got, back, test.low, test.high)
		}
		if got := sameness(all[0], all[1]); got != likeness(all[0], all[1])-back {
			t.Errorf("%s: sameness %d is not likeness less what is lost", test.name, got)
		}
	}
}

func TestAPieceWithoutATimeIsNotLate(t *testing.T) {
	undated := bridgeAgain
	undated.Published = time.Time{}
	all := pieces(bridge, undated)
	if got := late(all[0], all[1]); got != 0 {
		t.Errorf("got %d, want 0", got)
	}
}

func TestWhatWasToldIsToldOnceUnlessItIsNew(t *testing.T) {
	again := func(body string) briefing.Copy {
		c := bridge
		c.ID, c.Seq, c.Body, c.Publisher = "A-9", 9, body, "Coast Daily"
		return c
	}
	short, _, _ := strings.Cut(bridge.Body, " Repairs")
	long := bridge.Body
	for i := range 30 {
		long += fmt.Sprintf(" People in street number %d of the old town have waited for this since the spring.", i)
	}
	tests := []struct {
		name         string
		fresh        briefing.Copy
		told, update bool
	}{
		{"a copy", again(bridge.Body), true, false},
		{"a copy cut short", again(short), true, false},
		{"another number", again(short + " Repairs will cost 15 million crowns."), false, true},
		{"another name", again(bridge.Body + " Ana Ruiz voted against it."), false, true},
		{"another sentence", again(bridge.Body + " Fishermen fear that the works will close the harbour all summer."), false, true},
		{"a short sentence more in a long text", again(long + " Fishermen fear that the works will close the harbour all summer."), false, true},
		{"a changed number in a long text", again(strings.Replace(long, "9 to 4", "4 to 9", 1)), false, true},
		{"a touched-up word", again(strings.Replace(bridge.Body, "said the city", "said that the city", 1)), true, false},
		{"other words", bridgeAgain, false, true},
		{"other news", quake, false, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := bridge
			if len(test.fresh.Body) >= len(long)-20 {
				before.Body = long
			}
			got := together([]briefing.Copy{test.fresh}, []briefing.Copy{before})
			if len(got) != 1 || len(got[0].Articles) != 1 {
				t.Fatalf("got stories %v, want one of the fresh article", ids(got))
			}
			if got[0].Told != test.told || got[0].Update != test.update {
				t.Errorf("told %v, update %v; want %v, %v", got[0].Told, got[0].Update, test.told, test.update)
			}
		})
	}
}

func TestGroupingDoesNotDependOnOrder(t *testing.T) {
	forth := []briefing.Copy{bridge, bridgeAgain, quake, quakeElsewhere}
	back := slices.Clone(forth)
	slices.Reverse(back)
	if diff := cmp.Diff(together(forth, nil), together(back, nil)); diff != "" {
		t.Errorf("stories differ (-forth +back):\n%s", diff)
	}
}

func TestPinnedArticleSpeaksForItsStory(t *testing.T) {
	pinned := bridgeAgain
	pinned.Overlay = briefing.Overlay{Pin: true, Topics: []string{"roads"}}
	first := bridge
	first.Overlay.Topics = []string{"council", "roads"}
	got := together([]briefing.Copy{first, pinned}, nil)
	if got[0].Articles[0].ID != pinned.ID {
		t.Errorf("first article: got %s, want %s", got[0].Articles[0].ID, pinned.ID)
	}
	if diff := cmp.Diff([]string{"council", "roads"}, got[0].Topics); diff != "" {
		t.Errorf("topics differ (-want +got):\n%s", diff)
	}
}

func TestNothingGivesNoStories(t *testing.T) {
	if got := together(nil, []briefing.Copy{bridge}); len(got) != 0 {
		t.Errorf("got %v", ids(got))
	}
	empty := []briefing.Copy{{Article: briefing.Article{ID: "A-1", Seq: 1}}, {Article: briefing.Article{ID: "A-2", Seq: 2}}}
	if got := together(empty, nil); len(got) != 2 {
		t.Errorf("two empty articles: got %d stories", len(got))
	}
}

func TestTheSameNewsInAnotherOrderIsOneStory(t *testing.T) {
	sold := article(1, "Orland Press", "Harbour of Osk sells its crane", "The harbour of Osk sold its last crane on Monday for 40,000 crowns. "+
		"Harbour master Ida Falk said that no ship had needed it since 2019. A museum in Pell bought it.")
	bought := article(2, "Coast Daily", "Museum buys Osk's crane", "A museum in Pell has bought the last crane in the harbour of Osk, for 40,000 crowns. "+
		"Nobody had used it since 2019, said Ida Falk, the harbour master.")
	if got := together([]briefing.Copy{sold, bought}, nil); len(got) != 1 {
		t.Errorf("got %v, want one story", ids(got))
	}
}
