package eval

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// placed puts article by article: the event is the first letter, the story the second.
func placed(articles ...string) StoryTally {
	var all []Placed
	for _, a := range articles {
		all = append(all, Placed{Event: a[:1], Story: a[1:]})
	}
	var sum StoryTally
	for _, t := range ScoreStories(all) {
		sum.Add(t)
	}
	return sum
}

func TestStoriesAreScoredAsByHand(t *testing.T) {
	for _, tt := range []struct {
		name          string
		articles      []string
		bCubed, pairs Score
		mixed         int
	}{
		{"all right", []string{"ax", "ax", "ax", "by", "by"}, Score{1, 1, 1}, Score{1, 1, 1}, 0},
		{"one in the other's story", []string{"ax", "ax", "ay", "by", "by"},
			balanced((1+1+1./3+2./3+2./3)/5, (2./3+2./3+1./3+1+1)/5), Score{.5, .5, .5}, 3},
		{"each for itself", []string{"av", "aw", "ax", "by", "bz"},
			balanced(1, (3*1./3+2*1./2)/5), Score{1, 0, 0}, 0},
		{"not in any story", []string{"a", "a", "b"}, balanced(1, 2./3), Score{1, 0, 0}, 0},
		{"all in one", []string{"ax", "bx", "cx", "dx"}, balanced(.25, 1), Score{0, 1, 0}, 4},
	} {
		got := placed(tt.articles...)
		if diff := cmp.Diff(tt.bCubed, got.BCubed(), near); diff != "" {
			t.Errorf("%s: B-cubed (-want +got):\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.pairs, got.Pairs(), near); diff != "" {
			t.Errorf("%s: pairs (-want +got):\n%s", tt.name, diff)
		}
		if got.Mixed != tt.mixed {
			t.Errorf("%s: got %d mixed, want %d", tt.name, got.Mixed, tt.mixed)
		}
	}
}
