package command_test

import (
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

const gridBill = `The vote was 311 to 204. Building starts in March. Opponents say tariffs will rise.
Ana Ruiz said: "We will not pause the auction, and nobody has asked us to."
Tom Okafor said: "a quiet"
It was called "the longest debate in living memory of the house" that night.`

func TestAQuoteIsShownWordForWordWithItsSpeakerAndSource(t *testing.T) {
	n := openNewsroom(t)
	a := n.file("home", "Parliament passes grid bill", gridBill, address("https://post.example/grid"))

	got := n.Use(reader, "/quote", "speaker", "Ruiz", "about", "auction")

	expect(t, got.All(), `"We will not pause the auction, and nobody has asked us to."`, "Ana Ruiz",
		"exact words from "+string(a.ID), "The Harbour Post")
	if got.Private {
		t.Error("a single quote is for all to see; this one is private")
	}
	if labels := strings.Join(got.Labels(), ", "); labels != "Another, In context, Source" {
		t.Errorf("buttons: got %s", labels)
	}
}

func TestAnotherShowsQuotesNotShownBeforeStatementsFirst(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	n.file("home", "Harbour to close", `Mia Lund said: "The harbour will close on Friday for good."`)

	var seen []string
	got := n.Use(reader, "/quote")
	for range 3 {
		seen = append(seen, got.Embeds[0].Author.Name)
		got = n.Press(reader, got, "Another")
		if !got.InPlace {
			t.Fatal("Another should change the card in place")
		}
	}
	want := "Mia Lund, Ana Ruiz, Tom Okafor"
	if strings.Join(seen, ", ") != want {
		t.Errorf("speakers in turn: got %v, want %s", seen, want)
	}
	expect(t, got.Embeds[0].Author.Name, "Mia Lund") // all were shown: the one shown longest ago again
}

func TestWhatOneChannelWasShownIsNewInAnother(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	n.file("home", "Harbour to close", `Mia Lund said: "The harbour will close on Friday for good."`)

	n.Use(reader, "/quote")
	expect(t, n.Use(reader.At("sports"), "/quote").All(), "Mia Lund")
	expect(t, n.Use(reader, "/quote").All(), "Ana Ruiz")
}

func TestWhatAChannelWasShownIsForgottenAfterAnHour(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	n.file("home", "Harbour to close", `Mia Lund said: "The harbour will close on Friday for good."`)

	n.Use(reader, "/quote")
	n.clock.Advance(hour + 1)
	expect(t, n.Use(reader, "/quote").All(), "Mia Lund")
}

func TestInContextShowsTheQuoteInBoldAmongItsNeighbours(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)

	got := n.Press(reader, n.Use(reader, "/quote", "speaker", "Ruiz"), "In context")

	if !got.Private {
		t.Error("the context is for whoever asks; it was shown to all")
	}
	expect(t, got.All(), "**We will not pause the auction, and nobody has asked us to.**", "Building starts in March", "Tom Okafor said")
}

func TestAQuoteWithoutASpeakerSaysSo(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Night", `It was called "the longest debate in living memory of the house" that night.`)
	expect(t, n.Use(reader, "/quote").All(), "Speaker not certain")
}

func TestWithoutAQuoteArticlesThatMentionItAreOffered(t *testing.T) {
	n := openNewsroom(t)
	a := n.file("home", "Parliament passes grid bill", gridBill)

	got := n.Use(reader, "/quote", "about", "tariffs opponents")

	expect(t, got.Text, `No attributed quotes about "tariffs opponents" in the last month. 1 article mentions it:`)
	if !got.Private {
		t.Error("what was not found is told to all")
	}
	expect(t, n.Choose(reader, got, string(a.ID)).All(), "Parliament passes grid bill", "The vote was 311 to 204")
}

func TestAServerWithoutArticlesIsToldHowToBegin(t *testing.T) {
	n := openNewsroom(t)
	got := n.Use(reader, "/quote", "speaker", "Ruiz")
	want := "This server has no articles yet. Moderators can use `/article paste` or `/article upload`."
	if got.Text != want || !got.Private {
		t.Errorf("got %q (private %v), want %q, privately", got.Text, got.Private, want)
	}
}

func TestAnAmbiguousArticleIsPickedFromAMenu(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Budget day", `Ana Ruiz said: "This budget is for all of us."`)
	b := n.file("home", "Budget night", `Tom Okafor said: "That budget is for none of us."`)

	got := n.Use(reader, "/quote", "article", "Budget")
	expect(t, got.Text, `2 articles start with "Budget". Pick one:`)

	picked := n.Choose(reader, got, string(b.ID))
	expect(t, picked.All(), "That budget is for none of us.")
	if picked.Private {
		t.Error("the quote picked should be for all to see")
	}
}

func TestAnArticleThatIsNotThereIsSaidToBeNot(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Budget day", gridBill)
	got := n.Use(reader, "/quote", "article", "A-ZZZZZ")
	want := `No article matches "A-ZZZZZ". Start typing a headline and pick from the list.`
	if got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
	if kind := briefing.KindOf(got.Err); kind != briefing.NotFound {
		t.Errorf("kind = %v, want NotFound", kind)
	}
}

func TestSpeakersAreSuggested(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	choices := n.Suggest(reader, "/quote", "speaker", "ru")
	if len(choices) != 1 || choices[0].Value != "Ana Ruiz" {
		t.Errorf("got %v, want Ana Ruiz", choices)
	}
}

func TestQuotesOlderThanAskedForAreLeftOut(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	n.clock.Set(briefingtest.Morning.AddDate(0, 2, 0))
	expect(t, n.Use(reader, "/quote", "speaker", "Ruiz", "since", "week").Text, `No attributed quotes by "Ruiz" in the last week.`)
	expect(t, n.Use(reader, "/quote", "speaker", "Ruiz", "since", "all").All(), "We will not pause the auction")
}
