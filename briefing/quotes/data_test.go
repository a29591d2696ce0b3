package quotes_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes"
)

// A goldArticle is an annotated article of the test data.
type goldArticle struct {
	ID, Text string
	Quotes   []goldQuote
}

type goldQuote struct {
	Text    string
	Start   int // in code points
	Kind    string
	Type    string `json:"source_type"`
	Speaker string
	Manual  string `json:"speaker_manual"`
}

// who is the speaker that is judged, "" when that is not known.
func (q goldQuote) who() string {
	if q.Manual != "" {
		return q.Manual
	}
	return q.Speaker
}

func gold(t *testing.T, parts ...string) []goldArticle {
	t.Helper()
	folder := os.Getenv("DATELINE_TESTDATA")
	if folder == "" {
		t.Skip("DATELINE_TESTDATA is not set: the annotated articles are not there")
	}
	data, err := os.ReadFile(filepath.Join(append([]string{folder}, parts...)...))
	if err != nil {
		t.Fatal(err)
	}
	var out []goldArticle
	for line := range bytes.Lines(data) {
		var a goldArticle
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

// find reads the article and finds its quotes by where they start, in code
// points.
func (a goldArticle) find() map[int]briefing.Quote {
	out := make(map[int]briefing.Quote)
	for _, q := range (quotes.Finder{}).Quotes(briefing.Article{Body: a.Text}) {
		out[len([]rune(a.Text[:q.Span.Start]))] = q
	}
	return out
}

func TestSeedIsReadRight(t *testing.T) {
	for _, a := range gold(t, "seed", "gold.jsonl") {
		got := a.find()
		if len(got) != len(a.Quotes) {
			t.Errorf("got %d quotes, want %d", len(got), len(a.Quotes))
		}
		for _, want := range a.Quotes {
			q := got[want.Start]
			if q.Text != want.Text || string(q.Kind) != want.Kind || q.Speaker != want.Manual {
				t.Errorf("got %s quote %q by %q, want %s %q by %q", q.Kind, q.Text, q.Speaker, want.Kind, want.Text, want.Manual)
			}
		}
	}
}

// TestDevelopmentSetIsReadWell holds full quotes with their speakers to what
// the evaluation promises. The measure is that of the scorer at its simplest:
// a quote counts when it starts where it should and the surname is right.
func TestDevelopmentSetIsReadWell(t *testing.T) {
	const floor = 0.90
	var right, found, all float64
	for _, a := range gold(t, "quotes", "dev.jsonl") {
		got := a.find()
		for _, want := range a.Quotes {
			if want.Kind != "full" || want.who() == "" {
				continue
			}
			all++
			q, ok := got[want.Start]
			if ok && q.Speaker != "" {
				found++
			}
			if ok && samePerson(want.who(), q.Speaker) {
				right++
			}
		}
	}
	precision, recall := right/found, right/all
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("precision %.3f, recall %.3f, F1 %.3f", precision, recall, f1)
	if f1 < floor {
		t.Errorf("got F1 %.3f, want at least %.3f", f1, floor)
	}
}

// samePerson reports whether the surnames agree with any of the gold names.
func samePerson(gold, got string) bool {
	for name := range strings.SplitSeq(gold, " & ") {
		if surname(name) == surname(got) && got != "" {
			return true
		}
	}
	return false
}

func surname(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' })
	for len(words) > 1 && (words[len(words)-1] == "jr" || words[len(words)-1] == "sr") {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
