package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// mostSummary is the most that a summary says: its description, in units.
const mostSummary = 1200

// Summary is a summary of one article, in its own sentences.
func Summary(a briefing.Copy, s briefing.Summary) slash.Message {
	from := "the article of " + Day(a.Published)
	if p := oneLine(a.Publisher); p != "" {
		from = cut(p, mostPublisher) + ", " + Day(a.Published)
	}
	return embed(&discordgo.MessageEmbed{
		Title:       fit(headline(a.Title), mostTitle),
		URL:         addressOrNone(a.URL),
		Description: bullets(s, nil),
		Footer: &discordgo.MessageEmbedFooter{
			Text: fmt.Sprintf("%d of %s, quoted from %s", len(s.Sentences), count(s.Of, "sentence", "sentences"), from),
		},
	})
}

// TopicSummary is a summary of a topic, where each sentence leads to the
// article that it stands in.
func TopicSummary(topic string, articles []briefing.Copy, s briefing.Summary) slash.Message {
	used := map[briefing.ArticleID]bool{}
	for _, sentence := range s.Sentences {
		used[sentence.Article] = true
	}
	return embed(&discordgo.MessageEmbed{
		Title:       fit(topic, mostTitle),
		Description: bullets(s, articles),
		Footer: &discordgo.MessageEmbedFooter{Text: fmt.Sprintf("%s, quoted from %d of %s",
			count(len(s.Sentences), "sentence", "sentences"), len(used), count(len(articles), "article", "articles"))},
	})
}

// bullets are numbered sentences, together no more than mostSummary. Numbers
// lead to the articles given.
func bullets(s briefing.Summary, articles []briefing.Copy) string {
	most := mostSummary/max(1, len(s.Sentences)) - len("• ") - len("\n")
	var lines []string
	for i, sentence := range s.Sentences {
		number := fmt.Sprintf(`\[%d\]`, i+1)
		if to, ok := addressOf(sentence.Article, articles); ok && units(to) < most/2 {
			number = fmt.Sprintf("[[%d]](%s)", i+1, to)
		}
		lines = append(lines, "• "+fitSentence(sentence.Text, most-units(number)-1)+" "+number)
	}
	return strings.Join(lines, "\n")
}

func addressOf(id briefing.ArticleID, articles []briefing.Copy) (string, bool) {
	i := slices.IndexFunc(articles, func(c briefing.Copy) bool { return c.ID == id })
	if i < 0 {
		return "", false
	}
	return Address(articles[i].URL)
}

// Sources shows which article each sentence of a summary stands in, in the
// order of the summary.
func Sources(articles []briefing.Copy, s briefing.Summary) slash.Message {
	var lines []string
	for i, sentence := range s.Sentences {
		at := slices.IndexFunc(articles, func(c briefing.Copy) bool { return c.ID == sentence.Article })
		if at < 0 {
			continue
		}
		a := articles[at]
		lines = append(lines, fmt.Sprintf(`\[%d\] “%s”`, i+1, fitSentence(sentence.Text, 300)), "-# "+where(a))
	}
	return embed(&discordgo.MessageEmbed{Title: "Where these sentences stand", Description: page(lines)})
}

// where is an article on one line: id, headline, publisher and age.
func where(a briefing.Copy) string {
	parts := append([]string{string(a.ID), link(a.Title, shortAddress(a.URL), mostAlsoTitle)}, credit(a.Reference())...)
	return strings.Join(parts, " · ")
}

// shortAddress leaves out addresses that would crowd out a list.
func shortAddress(address string) string {
	if to, ok := Address(address); ok && units(to) <= 200 {
		return to
	}
	return ""
}

// page joins as many lines as fit on one page.
func page(lines []string) string {
	pages := paged(lines)
	if len(pages) > 1 {
		return pages[0] + "\n…"
	}
	return pages[0]
}

// paged joins lines to pages of at most PageSize units. There is always one.
func paged(lines []string) []string {
	var pages []string
	start, size := 0, 0
	for i, l := range lines {
		size += units(l) + 1
		if i > start && size-1 > PageSize {
			pages = append(pages, strings.Join(lines[start:i], "\n"))
			start, size = i, units(l)+1
		}
	}
	return append(pages, strings.Join(lines[start:], "\n"))
}
