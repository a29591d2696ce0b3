package render

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// Headlines lists articles under a heading, which is ours and not escaped. All
// of them are shown: the more there are, the shorter each.
func Headlines(heading string, articles []briefing.Copy) slash.Message {
	room := mostDescription/max(1, len(articles)) - 1
	lines := make([]string, len(articles))
	for i, a := range articles {
		lines[i] = articleLine(a, room)
	}
	return list(heading, lines)
}

// articleLine is an article on one line of at most most units: with its
// address if there is room.
func articleLine(a briefing.Copy, most int) string {
	rest := strings.Join(append([]string{"`" + string(a.ID) + "`"}, credit(a.Reference())...), " · ")
	if !a.Overlay.Removed.IsZero() {
		rest += " · removed " + Ago(a.Overlay.Removed)
	}
	room := min(mostStoryTitle, most-units(rest)-len(" · "))
	if linked := link(a.Title, a.URL, min(room, mostAlsoTitle)) + " · " + rest; units(linked) <= most {
		return linked
	}
	return fit(headline(a.Title), max(1, room)) + " · " + rest
}

// Hits lists what a search found, each with the stretch of text around the
// words, which are in bold.
func Hits(heading string, hits []briefing.Hit) slash.Message {
	room := mostDescription/max(1, len(hits)) - 2
	lines := make([]string, len(hits))
	for i, h := range hits {
		line := articleLine(h.Copy, min(room, 400))
		if text := excerpt(h); text != "" && units(line)+units(text)+1 <= room {
			line += "\n" + text
		}
		lines[i] = line
	}
	return embed(&discordgo.MessageEmbed{Title: cut(heading, mostTitle), Description: strings.Join(lines, "\n\n")})
}

// excerpt is a hit's stretch of text on one line, with the words in bold.
func excerpt(h briefing.Hit) string {
	if !within(h.Excerpt, h.Copy.Body) || h.Excerpt.Len() == 0 {
		return ""
	}
	at := h.Excerpt.Start
	var marks []mark
	for _, m := range h.Marks {
		if m.Start >= at && m.End <= h.Excerpt.End && m.Len() > 0 {
			marks = append(marks, mark{m, "**"})
			at = m.End
		}
	}
	return strings.Join(strings.Fields(marked(h.Copy.Body, h.Excerpt, marks...)), " ")
}

// Quotes lists quotes under a heading, as many as fit.
func Quotes(heading string, quotes []briefing.Quote) slash.Message {
	lines := make([]string, len(quotes))
	for i, q := range quotes {
		lines[i] = QuoteLine(q)
	}
	return list(fit(heading, mostTitle), lines)
}

// Stories is one page of everything that a digest names: its stories, those
// over its limit, and under each the others that tell the same. Pages are
// numbered from 1; a number outside of the list gives the nearest page. It
// tells the number shown and how many pages there are.
func Stories(d briefing.Digest, number int) (m slash.Message, shown, of int) {
	entries := append(append([]briefing.Entry{}, d.Entries...), d.Rest...)
	pages := paged(storyLines(entries))
	of = len(pages)
	shown = min(max(number, 1), of)
	e := &discordgo.MessageEmbed{
		Title:       fmt.Sprintf("%s in %s", count(Articles(d), "article", "articles"), count(len(entries), "story", "stories")),
		Description: pages[shown-1],
	}
	if of > 1 {
		e.Footer = &discordgo.MessageEmbedFooter{Text: fmt.Sprintf("page %d of %d", shown, of)}
	}
	return embed(e), shown, of
}

func storyLines(entries []briefing.Entry) []string {
	var lines []string
	for i, e := range entries {
		lines = append(lines, fmt.Sprintf("%d. %s · %s", i+1,
			link(e.Lead.Title, shortAddress(e.Lead.URL), mostAlsoTitle), strings.Join(credit(e.Lead), " · ")))
		for _, r := range e.Also {
			lines = append(lines, "-# also "+strings.Join(append(credit(r), link(r.Title, "", mostAlsoTitle)), " · "))
		}
	}
	return lines
}

// Why says of each story of a digest why it is where it is, and what became of
// the articles that are not in it.
func Why(d briefing.Digest) slash.Message {
	lines := []string{Tally(d), ""}
	for i, e := range d.Entries {
		reasons := strings.Join(e.Reasons, " · ")
		if reasons == "" {
			reasons = "next in order of time"
		}
		lines = append(lines, fmt.Sprintf("**%d. %s**", i+1, fit(headline(e.Lead.Title), 120)), Line(reasons))
	}
	return list("Why these?", lines)
}

// Tally says what became of the articles in a digest's window: "7 of 23 new
// articles: 9 merged, 3 told before, 4 over the limit."
func Tally(d briefing.Digest) string {
	if d.New == 0 {
		return nothingNew(d)
	}
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{d.Merged, "merged"}, {d.Told, "told before"}, {len(d.Rest), "over the limit"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	shown := fmt.Sprintf("%d of %s", len(d.Entries), count(d.New, "new article", "new articles"))
	if len(parts) == 0 {
		return shown + "."
	}
	return shown + ": " + strings.Join(parts, ", ") + "."
}

// nothingNew says since when there is nothing to tell.
func nothingNew(d briefing.Digest) string {
	if d.From.IsZero() {
		return "Nothing new yet."
	}
	return "Nothing new since " + Moment(d.From) + "."
}

// list is a page of lines under a heading.
func list(heading string, lines []string) slash.Message {
	text := strings.Join(lines, "\n")
	if units(text) > mostDescription {
		text = page(lines)
	}
	return embed(&discordgo.MessageEmbed{Title: cut(heading, mostTitle), Description: text})
}
