package render

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// around is how many bytes before and after a quote are shown of a paragraph
// that is too long to be shown whole.
const around = 600

// Context shows a quote where it stands: in bold, in its paragraph, with the
// one before and the one after, but without the title once more. When the speaker was named earlier, the name
// is underlined, in its own paragraph if need be.
func Context(q briefing.QuotedCopy) slash.Message {
	body := q.Copy.Body
	if !within(q.Quote.Span, body) {
		return Quote(q)
	}
	for _, shown := range []briefing.Span{
		paragraphsAround(body, q.Quote.Span), paragraphOf(body, q.Quote.Span), near(body, q.Quote.Span),
	} {
		if begin := belowTitle(q.Copy.Article); begin <= q.Quote.Span.Start {
			shown.Start = max(shown.Start, begin)
		}
		if text := inContext(q, shown); units(text) <= PageSize {
			return embed(&discordgo.MessageEmbed{
				Title:       fit(headline(q.Copy.Title), mostTitle),
				URL:         addressOrNone(q.Copy.URL),
				Description: text,
				Footer:      &discordgo.MessageEmbedFooter{Text: quoteFooter(q)},
			})
		}
	}
	return Quote(q)
}

// inContext is what stands at shown, with the quote and the clue to its
// speaker set off.
func inContext(q briefing.QuotedCopy, shown briefing.Span) string {
	body, quote, clue := q.Copy.Body, mark{q.Quote.Span, "**"}, mark{q.Quote.Clue, "__"}
	if !q.Quote.Carried || q.Quote.Speaker == "" || !within(clue.span, body) || clue.span.Len() == 0 {
		return marked(body, shown, quote)
	}
	const note = "\n-# speaker taken from the name underlined"
	switch {
	case clue.span.Start >= shown.Start && clue.span.End <= quote.span.Start:
		return marked(body, shown, clue, quote) + note
	case clue.span.End <= shown.Start:
		return marked(body, near(body, clue.span), clue) + "\n\n" + marked(body, shown, quote) + note
	}
	return marked(body, shown, quote)
}

// A mark is a span of a body that is set off, by what stands on both sides.
type mark struct {
	span briefing.Span
	with string
}

// marked is a range of body, escaped, with spans set off. The marks are in
// order, within the range, and do not overlap.
func marked(body string, shown briefing.Span, marks ...mark) string {
	var b strings.Builder
	if shown.Start > 0 && body[shown.Start-1] != '\n' {
		b.WriteString("… ")
	}
	at := shown.Start
	for _, m := range marks {
		b.WriteString(Escape(body[at:m.span.Start]))
		b.WriteString(setOff(m.span.Of(body), m.with))
		at = m.span.End
	}
	b.WriteString(Escape(body[at:shown.End]))
	if shown.End < len(body) && body[shown.End] != '\n' {
		b.WriteString(" …")
	}
	return strings.TrimSpace(b.String())
}

// setOff puts marks around each line of text: markup does not reach over lines.
func setOff(text, with string) string {
	lines := strings.Split(Escape(text), "\n")
	for i, l := range lines {
		if strings.TrimSpace(l) != "" {
			lines[i] = with + strings.TrimSpace(l) + with
		}
	}
	return strings.Join(lines, "\n")
}

// paragraphOf is the paragraph, or the paragraphs, in which span stands.
func paragraphOf(body string, span briefing.Span) briefing.Span {
	start := strings.LastIndexByte(body[:span.Start], '\n') + 1
	end := strings.IndexByte(body[span.End:], '\n')
	if end < 0 {
		return briefing.Span{Start: start, End: len(body)}
	}
	return briefing.Span{Start: start, End: span.End + end}
}

// paragraphsAround is paragraphOf span with the paragraph before and after it.
func paragraphsAround(body string, span briefing.Span) briefing.Span {
	own := paragraphOf(body, span)
	before := strings.TrimRight(body[:own.Start], " \t\r\n")
	after := body[own.End:]
	next := strings.TrimLeft(after, " \t\r\n")
	wide := briefing.Span{Start: strings.LastIndexByte(before, '\n') + 1, End: len(body)}
	if end := strings.IndexByte(next, '\n'); end >= 0 {
		wide.End = own.End + len(after) - len(next) + end
	}
	return wide
}

// near is a stretch around span within its paragraph, from the beginning of a
// word to the end of one.
func near(body string, span briefing.Span) briefing.Span {
	own := paragraphOf(body, span)
	if from := span.Start - around; from > own.Start {
		if space := strings.IndexByte(body[from:span.Start], ' '); space >= 0 {
			own.Start = from + space + 1
		} else {
			own.Start = span.Start
		}
	}
	if to := span.End + around; to < own.End {
		own.End = span.End + max(0, strings.LastIndexByte(body[span.End:to], ' '))
	}
	return own
}

func within(s briefing.Span, body string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(body)
}
