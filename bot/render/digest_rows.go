package render

import (
	"fmt"
	"strings"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// digestRows are the menu and the buttons under a digest. There is no menu
// when there is nothing to read.
func digestRows(e briefing.Edition) []slash.Row {
	id := string(e.ID)
	var rows []slash.Row
	if choices := storyChoices(e.Digest); len(choices) > 0 {
		rows = append(rows, slash.Row{Menu: &slash.Menu{
			Placeholder: "Read a story", Do: slash.Ref{Action: DigestRead, Arg: id}, Choices: choices,
		}})
	}
	return append(rows, slash.Row{Buttons: []slash.Button{
		{Label: fmt.Sprintf("All %d", Articles(e.Digest)), Do: slash.Ref{Action: DigestAll, Arg: id}},
		{Label: "Quotes", Do: slash.Ref{Action: DigestQuotes, Arg: id}},
		{Label: "Why these?", Do: slash.Ref{Action: DigestWhy, Arg: id}},
	}})
}

// Articles counts the articles that a digest names: those it tells, those that
// tell the same, and those over its limit.
func Articles(d briefing.Digest) int {
	n := 0
	for _, entries := range [][]briefing.Entry{d.Entries, d.Rest} {
		for _, e := range entries {
			n += 1 + len(e.Also)
		}
	}
	return n
}

// storyChoices are the stories of a digest for a menu, as many as it takes.
// Discord refuses a menu with one value twice.
func storyChoices(d briefing.Digest) []slash.Choice {
	var choices []slash.Choice
	seen := map[briefing.ArticleID]bool{}
	for _, entries := range [][]briefing.Entry{d.Entries, d.Rest} {
		for _, e := range entries {
			if len(choices) < mostChoices && !seen[e.Lead.ID] {
				seen[e.Lead.ID] = true
				choices = append(choices, Choice(e.Lead))
			}
		}
	}
	return choices
}

// Choice is an article as one of a menu, where it is chosen by its id. Menus
// know no markup.
func Choice(r briefing.Reference) slash.Choice {
	about := []string{Day(r.Published)}
	if p := oneLine(r.Publisher); p != "" {
		about = append([]string{p}, about...)
	}
	return slash.Choice{
		Name:  cut(headline(r.Title), mostChoice),
		Value: string(r.ID),
		About: cut(strings.Join(about, " · "), mostChoice),
	}
}

// Suggestion is an article as it is suggested while a person types, on one
// line that ends in the id.
func Suggestion(r briefing.Reference) slash.Choice {
	end := " · " + string(r.ID)
	if p := oneLine(r.Publisher); p != "" {
		end = " · " + cut(p, 25) + end
	}
	return slash.Choice{Name: cut(headline(r.Title), mostChoice-units(end)) + end, Value: string(r.ID)}
}

// keyQuote is the value of a digest's Quote field: "" when there is no quote,
// nobody to give it to, or none of the stories shown is where it stands.
func keyQuote(d briefing.Digest, shown int) string {
	if d.Quote == nil || oneLine(d.Quote.Quote.Speaker) == "" || !tells(d.Entries[:shown], d.Quote.From.ID) {
		return ""
	}
	q := d.Quote.Quote
	text, ok := ends(q.Text, mostKeyQuote)
	if !ok {
		return ""
	}
	by := []string{fit(q.Speaker, 100)}
	if role := oneLine(q.Role); role != "" {
		by = append(by, fit(role, 100))
	}
	value := quoted(text) + "\n" + strings.Join(by, ", ") + ", "
	for _, address := range []string{d.Quote.From.URL, ""} {
		if linked := value + origin(d.Quote.From, address); units(linked) <= mostField {
			return linked
		}
	}
	return ""
}

// origin is where a quote stands: the publisher, else the headline, which
// after a speaker's name would read as a title of theirs were it not quoted.
func origin(r briefing.Reference, address string) string {
	if p := oneLine(r.Publisher); p != "" {
		return link(p, address, mostPublisher)
	}
	return "in “" + link(r.Title, address, mostAlsoTitle) + "”"
}

func tells(entries []briefing.Entry, id briefing.ArticleID) bool {
	for _, e := range entries {
		if e.Lead.ID == id {
			return true
		}
		for _, r := range e.Also {
			if r.ID == id {
				return true
			}
		}
	}
	return false
}
