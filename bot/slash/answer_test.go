package slash_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
)

// after is a handler that takes its time.
func after(d time.Duration, m slash.Message, err error) slash.Handler {
	return func(ctx context.Context, _ *slash.Call) (slash.Message, error) {
		select {
		case <-time.After(d):
			return m, err
		case <-ctx.Done():
			return slash.Message{}, ctx.Err()
		}
	}
}

func news(private bool, h slash.Handler) slash.Command {
	return slash.Command{Name: "news", Help: "Show the news", Private: private, Run: h}
}

// pressed is a command whose button "go" does h.
func pressed(kind slash.ReplyKind, h slash.Handler) slash.Command {
	c := news(false, h)
	c.Actions = map[string]slash.Action{"go": {Run: h, Reply: kind}}
	return c
}

func using(name string) *discordgo.Interaction {
	in := from("reader")
	in.Type = discordgo.InteractionApplicationCommand
	in.Data = discordgo.ApplicationCommandInteractionData{Name: name, CommandType: discordgo.ChatApplicationCommand}
	return in
}

func pressing(customID string) *discordgo.Interaction {
	in := from("reader")
	in.Type = discordgo.InteractionMessageComponent
	in.Message = &discordgo.Message{ID: "m1", Flags: discordgo.MessageFlagsEphemeral}
	in.Data = discordgo.MessageComponentInteractionData{CustomID: customID, ComponentType: discordgo.ButtonComponent}
	return in
}

func from(person string) *discordgo.Interaction {
	return &discordgo.Interaction{
		ID: "i1", Token: "secret-token", GuildID: "home", ChannelID: "news",
		Member: &discordgo.Member{User: &discordgo.User{ID: "id-" + person, Username: person}},
	}
}

func router(t *testing.T, o slash.RouterOptions, cmds ...slash.Command) *slash.Router {
	t.Helper()
	r, err := slash.NewRouter(o, cmds...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// step is what a person could tell of one call of the Responder.
func steps(r *slashtest.Recorder) []string {
	var steps []string
	for _, a := range r.Calls {
		step := a.Method
		switch {
		case a.Response != nil:
			step += [...]string{4: " message", 5: " thinking", 6: " later in place", 7: " in place", 8: " choices", 9: " form"}[a.Response.Type]
			if d := a.Response.Data; d != nil && d.Flags == discordgo.MessageFlagsEphemeral {
				step += ", privately"
			}
		case a.FollowUp != nil && a.FollowUp.Flags == discordgo.MessageFlagsEphemeral:
			step += ", privately"
		}
		steps = append(steps, step)
	}
	return steps
}

func TestAnAnswerGoesTheWayItsCommandSays(t *testing.T) {
	hello := slash.Message{Text: "hello"}
	hidden := slash.Message{Text: "hello", Private: true}
	form := slash.Message{Form: &slash.Form{Title: "Paste", Do: slash.Ref{Action: "news/go"}, Fields: []slash.Field{{Name: "text", Label: "Text"}}}}
	wrong := errors.New("no such article")
	cmd, press := using("news"), pressing("d1:news/go:")
	formSent := pressing("d1:news/go:")
	formSent.Type, formSent.Message, formSent.Data = discordgo.InteractionModalSubmit, nil, discordgo.ModalSubmitInteractionData{CustomID: "d1:news/go:"}

	crafted := pressing("d1:news/go:")
	crafted.Message.Flags = 0
	forAll := pressed(slash.InPlace, after(time.Second, hello, nil))
	forAll.Actions["go"] = slash.Action{Run: forAll.Run, Reply: slash.InPlace, Anyone: true}

	const quick, slow = time.Second, 5 * time.Second
	tests := []struct {
		name string
		cmd  slash.Command
		in   *discordgo.Interaction
		want []string
	}{
		{"a quick public command", news(false, after(quick, hello, nil)), cmd, []string{"Respond message"}},
		{"a quick private command", news(true, after(quick, hello, nil)), cmd, []string{"Respond message, privately"}},
		{"a quick private answer of a public command", news(false, after(quick, hidden, nil)), cmd, []string{"Respond message, privately"}},
		{"a quick error of a public command", news(false, after(quick, hello, wrong)), cmd, []string{"Respond message, privately"}},
		{"a slow public command", news(false, after(slow, hello, nil)), cmd, []string{"Respond thinking", "EditReply"}},
		{"a slow private command", news(true, after(slow, hello, nil)), cmd, []string{"Respond thinking, privately", "EditReply"}},
		{"a slow error of a private command", news(true, after(slow, hello, wrong)), cmd, []string{"Respond thinking, privately", "EditReply"}},
		{"a slow error of a public command", news(false, after(slow, hello, wrong)), cmd, []string{"Respond thinking", "DeleteReply", "FollowUp, privately"}},
		{"a slow private answer of a public command", news(false, after(slow, hidden, nil)), cmd, []string{"Respond thinking", "DeleteReply", "FollowUp, privately"}},
		{"a quick form", news(false, after(quick, form, nil)), cmd, []string{"Respond form"}},
		{"a slow form", news(false, after(slow, form, nil)), cmd, []string{"Respond thinking", "DeleteReply", "FollowUp, privately"}},

		{"a quick private button", pressed(slash.Privately, after(quick, hello, nil)), press, []string{"Respond message, privately"}},
		{"a slow private button", pressed(slash.Privately, after(slow, hello, nil)), press, []string{"Respond thinking, privately", "EditReply"}},
		{"a quick public button", pressed(slash.Publicly, after(quick, hello, nil)), press, []string{"Respond message"}},
		{"a quick button in place", pressed(slash.InPlace, after(quick, hello, nil)), press, []string{"Respond in place"}},
		{"a slow button in place", pressed(slash.InPlace, after(slow, hello, nil)), press, []string{"Respond later in place", "EditReply"}},
		{"a quick error of a button in place", pressed(slash.InPlace, after(quick, hello, wrong)), press, []string{"Respond message, privately"}},
		{"a slow error of a button in place", pressed(slash.InPlace, after(slow, hello, wrong)), press, []string{"Respond later in place", "FollowUp, privately"}},
		{"a quick removal", pressed(slash.InPlace, after(quick, slash.Message{Gone: true}, nil)), press, []string{"Respond later in place", "DeleteReply"}},
		{"a slow removal", pressed(slash.InPlace, after(slow, slash.Message{Gone: true}, nil)), press, []string{"Respond later in place", "DeleteReply"}},
		{"a removal that is not in place", pressed(slash.Publicly, after(quick, slash.Message{Text: "hello", Gone: true}, nil)), press, []string{"Respond message"}},
		{"a button in place under a message that all see", pressed(slash.InPlace, after(quick, hello, nil)), crafted, []string{"Respond message, privately"}},
		{"a slow one", pressed(slash.InPlace, after(slow, hello, nil)), crafted, []string{"Respond thinking, privately", "EditReply"}},
		{"a button in place for anyone under a message that all see", forAll, crafted, []string{"Respond in place"}},
		{"an error of many words", news(false, after(quick, hello, errors.New(strings.Repeat("x", 3000)))), cmd, []string{"Respond message, privately"}},
		{"a form from a button", pressed(slash.InPlace, after(quick, form, nil)), press, []string{"Respond form"}},
		{"a form from a form", pressed(slash.InPlace, after(quick, form, nil)), formSent, []string{"Respond message, privately"}},
		{"a form under no message, in place", pressed(slash.InPlace, after(quick, hello, nil)), formSent, []string{"Respond message, privately"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				rec := &slashtest.Recorder{}
				if err := router(t, slash.RouterOptions{Words: error.Error}, tt.cmd).Serve(t.Context(), rec, tt.in); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, steps(rec)); diff != "" {
					t.Errorf("steps (-want +got):\n%s", diff)
				}
				if n := len([]rune(rec.Shown().Text)); n > 2000 {
					t.Errorf("got %d characters, want what Discord takes", n)
				}
			})
		})
	}
}

func TestThinkingIsSaidWithinThreeSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start, said := time.Now(), time.Duration(0)
		rec := &slashtest.Recorder{Fail: func(method string) error {
			if method == "Respond" {
				said = time.Since(start)
			}
			return nil
		}}
		if err := router(t, slash.RouterOptions{}, news(false, after(time.Minute, slash.Message{Text: "late"}, nil))).Serve(t.Context(), rec, using("news")); err != nil {
			t.Fatal(err)
		}
		if said <= 0 || said > 2500*time.Millisecond {
			t.Errorf("got it said after %v, want well within 3s", said)
		}
		if took := time.Since(start); took != time.Minute {
			t.Errorf("Serve returned after %v, want when the handler was done, %v", took, time.Minute)
		}
	})
}

func TestAskingWhoMayPressCountsTowardsTheAnswersTime(t *testing.T) {
	for _, may := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			slowly := func(context.Context, *discordgo.Interaction, string) (bool, bool) {
				time.Sleep(10 * time.Second)
				return may, true
			}
			rec := &slashtest.Recorder{}
			r := router(t, slash.RouterOptions{Overrides: slowly}, pressed(slash.Publicly, after(0, slash.Message{Text: "done"}, nil)))
			if err := r.Serve(t.Context(), rec, pressing("d1:news/go:")); err != nil {
				t.Fatal(err)
			}
			want := []string{"Respond thinking", "EditReply"}
			if !may {
				want = []string{"Respond thinking", "DeleteReply", "FollowUp, privately"}
			}
			if diff := cmp.Diff(want, steps(rec)); diff != "" {
				t.Errorf("may %v: steps (-want +got):\n%s", may, diff)
			}
		})
	}
}

func TestAHandlerEndsBeforeDiscordStopsListening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		rec := &slashtest.Recorder{}
		r := router(t, slash.RouterOptions{Words: error.Error}, news(true, after(24*time.Hour, slash.Message{Text: "never"}, nil)))
		if err := r.Serve(t.Context(), rec, using("news")); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took >= 15*time.Minute {
			t.Errorf("got an answer after %v, want one within 15 minutes", took)
		}
		if got, want := rec.Shown().Text, context.DeadlineExceeded.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestAnAnswerStillComesWhenTheDeferralsOwnAnswerWasLost(t *testing.T) {
	lost := errors.New("connection reset")
	tests := []struct {
		name    string
		editing error
		want    []error
	}{
		{"it had got there", nil, nil},
		{"it had not", errors.New("unknown webhook"), []error{lost}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				rec := &slashtest.Recorder{Fail: func(method string) error {
					if method == "Respond" {
						return lost
					}
					return tt.editing
				}}
				err := router(t, slash.RouterOptions{}, news(false, after(time.Minute, slash.Message{Text: "late"}, nil))).Serve(t.Context(), rec, using("news"))
				if (err != nil) != (tt.want != nil) {
					t.Errorf("got error %v, want %v", err, tt.want)
				}
				for _, want := range append(tt.want, tt.editing) {
					if want != nil && !errors.Is(err, want) {
						t.Errorf("got error %v, want it to tell %v", err, want)
					}
				}
			})
		})
	}
}

func TestAnErrorIsNotToldToAllWhenThinkingCannotBeRemoved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		broken := errors.New("no connection")
		rec := &slashtest.Recorder{Fail: func(method string) error {
			if method == "DeleteReply" {
				return broken
			}
			return nil
		}}
		r := router(t, slash.RouterOptions{Words: error.Error}, news(false, after(time.Minute, slash.Message{}, errors.New("not for you"))))
		if err := r.Serve(t.Context(), rec, using("news")); !errors.Is(err, broken) {
			t.Errorf("got error %v, want %v", err, broken)
		}
		if got, want := steps(rec), []string{"Respond thinking", "DeleteReply"}; !cmp.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestAnErrorWithoutWordsIsLoggedUnderTheReferenceThatIsTold(t *testing.T) {
	var log bytes.Buffer
	o := slash.RouterOptions{
		Words: func(error) string { return "" },
		Log:   slog.New(slog.NewTextHandler(&log, nil)),
	}
	rec := &slashtest.Recorder{}
	r := router(t, o, news(false, after(0, slash.Message{}, errors.New("page 12 is torn"))))
	if err := r.Serve(t.Context(), rec, using("news")); err != nil {
		t.Fatal(err)
	}
	told := regexp.MustCompile("^Something broke on my side \\(ref `([A-Z2-7]{4})`\\)\\. Nothing was changed\\.$").FindStringSubmatch(rec.Shown().Text)
	if told == nil {
		t.Fatalf("got %q, want a reference in it", rec.Shown().Text)
	}
	if !strings.Contains(log.String(), "ref="+told[1]) || !strings.Contains(log.String(), "page 12 is torn") {
		t.Errorf("got log %q, want the error under ref %s", log.String(), told[1])
	}
	if strings.Contains(log.String(), "secret-token") {
		t.Errorf("the log has the interaction's token: %q", log.String())
	}
}

func TestAPanicIsToldAsAnErrorAndLoggedWithItsPlace(t *testing.T) {
	var log bytes.Buffer
	boom := func(context.Context, *slash.Call) (slash.Message, error) { panic("boom") }
	rec := &slashtest.Recorder{}
	r := router(t, slash.RouterOptions{Log: slog.New(slog.NewTextHandler(&log, nil))}, news(false, boom))
	if err := r.Serve(t.Context(), rec, using("news")); err != nil {
		t.Fatal(err)
	}
	if got := rec.Shown(); !got.Private || !strings.HasPrefix(got.Text, "Something broke") {
		t.Errorf("got %+v, want a private apology", got)
	}
	if !strings.Contains(log.String(), "boom") || !strings.Contains(log.String(), "answer_test.go") {
		t.Errorf("got log %q, want the panic and where it was", log.String())
	}
}

func TestAMessageThatDiscordWouldRefuseIsReplacedByAnApology(t *testing.T) {
	var log bytes.Buffer
	tooLong := slash.Message{Text: strings.Repeat("x", 2001)}
	rec := &slashtest.Recorder{}
	r := router(t, slash.RouterOptions{Log: slog.New(slog.NewTextHandler(&log, nil))}, news(false, after(0, tooLong, nil)))
	if err := r.Serve(t.Context(), rec, using("news")); err != nil {
		t.Fatal(err)
	}
	if got := rec.Shown(); !got.Private || !strings.HasPrefix(got.Text, "That answer does not fit") {
		t.Errorf("got %+v, want a private apology", got)
	}
	if !strings.Contains(log.String(), "2001") || strings.Contains(log.String(), "xxxx") {
		t.Errorf("got log %q, want why, without the text", log.String())
	}
}

func BenchmarkServe(b *testing.B) {
	speaker := slash.Text("speaker", "Who said it").Length(1, 80)
	r, err := slash.NewRouter(slash.RouterOptions{}, slash.Command{Name: "quote", Help: "Show a quote", Options: []slash.Option{speaker},
		Run: func(_ context.Context, c *slash.Call) (slash.Message, error) {
			return slash.Message{Text: speaker.Get(c)}, nil
		}})
	if err != nil {
		b.Fatal(err)
	}
	in := using("quote")
	in.Data = discordgo.ApplicationCommandInteractionData{Name: "quote", CommandType: 1,
		Options: []*discordgo.ApplicationCommandInteractionDataOption{{Name: "speaker", Type: discordgo.ApplicationCommandOptionString, Value: "Ana Ruiz"}}}
	for b.Loop() {
		if err := r.Serve(b.Context(), &slashtest.Recorder{}, in); err != nil {
			b.Fatal(err)
		}
	}
}
