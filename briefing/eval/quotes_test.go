package eval

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/dateline-bot/dateline/briefing"
)

const council = `The ferry is late.

"We will build this bridge by the spring," Mayor Lena Holt said. "It is going to be long," she added.

The "Slow Boat" show. "You cannot be serious about that," Mr. Bo Tarn replied, calling it "a folly."

"Nobody knows who said this thing here." The song "One two three four five six" ends it.`

const (
	bridge  = "We will build this bridge by the spring,"
	long    = "It is going to be long,"
	serious = "You cannot be serious about that,"
	folly   = "a folly."
	show    = "Slow Boat"
	nobody  = "Nobody knows who said this thing here."
	song    = "One two three four five six"
)

// annotations are what there is to find in council.
func annotations() []Annotation {
	place := func(text string, a Annotation) Annotation {
		a.Text, a.Start = text, strings.Index(council, text)
		a.End = a.Start + len(text)
		return a
	}
	return []Annotation{
		place(bridge, Annotation{Kind: briefing.FullQuote, Source: Named, Speaker: "Holt", FullName: "Lena Holt"}),
		place(long, Annotation{Kind: briefing.FullQuote, Source: Pronoun, Speaker: "Lena Holt"}),
		place(serious, Annotation{Kind: briefing.FullQuote, Source: Named, Speaker: "Tarn"}),
		place(folly, Annotation{Kind: briefing.PartialQuote, Source: Named, Speaker: "Tarn"}),
		place(show, Annotation{Kind: briefing.PartialQuote, Label: NoSpeech}),
		place(nobody, Annotation{Kind: briefing.FullQuote, Label: Undecided}),
		place(song, Annotation{Kind: briefing.FullQuote, Label: NoSpeech}),
	}
}

// findings are made of words and their speakers, in turns, and say of no
// quote where it stands.
func findings(textsAndSpeakers ...string) []Finding {
	var found []Finding
	for i := 0; i < len(textsAndSpeakers); i += 2 {
		found = append(found, Finding{Text: textsAndSpeakers[i], Speaker: textsAndSpeakers[i+1]})
	}
	return found
}

func TestAllFoundAndRightScoresOne(t *testing.T) {
	got := ScoreQuotes(council, annotations(), findings(bridge, "Lena Holt", long, "Holt", serious, "Bo Tarn", folly, "Tarn"))
	all := Score{1, 1, 1}
	for name, score := range map[string]Score{
		"full extraction": got.Full.Extraction(), "full attributed": got.Full.Attributed(),
		"partial extraction": got.Partial.Extraction(), "partial attributed": got.Partial.Attributed(),
	} {
		if score != all {
			t.Errorf("%s: got %v, want %v", name, score, all)
		}
	}
	if got.Verbatim != 4 || got.Findings != 4 {
		t.Errorf("got %d of %d word for word, want 4 of 4", got.Verbatim, got.Findings)
	}
}

func TestAWrongSpeakerIsWorseThanNone(t *testing.T) {
	got := ScoreQuotes(council, annotations(), findings(bridge, "Lena Holt", long, "Bo Tarn", serious, "")).Full
	if f1 := got.Extraction().F1; f1 != 1 {
		t.Errorf("extraction: got F1 %v, want 1", f1)
	}
	want := Score{Precision: 1. / 2, Recall: 1. / 3, F1: 2. / 5}
	if diff := cmp.Diff(want, got.Attributed(), near); diff != "" {
		t.Errorf("attributed (-want +got):\n%s", diff)
	}
	speakers := SpeakerTally{Asked: 3, Right: 1, Strict: 1, Wrong: 1, Abstained: 1}
	if diff := cmp.Diff(speakers, got.Speakers()); diff != "" {
		t.Errorf("speakers (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(SpeakerTally{Asked: 1, Wrong: 1}, got.Speakers(Pronoun)); diff != "" {
		t.Errorf("speakers called she (-want +got):\n%s", diff)
	}
}

func TestTitlesAndInventionsAreFalseAndTheUndecidedIsNot(t *testing.T) {
	got := ScoreQuotes(council, annotations(), findings(
		bridge, "HOLT", song, "Bo Tarn", "words that nobody said in here at all", "Holt", nobody, "Holt", show, ""))
	if got.Full.False != 2 || got.Partial.False != 1 {
		t.Errorf("got %d full and %d partial that are false, want 2 and 1", got.Full.False, got.Partial.False)
	}
	if p := got.Full.Attributed().Precision; math.Abs(p-1./3) > 1e-9 {
		t.Errorf("attributed: got precision %v, want 1/3", p)
	}
	if got.Verbatim != 4 || got.Findings != 5 {
		t.Errorf("got %d of %d word for word, want 4 of 5", got.Verbatim, got.Findings)
	}
}

func TestAnAnnotationIsMatchedOnce(t *testing.T) {
	for _, tt := range []struct {
		name                    string
		found                   []Finding
		full, fullFalse, twoFew int
	}{
		{"twice the same", findings("“we WILL build this bridge by the spring”", "Holt", bridge, "Holt"), 1, 1, 0},
		{"less than half", findings("You cannot be", "Tarn"), 0, 0, 1},
		{"two in one", findings(bridge+" "+long, "Holt"), 0, 1, 0},
		{"no words", findings("…", "Holt"), 0, 0, 0},
	} {
		got := ScoreQuotes(council, annotations(), tt.found)
		if got.Full.Found != tt.full || got.Full.False != tt.fullFalse || got.Partial.False != tt.twoFew {
			t.Errorf("%s: got %d found, %d and %d false; want %d, %d and %d", tt.name,
				got.Full.Found, got.Full.False, got.Partial.False, tt.full, tt.fullFalse, tt.twoFew)
		}
	}
}

func TestOfTwoAlikeTheOneInThePlaceIsMatched(t *testing.T) {
	start := strings.Index(council, serious)
	got := ScoreQuotes(council, annotations(), []Finding{
		{Text: serious, Speaker: "Lena Holt", Start: 0, End: 5},
		{Text: serious, Speaker: "Bo Tarn", Start: start, End: start + len(serious)},
	})
	if right := got.Full.Speakers().Right; right != 1 {
		t.Errorf("got %d right, want 1", right)
	}
	if got.Placed != 1 {
		t.Errorf("got %d in their place, want 1", got.Placed)
	}
}

func TestTheSurerHalfIsJudgedAlone(t *testing.T) {
	tally := QuoteTally{sureness: []sureness{
		{true, .9, true}, {true, .8, false}, {true, .8, true}, {true, .8, true}, // one and a half of these three are in the half
		{true, .1, false}, {false, 1, false},
	}}
	if got, want := tally.Surest(), (1+2*2./3)/3; math.Abs(got-want) > 1e-9 {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := (QuoteTally{}).Surest(); !math.IsNaN(got) {
		t.Errorf("got %v of nothing, want NaN", got)
	}
}

func TestTextStandsWhereItSaysOrNowhere(t *testing.T) {
	article := []rune("Ça va, “Möwe”.")
	for _, tt := range []struct {
		name, text string
		start, end int
		want       bool
	}{
		{"in its place", "Möwe", 8, 12, true},
		{"beside it", "Möwe", 7, 11, false},
		{"counted in bytes", "Möwe", 11, 16, false},
		{"before the beginning", "Ça", -1, 2, false},
		{"backwards", "", 3, 2, false},
	} {
		if got := Stands(article, tt.text, tt.start, tt.end); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

var near = cmpopts.EquateApprox(0, 1e-9)
