package render

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

func copies() *rapid.Generator[briefing.Copy] {
	return rapid.Custom(func(t *rapid.T) briefing.Copy {
		r := references().Draw(t, "reference")
		c := briefing.Copy{Article: briefing.Article{
			ID: r.ID, Title: r.Title, URL: r.URL, Publisher: r.Publisher, Published: r.Published, Added: r.Published,
			Body: hostile(1000).Draw(t, "body"), AddedBy: hostile(30).Draw(t, "by"),
		}}
		if rapid.Bool().Draw(t, "headed") {
			c.Body = c.Title + "\n\n" + c.Body
		}
		c.Overlay.Topics = rapid.SliceOfN(hostile(40), 0, 10).Draw(t, "topics")
		if rapid.Bool().Draw(t, "removed") {
			c.Overlay.Removed, c.Overlay.Reason, c.Overlay.By = r.Published, hostile(200).Draw(t, "reason"), hostile(30).Draw(t, "remover")
		}
		return c
	})
}

// spanOf draws a span of a body between code points.
func spanOf(t *rapid.T, body, name string) briefing.Span {
	edge := func(s string) int {
		at := rapid.IntRange(0, len(body)).Draw(t, name+s)
		for at > 0 && at < len(body) && body[at]&0xC0 == 0x80 {
			at--
		}
		return at
	}
	a, b := edge(" start"), edge(" end")
	return briefing.Span{Start: min(a, b), End: max(a, b)}
}

func quotesOf(t *rapid.T, c briefing.Copy) briefing.QuotedCopy {
	q := briefing.Quote{
		ID: briefing.QuoteID(c.ID) + ".999", Article: c.ID, Span: spanOf(t, c.Body, "quote"), Clue: spanOf(t, c.Body, "clue"),
		Speaker: hostile(200).Draw(t, "speaker"), Role: hostile(200).Draw(t, "role"), Attribution: hostile(900).Draw(t, "attribution"),
		Carried: rapid.Bool().Draw(t, "carried"),
	}
	q.Text = q.Span.Of(c.Body)
	return briefing.QuotedCopy{Quote: q, Copy: c}
}

func TestEveryMessageIsWithinEveryLimitWhateverTheArticles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(copies(), 1, 25).Draw(t, "articles")
		first := all[0]
		first.Body += strings.Repeat(first.Body, rapid.IntRange(0, 9).Draw(t, "repeats"))
		quote := quotesOf(t, first)
		digest := editions().Draw(t, "edition").Digest
		var short briefing.Summary
		for _, a := range all[:min(5, len(all))] {
			short.Sentences = append(short.Sentences, briefing.Sentence{Text: hostile(1500).Draw(t, "sentence"), Article: a.ID})
		}
		hits := make([]briefing.Hit, min(5, len(all)))
		for i, a := range all[:len(hits)] {
			hits[i] = briefing.Hit{Copy: a, Excerpt: spanOf(t, a.Body, "excerpt"), Marks: []briefing.Span{spanOf(t, a.Body, "mark"), spanOf(t, a.Body, "mark")}}
		}
		quotes := []briefing.Quote{quote.Quote, quote.Quote, quote.Quote}
		stories, _, _ := Stories(digest, rapid.IntRange(-1, 9).Draw(t, "stories page"))
		page, _, _ := Page(first, rapid.IntRange(-1, 9).Draw(t, "page"))
		sub := briefing.Subscription{Name: digest.Name, Topics: digest.Topics, Stories: 7, Channel: briefing.Channel{ID: "123456789012345678"}}
		states := make([]State, 8)
		for i := range states {
			states[i] = State{Subscription: sub, Editions: []briefing.Edition{{Status: briefing.Failed, Trouble: hostile(900).Draw(t, "trouble")}}}
		}
		for name, m := range map[string]slash.Message{
			"quote":         Quote(quote),
			"context":       Context(quote),
			"summary":       Summary(first, short),
			"topic summary": TopicSummary(hostile(40).Draw(t, "topic"), all, short),
			"sources":       Sources(all, short),
			"headlines":     Headlines("Latest articles", all),
			"hits":          Hits("Articles with "+Short(hostile(100).Draw(t, "words"), 100), hits),
			"quotes":        Quotes(first.Title, quotes),
			"stories":       stories,
			"why":           Why(digest),
			"page":          page,
			"filed":         Filed(briefing.Filed{Copy: first}),
			"kept":          Kept(first),
			"preview":       Preview(Order(sub, []time.Time{first.Added, first.Added, first.Added}, []string{"Embed Links", "Send Messages"}), digest),
			"states":        States("8 digests", states),
			"menu":          {Text: "x", Rows: []slash.Row{{Menu: &slash.Menu{Do: slash.Ref{Action: "a/b"}, Choices: []slash.Choice{QuoteChoice(quote.Quote)}}}}},
			"suggestion":    {Text: "x", Rows: []slash.Row{{Menu: &slash.Menu{Do: slash.Ref{Action: "a/b"}, Choices: []slash.Choice{Suggestion(first.Reference())}}}}},
		} {
			if err := m.Check(); err != nil {
				t.Errorf("%s: Discord would refuse it: %v", name, err)
			}
		}
	})
}

func TestNoWordOfAnArticleIsLostBetweenPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := hostile(20_000).Draw(t, "body")
		all := pages(body)
		for i, p := range all {
			if n := units(p); n > PageSize {
				t.Errorf("page %d has %d units, want at most %d", i+1, n, PageSize)
			}
		}
		got := escaped.ReplaceAllString(strings.Join(all, ""), "$1")
		if bare(got) != bare(clean(body)) {
			t.Errorf("the pages read otherwise than the article")
		}
	})
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }
