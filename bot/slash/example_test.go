package slash_test

import (
	"context"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
)

// greet is a whole command: its option, what it does, and what its button
// does.
func greet() slash.Command {
	name := slash.Text("name", "Whom to greet").Length(1, 40).Or("everybody")
	say := func(_ context.Context, c *slash.Call) (slash.Message, error) {
		return slash.Message{
			Text: "Good morning, " + name.Get(c),
			Rows: []slash.Row{{Buttons: []slash.Button{{Label: "Louder", Do: slash.Ref{Action: "greet/louder", Arg: name.Get(c)}}}}},
		}, nil
	}
	louder := func(_ context.Context, c *slash.Call) (slash.Message, error) {
		return slash.Message{Text: strings.ToUpper("Good morning, " + c.Arg)}, nil
	}
	return slash.Command{
		Name: "greet", Help: "Say good morning",
		Options: []slash.Option{name},
		Run:     say,
		Actions: map[string]slash.Action{"louder": {Run: louder, Reply: slash.InPlace, Anyone: true}},
	}
}

func TestAWholeCommandCanBeUsedAndItsButtonPressed(t *testing.T) {
	stage := slashtest.On(t, greet())
	got := stage.Use(slashtest.By("reader"), "/greet", "name", "Ana Ruiz")
	if want := "Good morning, Ana Ruiz"; got.Text != want || got.Private {
		t.Errorf("got %q, private %v, want %q for all to see", got.Text, got.Private, want)
	}
	got = stage.Press(slashtest.By("reader"), got, "Louder")
	if want := "GOOD MORNING, ANA RUIZ"; got.Text != want || !got.InPlace {
		t.Errorf("got %q, in place %v, want %q in place", got.Text, got.InPlace, want)
	}
}
