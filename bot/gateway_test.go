package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

const callbackRoute = "POST /interactions/400/" + interactionToken + "/callback"

// used is an interaction: /name in the channel news of home.
func used(name string) string {
	return `{"op":0,"s":2,"t":"INTERACTION_CREATE","d":{"id":"400","application_id":"100","type":2,"token":"` + interactionToken + `",
		"guild_id":"200","channel_id":"300","member":{"user":{"id":"600","username":"reader"},"roles":[],"permissions":"0"},
		"data":{"id":"500","type":1,"name":"` + name + `"}}}`
}

// answered tells of the answers to interactions.
func (d *discord) answered() <-chan string {
	answers := make(chan string, 10)
	d.handle(callbackRoute, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		answers <- string(body)
		w.WriteHeader(http.StatusNoContent)
	})
	return answers
}

// serve runs a bot until the test ends it, and gives what Run returned.
func serve(t *testing.T, b *Bot, cmds ...slash.Command) (stop func() error) {
	t.Helper()
	ctx, cancel := cancelable(t)
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx, cmds...) }()
	return func() error { cancel(); return <-ended }
}

// await fails the test when nothing comes.
func await[T any](t *testing.T, c <-chan T, what string) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(time.Minute):
		t.Errorf("no %s", what)
	}
	return v
}

// together runs cases side by side: discordgo sleeps for a second whenever a
// connection ends.
func together[T any](cases map[string]T, run func(name string, c T)) {
	var all sync.WaitGroup
	for name, c := range cases {
		all.Go(func() { run(name, c) })
	}
	all.Wait()
}

func TestABotAnswersWhatIsAskedOfIt(t *testing.T) {
	t.Parallel()
	d := newDiscord(t)
	identified, goodbye := make(chan json.RawMessage, 1), make(chan error, 1)
	d.gateway = func(s *socket) {
		identified <- s.next(opIdentify)
		s.send(ready)
		s.send(used("hello"))
		goodbye <- s.drain()
	}
	answers := d.answered()
	stop := serve(t, newBot(t, d), command("hello"))
	if got := await(t, answers, "answer"); !strings.Contains(got, `"content":"hello"`) {
		t.Errorf("it answered %s, want hello", got)
	}
	var identify struct{ Intents int }
	json.Unmarshal(<-identified, &identify)
	if want := int(discordgo.IntentsGuilds); identify.Intents != want {
		t.Errorf("it asks for intents %d, want %d", identify.Intents, want)
	}
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	// Only after this code Discord shows the bot as offline at once.
	if err := <-goodbye; !websocket.IsCloseError(err, websocket.CloseNormalClosure) {
		t.Errorf("it left by %v, want a normal closure", err)
	}
}

func TestStoppingWhileConnecting(t *testing.T) {
	t.Parallel()
	d := newDiscord(t)
	dialled := make(chan struct{})
	d.gateway = func(s *socket) { close(dialled); s.drain() } // and never READY
	stop := serve(t, newBot(t, d), command("hello"))
	await(t, dialled, "connection")
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
}

func TestNothingIsLeftRunning(t *testing.T) {
	d := newDiscord(t)
	d.gateway = func(s *socket) {
		s.admit()
		if s.n == 1 {
			s.closeWith(4000)
		}
		s.send(used("hello"))
		s.drain()
	}
	answers := d.answered()
	before := goleak.IgnoreCurrent()
	stop := serve(t, newBot(t, d), command("hello"))
	await(t, answers, "answer")
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	d.Close()
	if err := goleak.Find(before); err != nil {
		t.Error(err)
	}
}

func TestAFatalCloseEndsRunWithWhatToDo(t *testing.T) {
	t.Parallel()
	type ending struct {
		code int
		when string // what was said before
	}
	cases := map[string]ending{}
	for code := range finals {
		cases[fmt.Sprint(code, " in place of READY")] = ending{code, ""}
		cases[fmt.Sprint(code, " later")] = ending{code, ready}
	}
	together(cases, func(name string, c ending) {
		d := newDiscord(t)
		d.gateway = func(s *socket) { s.next(opIdentify); s.send(c.when); s.closeWith(c.code); s.drain() }
		err := newBot(t, d).Run(t.Context(), command("hello"))
		if got, want := briefing.Say(err), finals[c.code]; got != want {
			t.Errorf("%s: got %q (%v), want %q", name, got, err, want)
		}
		if got := d.connections(); got != 1 {
			t.Errorf("%s: it connected %d times, want once", name, got)
		}
	})
}

// Each of these ends the first connection; the bot must answer on a later one.
func TestABotComesBack(t *testing.T) {
	t.Parallel()
	let := func(in string, then func(*socket)) func(*socket) {
		return func(s *socket) { s.next(opIdentify); s.send(in); then(s); s.drain() }
	}
	drop := func(s *socket) { s.UnderlyingConn().Close() }
	nothing := func(*socket) {}
	together(map[string]func(*socket){
		"a drop":                             let(ready, drop),
		"a close that may pass":              let(ready, func(s *socket) { s.closeWith(4000) }),
		"a close of the session":             let(ready, func(s *socket) { s.closeWith(4009) }),
		"RECONNECT":                          let(ready, func(s *socket) { s.send(reconnect) }),
		"RECONNECT in place of READY":        let(reconnect, nothing),
		"RECONNECT in place of HELLO's next": func(s *socket) { s.send(reconnect); s.drain() },
		"a drop before READY":                let("", drop),
		"silence in place of READY":          let("", nothing),
		"silence":                            let(ready, nothing),
		"INVALID SESSION, then a drop":       let(`{"op":9,"d":false}`, drop),
	}, func(name string, first func(*socket)) {
		d := newDiscord(t)
		d.gateway = func(s *socket) {
			if s.n == 1 {
				first(s)
				return
			}
			s.admit()
			s.send(used("hello"))
			s.drain()
		}
		answers := d.answered()
		b := newBot(t, d, func(o *Options) {
			if strings.Contains(name, "in place of") {
				o.Patience.Ready = 500 * time.Millisecond
			}
			if name == "silence" {
				o.Patience.Silence = 100 * time.Millisecond
			}
		})
		stop := serve(t, b, command("hello"))
		await(t, answers, "answer after "+name)
		if err := stop(); err != nil {
			t.Errorf("after %s: %v", name, err)
		}
	})
}

// admit answers IDENTIFY or RESUME.
func (s *socket) admit() {
	var frame struct{ Op int }
	for s.ReadJSON(&frame) == nil {
		switch frame.Op {
		case opIdentify:
			s.send(ready)
			return
		case opResume:
			s.send(resumed)
			return
		}
	}
}

func TestASessionIsResumed(t *testing.T) {
	t.Parallel()
	d := newDiscord(t)
	resume := make(chan json.RawMessage, 1)
	d.gateway = func(s *socket) {
		if s.n == 1 {
			s.next(opIdentify)
			s.send(ready)
			s.send(`{"op":0,"s":7,"t":"RATE_LIMITED","d":{}}`)
			s.closeWith(4000)
			s.drain()
			return
		}
		resume <- s.next(opResume)
		s.send(resumed)
		s.drain()
	}
	stop := serve(t, newBot(t, d), command("hello"))
	defer stop()
	var got struct {
		SessionID string `json:"session_id"`
		Seq       int    `json:"seq"`
	}
	json.Unmarshal(await(t, resume, "RESUME"), &got)
	if got.SessionID != "s" || got.Seq != 7 {
		t.Errorf("it resumed session %q after event %d, want s after 7", got.SessionID, got.Seq)
	}
}

func TestAPanicEndsNothing(t *testing.T) {
	t.Parallel()
	d := newDiscord(t)
	d.gateway = func(s *socket) {
		s.next(opIdentify)
		s.send(ready)
		s.send(`{"op":0,"s":2,"t":"GUILD_CREATE","d":{"id":"200","name":"Home"}}`)
		s.send(used("broken"))
		s.drain()
	}
	answers := d.answered()
	broken := slash.Command{Name: "broken", Help: "Break", Run: func(context.Context, *slash.Call) (slash.Message, error) { panic("broken") }}
	b := newBot(t, d, func(o *Options) { o.Servers = panicking{} })
	stop := serve(t, b, broken, command("hello"))
	if got := await(t, answers, "answer"); !strings.Contains(got, "Something broke") {
		t.Errorf("it answered %s, want an apology", got)
	}
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
}

type panicking struct{ Servers }

func TestWhatCannotBeDecodedIsAnsweredAllTheSame(t *testing.T) {
	t.Parallel()
	d := newDiscord(t)
	pressed := `{"op":0,"s":2,"t":"INTERACTION_CREATE","d":{"id":"400","application_id":"100","type":3,"token":"` + interactionToken + `",
		"guild_id":"200","data":{"custom_id":"x","component_type":2},"message":{"id":"1","components":[{"type":99}]}}}`
	d.gateway = func(s *socket) { s.next(opIdentify); s.send(ready); s.send(pressed); s.drain() }
	answers := d.answered()
	stop := serve(t, newBot(t, d), command("hello"))
	if got := await(t, answers, "answer"); !strings.Contains(got, wordsUnreadable) {
		t.Errorf("it answered %s, want %q", got, wordsUnreadable)
	}
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
}

func TestStoppingLetsAnswersFinish(t *testing.T) {
	t.Parallel()
	d := newDiscord(t)
	left := make(chan struct{})
	d.gateway = func(s *socket) {
		defer close(left)
		s.next(opIdentify)
		s.send(ready)
		s.send(used("slow"))
		s.drain()
	}
	answers := d.answered()
	begun := make(chan struct{})
	slow := slash.Command{Name: "slow", Help: "Take time", Run: func(ctx context.Context, _ *slash.Call) (slash.Message, error) {
		close(begun)
		<-left // the bot is stopping for sure
		return slash.Message{Text: "done"}, ctx.Err()
	}}
	stop := serve(t, newBot(t, d), slow)
	await(t, begun, "call")
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	select {
	case got := <-answers:
		if !strings.Contains(got, "done") {
			t.Errorf("it answered %s, want done", got)
		}
	default:
		t.Error("Run returned before the answer was given")
	}
}

func TestStoppingCutsOffWhatTakesTooLong(t *testing.T) {
	t.Parallel()
	d := newDiscord(t)
	d.gateway = func(s *socket) { s.next(opIdentify); s.send(ready); s.send(used("endless")); s.drain() }
	d.answered()
	begun, cut := make(chan struct{}), make(chan struct{})
	endless := slash.Command{Name: "endless", Help: "Take time", Run: func(ctx context.Context, _ *slash.Call) (slash.Message, error) {
		close(begun)
		<-ctx.Done()
		close(cut)
		return slash.Message{}, ctx.Err()
	}}
	b := newBot(t, d, func(o *Options) { o.Patience.Drain = 50 * time.Millisecond })
	stop := serve(t, b, endless)
	await(t, begun, "call")
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	select {
	case <-cut:
	default:
		t.Error("Run returned while the call was under way")
	}
}

// How long the bot itself takes from Discord's word to its answer, over
// loopback and with a command that does nothing.
func BenchmarkAnswer(b *testing.B) {
	d := newDiscord(b)
	line := make(chan *socket, 1)
	d.gateway = func(s *socket) { s.admit(); line <- s; s.drain() }
	answers := d.answered()
	bot := newBot(b, d)
	ctx, cancel := context.WithCancel(b.Context())
	var running sync.WaitGroup
	running.Go(func() { bot.Run(ctx, command("hello")) })
	s := <-line
	for b.Loop() {
		s.send(used("hello"))
		<-answers
	}
	b.StopTimer()
	cancel()
	running.Wait()
}
