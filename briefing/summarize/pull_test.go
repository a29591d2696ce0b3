package summarize

import (
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

func TestEmbeddedPullsAreWhole(t *testing.T) {
	got := len(pulls())
	if want := len(strings.Fields(pullTable)) - strings.Count(pullTable, "\n"); got != want || got < 500 {
		t.Errorf("got %d words, want the %d of the table", got, want)
	}
}

func TestOnlyWordsOfTheLearnedLanguagePull(t *testing.T) {
	word := strings.Fields(pullTable)[1]
	for _, test := range []struct {
		language string
		pulls    bool
	}{{"en", true}, {"en-GB", true}, {"de", false}} {
		r := read(briefing.Article{Body: "Die " + word + " war am Montag zu.", Language: test.language})
		ix := r.index()
		if got := ix.pulls[0] != 0 && pull(text.Key(word)) != 0; got != test.pulls {
			t.Errorf("in %s: %q pulls: got %v, want %v", test.language, word, got, test.pulls)
		}
	}
}
