package slashtest_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
)

// parcel takes every kind of option and answers with what it was given.
func parcel() slash.Command {
	to := slash.PersonOf("to", "Who gets it")
	in := slash.ChannelOf("in", "Where it goes", discordgo.ChannelTypeGuildText)
	what := slash.Upload("what", "What is in it")
	note := slash.Text("note", "What to write on it")
	many := slash.Number("many", "How many there are")
	gift := slash.Flag("gift", "Wrap it")
	note.Hint(func(_ context.Context, c *slash.Call, typed string) ([]slash.Choice, error) {
		return []slash.Choice{{Name: fmt.Sprintf("%s for %d", typed, many.Get(c)), Value: typed}}, nil
	})
	run := func(_ context.Context, c *slash.Call) (slash.Message, error) {
		return slash.Message{Text: fmt.Sprint(to.Get(c).Name, " ", in.Get(c).Name, " ", what.Get(c).Name, " ", note.Get(c), " ", many.Get(c), " ", gift.Get(c))}, nil
	}
	send := slash.Command{Name: "send", Help: "Send a parcel", Options: []slash.Option{to, in, what, note, many, gift}, Run: run}
	return slash.Command{Name: "parcel", Help: "Mind parcels", Sub: []slash.Command{{Name: "by", Help: "Choose how", Sub: []slash.Command{send}}}}
}

// survey asks, offers and hears.
func survey() slash.Command {
	ask := func(_ context.Context, c *slash.Call) (slash.Message, error) {
		return slash.Message{Form: &slash.Form{Title: "Survey", Do: slash.Ref{Action: "survey/send", Arg: "7"}, Fields: []slash.Field{
			{Name: "name", Label: "Name", Value: c.By.Name}, {Name: "text", Label: "Text", Required: true, Long: true},
		}}}, nil
	}
	sent := func(_ context.Context, c *slash.Call) (slash.Message, error) {
		return slash.Message{
			Text: c.Arg + " " + c.Field("name") + ": " + c.Field("text"),
			Embeds: []*discordgo.MessageEmbed{{Title: "a title", Author: &discordgo.MessageEmbedAuthor{Name: "an author"},
				Fields: []*discordgo.MessageEmbedField{{Name: "a field", Value: "a value"}}, Footer: &discordgo.MessageEmbedFooter{Text: "a footer"}}},
			Rows: []slash.Row{
				{Menu: &slash.Menu{Do: slash.Ref{Action: "survey/rate"}, Choices: []slash.Choice{{Name: "Good", Value: "1", About: "thumbs up"}, {Name: "Bad", Value: "2"}}}},
				{Buttons: []slash.Button{{Label: "Again", Do: slash.Ref{Action: "survey/again"}}, {Label: "Off", URL: "https://survey.example"}}},
			},
		}, nil
	}
	rate := func(_ context.Context, c *slash.Call) (slash.Message, error) {
		return slash.Message{}, fmt.Errorf("rated %s in %s", c.Chosen, c.Channel)
	}
	return slash.Command{Name: "survey", Help: "Ask something", Run: ask, Actions: map[string]slash.Action{
		"send": {Run: sent, Reply: slash.InPlace}, "rate": {Run: rate}, "again": {Run: ask},
	}}
}

func TestEveryKindOfOptionReachesTheCommand(t *testing.T) {
	got := slashtest.On(t, parcel()).Use(slashtest.By("reader"), "/parcel by send",
		"to", slash.Person{ID: "1", Name: "Ana"}, "in", slash.Channel{ID: "2", Name: "news"}, "what", slash.File{Name: "a.txt"},
		"note", "hello there", "many", 3, "gift", true)
	if want := "Ana news a.txt hello there 3 true"; got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
}

func TestSuggestionsAreForTheLastOption(t *testing.T) {
	got := slashtest.On(t, parcel()).Suggest(slashtest.By("reader"), "/parcel by send", "many", 3, "note", "dear")
	if diff := cmp.Diff([]slash.Choice{{Name: "dear for 3", Value: "dear"}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAFormIsFilledSentAndAnswered(t *testing.T) {
	stage, reader := slashtest.On(t, survey()), slashtest.By("reader").At("lounge")
	got := stage.Submit(reader, stage.Use(reader, "/survey"), map[string]string{"text": "fine"})
	if want := "7 reader: fine"; got.Text != want || !got.Private || got.InPlace {
		t.Errorf("got %+v, want %q privately", got, want)
	}
	if diff := cmp.Diff([]string{"Again", "Off"}, got.Labels()); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
	for _, want := range []string{"a title", "an author", "a field", "a value", "a footer", "thumbs up", "survey/again", "https://survey.example"} {
		if !strings.Contains(got.All(), want) {
			t.Errorf("All has no %q: %q", want, got.All())
		}
	}
	again := stage.Press(reader, got, "Again")
	if inPlace := stage.Submit(reader, again, map[string]string{"name": "Ana", "text": "well"}); inPlace.Text != "7 Ana: well" || !inPlace.InPlace {
		t.Errorf("from a button: got %+v, want it in place", inPlace)
	}
	rated := stage.Choose(reader, got, "Bad")
	if rated.Err == nil || rated.Text != "rated 2 in lounge" || !rated.Private {
		t.Errorf("got %+v, want the error told privately", rated)
	}
}

func TestAMessageCommandIsUsedOnItsMessage(t *testing.T) {
	save := slash.Command{Name: "Save as article", OnMessage: true, Run: func(_ context.Context, c *slash.Call) (slash.Message, error) {
		return slash.Message{Text: "saved " + c.Target.Content}, nil
	}}
	got := slashtest.On(t, save).UseOn(slashtest.By("mod"), "Save as article", &discordgo.Message{ID: "9", Content: "the news"})
	if want := "saved the news"; got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
}

// A witness is a test that may fail.
type witness struct {
	*testing.T
	failed string
}

func (w *witness) Errorf(format string, args ...any) { w.failed = fmt.Sprintf(format, args...) }

func TestAMessageThatDiscordWouldRefuseFailsTheTest(t *testing.T) {
	tooLong := slash.Command{Name: "long", Help: "Say too much", Run: func(context.Context, *slash.Call) (slash.Message, error) {
		return slash.Message{Text: strings.Repeat("x", 2001)}, nil
	}}
	w := &witness{T: t}
	slashtest.Use(w, tooLong, slashtest.By("reader"))
	if !strings.Contains(w.failed, "2001") {
		t.Errorf("got %q, want why it was refused", w.failed)
	}
}

func TestAButtonThatLeadsNowhereFailsTheTest(t *testing.T) {
	lost := slash.Command{Name: "lost", Help: "Lead nowhere", Run: func(context.Context, *slash.Call) (slash.Message, error) {
		return slash.Message{Text: "x", Rows: []slash.Row{{Buttons: []slash.Button{{Label: "Go", Do: slash.Ref{Action: "lost/go"}}}}}}, nil
	}}
	w := &witness{T: t}
	slashtest.Use(w, lost, slashtest.By("reader"))
	if !strings.Contains(w.failed, "lost/go") {
		t.Errorf("got %q, want the action that is not there", w.failed)
	}
}
