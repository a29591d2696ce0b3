package judge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/judge"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

func sample() judge.Model {
	return judge.Model{
		Source:   trees.Forest{{Leaves: [1 << trees.Depth]int16{7, -7}}},
		Referent: trees.Forest{{Feature: [trees.Depth]uint8{1}}, {Threshold: [trees.Depth]uint8{2}}},
		Speech:   trees.Forest{},
		Leanings: map[uint32]evidence.Feature{1: 3, 1 << 31: 60},
	}
}

func TestDecodeReadsWhatEncodeWrote(t *testing.T) {
	got, err := judge.Decode(sample().Encode())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample(), got); diff != "" {
		t.Errorf("model (-want +got):\n%s", diff)
	}
}

func TestDecodeRefusesWhatIsDamaged(t *testing.T) {
	whole := sample().Encode()
	for n := range whole {
		if _, err := judge.Decode(whole[:n]); err == nil {
			t.Errorf("the first %d of %d bytes: got no error", n, len(whole))
		}
	}
	if _, err := judge.Decode(append(whole, 0)); err == nil {
		t.Error("one byte too many: got no error")
	}
	stranger := sample()
	stranger.Source[0].Feature[0] = evidence.Sources
	if _, err := judge.Decode(stranger.Encode()); err == nil {
		t.Error("a feature that is not there: got no error")
	}
}

func TestUnknownWordsLeanNowhere(t *testing.T) {
	if got := sample().Lean(99); got != evidence.Upright {
		t.Errorf("got %d, want %d", got, evidence.Upright)
	}
	if got := sample().Lean(1); got != 3 {
		t.Errorf("got %d, want 3", got)
	}
}
