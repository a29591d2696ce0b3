package reading

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const ferry = "KAP ORLA — Die „Möwe“ fährt wieder.\n\n" +
	"The ferry “Möwe” will sail again from spring on, the harbour board of Kap Orla said on Monday — eleven years late. 🦆\n\n" +
	"“We lost a génération of students,” said Ilse Várga, who chairs the board. “It is coming back at last.”\n\n" +
	"Fishermen had asked for the berth to be kept free in the herring weeks. The board will keep it free at night."

func TestPassagesStandWhereTheySay(t *testing.T) {
	r := Line{ID: json.RawMessage("7"), Text: ferry}.Read(2)
	var passages []Passage
	passages = append(passages, r.Summary...)
	for _, q := range r.Quotes {
		passages = append(passages, q.Passage)
	}
	if len(r.Summary) != 2 || len(r.Quotes) < 2 {
		t.Fatalf("got %d sentences and %d quotes, want 2 and at least 2", len(r.Summary), len(r.Quotes))
	}
	points := []rune(ferry)
	for _, p := range passages {
		if got := string(points[p.Start:p.End]); got != p.Text {
			t.Errorf("at %d to %d: got %q, want %q", p.Start, p.End, got, p.Text)
		}
	}
	if string(r.ID) != "7" || r.Dateline != "KAP ORLA" {
		t.Errorf("got id %s and dateline %q, want 7 and KAP ORLA", r.ID, r.Dateline)
	}
}

func TestAPointerMayGoBack(t *testing.T) {
	p := pointer{text: "äöü"}
	got := []int{p.at(4), p.at(6), p.at(2), p.at(0)}
	if diff := cmp.Diff([]int{2, 3, 1, 0}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPeopleAreToldWhoSaidIt(t *testing.T) {
	r := Reading{Title: "Ferry returns", Language: "en", Quotes: []Quote{
		{Passage: Passage{Text: "At last."}, Speaker: "Ilse Várga", Role: "chair"},
		{Passage: Passage{Text: "Too late."}, Speaker: "Bo Tarn"},
		{Passage: Passage{Text: "Never."}},
	}}
	const want = "Ferry returns\nlanguage: en\n\nSummary\n\nQuotes (3)\n" +
		"  “At last.”\n    Ilse Várga, chair\n  “Too late.”\n    Bo Tarn\n  “Never.”\n    speaker not certain\n"
	var got strings.Builder
	if err := r.Print(&got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLinesAreCountedWithTheBlankOnes(t *testing.T) {
	type numbered struct {
		N    int
		Line string
	}
	var got []numbered
	err := EachLine(t.Context(), strings.NewReader("\ufeffone\n\n  \n two \r\nthree"), func(n int, line []byte) error {
		got = append(got, numbered{n, string(line)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]numbered{{1, "one"}, {4, "two"}, {5, "three"}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLinesEndWithTheContextAndTheFirstError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	seen := 0
	err := EachLine(ctx, strings.NewReader("one\ntwo\n"), func(int, []byte) error { seen++; cancel(); return nil })
	if !errors.Is(err, context.Canceled) || seen != 1 {
		t.Errorf("got %v after %d lines, want %v after 1", err, seen, context.Canceled)
	}
	bad := errors.New("bad")
	if err := EachLine(t.Context(), strings.NewReader("one\ntwo\n"), func(int, []byte) error { return bad }); err != bad {
		t.Errorf("got %v, want %v", err, bad)
	}
}
