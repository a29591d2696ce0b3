package slash_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
)

var update = flag.Bool("update", false, "write the golden files")

func ok(context.Context, *slash.Call) (slash.Message, error) {
	return slash.Message{Text: "ok"}, nil
}

func many[T any](n int, one func(i int) T) []T {
	all := make([]T, n)
	for i := range all {
		all[i] = one(i)
	}
	return all
}

func TestCommandsThatDiscordWouldRefuseAreRefusedByName(t *testing.T) {
	good := slash.Command{Name: "news", Help: "Read news", Run: ok}
	with := func(change func(*slash.Command)) []slash.Command {
		c := good
		change(&c)
		return []slash.Command{c}
	}
	option := func(o ...slash.Option) []slash.Command { return with(func(c *slash.Command) { c.Options = o }) }
	text := func(i int) slash.Option { return slash.Text(fmt.Sprintf("o%d", i), "Say it") }
	choice := func(i int) slash.Choice { return slash.Choice{Name: fmt.Sprint("Choice ", i), Value: fmt.Sprint(i)} }
	sub := func(subs ...slash.Command) []slash.Command {
		return with(func(c *slash.Command) { c.Run, c.Sub = nil, subs })
	}
	hint := func(context.Context, *slash.Call, string) ([]slash.Choice, error) { return nil, nil }
	heavy := many(25, func(i int) slash.Command {
		return slash.Command{Name: fmt.Sprintf("s%d", i), Help: strings.Repeat("H", 100), Run: ok,
			Options: many(3, func(j int) slash.Option { return slash.Text(fmt.Sprintf("o%d", j), strings.Repeat("H", 100)) })}
	})

	tests := []struct {
		name string
		cmds []slash.Command
		want string // "" when it is accepted
	}{
		{"a good command", []slash.Command{good}, ""},
		{"two of one name", []slash.Command{good, good}, `command "news": it is declared twice`},
		{"a slash and a message command of one name", []slash.Command{good, {Name: "news", OnMessage: true, Run: ok}}, ""},
		{"no name", with(func(c *slash.Command) { c.Name = "" }), "1 to 32 letters"},
		{"the longest name", with(func(c *slash.Command) { c.Name = strings.Repeat("n", 32) }), ""},
		{"a longer name", with(func(c *slash.Command) { c.Name = strings.Repeat("n", 33) }), "1 to 32 letters"},
		{"a capital in a name", with(func(c *slash.Command) { c.Name = "News" }), "lower case"},
		{"a space in a name", with(func(c *slash.Command) { c.Name = "the news" }), "letters or digits"},
		{"a name in Devanagari", with(func(c *slash.Command) { c.Name = "समाचार" }), ""},
		{"no help", with(func(c *slash.Command) { c.Help = "" }), "its help has 0 characters"},
		{"the longest help", with(func(c *slash.Command) { c.Help = strings.Repeat("H", 100) }), ""},
		{"a longer help", with(func(c *slash.Command) { c.Help = strings.Repeat("H", 101) }), "its help has 101 characters"},
		{"help without a capital", with(func(c *slash.Command) { c.Help = "read news" }), "does not begin with a capital"},
		{"help with a full stop", with(func(c *slash.Command) { c.Help = "Read news." }), "full stop"},
		{"nothing to run", with(func(c *slash.Command) { c.Run = nil }), "it cannot be run"},
		{"subcommands and something to run", with(func(c *slash.Command) { c.Sub = []slash.Command{good} }), "cannot itself be run"},
		{"a permission on a subcommand", sub(slash.Command{Name: "latest", Help: "Show it", For: 8, Run: ok}), `command "news": subcommand "latest": a subcommand has no permission`},
		{"two subcommands of one name", sub(good, good), `subcommand "news": it is declared twice`},
		{"a group", sub(slash.Command{Name: "group", Help: "Hold it", Sub: []slash.Command{good}}), ""},
		{"a group in a group", sub(slash.Command{Name: "group", Help: "Hold it", Sub: []slash.Command{{Name: "group", Help: "Hold it", Sub: []slash.Command{good}}}}), "nested deeper"},
		{"25 subcommands", sub(many(25, func(i int) slash.Command { return slash.Command{Name: fmt.Sprint("s", i), Help: "Do it", Run: ok} })...), ""},
		{"26 subcommands", sub(many(26, func(i int) slash.Command { return slash.Command{Name: fmt.Sprint("s", i), Help: "Do it", Run: ok} })...), "more than 25"},
		{"25 options", option(many(25, text)...), ""},
		{"26 options", option(many(26, text)...), "more than 25"},
		{"two options of one name", option(text(1), text(1)), `command "news": option "o1": it is declared twice`},
		{"a required option after another", option(text(1), slash.Text("o2", "Say it").Required()), `option "o2": required options come first`},
		{"an option without help", option(slash.Text("o", "")), "its help has 0 characters"},
		{"25 choices", option(slash.Text("o", "Say it").Among(many(25, choice)...)), ""},
		{"26 choices", option(slash.Text("o", "Say it").Among(many(26, choice)...)), "26 choices"},
		{"a choice twice", option(slash.Text("o", "Say it").Among(choice(1), choice(1))), "there twice"},
		{"a long choice", option(slash.Text("o", "Say it").Among(slash.Choice{Name: strings.Repeat("c", 101), Value: "c"})), "its name has 101 characters"},
		{"a choice without a value", option(slash.Text("o", "Say it").Among(slash.Choice{Name: "c"})), "its value has 0 characters"},
		{"a word among numbers", option(slash.Number("o", "Say it").Among(slash.Choice{Name: "c", Value: "c"})), "not a whole number"},
		{"choices of a flag", option(slash.Flag("o", "Say it").Among(choice(1))), "its type has no such bound"},
		{"choices and suggestions", option(slash.Text("o", "Say it").Among(choice(1)).Hint(hint)), "one excludes the other"},
		{"suggestions of a channel", option(slash.ChannelOf("o", "Say it").Hint(hint)), "its type has no such bound"},
		{"a length of a number", option(slash.Number("o", "Say it").Length(1, 2)), "its type has no such bound"},
		{"bounds of a text", option(slash.Text("o", "Say it").Between(1, 2)), "its type has no such bound"},
		{"the longest text", option(slash.Text("o", "Say it").Length(0, 6000)), ""},
		{"a longer text", option(slash.Text("o", "Say it").Length(0, 6001)), "Discord takes 0 to 6000"},
		{"a length upside down", option(slash.Text("o", "Say it").Length(5, 2)), "takes 5 to 2 characters"},
		{"bounds upside down", option(slash.Number("o", "Say it").Between(5, 2)), "exclude every number"},
		{"a bound of nought", option(slash.Number("o", "Say it").Between(-5, 0)), "cannot declare 0"},
		{"an action that does nothing", with(func(c *slash.Command) { c.Actions = map[string]slash.Action{"go": {}} }), `action "go": it does nothing`},
		{"an action with a colon", with(func(c *slash.Command) { c.Actions = map[string]slash.Action{"g:o": {Run: ok}} }), "not a word"},
		{"a message command with help", []slash.Command{{Name: "Save", Help: "Save", OnMessage: true, Run: ok}}, "has no help"},
		{"a message command that does nothing", []slash.Command{{Name: "Save", OnMessage: true}}, "it cannot be run"},
		{"a message command with a colon", []slash.Command{{Name: "Save:it", OnMessage: true, Run: ok}}, "colon"},
		{"a long message command", []slash.Command{{Name: strings.Repeat("S", 33), OnMessage: true, Run: ok}}, "its name has 33 characters"},
		{"15 message commands", many(15, func(i int) slash.Command {
			return slash.Command{Name: fmt.Sprint("Save ", i), OnMessage: true, Run: ok}
		}), ""},
		{"16 message commands", many(16, func(i int) slash.Command {
			return slash.Command{Name: fmt.Sprint("Save ", i), OnMessage: true, Run: ok}
		}), "16 message commands"},
		{"100 commands", many(100, func(i int) slash.Command { return slash.Command{Name: fmt.Sprint("n", i), Help: "Do it", Run: ok} }), ""},
		{"101 commands", many(101, func(i int) slash.Command { return slash.Command{Name: fmt.Sprint("n", i), Help: "Do it", Run: ok} }), "101 slash"},
		{"over 8000 characters in all", sub(heavy...), "the most is 8000"},
		{"just under", sub(heavy[:19]...), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := slash.NewRouter(slash.RouterOptions{}, tt.cmds...)
			if tt.want == "" && err != nil {
				t.Errorf("got error %v, want none", err)
			}
			if tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("got error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestTheHashChangesWithTheDeclarationsAlone(t *testing.T) {
	hash := func(cmds ...slash.Command) string { return router(t, slash.RouterOptions{}, cmds...).Hash() }
	base := hash(desk()...)
	if got := hash(desk()...); got != base {
		t.Errorf("got %s, want %s again", got, base)
	}
	other := desk()
	other[2].Run = ok
	if got := hash(other...); got != base {
		t.Errorf("another handler: got %s, want %s", got, base)
	}
	other[2].Help = "Order digests anew"
	if got := hash(other...); got == base {
		t.Error("other help: got the same hash, want another")
	}
}

func TestSuggestionsAreCutToWhatDiscordTakes(t *testing.T) {
	long := strings.Repeat("é", 101)
	speaker := slash.Text("speaker", "Who said it").Hint(func(_ context.Context, _ *slash.Call, typed string) ([]slash.Choice, error) {
		choices := []slash.Choice{{Name: long, Value: "long"}, {Name: " ", Value: "blank"}, {Name: "too long a value", Value: long}}
		return append(choices, many(30, func(i int) slash.Choice { return slash.Choice{Name: fmt.Sprint(typed, i), Value: fmt.Sprint(i)} })...), nil
	})
	stage := slashtest.On(t, slash.Command{Name: "quote", Help: "Show a quote", Options: []slash.Option{speaker}, Run: ok})
	got := stage.Suggest(slashtest.By("reader"), "/quote", "speaker", "An")
	if len(got) != 25 {
		t.Errorf("got %d suggestions, want 25", len(got))
	}
	want := []slash.Choice{{Name: strings.Repeat("é", 99) + "…", Value: "long"}, {Name: "An0", Value: "0"}}
	if diff := cmp.Diff(want, got[:2]); diff != "" {
		t.Errorf("suggestions (-want +got):\n%s", diff)
	}
}

func TestSuggestionsForANumberAreNumbers(t *testing.T) {
	page := slash.Number("page", "Which page").Hint(func(context.Context, *slash.Call, string) ([]slash.Choice, error) {
		return []slash.Choice{{Name: "First", Value: "1"}, {Name: "None", Value: "none"}}, nil
	})
	r := router(t, slash.RouterOptions{}, slash.Command{Name: "news", Help: "Read news", Options: []slash.Option{page}, Run: ok})
	in := using("news")
	in.Type = discordgo.InteractionApplicationCommandAutocomplete
	in.Data = discordgo.ApplicationCommandInteractionData{Name: "news", CommandType: 1,
		Options: []*discordgo.ApplicationCommandInteractionDataOption{{Name: "page", Type: discordgo.ApplicationCommandOptionInteger, Value: "f", Focused: true}}}
	rec := &slashtest.Recorder{}
	if err := r.Serve(t.Context(), rec, in); err != nil {
		t.Fatal(err)
	}
	got := rec.Calls[0].Response.Data.Choices
	want := []*discordgo.ApplicationCommandOptionChoice{{Name: "First", Value: 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("choices (-want +got):\n%s", diff)
	}
}

func TestSuggestionsThatFailOrTakeTooLongAreNone(t *testing.T) {
	hinters := map[string]slash.Hinter{
		"an error": func(context.Context, *slash.Call, string) ([]slash.Choice, error) { return nil, errors.New("no") },
		"a panic":  func(context.Context, *slash.Call, string) ([]slash.Choice, error) { panic("no") },
		"a delay": func(context.Context, *slash.Call, string) ([]slash.Choice, error) {
			time.Sleep(time.Minute)
			return []slash.Choice{{Name: "late", Value: "late"}}, nil
		},
	}
	for name, hint := range hinters {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				speaker := slash.Text("speaker", "Who said it").Hint(hint)
				start, answered := time.Now(), time.Duration(0)
				rec := &slashtest.Recorder{Fail: func(string) error { answered = time.Since(start); return nil }}
				r := router(t, slash.RouterOptions{}, slash.Command{Name: "quote", Help: "Show a quote", Options: []slash.Option{speaker}, Run: ok})
				in := using("quote")
				in.Type = discordgo.InteractionApplicationCommandAutocomplete
				in.Data = discordgo.ApplicationCommandInteractionData{Name: "quote", CommandType: 1,
					Options: []*discordgo.ApplicationCommandInteractionDataOption{{Name: "speaker", Type: discordgo.ApplicationCommandOptionString, Value: "A", Focused: true}}}
				if err := r.Serve(t.Context(), rec, in); err != nil {
					t.Fatal(err)
				}
				if len(rec.Calls) != 1 || len(rec.Calls[0].Response.Data.Choices) != 0 {
					t.Errorf("got %+v, want one answer without choices", rec.Calls)
				}
				if answered >= 3*time.Second {
					t.Errorf("got it after %v, want it within 3s", answered)
				}
			})
		})
	}
}
