package render

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

const (
	mostKeyQuote = 280  // units of a quote in a digest
	mostQuote    = 1800 // units of a quote on a card, before escaping
	longest      = 3    // how many units one becomes at most: a line end becomes "\n> "
)

// Quote is the card of one quote: who said it, the exact words, and where they
// stand. It has no buttons.
func Quote(q briefing.QuotedCopy) slash.Message {
	text, ok := ends(q.Quote.Text, mostQuote)
	if !ok || units(quoted(text)) > PageSize {
		text = strings.TrimSuffix(cut(text, PageSize/longest), "…") + " […]"
	}
	from := []string{string(q.Quote.ID)}
	if clause := oneLine(q.Quote.Attribution); clause != "" {
		from = append([]string{fit(clause, 300)}, from...)
	}
	lines := []string{quoted(text), strings.Join(from, " · ")}
	if q.Quote.Speaker != "" && q.Quote.Carried {
		lines = append(lines, "-# speaker taken from the sentence before")
	}
	return embed(&discordgo.MessageEmbed{
		Author:      &discordgo.MessageEmbedAuthor{Name: cut(Speaker(q.Quote), mostAuthor)},
		Description: strings.Join(lines, "\n"),
		Footer:      &discordgo.MessageEmbedFooter{Text: quoteFooter(q)},
	})
}

// Speaker is who a quote is given to, with the role the article gives that
// person. It is not escaped.
func Speaker(q briefing.Quote) string {
	name := oneLine(q.Speaker)
	if name == "" {
		return "Speaker not certain"
	}
	if role := oneLine(q.Role); role != "" {
		return name + " · " + role
	}
	return name
}

func quoteFooter(q briefing.QuotedCopy) string {
	parts := []string{Day(q.Copy.Published), "exact words from " + string(q.Copy.ID)}
	if p := oneLine(q.Copy.Publisher); p != "" {
		parts = append([]string{cut(p, mostPublisher)}, parts...)
	}
	return strings.Join(parts, " · ")
}

// QuoteLine is a quote on one line of a list, at most a few hundred units long.
func QuoteLine(q briefing.Quote) string {
	return fmt.Sprintf("“%s” **%s** · %s", fitSentence(q.Text, 240), fit(Speaker(q), 80), q.ID)
}

// QuoteChoice is a quote as one of a menu, where it is chosen by its id.
func QuoteChoice(q briefing.Quote) slash.Choice {
	return slash.Choice{
		Name:  cut(`"`+oneLine(q.Text)+`"`, mostChoice),
		Value: string(q.ID),
		About: cut(Speaker(q), mostChoice),
	}
}

// quoted is text between quotation marks in a block quotation, escaped.
func quoted(text string) string {
	return "> " + strings.ReplaceAll(Escape(`"`+text+`"`), "\n", "\n> ")
}

var sentenceEnd = regexp.MustCompile(`[.!?…]["'”’)\]]*\s`)

// ends gives text if it has at most most units. Longer text is cut at the last
// end of a sentence and marked; it is false when there is none.
func ends(text string, most int) (string, bool) {
	if units(text) <= most {
		return text, true
	}
	end := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		if units(text[:at[1]])+len("[…]") > most {
			break
		}
		end = at[1]
	}
	if end == 0 {
		return text, false
	}
	return strings.TrimSpace(text[:end]) + " […]", true
}

// fitSentence is a sentence on one line, escaped. One that is too long is cut,
// and marked as editors mark it.
func fitSentence(text string, most int) string {
	text = oneLine(text)
	if escaped := Escape(text); units(escaped) <= most {
		return escaped
	}
	return strings.TrimSuffix(fit(text, most-len(" [] ")), "…") + ` \[…\]`
}

func addressOrNone(address string) string {
	to, _ := Address(address)
	return to
}

func embed(e *discordgo.MessageEmbed) slash.Message {
	e.Color = colour
	return slash.Message{Embeds: []*discordgo.MessageEmbed{e}}
}
