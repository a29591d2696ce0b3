package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/extract"
	"github.com/dateline-bot/dateline/briefing/quotes"
	"github.com/dateline-bot/dateline/briefing/stories"
	"github.com/dateline-bot/dateline/briefing/summarize"
	"github.com/dateline-bot/dateline/cmd/dateline/sample"
	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

var update = flag.Bool("update", false, "write testdata/machines.golden")

// filedAt is when all articles of the test were filed.
var filedAt = time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC)

// TestEveryMachineReadsAlike compares everything that the newsroom makes of
// the invented articles in this repository with what another machine made of
// them. Run it wherever Dateline is to run; it needs nothing but the files of
// the repository. A change of how articles are read changes the golden file:
//
//	go test ./cmd/dateline-eval -run Alike -update
func TestEveryMachineReadsAlike(t *testing.T) {
	const golden = "testdata/machines.golden"
	var got strings.Builder
	articles := invented(t)
	for _, c := range articles {
		writeReading(&got, c.Article)
	}
	writeStories(&got, articles)
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("read differently from %s (-want +got); if that is what the change is for, write it anew with -update:\n%s", golden, diff)
	}
}

// invented are the sample news and the pages that summaries are tried on.
func invented(t *testing.T) []briefing.Copy {
	t.Helper()
	var all []briefing.Copy
	add := func(title, publisher string, published time.Time, page briefing.Page) {
		a, err := extract.Reader{}.Extract(page)
		if err != nil {
			t.Fatalf("%s: %v", title, err)
		}
		n := len(all) + 1
		a.ID, a.Seq, a.Added, a.Published = briefing.ArticleID(fmt.Sprintf("A-%05d", n)), uint64(n), filedAt, published
		a.Publisher = publisher
		if title != "" {
			a.Title = title
		}
		all = append(all, briefing.Copy{Article: a})
	}
	for _, s := range sample.Week("home", filedAt) {
		add(s.Title, s.Publisher, s.Published, s.Page)
	}
	pages, err := txtar.ParseFile(filepath.Join("..", "..", "briefing", "summarize", "testdata", "articles.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range pages.Files {
		add("", f.Name, filedAt, briefing.Page{Type: "text/plain; charset=utf-8", Body: f.Data})
	}
	return all
}

// writeReading writes what is found in one article. Confidences are written to
// the last bit.
func writeReading(w *strings.Builder, a briefing.Article) {
	fmt.Fprintf(w, "== %s %s\n%s; %s; %s\ngist: %s\n", a.ID, a.Title, a.Byline, a.Dateline, a.Language, summarize.Extract{}.Gist(a))
	writeSummary(w, []briefing.Article{a})
	for _, q := range (quotes.Finder{}).Quotes(a) {
		fmt.Fprintf(w, "%s quote at %d to %d: %s; %s; %s; sure %v; carried %v from %d to %d\n", q.Kind, q.Span.Start, q.Span.End,
			q.Speaker, q.Role, q.Attribution, q.Confidence, q.Carried, q.Clue.Start, q.Clue.End)
	}
}

func writeSummary(w *strings.Builder, articles []briefing.Article) {
	s := summarize.Extract{}.Summarize(articles, briefing.Budget{Sentences: summaryLength})
	for _, one := range s.Sentences {
		fmt.Fprintf(w, "sentence at %d to %d of %s: %.40s\n", one.Span.Start, one.Span.End, one.Article, one.Text)
	}
}

// writeStories writes which articles tell the same news, and how they rank.
func writeStories(w *strings.Builder, articles []briefing.Copy) {
	var g stories.Grouper
	for _, s := range (stories.Ranker{}).Rank(g.Group(withStories(articles), nil), briefing.Preference{Now: filedAt}) {
		var news []briefing.Article
		fmt.Fprintf(w, "== story %s, %v: %s\n", s.ID, s.Score, strings.Join(s.Reasons, "; "))
		for _, c := range s.Articles {
			fmt.Fprintf(w, "%s %s\n", c.ID, c.Title)
			news = append(news, c.Article)
		}
		writeSummary(w, news)
	}
}

// withStories are the articles, each with the story that it was found to tell.
func withStories(articles []briefing.Copy) []briefing.Copy {
	news := make([]briefing.Article, len(articles))
	for i, c := range articles {
		news[i] = c.Article
	}
	told := slices.Clone(articles)
	for i, first := range reading.Stories(news) {
		told[i].Story = briefing.StoryID(articles[first].ID)
	}
	return told
}
