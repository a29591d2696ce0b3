package command_test

import (
	"strings"
	"testing"
)

func TestASummaryIsToldInTheArticlesOwnSentences(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill, address("https://post.example/grid"))

	got := n.Use(reader, "/summary", "article", "Parliament")
	if got.Private {
		t.Error("a summary is for all to see")
	}
	expect(t, got.All(), "Parliament passes grid bill", `• The vote was 311 to 204. \[1\]`, `• Building starts in March. \[2\]`, "3 of ", "quoted from The Harbour Post, 23 Nov 2026")
	if labels := strings.Join(got.Labels(), ", "); labels != "Sources, Read, Open" {
		t.Errorf("buttons: got %s", labels)
	}
	sources := n.Press(mod, got, "Sources")
	expect(t, sources.All(), `\[1\] “The vote was 311 to 204.”`, "A-00001", "The Harbour Post")
	if !sources.Private {
		t.Error("the sources are for whoever asks")
	}
}

func TestTheLengthOfASummaryIsChosen(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Numbers", "One is a number. Two is a number. Three is one. Four is one. Five is one. Six is one.")
	for length, want := range map[string]int{"short": 1, "normal": 3, "long": 5} {
		got := n.Use(reader, "/summary", "article", "Numbers", "length", length)
		if bullets := strings.Count(got.Embeds[0].Description, "• "); bullets != want {
			t.Errorf("%s: got %d sentences, want %d", length, bullets, want)
		}
	}
}

func TestASummaryOfATopicLinksEachSentence(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Grid bill passes", "The grid bill passed. It was late.", topics("energy"), address("https://post.example/grid"))
	n.file("home", "Auction goes on", "The auction goes on. It is large.", topics("energy"), address("https://lund.example/auction"), publisher("Lund Daily"))

	got := n.Use(reader, "/summary", "topic", "Energy", "length", "short")
	expect(t, got.All(), "• The auction goes on. [[1]](https://lund.example/auction)", "1 sentence, quoted from 1 of 2 articles")
	expect(t, n.Press(reader, got, "Sources").All(), "Lund Daily")
	expect(t, n.Choose(reader, got, "A-00001").All(), "The grid bill passed.")
}

func TestASummaryIsOfExactlyOneThing(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Grid bill passes", "The grid bill passed. It was late.", topics("energy"))
	for _, c := range []struct {
		options []any
		want    string
	}{
		{[]any{"article", "Grid", "topic", "energy"}, "Choose either an article or a topic, not both."},
		{nil, "There is nothing to summarise. Choose an article or a topic."},
		{[]any{"topic", "sport"}, `No articles have the topic "sport". Start typing and pick from the list.`},
		{[]any{"article", "A-ZZZZZ"}, `No article matches "A-ZZZZZ".`},
	} {
		got := n.Use(reader, "/summary", c.options...)
		expect(t, got.Text, c.want)
		if !got.Private {
			t.Errorf("%v: told to all", c.options)
		}
	}
}

func TestSourcesThatWereRemovedAreNotShown(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Grid bill passes", "The grid bill passed. It was late.")
	got := n.Use(reader, "/summary", "article", "Grid")
	n.Press(mod, n.Use(mod, "/article remove", "article", "Grid"), "Remove")
	expect(t, n.Press(reader, got, "Sources").Text, "Those articles are no longer here.")
}
