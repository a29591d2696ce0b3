package render

import (
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

func TestATitleIsNotRepeatedBelowItself(t *testing.T) {
	headed := grid
	headed.Body = "# " + grid.Title + "\n\n" + gridBody
	first := spoken(headed, 1, "The vote was 311 to 204", "", "", "")
	page, _, _ := Page(headed, 1)
	for name, m := range map[string]slash.Message{
		"the reader":         page,
		"what was filed":     Filed(briefing.Filed{Copy: headed}),
		"what is kept":       Kept(headed),
		"a quote in context": Context(first),
	} {
		shown := m.Embeds[0].Description
		if strings.Contains(shown, grid.Title) || !strings.Contains(shown, "SELMA BAY – Parliament passed") {
			t.Errorf("%s: got %q, want the text below the title alone", name, shown)
		}
	}
}

func TestAQuoteOfAHeadlineIsShownInTheHeadline(t *testing.T) {
	headed := grid
	headed.Body = grid.Title + "\n\n" + gridBody
	m := Context(spoken(headed, 1, "passes grid bill", "", "", ""))
	if got, want := m.Embeds[0].Description, "Parliament **passes grid bill**\n\nSELMA BAY"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want it to begin with %q", got, want)
	}
}

func TestWhereTheTextBelowATitleBegins(t *testing.T) {
	const title = "Ferry line opens"
	for body, want := range map[string]string{
		title + "\n\nIt opens in April.":           "It opens in April.",
		"\n  ## Ferry  line opens \r\n\r\nIt is.":  "It is.",
		title + "\nBy Mia Holt\nIt is.":            "By Mia Holt\nIt is.",
		title:                                      title,
		title + "\n\n ":                            title + "\n\n ",
		title + " in spring\n\nIt is.":             title + " in spring\n\nIt is.",
		"It opens in April.\n\n" + title + "\nIs.": "It opens in April.\n\n" + title + "\nIs.",
		"": "",
	} {
		if got := body[belowTitle(briefing.Article{Title: title, Body: body}):]; got != want {
			t.Errorf("of %q: got %q, want %q", body, got, want)
		}
	}
	if got := belowTitle(briefing.Article{Body: "#\n\nIt is."}); got != 0 {
		t.Errorf("without a title: got %d, want 0", got)
	}
}
