package summarize

import (
	"strconv"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

func TestEmbeddedPullsAreWhole(t *testing.T) {
	found := 0
	for line := range strings.Lines(pullTable) {
		number, words, _ := strings.Cut(line, " ")
		want, err := strconv.Atoi(number)
		if err != nil {
			t.Errorf("no number: %q", line)
		}
		for word := range strings.FieldsSeq(words) {
			found++
			if got := int(pull(text.Key(word))); got != want {
				t.Errorf("%s pulls %d, want %d", word, got, want)
			}
		}
	}
	if found < 500 {
		t.Errorf("got %d words", found)
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
