package summarize

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// TestDevelopmentSet holds the ranker to its lead over an article's first
// three sentences. It counts single words only, so that its figures are not
// those of docs/evaluation.md, but near. The articles are no part of
// the repository.
func TestDevelopmentSet(t *testing.T) {
	folder := os.Getenv("DATELINE_TESTDATA")
	if folder == "" {
		t.Skip("DATELINE_TESTDATA is not set: it names the folder that holds summaries/dev.jsonl")
	}
	file, err := os.Open(filepath.Join(folder, "summaries", "dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	ours, lead, n := 0.0, 0.0, 0.0
	for lines.Scan() {
		var line struct{ Text, Summary string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		want := counts(line.Summary)
		summary := texts(Extract{}.Summarize([]briefing.Article{{Body: line.Text}}, threeSentences))
		ours += f1(counts(strings.Join(summary, " ")), want)
		lead += f1(counts(leadOf(line.Text)), want)
		n++
	}
	t.Logf("F1 of words over %.0f articles: %.2f, lead %.2f", n, 100*ours/n, 100*lead/n)
	if gain := 100 * (ours - lead) / n; gain < 2 {
		t.Errorf("better than the lead by %.2f, want at least 2", gain)
	}
}

func leadOf(body string) string {
	news := body[text.Head(body).Text:]
	sentences := text.Sentences(news)
	if len(sentences) == 0 {
		return ""
	}
	return news[:sentences[min(2, len(sentences)-1)].End]
}

func counts(s string) map[uint64]int {
	all := map[uint64]int{}
	for w := range text.Words(s) {
		all[text.Key(w.Of(s))]++
	}
	return all
}

// f1 is how well the words of have and want cover each other.
func f1(have, want map[uint64]int) float64 {
	common, all := 0, 0
	for word, n := range have {
		common += min(n, want[word])
		all += n
	}
	for _, n := range want {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(common) / float64(all)
}
