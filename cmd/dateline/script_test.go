package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/dateline-bot/dateline/cmd/internal/program"
)

// TestMain lets scripts run the real program under the name dateline.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// TestScripts runs the stories in testdata. People in them are commands:
//
//	sandbox [flag…]          starts `dateline sandbox`, and the checker before it if there is one
//	bot start|stop|kill      starts `dateline run` against it, ends it, or ends it at once
//	reader use CHANNEL LINE [NAME=FILE…]
//	reader press LABEL, reader craft CUSTOM_ID, reader menu COMMAND, reader suggest CHANNEL LINE
//	mod submit FIELD=TEXT…   fills the form that was opened last
//	advance DURATION         moves the newsroom's clock; in the background with a trailing &
//	posting, wait            until a post is under way, until the clock stands again
//	month DAYS N             moves on by hours, with an article filed on N of the days
//	posts CHANNEL N          N messages of the bot stand in the channel
//	fault JSON               makes Discord fail
//	seed                     leaves the first article in article.txt, or skips
//
// Each person's command prints what that person is shown.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			stage := &stage{dir: env.WorkDir, env: env}
			env.Values[stageKey{}] = stage
			env.Defer(stage.close)
			env.Setenv("DATELINE_TESTDATA", os.Getenv("DATELINE_TESTDATA"))
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("TMPDIR", env.WorkDir)
			return nil
		},
		Cmds: stageCommands(),
		Condition: func(name string) (bool, error) {
			if name == "testdata" {
				return os.Getenv("DATELINE_TESTDATA") != "", nil
			}
			return false, fmt.Errorf("there is no condition %s", name)
		},
	})
}

type stageKey struct{}

func stageOf(ts *testscript.TestScript) *stage { return ts.Value(stageKey{}).(*stage) }

// cmdSeed copies the first article into the script's folder.
func cmdSeed(ts *testscript.TestScript, _ bool, _ []string) {
	folder := os.Getenv("DATELINE_TESTDATA")
	if folder == "" {
		ts.Fatalf("DATELINE_TESTDATA is not set")
	}
	text, err := os.ReadFile(filepath.Join(folder, "seed", "article.txt"))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs("article.txt"), text, 0o600))
}

// TestHelpHasAnExampleForEachVerb keeps the promise of `dateline VERB --help`.
func TestHelpHasAnExampleForEachVerb(t *testing.T) {
	for _, verb := range []string{"play", "run", "sandbox", "read", "group", "schedule", "import", "check", "backup", "version"} {
		var out, errors writer
		code := app{nil, &out, &errors, noEnv}.run(context.Background(), []string{verb, "--help"})
		if code != program.Done || !out.contains("Example") || !out.contains("dateline "+verb) {
			t.Errorf("dateline %s --help: exit %d\n%s%s", verb, code, &out, &errors)
		}
	}
}
