package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// The tests here hold the measures to what other programs for the same
// measures print. Those stand beside the data, and are written in Python.

// testdata reads the first articles of a file of the test data as JSON lines.
func testdata[T any](t *testing.T, most int, path ...string) []T {
	t.Helper()
	folder := os.Getenv("DATELINE_TESTDATA")
	if folder == "" {
		t.Skip("DATELINE_TESTDATA is not set: the annotated articles are not there")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3 is not here: it runs the scorers that this is compared with")
	}
	file, err := os.Open(filepath.Join(append([]string{folder}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	var all []T
	for len(all) < most && lines.Scan() {
		var one T
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	return all
}

// python imports a scorer of the test data as s, runs the script on in, which
// is a there, and decodes the JSON that it prints into out.
func python(t *testing.T, scorer, script string, in, out any) {
	t.Helper()
	input, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	folder, name := filepath.Split(filepath.Join(os.Getenv("DATELINE_TESTDATA"), scorer))
	script = fmt.Sprintf("import json,sys\nsys.dont_write_bytecode=True\nsys.path.insert(0,%q)\nimport %s as s\na=json.load(sys.stdin)\n%s",
		folder, strings.TrimSuffix(name, ".py"), script)
	run := exec.Command("python3", "-c", script)
	run.Stdin, run.Stderr = bytes.NewReader(input), os.Stderr
	printed, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(printed, out); err != nil {
		t.Fatal(err)
	}
}

// An annotated is an article whose quotes are known.
type annotated struct {
	ID     string
	Text   string
	Quotes []Annotation
	Others []Annotation `json:"other_spans"`
}

// misread makes findings of an article that are right, wrong, cut short,
// doubled, made up or left out, in turns.
func (g annotated) misread() []Finding {
	var found []Finding
	last := "Nobody Atall"
	for i, a := range append(g.Quotes, g.Others...) {
		f := Finding{Text: a.Text, Start: a.Start, End: a.End, Speaker: a.Speaker}
		switch i % 9 {
		case 1:
			f.Speaker = last
		case 2:
			f.Speaker = ""
		case 3:
			f.Text = f.Text[:strings.LastIndex(f.Text, " ")+1]
		case 4:
			continue
		case 5:
			found = append(found, f)
			f.Start, f.End = f.Start+400, f.End+400
		case 6:
			f.Text = "what nobody said in there or anywhere, " + f.Text
		case 7:
			f.Speaker = "Mr. " + f.Speaker + "'s"
		}
		found, last = append(found, f), a.Speaker
	}
	return found
}

func TestQuotesAreScoredAsByTheOtherScorer(t *testing.T) {
	type prediction struct {
		ID     string           `json:"id"`
		Quotes []map[string]any `json:"quotes"`
	}
	var tally QuoteTally
	predictions := []prediction{}
	for _, g := range testdata[annotated](t, math.MaxInt, "quotes", "dev.jsonl") {
		found := g.misread()
		tally.Add(ScoreQuotes(g.Text, append(g.Quotes, g.Others...), found))
		p := prediction{ID: g.ID, Quotes: []map[string]any{}}
		for _, f := range found {
			p.Quotes = append(p.Quotes, map[string]any{"text": f.Text, "start": f.Start, "end": f.End, "speaker": f.Speaker})
		}
		predictions = append(predictions, p)
	}
	articles := testdata[json.RawMessage](t, math.MaxInt, "quotes", "dev.jsonl")
	want := map[string]float64{}
	python(t, "quotes/score.py", "print(json.dumps(s.run(a[0],a[1])[0]))", []any{articles, predictions}, &want)
	got := map[string]float64{
		"verbatim_rate":     share(tally.Verbatim, tally.Findings),
		"offset_exact_rate": share(tally.Placed, tally.Findings),
	}
	for name, k := range map[string]KindTally{"full": tally.Full, "partial": tally.Partial} {
		for part, score := range map[string]Score{"extract": k.Extraction(), "attributed": k.Attributed()} {
			got[name+"_"+part+"_P"], got[name+"_"+part+"_R"], got[name+"_"+part+"_F1"] = score.Precision, score.Recall, score.F1
		}
		for part, of := range map[string]SpeakerTally{
			"all": k.Speakers(), "name": k.Speakers(Named), "org": k.Speakers(Organisation),
			"manual_pronoun": k.Speakers(Pronoun), "manual_nominal": k.Speakers(Nominal),
		} {
			if of.Asked == 0 {
				continue
			}
			got[name+"_speaker_acc_"+part], got[name+"_speaker_strict_"+part] = of.ShareOf(of.Right), of.ShareOf(of.Strict)
			got[name+"_speaker_wrong_"+part], got[name+"_speaker_abstain_"+part] = of.ShareOf(of.Wrong), of.ShareOf(of.Abstained)
		}
	}
	if diff := cmp.Diff(want, got, near); diff != "" {
		t.Errorf("(-other scorer +ours):\n%s", diff)
	}
}

func TestSummariesAreScoredAsByTheOtherScorer(t *testing.T) {
	type article struct {
		Text    string `json:"text"`
		Summary string `json:"summary"`
	}
	const beginning = 600 // bytes
	articles := testdata[article](t, 60, "summaries", "dev.jsonl")
	var got [][3]float64
	for i, a := range articles {
		articles[i].Text = strings.ReplaceAll(strings.ToValidUTF8(a.Text[:min(len(a.Text), beginning)], ""), ". ", ".\n")
		s := ScoreSummary(strings.Split(a.Summary, "\n"), strings.Split(articles[i].Text, "\n"))
		got = append(got, [3]float64{s.Words.F1, s.Pairs.F1, s.Order.F1})
	}
	var want [][3]float64
	python(t, "summaries/rouge.py",
		"print(json.dumps([[x[k][2] for k in ('r1','r2','rl')] for x in [s.score(i['summary'],i['text']) for i in a]]))", articles, &want)
	if diff := cmp.Diff(want, got, near); diff != "" {
		t.Errorf("(-other scorer +ours):\n%s", diff)
	}
}

func TestStoriesAreScoredAsByTheOtherScorer(t *testing.T) {
	type article struct{ ID, Cluster string }
	var placed []Placed
	events, stories := map[string]string{}, map[string]string{}
	for i, a := range testdata[article](t, math.MaxInt, "stories", "dev.jsonl") {
		p := Placed{Event: a.Cluster, Story: a.Cluster}
		switch i % 7 {
		case 1:
			p.Story = strings.TrimSuffix(a.Cluster, "plus") // into the topic's other event
		case 2:
			p.Story = fmt.Sprint(a.Cluster, i%2)
		case 3:
			p.Story = ""
		}
		placed, events[a.ID] = append(placed, p), p.Event
		if p.Story != "" {
			stories[a.ID] = p.Story
		}
	}
	var tally StoryTally
	for _, t := range ScoreStories(placed) {
		tally.Add(t)
	}
	want := map[string]float64{}
	python(t, "stories/score.py", "print(json.dumps(s.score(a[0],a[1])))", []any{events, stories}, &want)
	b, p := tally.BCubed(), tally.Pairs()
	got := map[string]float64{
		"b3_p": b.Precision, "b3_r": b.Recall, "b3_f1": b.F1,
		"pair_p": p.Precision, "pair_r": p.Recall, "pair_f1": p.F1, "n": float64(tally.Articles),
	}
	onlyOurs := cmpopts.IgnoreMapEntries(func(name string, _ float64) bool { _, ok := got[name]; return !ok })
	if diff := cmp.Diff(want, got, near, onlyOurs); diff != "" {
		t.Errorf("(-other scorer +ours):\n%s", diff)
	}
}
