package stories

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
)

// TestDevelopmentSet holds the grouping to what docs/evaluation.md
// says of it. The articles are no part of the repository.
func TestDevelopmentSet(t *testing.T) {
	folder := os.Getenv("DATELINE_TESTDATA")
	if folder == "" {
		t.Skip("DATELINE_TESTDATA is not set: it names the folder that holds stories/dev.jsonl")
	}
	articles, events := readEvents(t, filepath.Join(folder, "stories", "dev.jsonl"))
	found := map[briefing.ArticleID]string{}
	for _, s := range together(articles, nil) {
		for _, a := range s.Articles {
			found[a.ID] = string(s.ID)
		}
	}
	precision, recall := bCubed(found, events), bCubed(events, found)
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("B-cubed precision %.3f, recall %.3f, F1 %.3f", precision, recall, f1)
	if precision < 0.94 || f1 < 0.92 {
		t.Errorf("B-cubed precision %.3f, F1 %.3f; want at least 0.94, 0.92", precision, f1)
	}
}

// bCubed is, for an article on average, the share of its group in some that
// is in its group in others too.
func bCubed(some, others map[briefing.ArticleID]string) float64 {
	size, both := map[string]int{}, map[[2]string]int{}
	for id, group := range some {
		size[group]++
		both[[2]string{group, others[id]}]++
	}
	sum := 0.0
	for pair, n := range both {
		sum += float64(n*n) / float64(size[pair[0]])
	}
	return sum / float64(len(some))
}

func readEvents(t *testing.T, path string) ([]briefing.Copy, map[briefing.ArticleID]string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	var articles []briefing.Copy
	events := map[briefing.ArticleID]string{}
	for lines.Scan() {
		var line struct{ ID, Title, Text, Cluster string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		id := briefing.ArticleID(line.ID)
		articles = append(articles, briefing.Copy{Article: briefing.Article{ID: id, Seq: uint64(len(articles) + 1), Title: line.Title, Body: line.Text}})
		events[id] = line.Cluster
	}
	return articles, events
}
