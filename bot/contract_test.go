package bot_test

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot"
	"github.com/dateline-bot/dateline/bot/sandbox"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

// A stage is a bot connected to a sandbox.
type stage struct {
	bot   *bot.Bot
	world *sandbox.Server
	info  sandbox.Info
	ended chan error
}

// open connects a bot. What the tests of this file show of it holds against
// Discord as far as the sandbox is one.
func open(t *testing.T, cmds ...slash.Command) *stage {
	t.Helper()
	world := &sandbox.Server{RateLimits: true}
	if err := world.Start("127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { world.Close() })
	store := briefingtest.NewStore()
	connected := make(chan struct{})
	b, err := bot.New(bot.Options{
		Token: world.Token(), BaseURL: world.URL(), Servers: store, Settings: store, Log: slog.New(slog.DiscardHandler),
		Patience:  bot.Patience{Ready: 2 * time.Second, Retry: time.Millisecond, Longest: 10 * time.Millisecond},
		Connected: func() { close(connected) },
	})
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{bot: b, world: world, info: world.Info(), ended: make(chan error, 1)}
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { s.ended <- b.Run(ctx, cmds...) })
	t.Cleanup(func() { cancel(); running.Wait() })
	select {
	case <-connected:
	case err := <-s.ended:
		t.Fatalf("Run: %v", err)
	}
	return s
}

// channel is a channel of home by its name.
func (s *stage) channel(name string) briefing.Channel {
	return briefing.Channel{Server: briefing.ServerID(s.info.Guilds["home"]), ID: s.info.Channels[name]}
}

func (s *stage) change(t *testing.T, c sandbox.Change) {
	t.Helper()
	if _, err := s.world.Change(c); err != nil {
		t.Fatal(err)
	}
}

func (s *stage) edition(channel string) briefing.Edition {
	return briefing.Edition{
		ID: briefing.EditionID("s1/2026-11-22/" + channel), Channel: s.channel(channel), At: time.Now(),
		Digest: briefing.Digest{Subscription: "s1", Name: "Morning briefing", Zone: "UTC", New: 1, Entries: []briefing.Entry{
			{Lead: briefing.Reference{ID: "A-7K3QF", Title: "Harbour bridge reopens", Publisher: "The Tidewater Post", URL: "https://tidewater.example/bridge"}},
		}},
	}
}

func TestACommandIsAnsweredAndItsButtonsWork(t *testing.T) {
	t.Parallel()
	file := slash.Upload("file", "Read this").Required()
	var s *stage
	s = open(t, slash.Command{
		Name: "hello", Help: "Say hello",
		Run: func(context.Context, *slash.Call) (slash.Message, error) {
			return slash.Message{Text: "hello", Rows: []slash.Row{{Buttons: []slash.Button{
				{Label: "Again", Do: slash.Ref{Action: "hello/again", Arg: "x"}},
				{Label: "Away", Do: slash.Ref{Action: "hello/away", Arg: "x"}},
			}}}}, nil
		},
		Actions: map[string]slash.Action{
			"again": {Anyone: true, Reply: slash.InPlace, Run: func(context.Context, *slash.Call) (slash.Message, error) {
				return slash.Message{Text: "hello again", Rows: []slash.Row{{Buttons: []slash.Button{{Label: "Away", Do: slash.Ref{Action: "hello/away", Arg: "x"}}}}}}, nil
			}},
			"away": {Anyone: true, Reply: slash.InPlace, Run: func(context.Context, *slash.Call) (slash.Message, error) {
				return slash.Message{Gone: true}, nil
			}},
		},
	}, slash.Command{
		Name: "slow", Help: "Take two seconds and more", Private: true,
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			select {
			case <-time.After(2100 * time.Millisecond): // longer than the router waits before it says "thinking…"
			case <-ctx.Done():
			}
			return slash.Message{Text: "slow"}, ctx.Err()
		},
	}, slash.Command{
		Name: "read", Help: "Read a file", Options: []slash.Option{file},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			text, err := s.bot.Download(ctx, file.Get(c), 100)
			return slash.Message{Text: string(text)}, err
		},
	})
	reader := s.world.Person("reader")
	slow := make(chan *sandbox.Reply, 1)
	go func() {
		reply, _ := reader.Use(t.Context(), "news", "/slow")
		slow <- reply
	}()
	reply, err := reader.Use(t.Context(), "news", "/hello")
	if err != nil || reply.Message.Content != "hello" {
		t.Fatalf("/hello: got %+v, %v", reply, err)
	}
	reply, err = reader.Press(t.Context(), reply.Message, "Again")
	if err != nil || reply.Message.Content != "hello again" {
		t.Fatalf("Again: got %+v, %v", reply, err)
	}
	if _, err = reader.Press(t.Context(), reply.Message, "Away"); err != nil {
		t.Fatalf("Away: %v", err)
	}
	if seen, _ := reader.Messages("news"); slices.ContainsFunc(seen, func(m *sandbox.Message) bool { return m.ID == reply.Message.ID }) {
		t.Error("the message that was to go away is still there")
	}
	reply, err = reader.Use(t.Context(), "news", "/read file:a.txt", map[string]sandbox.File{"file": {Name: "a.txt", Data: []byte("what the file says")}})
	if err != nil || reply.Message.Content != "what the file says" {
		t.Fatalf("/read: got %+v, %v", reply, err)
	}
	if reply := <-slow; reply == nil || reply.Message.Content != "slow" || !reply.Ephemeral {
		t.Errorf("/slow: got %+v, want slow, for the caller alone", reply)
	}
}

func TestAnEditionIsPostedOnceAndFound(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := s.edition("news")
	if _, err := s.bot.Find(t.Context(), e); briefing.KindOf(err) != briefing.NotFound {
		t.Errorf("before it was posted Find says %v, want NotFound", err)
	}
	// The first answer is lost on its way.
	if err := s.world.Fail(sandbox.Fault{Route: "POST /channels/{channel_id}/messages", Drop: "after", Times: 1}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.bot.Post(t.Context(), e); briefing.KindOf(err) != briefing.Unavailable {
		t.Fatalf("without an answer Post says %v, want Unavailable", err)
	}
	posted, err := s.bot.Post(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.bot.Find(t.Context(), e)
	if err != nil || found != posted {
		t.Errorf("Find says %v, %v; want %v", found, err, posted)
	}
	seen, err := s.world.Person("reader").Messages("news")
	if err != nil || len(seen) != 1 || !strings.Contains(seen[0].Content, "Harbour bridge reopens") {
		t.Errorf("the channel holds %d messages (%v), want the digest once", len(seen), err)
	}
}

func TestWhatStandsInTheWayIsNamed(t *testing.T) {
	t.Parallel()
	s := open(t)
	if missing, err := s.bot.MayPost(t.Context(), s.channel("news")); err != nil || len(missing) > 0 {
		t.Errorf("it may not post: %q, %v", missing, err)
	}
	s.change(t, sandbox.Change{Channel: "news", Deny: []string{"EMBED_LINKS"}})
	s.change(t, sandbox.Change{Channel: "news", Deny: []string{"EMBED_LINKS"}, Role: "dateline"})
	if missing, err := s.bot.MayPost(t.Context(), s.channel("news")); err != nil || !slices.Equal(missing, []string{"Embed Links"}) {
		t.Errorf("missing are %q, %v; want Embed Links", missing, err)
	}
	s.change(t, sandbox.Change{Channel: "news", Deny: []string{"SEND_MESSAGES"}, Role: "dateline"})
	_, err := s.bot.Post(t.Context(), s.edition("news"))
	if briefing.KindOf(err) != briefing.Denied || !strings.Contains(briefing.Say(err), "**Send Messages**") {
		t.Errorf("Post says %v, want Denied and the permission", err)
	}
	s.change(t, sandbox.Change{Channel: "log", Deny: []string{"READ_MESSAGE_HISTORY"}, Role: "dateline"})
	if _, err := s.bot.Find(t.Context(), s.edition("log")); briefing.KindOf(err) != briefing.Denied {
		t.Errorf("without the history Find says %v, want Denied", err)
	}
	if _, err := s.bot.Post(t.Context(), s.edition("forum")); briefing.KindOf(err) != briefing.Denied {
		t.Errorf("to a forum Post says %v, want Denied", err)
	}
	s.change(t, sandbox.Change{Channel: "log", Delete: true})
	for name, do := range map[string]func(context.Context, briefing.Edition) (briefing.Receipt, error){"Post": s.bot.Post, "Find": s.bot.Find} {
		if _, err := do(t.Context(), s.edition("log")); briefing.KindOf(err) != briefing.NotFound {
			t.Errorf("to a channel that is gone %s says %v, want NotFound", name, err)
		}
	}
}

func TestAServersOwnRulesForACommandAreKept(t *testing.T) {
	t.Parallel()
	pressed := slash.Action{Run: func(context.Context, *slash.Call) (slash.Message, error) { return slash.Message{Text: "done"}, nil }}
	hello := slash.Command{Name: "hello", Help: "Say hello", For: 1 << 13, // Manage Messages
		Run: func(context.Context, *slash.Call) (slash.Message, error) {
			return slash.Message{Text: "hello", Rows: []slash.Row{{Buttons: []slash.Button{{Label: "Do", Do: slash.Ref{Action: "hello/do", Arg: "x"}}}}}}, nil
		},
		Actions: map[string]slash.Action{"do": pressed},
	}
	s := open(t, hello)
	reply, err := s.world.Person("mod").Use(t.Context(), "news", "/hello")
	if err != nil {
		t.Fatal(err)
	}
	press := func(who string) string {
		t.Helper()
		answer, err := s.world.Person(who).Press(t.Context(), reply.Message, "Do")
		if err != nil {
			t.Fatal(err)
		}
		return answer.Message.Content
	}
	if got, want := press("reader"), "That needs **Manage Messages** in this server."; got != want {
		t.Errorf("a reader is told %q, want %q", got, want)
	}
	s.change(t, sandbox.Change{Command: "hello", Permissions: []sandbox.ChangedOverride{{Person: "reader", Permission: true}, {Person: "mod", Permission: false}}})
	// The event may still be on its way.
	for deadline := time.Now().Add(time.Minute); press("reader") != "done"; {
		if time.Now().After(deadline) {
			t.Fatal("a reader who was let in is still refused")
		}
	}
	if got := press("mod"); got == "done" {
		t.Error("a moderator who was shut out is still let in")
	}
}

func TestTheGatewayMayMisbehave(t *testing.T) {
	t.Parallel()
	hello := slash.Command{Name: "hello", Help: "Say hello", Run: func(context.Context, *slash.Call) (slash.Message, error) {
		return slash.Message{Text: "hello"}, nil
	}}
	s := open(t, hello)
	for _, hitches := range [][]sandbox.Hitch{
		{{Do: "reconnect"}},
		{{Do: "op7_instead_of_ready"}, {Do: "close", Code: 4009}},
	} {
		for _, h := range hitches {
			if err := s.world.Disturb(h); err != nil {
				t.Fatal(err)
			}
		}
		s.awaitAnswer(t, hitches)
	}
	if err := s.world.Disturb(sandbox.Hitch{Do: "close", Code: 4004}); err != nil {
		t.Fatal(err)
	}
	if got := briefing.Say(<-s.ended); !strings.Contains(got, "DATELINE_TOKEN") {
		t.Errorf("after a fatal close Run says %q, want what to do about the token", got)
	}
}

// awaitAnswer asks until the bot is back.
func (s *stage) awaitAnswer(t *testing.T, after any) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for {
		reply, err := s.world.Person("reader").Use(ctx, "news", "/hello")
		if err == nil && reply.Message.Content == "hello" {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("after %v: no answer (%v)", after, err)
		}
	}
}
