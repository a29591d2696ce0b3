package summarize

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

func FuzzSummarize(f *testing.F) {
	for _, file := range articles(f) {
		f.Add(string(file.Data), 3, 600)
	}
	f.Add("“A. “B. ”C” 「D。」E", 1, 5)
	f.Fuzz(func(t *testing.T, body string, sentences, bytes int) {
		a := briefing.Article{ID: "A-1", Body: body}
		b := briefing.Budget{Sentences: max(0, sentences%20), Bytes: max(0, bytes%5000)}
		summary := Extract{}.Summarize([]briefing.Article{a}, b)
		checkSummary(t, []briefing.Article{a}, summary, b)
		if !slices.IsSortedFunc(summary.Sentences, func(s, u briefing.Sentence) int { return s.Span.Start - u.Span.End }) {
			t.Errorf("sentences are not in the article's order: %v", summary.Sentences)
		}
		second := briefing.Article{ID: "A-2", Body: body + "\nMore.", Publisher: "Coast Daily"}
		both := []briefing.Article{a, second}
		checkSummary(t, both, Extract{}.Summarize(both, b), b)
		if gist := (Extract{}).Gist(a); utf8.ValidString(body) && utf8.RuneCountInString(gist) > longestGist {
			t.Errorf("gist %q is too long", gist)
		}
	})
}

// checkSummary holds that every sentence is exactly a span of its article, and
// all are within the budget.
func checkSummary(t *testing.T, articles []briefing.Article, s briefing.Summary, b briefing.Budget) {
	t.Helper()
	bytes := 0
	for _, sentence := range s.Sentences {
		i := slices.IndexFunc(articles, func(a briefing.Article) bool { return a.ID == sentence.Article })
		if i < 0 || sentence.Span.Start < 0 || sentence.Span.End > len(articles[i].Body) || sentence.Span.Len() <= 0 {
			t.Fatalf("span %v is not in article %s", sentence.Span, sentence.Article)
		}
		if got := sentence.Span.Of(articles[i].Body); got != sentence.Text || strings.TrimSpace(got) != got {
			t.Errorf("sentence %q is not what stands there, %q", sentence.Text, got)
		}
		bytes += len(sentence.Text)
	}
	if b.Sentences > 0 && len(s.Sentences) > b.Sentences || b.Bytes > 0 && bytes > b.Bytes || len(s.Sentences) > s.Of {
		t.Errorf("%d of %d sentences with %d bytes in a budget of %+v", len(s.Sentences), s.Of, bytes, b)
	}
}

func TestSummariesAreTheSameEachTime(t *testing.T) {
	a := []briefing.Article{longArticle(20)}
	want := Extract{}.Summarize(a, threeSentences)
	for range 5 {
		if diff := cmp.Diff(want, (Extract{}).Summarize(a, threeSentences)); diff != "" {
			t.Fatalf("the second summary differs (-first +second):\n%s", diff)
		}
	}
}

func TestSummarizingCostsFewAllocations(t *testing.T) {
	a := []briefing.Article{longArticle(7)}
	if got := testing.AllocsPerRun(50, func() { Extract{}.Summarize(a, threeSentences) }); got > 40 {
		t.Errorf("got %v allocations an article, want at most 40", got)
	}
}

func TestWhatIsToldTwiceIsChosenOnce(t *testing.T) {
	body := strings.Repeat("The council of Elmhaven voted on Monday to keep the old bridge over the Lune.\n", 4) +
		"Repairs will cost 12 million crowns and take 18 months, the engineer said.\n"
	got := texts(Extract{}.Summarize([]briefing.Article{{Body: body, Language: "en"}}, briefing.Budget{Sentences: 2}))
	want := []string{
		"The council of Elmhaven voted on Monday to keep the old bridge over the Lune.",
		"Repairs will cost 12 million crowns and take 18 months, the engineer said.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("summary differs (-want +got):\n%s", diff)
	}
}

func TestEmbeddedRankerIsWhole(t *testing.T) {
	r, err := decode(rankerData)
	if err != nil || len(r) < 50 {
		t.Fatalf("got %d trees, %v", len(r), err)
	}
	again, err := decode(r.Encode())
	if diff := cmp.Diff(r, again); err != nil || diff != "" {
		t.Errorf("read again: %v (-want +got):\n%s", err, diff)
	}
}

func TestPanelScoresAsItsRankerDoes(t *testing.T) {
	r, err := decode(rankerData)
	if err != nil {
		t.Fatal(err)
	}
	p := newPanel(r)
	for _, paragraphs := range []int{1, 7, 13, 40} { // of five sentences each: fewer than a group, and several
		read := read(longArticle(paragraphs))
		rows := read.rows(read.index())
		offered := read.offers(alone)
		p.score(offered, rows)
		for _, o := range offered {
			if want := r.Score(&rows[o.sentence]); o.score != want {
				t.Errorf("sentence %d of %d: got %d, want %d", o.sentence, len(rows), o.score, want)
			}
		}
	}
}

// lopsided is a tree of nodes that each lead to a leaf and to the next node.
func lopsided(nodes int) Tree {
	t := Tree{Leaves: make([]int32, nodes+1)}
	for i := range nodes {
		t.Nodes = append(t.Nodes, Node{Left: int8(-i - 1), Right: int8(i + 1), Below: int32(i)})
		t.Leaves[i] = int32(i)
	}
	t.Nodes[nodes-1].Right = int8(-nodes - 1)
	return t
}

func TestDamagedRankersAreRefused(t *testing.T) {
	good := Ranker{{Nodes: []Node{{Feature: 1, Left: -1, Right: -2, Below: 3}}, Leaves: []int32{1, 2}}}
	if _, err := decode(good.Encode()); err != nil {
		t.Fatal(err)
	}
	if _, err := decode(Ranker{lopsided(maxNodes)}.Encode()); err != nil {
		t.Errorf("the biggest tree: %v", err)
	}
	tests := map[string]func(*Ranker){
		"no such feature":     func(r *Ranker) { (*r)[0].Nodes[0].Feature = uint8(Features) },
		"a circle":            func(r *Ranker) { (*r)[0].Nodes[0].Left = 0 },
		"two ways to a leaf":  func(r *Ranker) { (*r)[0].Nodes[0].Right = -1 },
		"no such leaf":        func(r *Ranker) { (*r)[0].Nodes[0].Right = -3 },
		"fewer leaves":        func(r *Ranker) { (*r)[0].Leaves = (*r)[0].Leaves[:1] },
		"too big a tree":      func(r *Ranker) { (*r)[0] = lopsided(maxNodes + 1) },
		"a tree without node": func(r *Ranker) { (*r)[0] = Tree{} },
	}
	for name, damage := range tests {
		bad := Ranker{{Nodes: slices.Clone(good[0].Nodes), Leaves: slices.Clone(good[0].Leaves)}}
		damage(&bad)
		if _, err := decode(bad.Encode()); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
