package briefing_test

import (
	"slices"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
)

// outspoken finds a quote in every article, and one that may be shown in those
// with a given headline.
type outspoken struct {
	plain
	quotable []string
}

func (outspoken) Quotes(a briefing.Article) []briefing.Quote {
	return []briefing.Quote{{Text: a.Body, Span: briefing.Span{End: len(a.Body)}, Kind: briefing.FullQuote}}
}

func (o outspoken) Quotable(a briefing.Article, among []briefing.Quote) (briefing.Quote, bool) {
	return among[0], slices.Contains(o.quotable, a.Title)
}

func TestTheKeyQuoteIsFromTheFirstStoryShownThatHasOne(t *testing.T) {
	for _, test := range []struct {
		quotable []string
		want     string
	}{
		{[]string{"B", "C"}, "B"},
		{[]string{"C"}, ""}, // it is not shown
		{nil, ""},
	} {
		r := newRoom(t)
		r.Quoter = outspoken{quotable: test.quotable}
		sub := r.subscribe(t, "Morning", "08:00")
		sub.Stories = 2
		for _, title := range []string{"A", "B", "C"} {
			r.file(t, title)
		}
		r.Ranker = byTitle{}
		digest, err := r.Compose(t.Context(), sub, morning)
		if err != nil {
			t.Fatal(err)
		}
		if want := "gist of A"; digest.Gist != want {
			t.Errorf("the gist is %q, want %q: of the first story shown", digest.Gist, want)
		}
		got := ""
		if digest.Quote != nil {
			got = digest.Quote.From.Title
		}
		if got != test.want {
			t.Errorf("quotable %v: the key quote is from %q, want %q", test.quotable, got, test.want)
		}
	}
}

// byTitle ranks stories by the headlines of their first articles.
type byTitle struct{}

func (byTitle) Rank(stories []briefing.Story, _ briefing.Preference) []briefing.Story {
	slices.SortFunc(stories, func(s, t briefing.Story) int {
		if s.Articles[0].Title < t.Articles[0].Title {
			return -1
		}
		return 1
	})
	return stories
}
