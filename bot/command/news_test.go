package command_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/slash"
)

func TestTheLatestArticlesAreListedAndShared(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Harbour to close", harbour, topics("shipping"), address("https://post.example/harbour"))
	n.file("home", "Parliament passes grid bill", gridBill, publisher("Lund Daily"))

	got := n.Use(reader, "/news latest")
	if !got.Private {
		t.Error("a list is for whoever asks")
	}
	expect(t, got.All(), "Latest articles", "[Harbour to close](https://post.example/harbour) · `A-00001` · The Harbour Post", "Parliament passes grid bill")
	refuse(t, n.Use(reader, "/news latest", "topic", "Shipping").All(), "grid bill")
	refuse(t, n.Use(reader, "/news latest", "source", "lund daily").All(), "Harbour to close")

	shared := n.Press(reader, got, "Share")
	if shared.Private || len(shared.Labels()) > 0 {
		t.Errorf("shared: private %v with buttons %v", shared.Private, shared.Labels())
	}
	expect(t, n.Choose(mod, shared, "A-00002").All(), "The vote was 311 to 204")
}

func TestALongListFitsWhateverTheHeadlines(t *testing.T) {
	n := openNewsroom(t)
	for i := range 25 {
		n.file("home", strings.Repeat("*Grid* ", 40)+fmt.Sprint(i), harbour+fmt.Sprint(i),
			address("https://post.example/"+strings.Repeat("x", 400)), publisher(strings.Repeat("Post ", 16)), func(s *submission) { s.Anyway = true })
	}
	got := n.Use(reader, "/news latest", "count", 25)
	if lines := strings.Count(got.Embeds[0].Description, "\n") + 1; lines != 25 {
		t.Errorf("got %d lines, want 25", lines)
	}
}

func TestNothingIsFoundInWords(t *testing.T) {
	n := openNewsroom(t)
	expect(t, n.Use(reader, "/news latest").Text, "This server has no articles yet.")
	expect(t, n.Use(reader, "/news search", "query", "grid").Text, "This server has no articles yet.")
	n.file("home", "Harbour to close", harbour)
	expect(t, n.Use(reader, "/news latest", "topic", "sport", "since", "day").Text, `There are no articles on "sport" in the last day.`)
	expect(t, n.Use(reader, "/news search", "query", "volcano").Text, `No articles have the words "volcano". Try fewer words`)
	expect(t, n.Use(reader, "/news search", "query", `"lava OR ash"`).Text, `No articles have the words "lava OR ash". Try fewer words`)
	expect(t, n.Use(reader, "/news search", "query", `5" pipe`).Text, `No articles have the words "5" pipe".`)
}

func TestASearchShowsTheWordsInBoldPageByPage(t *testing.T) {
	n := openNewsroom(t)
	for i := range 7 {
		n.file("home", fmt.Sprint("Harbour ", i), fmt.Sprint("Number ", i, ". ")+harbour)
	}
	got := n.Use(reader, "/news search", "query", "ships")
	expect(t, got.All(), "**Ships** will be sent to Lund", "Harbour 6", "Harbour 2")
	refuse(t, got.All(), "Harbour 1")
	next := n.Press(reader, got, "▶")
	expect(t, next.All(), "Harbour 1", "Harbour 0")
	if b := next.Rows[1].Buttons[1]; !b.Off {
		t.Errorf("%s should be off on the last page", b.Label)
	}
	expect(t, n.Press(reader, next, "◀").All(), "Harbour 6")
	if shared := n.Press(reader, next, "Share"); shared.Private || len(shared.Rows) != 1 {
		t.Errorf("shared: private %v with %d rows", shared.Private, len(shared.Rows))
	}
}

func TestSomebodyElsesListIsNotTurned(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Harbour to close", harbour)
	got := n.Press(mod, n.Use(reader, "/news latest"), "Share")
	want := "Only <@id-reader> can use these buttons. Run `/news latest` for your own."
	if got.Text != want || !got.Private {
		t.Errorf("got %q (private %v), want %q", got.Text, got.Private, want)
	}
}

func TestALongArticleIsReadPageByPage(t *testing.T) {
	n := openNewsroom(t)
	paragraphs := make([]string, 60)
	for i := range paragraphs {
		paragraphs[i] = fmt.Sprintf("Paragraph %d. %s", i, strings.Repeat("The harbour closes. ", 6))
	}
	n.file("home", "Harbour to close", strings.Join(paragraphs, "\n\n"), address("https://post.example/harbour"))

	got := n.Use(reader, "/news read", "article", "Harbour")
	expect(t, got.All(), "Harbour to close", "The Harbour Post", "Paragraph 0.", "page 1 of 3")
	next := n.Press(reader, got, "▶")
	expect(t, next.All(), "page 2 of 3")
	refuse(t, next.All(), "Paragraph 0.")
	if labels := strings.Join(next.Labels(), ", "); labels != "◀, ▶, Summary, Quotes, Open" {
		t.Errorf("buttons: got %s", labels)
	}
	expect(t, n.PressRef(reader, slash.Ref{Action: "news read/turn", Arg: "A-00001 99"}).All(), "page 3 of 3")
	expect(t, n.PressRef(reader, slash.Ref{Action: "news read/turn", Arg: "A-00001 ☃"}).All(), "page 1 of 3")
}

func TestFromTheReaderToSummaryAndQuotes(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	got := n.Use(reader, "/news read", "article", "A-00001")
	summary := n.Press(reader, got, "Summary")
	expect(t, summary.All(), "• The vote was 311 to 204.")
	quotes := n.Press(reader, got, "Quotes")
	expect(t, quotes.All(), "“We will not pause the auction", "**Tom Okafor**", "**Speaker not certain**")
	for _, g := range []bool{summary.Private, quotes.Private} {
		if !g {
			t.Error("what a private reader leads to is private")
		}
	}
	n.file("home", "Harbour to close", harbour)
	expect(t, n.PressRef(reader, slash.Ref{Action: "news read/quotes", Arg: "A-00002"}).Text, "I found no quotes in A-00002.")
}

func TestAnAmbiguousHeadlineIsPickedInPlace(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Budget day", "This is the article of the day.")
	n.file("home", "Budget night", "This is the article of the night.")
	got := n.Choose(reader, n.Use(reader, "/news read", "article", "Budget"), "A-00002")
	expect(t, got.All(), "This is the article of the night.")
	if !got.InPlace {
		t.Error("the article should take the menu's place")
	}
}

func TestASearchEndsAfterTenPages(t *testing.T) {
	n := openNewsroom(t)
	for i := range 60 {
		n.file("home", fmt.Sprint("Harbour ", i), fmt.Sprint("Number ", i, ". ")+harbour)
	}
	got := n.Use(reader, "/news search", "query", "ships")
	for range 9 {
		got = n.Press(reader, got, "▶")
	}
	expect(t, got.All(), "Harbour 14", "Harbour 10")
	if b := got.Rows[1].Buttons[1]; !b.Off {
		t.Errorf("%s should be off on the tenth page", b.Label)
	}
}

func TestMoreArticlesThanAMenuTakesAreSaidToBeMore(t *testing.T) {
	n := openNewsroom(t)
	for i := range 30 {
		n.file("home", fmt.Sprint("Harbour ", i), fmt.Sprint("Number ", i, ". ")+harbour)
	}
	got := n.Use(reader, "/news read", "article", "Harbour")
	expect(t, got.Text, `More than 25 articles start with "Harbour". Pick one of the newest:`)
	if n := len(got.Choices()); n != 25 {
		t.Errorf("%d choices, want 25", n)
	}
}

func TestAWholeHeadlineIsNotAmbiguous(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Budget", "This is the article of the day.")
	n.file("home", "Budget night", "This is the article of the night.")
	expect(t, n.Use(reader, "/news read", "article", "Budget").All(), "This is the article of the day.")
}
