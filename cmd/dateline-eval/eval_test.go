package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Answers to invented articles, as the files of a folder to score.
var answers = map[string]string{
	"quotes/dev.jsonl": `{"id":"a","text":"The ferry is late. “We will not wait another year,” said Lena Holt, the mayor. She called the plan “a folly.”","quotes":[` +
		`{"text":"We will not wait another year,","start":20,"end":50,"kind":"full","source_type":"person","speaker":"Holt","speaker_full":"Lena Holt"},` +
		`{"text":"a folly.","start":104,"end":112,"kind":"partial","source_type":"pronoun","speaker":"","speaker_manual":"Lena Holt"}]}` + "\n" +
		`{"id":"b","text":"The bus is early. “Nobody is ready for that,” said Bo Tarn.","quotes":[` +
		`{"text":"Nobody is ready for that,","start":19,"end":44,"kind":"full","source_type":"person","speaker":"Ana Ruiz"}],` +
		`"other_spans":[{"text":"Slow Boat","start":0,"end":9,"kind":"partial","label":"none"}]}` + "\n",
	"summaries/dev.jsonl": `{"id":"a","text":"The ferry to Pell ran aground in fog. All 212 people were saved. The radar was off.","summary":"The ferry ran aground.\nAll people were saved."}` + "\n" +
		`{"id":"b","text":"A bridge fell into the river Tarn on Monday. Nobody was hurt.","summary":"Bridge fell."}` + "\n",
	"summaries/train.jsonl": "this is not read\n",
	"stories/dev.jsonl": `{"id":"a","title":"Fire in Osk","text":"A fire destroyed the old library of Osk on Monday, and its 80,000 books burned, the fire chief Ida Lind said.","cluster":"1x"}` + "\n" +
		`{"id":"b","title":"Osk library burns","text":"The old library of Osk burned down on Monday with 80,000 books in it, according to Ida Lind, the fire chief.","cluster":"1x"}` + "\n" +
		`{"id":"c","title":"Union elects Munt","text":"Karl Munt will lead the football union of Tarn after a vote of its eleven clubs in the winter.","cluster":"2x"}` + "\n",
}

// folder writes the answers into a folder of their own.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, lines := range answers {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// call runs the program, for which every look at the time takes half a second.
func call(args ...string) (code int, out, errors string) {
	var stdout, stderr bytes.Buffer
	spent := time.Duration(0)
	clock := func() time.Duration { spent += time.Second / 2; return spent }
	code = app{&stdout, &stderr, clock}.run(context.Background(), args)
	return code, stdout.String(), stderr.String()
}

func TestTablesSayWhatIsRight(t *testing.T) {
	code, got, errors := call("all", folder(t))
	if code != 0 {
		t.Fatalf("exit %d: %s", code, errors)
	}
	for _, want := range []string{
		"### Quotes: quotes/dev.jsonl\n\n2 articles, read as `dateline read --jsonl` does; 4 articles a second of one core",
		"| full quotes: extraction F1 | 2 | 100.0 | 100.0 to 100.0 |",
		"| **full quotes: attributed-quote F1** | 2 | 50.0 | 0.0 to 100.0 |",
		"| speaker right, pronoun source | 0 | – | – |",
		"| partial quotes: attributed F1 | 1 | 100.0 |",
		"| wrong speaker | 2 | 50.0 | 0.0 to 100.0 |",
		"| word for word | 3 | 100.0 | 100.0 to 100.0 |",
		"### Summaries: summaries/dev.jsonl\n\n2 articles, told in 3 sentences or fewer",
		"5 of 5 sentences stand in their article exactly where they are said to.",
		"| better than Lead-3 by | 0.00 (0.00 to 0.00) |", // both come whole
		"### Stories: stories/dev.jsonl\n\n3 articles of 2 events, told as 2 stories",
		"Of 2 unrelated articles (summaries/dev.jsonl) 0 joined another's story (0.0 %), so that 0 share one.",
		"| B-cubed | 100.0 (100.0 to 100.0) | 100.0 (100.0 to 100.0) | 100.0 (100.0 to 100.0) |",
		"\nCommit ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant in it\n%s", got, want)
		}
	}
}

func TestTablesAreTheSameEachTime(t *testing.T) {
	dir := folder(t)
	_, first, _ := call("all", dir)
	if _, second, _ := call("all", dir); first != second {
		t.Errorf("got\n%s\nand then\n%s", first, second)
	}
}

func TestWhatGoesWrongIsSaidInOneSentence(t *testing.T) {
	dir := folder(t)
	empty := filepath.Join(dir, "empty.jsonl")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		args []string
		code int
		say  string
	}{
		{"no such verb", []string{"poems"}, 2, "Try: dateline-eval --help"},
		{"no file", []string{"quotes"}, 2, "Try: dateline-eval --help"},
		{"a file that is not there", []string{"quotes", filepath.Join(dir, "none")}, 1, "Check the path"},
		{"an empty file", []string{"stories", empty}, 1, "has no articles"},
		{"no JSON", []string{"summaries", filepath.Join(dir, "summaries/train.jsonl")}, 1, "line 1 is not an article with answers"},
		{"no quotes", []string{"quotes", filepath.Join(dir, "summaries/dev.jsonl")}, 1, `whose lines have "quotes"`},
		{"no summaries", []string{"summaries", filepath.Join(dir, "quotes/dev.jsonl")}, 1, `whose lines have "summary"`},
		{"no events", []string{"stories", filepath.Join(dir, "quotes/dev.jsonl")}, 1, `whose lines have "cluster"`},
		{"an empty folder", []string{"all", t.TempDir()}, 1, "there is nothing to score"},
	} {
		code, _, errors := call(tt.args...)
		if code != tt.code || !strings.Contains(errors, tt.say) {
			t.Errorf("%s: got exit %d, %q; want %d, %q", tt.name, code, errors, tt.code, tt.say)
		}
		if last := strings.Count(strings.TrimSpace(errors[strings.LastIndex(errors, "dateline-eval: "):]), "\n"); last != 0 {
			t.Errorf("%s: got %q, want one line", tt.name, errors)
		}
	}
}

func TestHelpHasAnExampleForEachVerb(t *testing.T) {
	for _, verb := range []string{"quotes", "summaries", "stories", "all"} {
		code, out, errors := call(verb, "--help")
		if code != 0 || !strings.Contains(out, "Example:\n\n    dateline-eval "+verb) {
			t.Errorf("dateline-eval %s --help: exit %d\n%s%s", verb, code, out, errors)
		}
	}
}
