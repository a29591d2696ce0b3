package trees_test

import (
	"testing"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

func TestScoreAddsTheLeavesThatTheAnswersLeadTo(t *testing.T) {
	tree := trees.Tree{Feature: [trees.Depth]uint8{3, 5}, Threshold: [trees.Depth]uint8{10, 0}}
	for level := 2; level < trees.Depth; level++ {
		tree.Threshold[level] = 63 // asks what is never so
	}
	for leaf := range tree.Leaves {
		tree.Leaves[leaf] = int16(leaf)
	}
	forest := trees.Forest{tree, tree}
	tests := []struct {
		three, five uint8
		want        int32
	}{{10, 0, 0}, {11, 0, 2 * 32}, {10, 1, 2 * 16}, {63, 63, 2 * 48}}
	for _, tt := range tests {
		row := trees.Row{3: tt.three, 5: tt.five}
		if got := forest.Score(&row); got != tt.want {
			t.Errorf("score of %d and %d: got %d, want %d", tt.three, tt.five, got, tt.want)
		}
	}
}

func TestOddsDoubleWithEveryUnit(t *testing.T) {
	for score := int32(-10 * trees.Unit); score < 10*trees.Unit; score += 37 {
		if got, want := trees.Odds(score+trees.Unit), 2*trees.Odds(score); got < want-1 || got > want+1 {
			t.Fatalf("odds one unit above %d: got %d, want %d", score, got, want)
		}
		if trees.Odds(score+1) < trees.Odds(score) {
			t.Fatalf("odds fall from %d to the next score", score)
		}
	}
	if got, want := trees.Odds(1<<30), trees.Odds(16*trees.Unit); got != want {
		t.Errorf("odds of what is certain: got %d, want %d", got, want)
	}
}

func TestCheckFindsAFeatureThatIsNotThere(t *testing.T) {
	forest := trees.Forest{{Feature: [trees.Depth]uint8{0, 7}}}
	if err := forest.Check(7); err == nil {
		t.Error("feature 7 of 7: got no error")
	}
	if err := forest.Check(8); err != nil {
		t.Errorf("feature 7 of 8: got %v, want none", err)
	}
}
