package briefingtest

import (
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// Home and Away are two servers that must never see each other's articles.
const (
	Home briefing.ServerID = "1001"
	Away briefing.ServerID = "2002"
)

// Sample news: invented people, places and outlets. Each call makes values of
// its own.

// FerryFiling is about a ferry line that stays open. Mara Quill is quoted
// twice, the second time in a fragment, and Tobias Renn once.
func FerryFiling(server briefing.ServerID) briefing.Filing {
	const body = `PORT ELLERY — The night ferry to Skarholm will keep running through the winter, the harbour board said on Sunday.

"We will not strand four thousand islanders to save a few barrels of fuel," said Mara Quill, who chairs the board. She called the idea of stopping it "plainly cruel" in a letter to members.

Tobias Renn, who has steered the ferry for 22 years, was relieved. "I had my bags packed," he said.`
	return briefing.Filing{
		Server: server,
		Article: briefing.Article{
			Source: briefing.ShelfOf(server), Title: "Night ferry to Skarholm is saved", Body: body,
			URL: "https://harbourgazette.example/ferry", Publisher: "Harbour Gazette", Dateline: "PORT ELLERY",
			Language: "en", Published: Morning.Add(-10 * time.Hour), Added: Morning.Add(-6 * time.Hour), AddedBy: "301",
		},
		Quotes: []briefing.Quote{
			Quoted(body, "We will not strand four thousand islanders to save a few barrels of fuel,", "Mara Quill"),
			Quoted(body, "plainly cruel", "Mara Quill"),
			Quoted(body, "I had my bags packed,", "Tobias Renn"),
		},
		Topics: []string{"transport", "islands"},
	}
}

// OrchardFiling is about late frost. Ines Valdora is quoted.
func OrchardFiling(server briefing.ServerID) briefing.Filing {
	const body = `Late frost has ruined a third of the apple harvest in the Torrel valley, growers told the Valley Ledger.

"The blossoms turned black overnight, every one of them," said Inés Valdora, whose family has grown apples for five generations. The province promised help for growers by the end of the month.`
	return briefing.Filing{
		Server: server,
		Article: briefing.Article{
			Source: briefing.ShelfOf(server), Title: "Frost ruins apple harvest in Torrel valley", Body: body,
			URL: "https://valleyledger.example/frost", Publisher: "Valley Ledger", Language: "en",
			Published: Morning.Add(-5 * time.Hour), Added: Morning.Add(-4 * time.Hour), AddedBy: "301",
		},
		Quotes: []briefing.Quote{
			Quoted(body, "The blossoms turned black overnight, every one of them,", "Inés Valdora"),
		},
		Topics: []string{"farming"},
	}
}

// LibraryFiling is about a library. Nobody is quoted, and it has no URL.
func LibraryFiling(server briefing.ServerID) briefing.Filing {
	return briefing.Filing{
		Server: server,
		Article: briefing.Article{
			Source: briefing.ShelfOf(server), Title: "Library of Port Ellery opens on Sundays",
			Body: "The public library of Port Ellery will be open on Sundays from March, after readers had asked for it for years. " +
				"The harbour board pays for the heating.",
			Publisher: "harbour gazette", Language: "en",
			Published: Morning.Add(-3 * time.Hour), Added: Morning.Add(-2 * time.Hour), AddedBy: "302",
		},
		Topics: []string{"Islands "},
	}
}

// Quoted is a quote that stands in body, sure of its speaker. It is whole
// when it has five words or more.
func Quoted(body, words, speaker string) briefing.Quote {
	start := strings.Index(body, words)
	if start < 0 {
		panic("the words do not stand in the body: " + words)
	}
	q := briefing.Quote{
		Span: briefing.Span{Start: start, End: start + len(words)}, Text: words,
		Kind: briefing.PartialQuote, Speaker: speaker, Confidence: 0.95,
	}
	if len(strings.Fields(words)) >= 5 {
		q.Kind = briefing.FullQuote
	}
	return q
}

// Entry is an audit entry of moderator 301 at the hour when tests begin.
func Entry(did, what string) briefing.AuditEntry {
	return briefing.AuditEntry{At: Morning, Who: "301", Did: did, What: what}
}

// Daily is a new subscription of a server, due every day at eight in UTC.
func Daily(server briefing.ServerID, name string) briefing.Subscription {
	schedule, err := briefing.ParseSchedule("08:00", "UTC")
	if err != nil {
		panic(err)
	}
	return briefing.Subscription{
		Name: name, Channel: briefing.Channel{Server: server, ID: "700"}, Schedule: schedule,
		Topics: []string{"islands"}, Stories: 7, By: "301",
		Since: Morning, From: Morning.Add(-24 * time.Hour), Next: Morning.Add(24 * time.Hour),
	}
}
