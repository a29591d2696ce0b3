package render

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// Filed shows a moderator what was found in an article that was just filed.
func Filed(f briefing.Filed) slash.Message {
	a := f.Copy
	found := []string{count(Words(a.Body), "word", "words"), count(len(f.Quotes), "quote", "quotes")}
	lines := []string{
		"Saved as **" + string(a.ID) + "**.",
		"-# " + strings.Join(append(credit(a.Reference()), found...), " · "),
		topicsOf(a),
		"",
		fit(a.Body[belowTitle(a.Article):], 400),
	}
	return articleCard(a, lines)
}

// Kept shows a moderator an article with what the server decided about it.
func Kept(a briefing.Copy) slash.Message {
	about := append(credit(a.Reference()), string(a.ID), "added "+Ago(a.Added))
	if a.AddedBy != "" {
		about = append(about, "by "+Person(a.AddedBy))
	}
	lines := []string{"-# " + strings.Join(about, " · "), topicsOf(a)}
	if !a.Overlay.Removed.IsZero() {
		removed := fmt.Sprintf("Removed %s by %s", Ago(a.Overlay.Removed), Person(a.Overlay.By))
		if why := oneLine(a.Overlay.Reason); why != "" {
			removed += ": " + fit(why, 400)
		}
		lines = append(lines, removed)
	}
	return articleCard(a, append(lines, "", fit(a.Body[belowTitle(a.Article):], 400)))
}

func articleCard(a briefing.Copy, lines []string) slash.Message {
	return embed(&discordgo.MessageEmbed{
		Title:       fit(headline(a.Title), mostTitle),
		URL:         addressOrNone(a.URL),
		Description: strings.Join(lines, "\n"),
	})
}

// belowTitle is where in an article's body the text begins that its title does
// not say already: after the first line when that is the title, with or without
// Markdown's mark of one, and is not all there is.
func belowTitle(a briefing.Article) int {
	text := strings.TrimLeftFunc(a.Body, unicode.IsSpace)
	first, rest, _ := strings.Cut(text, "\n")
	rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	title := oneLine(a.Title)
	if rest == "" || title == "" || oneLine(strings.TrimLeft(first, "# ")) != strings.TrimLeft(title, "# ") {
		return 0
	}
	return len(a.Body) - len(rest)
}

func topicsOf(a briefing.Copy) string {
	if len(a.Overlay.Topics) == 0 {
		return "-# no topic"
	}
	return "-# topics: " + fit(strings.Join(a.Overlay.Topics, ", "), 400)
}

// Person is a member as a message shows them, without telling them of it. An id
// that is not Discord's is shown as it is.
func Person(id string) string {
	if id == "" || strings.Trim(id, "0123456789") != "" {
		return fit(id, 80)
	}
	return "<@" + id + ">"
}
