package render

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// Page is one page of an article's text below its title, numbered from 1. A number outside of
// the article gives the nearest page. It tells the number shown and how many
// pages there are.
func Page(a briefing.Copy, number int) (m slash.Message, shown, of int) {
	pages := pages(a.Body[belowTitle(a.Article):])
	of = len(pages)
	shown = min(max(number, 1), of)
	lines := []string{"-# " + strings.Join(append(credit(a.Reference()), string(a.ID)), " · ")}
	lines = append(lines, pages[shown-1])
	m = embed(&discordgo.MessageEmbed{
		Title:       fit(headline(a.Title), mostTitle),
		URL:         addressOrNone(a.URL),
		Description: strings.Join(lines, "\n"),
		Footer: &discordgo.MessageEmbedFooter{
			Text: fmt.Sprintf("page %d of %d · %s", shown, of, count(Words(a.Body), "word", "words")),
		},
	})
	return m, shown, of
}

// Words counts the words of a text, as far as white space tells them apart.
func Words(text string) int { return len(strings.Fields(text)) }

// pages cuts a text into escaped pages of at most PageSize units, between
// paragraphs where that is possible. There is always one.
func pages(body string) []string {
	var done []string
	text := ""
	for _, paragraph := range strings.Split(strings.TrimSpace(clean(body)), "\n") {
		joint := "\n"
		for _, piece := range pieces(paragraph) {
			if text != "" && units(text)+1+units(piece) > PageSize {
				done, text = append(done, strings.TrimSpace(text)), ""
			}
			text, joint = text+joint+piece, " "
		}
	}
	return append(done, strings.TrimSpace(text))
}

// pieces is a paragraph escaped, in as many parts as it takes for each to fit
// on a page whatever escaping makes of it: at most twice as much. It ends where
// a single character, piled up from thousands of marks, would not fit.
func pieces(paragraph string) []string {
	var parts []string
	for {
		end := wordEnd(paragraph, PageSize/2-1)
		parts = append(parts, Escape(paragraph[:end]))
		paragraph = strings.TrimLeft(paragraph[end:], " \t")
		if paragraph == "" || end == 0 {
			return parts
		}
	}
}
