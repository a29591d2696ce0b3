package summarize

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

const bridge = `Council keeps the old bridge
By Ana Ruiz

ELMHAVEN (Orland Press) — The council of Elmhaven voted on Monday to keep the old bridge over the Lune.

But the vote was close. “We could not afford another year of waiting,” Mayor Lena Vass said. He agreed.

Read more: How the bridge was built

“It is a good day. It is a cold day,” said Bo Tann, who led the campaign. These were hard years.

The bridge was closed in 2019 after a flood tore away one of its four piers.

Repairs will cost 12 million crowns and take 18 months, the council's engineer said.

Ana Ruiz contributed to this report.`

func texts(s briefing.Summary) []string {
	var all []string
	for _, sentence := range s.Sentences {
		all = append(all, sentence.Text)
	}
	return all
}

func TestSummaryIsMadeOfSentencesThatStandAlone(t *testing.T) {
	article := briefing.Article{ID: "A-1", Body: bridge}
	summary := Extract{}.Summarize([]briefing.Article{article}, briefing.Budget{Sentences: 4})
	want := []string{
		"The council of Elmhaven voted on Monday to keep the old bridge over the Lune.",
		"“We could not afford another year of waiting,” Mayor Lena Vass said.",
		"The bridge was closed in 2019 after a flood tore away one of its four piers.",
		"Repairs will cost 12 million crowns and take 18 months, the council's engineer said.",
	}
	if diff := cmp.Diff(want, texts(summary)); diff != "" {
		t.Errorf("summary differs (-want +got):\n%s", diff)
	}
	if summary.Of != 9 {
		t.Errorf("sentences to choose from: got %d, want 9", summary.Of)
	}
	for _, s := range summary.Sentences {
		if s.Article != article.ID || s.Span.Of(bridge) != s.Text {
			t.Errorf("sentence %q is not what stands at %v of %s", s.Text, s.Span, s.Article)
		}
	}
}

func TestShortArticleComesWhole(t *testing.T) {
	article := briefing.Article{Body: "The vote passed. But it was close."}
	got := texts(Extract{}.Summarize([]briefing.Article{article}, briefing.Budget{Sentences: 3}))
	if diff := cmp.Diff([]string{"The vote passed.", "But it was close."}, got); diff != "" {
		t.Errorf("summary differs (-want +got):\n%s", diff)
	}
}

func TestSummaryKeepsToItsBudgetOfBytes(t *testing.T) {
	article := briefing.Article{Body: bridge}
	for bytes := 1; bytes < len(bridge); bytes += 7 {
		all := texts(Extract{}.Summarize([]briefing.Article{article}, briefing.Budget{Bytes: bytes}))
		if got := len(strings.Join(all, "")); got > bytes {
			t.Errorf("budget of %d bytes: got %d", bytes, got)
		}
	}
}

func TestSeveralArticlesGiveOneSentenceAPublisher(t *testing.T) {
	articles := []briefing.Article{
		{ID: "A-1", Publisher: "Orland Press", Body: "The council of Elmhaven kept the old bridge. The mayor of Elmhaven thanked the engineers."},
		{ID: "A-2", Publisher: "Orland Press", Body: "A flood tore away one of the piers in 2019. The river Lune rose by four metres."},
		{ID: "A-3", Publisher: "Coast Daily", Body: "The council of Elmhaven kept its old bridge. Repairs will cost 12 million crowns."},
	}
	got := Extract{}.Summarize(articles, briefing.Budget{Sentences: 2})
	want := []string{"The council of Elmhaven kept the old bridge.", "Repairs will cost 12 million crowns."}
	if diff := cmp.Diff(want, texts(got)); diff != "" {
		t.Errorf("summary differs (-want +got):\n%s", diff)
	}
	if got := len(Extract{}.Summarize(articles, briefing.Budget{Sentences: 5}).Sentences); got != 5 {
		t.Errorf("with room for five: got %d sentences", got)
	}
}

func TestNothingToTell(t *testing.T) {
	for _, body := range []string{"", " \n ", "Read more: nothing"} {
		if got := texts(Extract{}.Summarize([]briefing.Article{{Body: body}}, briefing.Budget{Sentences: 3})); len(got) > 0 {
			t.Errorf("%q: got %q, want nothing", body, got)
		}
	}
	if got := texts(Extract{}.Summarize(nil, briefing.Budget{})); len(got) > 0 {
		t.Errorf("no article: got %q", got)
	}
}

func TestGist(t *testing.T) {
	got := Extract{}.Gist(briefing.Article{Body: bridge})
	if want := "The council of Elmhaven voted on Monday to keep the old bridge over the Lune"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestShortArticlesKeepTheirFirstSentence(t *testing.T) {
	first := "The harbour of Pell stays closed."
	for n := 4; n <= 12; n++ {
		paragraphs := strings.SplitAfter(longArticle(3).Body, ". ")
		article := briefing.Article{Body: first + "\n" + strings.Join(paragraphs[:n], ""), Language: "en"}
		if got := texts(Extract{}.Summarize([]briefing.Article{article}, threeSentences)); len(got) == 0 || got[0] != first {
			t.Errorf("with %d more sentences: got %q", n, got)
		}
	}
}
