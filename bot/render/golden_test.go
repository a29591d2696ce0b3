package render

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

var update = flag.Bool("update", false, "write the golden files")

// The articles of these tests are made up, their people and places too.
var (
	morning = time.Date(2026, 11, 22, 7, 0, 0, 0, time.UTC)
	grid    = article("A-2M9XD", "Parliament passes grid bill", "The Harbour Post", "https://post.example/grid", gridBody)
	ferry   = article("A-7K3QF", "Ferry line to Lund opens in spring", "Lund Daily", "https://lund.example/ferry", ferryBody)
	storm   = article("A-9C2TB", "Storm: @everyone told to *stay in*", "Coast Radio", "https://coast.example/storm", "The storm came at night. It went by morning.")
)

const gridBody = `SELMA BAY – Parliament passed the grid bill on Saturday. The vote was 311 to 204 after nine hours of debate.

Energy minister Ana Ruiz told the house that the auction goes on. "We will not pause the auction, and nobody in cabinet has asked us to," she said.

Building starts in March in two provinces. Opponents say tariffs will rise by 4 percent.`

const ferryBody = `The ferry line to Lund opens in April. It will run four times a day.`

func article(id, title, publisher, url, body string) briefing.Copy {
	return briefing.Copy{Article: briefing.Article{
		ID: briefing.ArticleID(id), Title: title, Publisher: publisher, URL: url, Body: body, AddedBy: "100000000000000001",
		Published: morning.Add(-15 * time.Hour), Added: morning.Add(-14 * time.Hour),
	}}
}

// spoken is a quote that stands in an article's body.
func spoken(c briefing.Copy, n int, text, speaker, role, attribution string) briefing.QuotedCopy {
	at := strings.Index(c.Body, text)
	return briefing.QuotedCopy{Copy: c, Quote: briefing.Quote{
		ID: briefing.QuoteID(fmt.Sprintf("%s.%d", c.ID, n)), Article: c.ID, Span: briefing.Span{Start: at, End: at + len(text)},
		Text: text, Kind: briefing.FullQuote, Speaker: speaker, Role: role, Attribution: attribution,
	}}
}

func auction() briefing.QuotedCopy {
	q := spoken(grid, 3, "We will not pause the auction, and nobody in cabinet has asked us to,", "Ana Ruiz", "energy minister", "she said")
	at := strings.Index(grid.Body, "Ana Ruiz")
	q.Quote.Carried, q.Quote.Clue = true, briefing.Span{Start: at, End: at + len("Ana Ruiz")}
	return q
}

func sentence(c briefing.Copy, text string) briefing.Sentence {
	at := strings.Index(c.Body, text)
	return briefing.Sentence{Text: text, Article: c.ID, Span: briefing.Span{Start: at, End: at + len(text)}}
}

func edition() briefing.Edition {
	other := func(id, publisher string) briefing.Reference {
		return briefing.Reference{ID: briefing.ArticleID(id), Title: "Grid bill passed", Publisher: publisher, Published: morning.Add(-10 * time.Hour)}
	}
	return briefing.Edition{ID: "s17/2026-11-22/1", Digest: briefing.Digest{
		Name: "Morning briefing", Zone: "Europe/Berlin", Slot: morning, From: morning.Add(-24 * time.Hour), To: morning,
		Server: "Example Server", New: 8, Merged: 4, Told: 1,
		Entries: []briefing.Entry{
			{
				Lead: grid.Reference(), Also: []briefing.Reference{other("A-1", "Lund Daily"), other("A-2", "Coast Radio"), other("A-3", "The Mast"), other("A-4", "North Wire")},
				Reasons: []string{"5 publishers", "15 hours old"},
				Summary: briefing.Summary{Of: 6, Sentences: []briefing.Sentence{
					sentence(grid, "The vote was 311 to 204 after nine hours of debate."), sentence(grid, "Building starts in March in two provinces."),
				}},
			},
			{
				Lead: ferry.Reference(), Update: true, Reasons: []string{"1 publisher"},
				Summary: briefing.Summary{Of: 2, Sentences: []briefing.Sentence{sentence(ferry, "The ferry line to Lund opens in April.")}},
			},
		},
		Rest:  []briefing.Entry{{Lead: storm.Reference()}},
		Quote: &briefing.KeyQuote{Quote: auction().Quote, From: grid.Reference()},
	}}
}

func TestMessagesLookAsTheyAreDrawn(t *testing.T) {
	late := edition()
	late.Digest.Late, late.Digest.Topics = true, []string{"energy", "shipping"}
	late.Digest.Slot, late.Digest.To = morning, morning.Add(40*time.Minute)
	doubtful := auction()
	doubtful.Quote.Speaker, doubtful.Quote.Role = "", ""
	bill := briefing.Summary{Of: 6, Sentences: []briefing.Sentence{
		sentence(grid, "The vote was 311 to 204 after nine hours of debate."), sentence(grid, "Building starts in March in two provinces."),
	}}
	topic := briefing.Summary{Of: 8, Sentences: []briefing.Sentence{bill.Sentences[0], sentence(ferry, "It will run four times a day.")}}
	removed := ferry
	removed.Overlay = briefing.Overlay{Removed: morning, Reason: "the date was *wrong*", By: "100000000000000001"}
	ships := strings.Index(ferryBody, "four times")
	page, _, _ := Page(grid, 1)
	sub := briefing.Subscription{
		Number: 3, Name: "Morning briefing", Stories: 7, Next: morning.Add(24 * time.Hour),
		Channel: briefing.Channel{Server: "100", ID: "500"}, Schedule: briefing.Schedule{Spec: "08:00 every day", Zone: "Europe/Berlin"},
	}
	sent := late
	sent.Channel, sent.Status, sent.Receipt = sub.Channel, briefing.Sent, briefing.Receipt{Message: "900", At: morning}
	asked := late
	asked.Status, asked.Trouble = briefing.Asked, "I cannot tell whether this digest arrived. If it is missing, post it again."
	nameless := grid
	nameless.Publisher = ""
	unprinted := edition()
	unprinted.Digest.Entries[0].Lead, unprinted.Digest.Quote.From = nameless.Reference(), nameless.Reference()
	stories, _, _ := Stories(edition().Digest, 1)
	paused := sub
	paused.Number, paused.Paused = 4, true

	for name, m := range map[string]slash.Message{
		"digest":           Digest(edition()),
		"digest_late":      Digest(late),
		"digest_nameless":  Digest(unprinted),
		"digest_quiet":     Digest(briefing.Edition{Digest: briefing.Digest{Name: "Morning", Slot: morning, To: morning}}),
		"preview":          Preview(Order(sub, []time.Time{morning, morning.Add(24 * time.Hour)}, []string{"Embed Links"}), edition().Digest),
		"quote":            Quote(auction()),
		"quote_unsure":     Quote(doubtful),
		"context":          Context(auction()),
		"summary":          Summary(grid, bill),
		"summary_nameless": Summary(nameless, bill),
		"summary_topic":    TopicSummary("energy", []briefing.Copy{grid, ferry}, topic),
		"sources":          Sources([]briefing.Copy{grid, ferry}, topic),
		"headlines":        Headlines("Latest articles", []briefing.Copy{grid, ferry, storm, removed}),
		"hits": Hits("Articles with “times”", []briefing.Hit{{
			Copy: ferry, Excerpt: briefing.Span{Start: ships - 12, End: len(ferryBody)}, Marks: []briefing.Span{{Start: ships + 5, End: ships + 10}},
		}}),
		"quotes":  Quotes(grid.Title, []briefing.Quote{auction().Quote, doubtful.Quote}),
		"stories": stories,
		"why":     Why(edition().Digest),
		"reader":  page,
		"filed":   Filed(briefing.Filed{Copy: grid, Quotes: []briefing.Quote{auction().Quote}}),
		"kept":    Kept(removed),
		"states":  States("2 digests", []State{{sub, []briefing.Edition{sent}}, {paused, []briefing.Edition{asked}}}),
	} {
		t.Run(name, func(t *testing.T) {
			if err := m.Check(); err != nil {
				t.Errorf("Discord would refuse it: %v", err)
			}
			golden(t, filepath.Join("testdata", name+".golden"), drawn(m))
		})
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// drawn writes a message so that it can be read beside the design.
func drawn(m slash.Message) string {
	var b strings.Builder
	part := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%-8s %s\n", name, strings.ReplaceAll(text, "\n", "\n         "))
		}
	}
	part("content", m.Text)
	for _, e := range m.Embeds {
		if e.Author != nil {
			part("author", e.Author.Name)
		}
		part("title", e.Title)
		part("url", e.URL)
		part("desc", e.Description)
		for _, f := range e.Fields {
			part("field", f.Name+"\n"+f.Value)
		}
		if e.Footer != nil {
			part("footer", e.Footer.Text)
		}
	}
	for _, row := range m.Rows {
		var parts []string
		for _, button := range row.Buttons {
			parts = append(parts, fmt.Sprintf("[%s] → %s %s", button.Label, button.Do.Action, button.Do.Arg))
		}
		if row.Menu != nil {
			parts = append(parts, fmt.Sprintf("(%s) → %s %s", row.Menu.Placeholder, row.Menu.Do.Action, row.Menu.Do.Arg))
			for _, c := range row.Menu.Choices {
				parts = append(parts, fmt.Sprintf("%s: %s | %s", c.Value, c.Name, c.About))
			}
		}
		part("row", strings.Join(parts, "\n"))
	}
	return b.String()
}
