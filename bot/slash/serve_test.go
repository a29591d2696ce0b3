package slash_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
)

// saved reads an interaction in the shape in which Discord sends it.
func saved(t *testing.T, name string) *discordgo.Interaction {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	in := &discordgo.Interaction{}
	if err := json.Unmarshal(raw, in); err != nil {
		t.Fatal(err)
	}
	return in
}

// heard is what a handler could learn from a call.
type heard struct {
	Server, Channel, Locale, Arg, Chosen, Target string
	By                                           slash.Person
	Options                                      map[string]any
	Fields                                       map[string]string
	Typed                                        string
}

// listener is a command with every kind of option, whose handlers note what
// they hear.
func listener(to *heard) []slash.Command {
	name := slash.Text("name", "Name it").Length(1, 50).Required()
	channel := slash.ChannelOf("channel", "Where it goes", discordgo.ChannelTypeGuildNews)
	stories := slash.Number("stories", "How many").Between(1, 15).Or(7)
	quiet := slash.Flag("quiet", "Say nothing")
	editor := slash.PersonOf("editor", "Who minds it")
	file := slash.Upload("file", "What to read")
	zone := slash.Text("zone", "Where it is")
	base := func(c *slash.Call) heard {
		h := heard{Server: c.Server, Channel: c.Channel, By: c.By, Locale: c.Locale, Arg: c.Arg, Chosen: c.Chosen}
		if c.Target != nil {
			h.Target = c.Target.Content
		}
		return h
	}
	listen := func(_ context.Context, c *slash.Call) (slash.Message, error) {
		*to = base(c)
		to.Options = map[string]any{
			"name": name.Get(c), "channel": channel.Get(c), "stories": stories.Get(c), "quiet": quiet.Get(c),
			"editor": editor.Get(c), "file": file.Get(c), "zone given": zone.Given(c), "name given": name.Given(c),
		}
		return slash.Message{Text: "heard"}, nil
	}
	read := func(_ context.Context, c *slash.Call) (slash.Message, error) {
		*to = base(c)
		if c.Field("text") != "" {
			to.Fields = map[string]string{"headline": c.Field("headline"), "text": c.Field("text"), "none": c.Field("none")}
		}
		return slash.Message{Text: "read"}, nil
	}
	zone.Hint(func(_ context.Context, c *slash.Call, typed string) ([]slash.Choice, error) {
		*to = base(c)
		to.Typed, to.Options = typed, map[string]any{"stories given": stories.Given(c)}
		return []slash.Choice{{Name: "Europe/Madrid", Value: "Europe/Madrid"}}, nil
	})
	subscribe := slash.Command{Name: "subscribe", Help: "Order one", Run: listen, Options: []slash.Option{name, channel, stories, quiet, editor, file, zone}}
	return []slash.Command{
		{Name: "digest", Help: "Order digests", Sub: []slash.Command{{Name: "order", Help: "Mind orders", Sub: []slash.Command{subscribe}}},
			Actions: map[string]slash.Action{"read": {Run: read}}},
		{Name: "Save as article", OnMessage: true, Run: read},
	}
}

func TestWhatDiscordSendsReachesTheHandler(t *testing.T) {
	const server, channel = "1175000000000000010", "1175000000000000020"
	by := slash.Person{ID: "1175000000000000030", Name: "The Reader"}
	whole := func(h heard) heard {
		h.Server, h.Channel, h.By, h.Locale = server, channel, by, "en-GB"
		return h
	}
	tests := map[string]heard{
		"command": whole(heard{Options: map[string]any{
			"name":    "Morning",
			"channel": slash.Channel{ID: "1175000000000000021", Name: "announcements", Type: discordgo.ChannelTypeGuildNews},
			"stories": 9, "quiet": true, "zone given": false, "name given": true,
			"editor": slash.Person{ID: "1175000000000000031", Name: "Ana R."},
			"file":   slash.File{Name: "grid.txt", Type: "text/plain; charset=utf-8", Size: 1234, URL: "https://cdn.example/grid.txt"},
		}}),
		"message_command": whole(heard{Target: "The bridge opens on Monday."}),
		"autocomplete":    whole(heard{Typed: "eur", Options: map[string]any{"stories given": false}}),
		"button":          whole(heard{Arg: "A-7K3QF"}),
		"menu":            whole(heard{Chosen: "A-2M9XD"}),
		"form":            whole(heard{Arg: "x", Fields: map[string]string{"headline": "The bridge opens", "text": "It opens\non Monday.", "none": ""}}),
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			var got heard
			rec := &slashtest.Recorder{}
			if err := router(t, slash.RouterOptions{}, listener(&got)...).Serve(t.Context(), rec, saved(t, name)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("heard (-want +got):\n%s", diff)
			}
			if len(rec.Calls) != 1 {
				t.Errorf("got %d answers, want 1", len(rec.Calls))
			}
		})
	}
}

func TestAnOptionThatWasNotGivenHasItsFallback(t *testing.T) {
	var got heard
	slashtest.On(t, listener(&got)...).Use(slashtest.By("reader"), "/digest order subscribe", "name", "Morning")
	if got.Options["stories"] != 7 {
		t.Errorf("got %v stories, want 7", got.Options["stories"])
	}
}

func TestWhatDiscordWouldNotSendIsAnErrorAndNoPanic(t *testing.T) {
	spoil := func(name string, how func(*discordgo.Interaction)) *discordgo.Interaction {
		in := saved(t, name)
		how(in)
		return in
	}
	options := func(o ...*discordgo.ApplicationCommandInteractionDataOption) discordgo.InteractionData {
		sub := &discordgo.ApplicationCommandInteractionDataOption{Name: "subscribe", Type: discordgo.ApplicationCommandOptionSubCommand, Options: o}
		group := &discordgo.ApplicationCommandInteractionDataOption{Name: "order", Type: discordgo.ApplicationCommandOptionSubCommandGroup,
			Options: []*discordgo.ApplicationCommandInteractionDataOption{sub}}
		return discordgo.ApplicationCommandInteractionData{Name: "digest", CommandType: 1, Options: []*discordgo.ApplicationCommandInteractionDataOption{group}}
	}
	text := discordgo.ApplicationCommandOptionString
	type option = discordgo.ApplicationCommandInteractionDataOption
	tests := map[string]*discordgo.Interaction{
		"no data":                 spoil("command", func(in *discordgo.Interaction) { in.Data = nil }),
		"no data of a button":     spoil("button", func(in *discordgo.Interaction) { in.Data = nil }),
		"nothing at all":          {},
		"a ping":                  {Type: discordgo.InteractionPing},
		"no member":               spoil("command", func(in *discordgo.Interaction) { in.Member = nil }),
		"no member of a button":   spoil("button", func(in *discordgo.Interaction) { in.Member = nil }),
		"a member without a user": spoil("menu", func(in *discordgo.Interaction) { in.Member.User = nil }),
		"an unknown command": spoil("command", func(in *discordgo.Interaction) {
			in.Data = discordgo.ApplicationCommandInteractionData{Name: "nothing"}
		}),
		"a command with subcommands": spoil("command", func(in *discordgo.Interaction) {
			in.Data = discordgo.ApplicationCommandInteractionData{Name: "digest", CommandType: 1}
		}),
		"a message command as a slash command": spoil("message_command", func(in *discordgo.Interaction) {
			in.Data = discordgo.ApplicationCommandInteractionData{Name: "Save as article", CommandType: 1}
		}),
		"no target": spoil("message_command", func(in *discordgo.Interaction) {
			in.Data = discordgo.ApplicationCommandInteractionData{Name: "Save as article", CommandType: 3, TargetID: "1"}
		}),
		"an undeclared option": spoil("command", func(in *discordgo.Interaction) {
			in.Data = options(&option{Name: "name", Type: text, Value: "x"}, &option{Name: "more", Type: text, Value: "x"})
		}),
		"an option of another type": spoil("command", func(in *discordgo.Interaction) { in.Data = options(&option{Name: "name", Type: 4, Value: 1.0}) }),
		"an option of another value": spoil("command", func(in *discordgo.Interaction) {
			in.Data = options(&option{Name: "name", Type: text, Value: 1.0})
		}),
		"half a story": spoil("command", func(in *discordgo.Interaction) {
			in.Data = options(&option{Name: "name", Type: text, Value: "x"}, &option{Name: "stories", Type: 4, Value: 1.5})
		}),
		"a missing option":        spoil("command", func(in *discordgo.Interaction) { in.Data = options(nil) }),
		"a menu without a choice": spoil("menu", func(in *discordgo.Interaction) { in.Data = discordgo.MessageComponentInteractionData{ComponentType: 3} }),
		"a form of something else": spoil("form", func(in *discordgo.Interaction) {
			in.Data = discordgo.ModalSubmitInteractionData{Components: []discordgo.MessageComponent{&discordgo.Button{}}}
		}),
		"a form without components": spoil("form", func(in *discordgo.Interaction) {
			in.Data = discordgo.ModalSubmitInteractionData{Components: []discordgo.MessageComponent{nil}}
		}),
		"suggestions for nothing typed": spoil("autocomplete", func(in *discordgo.Interaction) {
			in.Data = options(&option{Name: "name", Type: text, Value: "x"})
		}),
		"suggestions nobody declared": spoil("autocomplete", func(in *discordgo.Interaction) {
			in.Data = options(&option{Name: "name", Type: text, Value: "x", Focused: true})
		}),
		"suggestions outside a server": spoil("autocomplete", func(in *discordgo.Interaction) { in.GuildID = "" }),
	}
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			var got heard
			rec := &slashtest.Recorder{}
			if err := router(t, slash.RouterOptions{}, listener(&got)...).Serve(t.Context(), rec, in); err == nil {
				t.Errorf("got no error and %+v, want an error", rec.Shown())
			}
			if len(rec.Calls) != 0 {
				t.Errorf("got %d answers, want none", len(rec.Calls))
			}
		})
	}
}

func TestOutsideAServerNothingIsDone(t *testing.T) {
	for _, name := range []string{"command", "button", "form"} {
		var got heard
		in := saved(t, name)
		in.GuildID, in.User, in.Member = "", in.Member.User, nil
		rec := &slashtest.Recorder{}
		if err := router(t, slash.RouterOptions{}, listener(&got)...).Serve(t.Context(), rec, in); err != nil {
			t.Fatal(err)
		}
		if want := "I work in servers only. Use the command in a channel of a server."; rec.Shown().Text != want || !rec.Shown().Private {
			t.Errorf("%s: got %+v, want %q privately", name, rec.Shown(), want)
		}
	}
}

func TestAnOptionOutsideItsBoundsIsRefusedPrivately(t *testing.T) {
	size := slash.Text("size", "How long").Length(2, 5)
	count := slash.Number("count", "How many").Between(1, 25)
	since := slash.Text("since", "How far back").Among(slash.Choice{Name: "Day", Value: "day"})
	page := slash.Number("page", "Which page").Among(slash.Choice{Name: "First", Value: "1"})
	ran := false
	cmd := slash.Command{Name: "news", Help: "Read news", Options: []slash.Option{size, count, since, page},
		Run: func(context.Context, *slash.Call) (slash.Message, error) {
			ran = true
			return slash.Message{Text: "ok"}, nil
		}}
	tests := []struct {
		option string
		value  any
		want   string
	}{
		{"size", "é", "The option `size` takes 2 to 5 characters. Run the command again."},
		{"size", "éééééé", "The option `size` takes 2 to 5 characters. Run the command again."},
		{"size", "ééééé", "ok"},
		{"count", 0, "The option `count` takes a number from 1 to 25. Run the command again."},
		{"count", 26, "The option `count` takes a number from 1 to 25. Run the command again."},
		{"count", 25, "ok"},
		{"since", "ever", "The option `since` has to be one of the answers offered. Run the command again."},
		{"since", "day", "ok"},
		{"page", 2, "The option `page` has to be one of the answers offered. Run the command again."},
		{"page", 1, "ok"},
	}
	for _, tt := range tests {
		ran = false
		got := slashtest.Use(t, cmd, slashtest.By("reader"), tt.option, tt.value)
		if got.Text != tt.want || ran != (tt.want == "ok") || got.Private == ran {
			t.Errorf("%s %v: got %q, private %v, ran %v, want %q", tt.option, tt.value, got.Text, got.Private, ran, tt.want)
		}
	}
	need := slash.Command{Name: "quote", Help: "Show a quote", Options: []slash.Option{slash.Text("speaker", "Who said it").Required()}, Run: cmd.Run}
	if got, want := slashtest.Use(t, need, slashtest.By("reader")).Text, "The option `speaker` has to be given. Run the command again."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatIsRegisteredIsWhatWasDeclared(t *testing.T) {
	var ignored heard
	r := router(t, slash.RouterOptions{}, append(listener(&ignored), desk()[0])...)
	got, err := json.MarshalIndent(r.Declarations(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "declarations.want.json", append(got, '\n'))
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; -update writes it (-want +got):\n%s", name, cmp.Diff(string(want), string(got)))
	}
}
