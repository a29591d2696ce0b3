// Package slashtest supports tests of slash commands.
//
// A test uses a command as a person would, and looks at what that person is
// shown:
//
//	got := slashtest.Use(t, quote, slashtest.By("reader"), "speaker", "Ana Ruiz")
//	if !strings.Contains(got.Text, "auction") { … }
//
// A [Stage] holds several commands, and lets a test press buttons, choose from
// menus, send forms and ask for suggestions:
//
//	stage := slashtest.On(t, commands...)
//	list := stage.Use(slashtest.By("reader"), "/news latest", "count", 5)
//	next := stage.Press(slashtest.By("stranger"), list, "▶")
//
// Everything goes through the real [slash.Router], so a test meets its rules:
// who may press what, what is private, what Discord would refuse.
package slashtest

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
)

// A Stage is a router over some commands, and Discord's side of it.
type Stage struct {
	t      testing.TB
	router *slash.Router
	memory *slash.Memory
	broke  error // what the last handler returned
	calls  int
}

// On sets commands on a stage. A command that Discord would refuse ends the
// test. People are told an error as it is, and [Got.Err] is that error. What a
// router logs as an error, say a message that Discord would refuse, fails the
// test.
func On(t testing.TB, cmds ...slash.Command) *Stage {
	t.Helper()
	s := &Stage{t: t, memory: &slash.Memory{}}
	log := slog.New(slog.NewTextHandler(failing{t}, nil))
	router, err := slash.NewRouter(slash.RouterOptions{Words: s.words, Log: log, Memory: s.memory}, cmds...)
	if err != nil {
		t.Fatalf("Discord would refuse the commands: %v", err)
	}
	s.router = router
	return s
}

// failing is a log that fails the test.
type failing struct{ t testing.TB }

func (f failing) Write(line []byte) (int, error) {
	f.t.Errorf("the router logged: %s", line)
	return len(line), nil
}

func (s *Stage) words(err error) string {
	s.broke = err
	return err.Error()
}

// Use sets the command on a stage of its own and uses it. The options are
// pairs of a name and a value: a string, int, bool, [slash.Channel],
// [slash.Person] or [slash.File].
func Use(t testing.TB, cmd slash.Command, by Actor, options ...any) Got {
	t.Helper()
	return On(t, cmd).Use(by, "/"+cmd.Name, options...)
}

// Use uses a slash command by its path, "/news latest".
func (s *Stage) Use(by Actor, path string, options ...any) Got {
	s.t.Helper()
	in := s.command(by, path, options)
	return s.serve(in)
}

// UseOn uses a message command, by its name, on a message.
func (s *Stage) UseOn(by Actor, name string, target *discordgo.Message) Got {
	s.t.Helper()
	in := s.interaction(by, discordgo.InteractionApplicationCommand)
	in.Data = discordgo.ApplicationCommandInteractionData{
		Name: name, CommandType: discordgo.MessageApplicationCommand, TargetID: target.ID,
		Resolved: &discordgo.ApplicationCommandInteractionDataResolved{
			Messages: map[string]*discordgo.Message{target.ID: target},
		},
	}
	return s.serve(in)
}

// Suggest types into an option, the last of the pairs, and gives what is
// suggested. The others are given already.
func (s *Stage) Suggest(by Actor, path string, options ...any) []slash.Choice {
	s.t.Helper()
	in := s.command(by, path, options)
	in.Type = discordgo.InteractionApplicationCommandAutocomplete
	focus(in)
	var choices []slash.Choice
	for _, c := range s.record(in).Calls[0].Response.Data.Choices {
		choices = append(choices, slash.Choice{Name: c.Name, Value: fmt.Sprint(c.Value)})
	}
	return choices
}

// Press presses a button, by its label, of what somebody was shown.
func (s *Stage) Press(by Actor, on Got, label string) Got {
	s.t.Helper()
	for _, row := range on.Rows {
		for _, b := range row.Buttons {
			if b.Label == label {
				return s.component(by, on.shown, press(b.Do))
			}
		}
	}
	s.t.Fatalf("there is no button %q; there are %s", label, strings.Join(on.Labels(), ", "))
	return Got{}
}

// PressRef sends a button's press, whether or not there is such a button, as
// if it stood under a message that all see.
func (s *Stage) PressRef(by Actor, do slash.Ref) Got {
	s.t.Helper()
	return s.component(by, publicly, press(do))
}

func press(do slash.Ref) discordgo.MessageComponentInteractionData {
	return discordgo.MessageComponentInteractionData{CustomID: slash.CustomID(do), ComponentType: discordgo.ButtonComponent}
}

// Choose chooses from the first menu of what somebody was shown, by the name
// or the value of a choice.
func (s *Stage) Choose(by Actor, on Got, choice string) Got {
	s.t.Helper()
	for _, row := range on.Rows {
		if row.Menu == nil {
			continue
		}
		for _, c := range row.Menu.Choices {
			if c.Name == choice || c.Value == choice {
				return s.component(by, on.shown, choose(row.Menu.Do, c.Value))
			}
		}
		s.t.Fatalf("the menu has no choice %q; it has %v", choice, row.Menu.Choices)
	}
	s.t.Fatalf("there is no menu")
	return Got{}
}

// ChooseRef sends a menu's choice, whether or not there is such a menu, as if
// it stood under a message that all see.
func (s *Stage) ChooseRef(by Actor, do slash.Ref, value string) Got {
	s.t.Helper()
	return s.component(by, publicly, choose(do, value))
}

func choose(do slash.Ref, value string) discordgo.MessageComponentInteractionData {
	return discordgo.MessageComponentInteractionData{
		CustomID: slash.CustomID(do), ComponentType: discordgo.SelectMenuComponent, Values: []string{value},
	}
}

// Submit sends the form that somebody was shown. Fields, by name, replace what
// it was filled with; one that the form has not ends the test, as does a
// required one that is left empty.
func (s *Stage) Submit(by Actor, on Got, fields map[string]string) Got {
	s.t.Helper()
	if on.Form == nil {
		s.t.Fatalf("there is no form; there is %q", on.Text)
	}
	filled := map[string]string{}
	for _, f := range on.Form.Fields {
		filled[f.Name] = f.Value
		if typed, ok := fields[f.Name]; ok {
			filled[f.Name] = typed
		}
		if f.Required && filled[f.Name] == "" {
			s.t.Fatalf("the field %q is required", f.Name)
		}
	}
	for name := range fields {
		if _, ok := filled[name]; !ok {
			s.t.Fatalf("the form has no field %q", name)
		}
	}
	in := s.form(by, on.Form.Do, filled)
	in.Message = on.under
	return s.serve(in)
}

// SubmitRef sends a form, whether or not there is such a form.
func (s *Stage) SubmitRef(by Actor, do slash.Ref, fields map[string]string) Got {
	s.t.Helper()
	return s.serve(s.form(by, do, fields))
}

// serve has the router answer, and ends the test when that fails.
func (s *Stage) serve(in *discordgo.Interaction) Got {
	s.t.Helper()
	g := s.record(in).Shown()
	g.Err, g.under = s.broke, in.Message
	switch {
	case g.InPlace:
		g.shown = in.Message.Flags
	case g.Private:
		g.shown = discordgo.MessageFlagsEphemeral
	}
	return g
}

func (s *Stage) record(in *discordgo.Interaction) *Recorder {
	s.t.Helper()
	s.broke = nil
	r := &Recorder{}
	if err := s.router.Serve(s.t.Context(), r, in); err != nil {
		s.t.Fatalf("the interaction was not answered: %v", err)
	}
	return r
}
