package slash_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
)

func FuzzAnInteractionIsAnsweredOrAnErrorWhateverItIs(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	var ignored heard
	r, err := slash.NewRouter(slash.RouterOptions{}, listener(&ignored)...)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		in := &discordgo.Interaction{}
		if json.Unmarshal(raw, in) != nil {
			t.Skip("discordgo reads no interaction in it")
		}
		rec := &slashtest.Recorder{}
		err := r.Serve(t.Context(), rec, in)
		if (err == nil) == (len(rec.Calls) == 0) {
			t.Errorf("got error %v and %d answers, want one or the other", err, len(rec.Calls))
		}
	})
}
