package bot

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

const (
	putRoute  = "PUT /applications/100/commands"
	listRoute = "GET /applications/100/commands"
)

func command(name string) slash.Command {
	return slash.Command{Name: name, Help: "Say hello", Run: func(context.Context, *slash.Call) (slash.Message, error) {
		return slash.Message{Text: "hello"}, nil
	}}
}

func router(t *testing.T, cmds ...slash.Command) *slash.Router {
	t.Helper()
	r, err := slash.NewRouter(slash.RouterOptions{}, cmds...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestCommandsAreRegisteredOnlyWhenTheyChange(t *testing.T) {
	d := newDiscord(t)
	d.on(putRoute, `[{"id":"500","name":"hello"}]`)
	d.on(listRoute, `[{"id":"500","name":"hello"}]`)
	b := newBot(t, d)
	register := func(cmds ...slash.Command) {
		t.Helper()
		ids, err := b.register(t.Context(), appID, router(t, cmds...))
		if err != nil || ids["hello"] != "500" {
			t.Fatalf("got ids %v (%v), want hello to be 500", ids, err)
		}
	}
	puts := func() int { return len(d.requests(putRoute)) }
	register(command("hello"))
	register(command("hello"))
	if got := puts(); got != 1 {
		t.Errorf("the same commands were registered %d times, want once", got)
	}
	changed := command("hello")
	changed.Help = "Say good day"
	register(changed)
	if got := puts(); got != 2 {
		t.Errorf("after a change they were registered %d times, want twice", got)
	}
	d.on(listRoute, `[{"id":"1","name":"somebody-elses"}]`)
	register(changed)
	if got := puts(); got != 3 {
		t.Errorf("after somebody else's registration they were registered %d times, want three times", got)
	}
}

func TestCommandsOfADevGuildAreRegisteredThere(t *testing.T) {
	d := newDiscord(t)
	d.on("PUT /applications/100/guilds/200/commands", `[]`)
	b := newBot(t, d, func(o *Options) { o.DevGuild = home })
	if _, err := b.register(t.Context(), appID, router(t, command("hello"))); err != nil {
		t.Fatal(err)
	}
	var sent []map[string]any
	body := d.requests("PUT /applications/100/guilds/200/commands")[0].Body
	if err := json.Unmarshal([]byte(body), &sent); err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"contexts", "integration_types"} {
		if v := sent[0][field]; v != nil {
			t.Errorf("%s = %v, which only global commands may say", field, v)
		}
	}
}

func TestRunSaysWhatToDoWhenDiscordRefusesIt(t *testing.T) {
	for name, c := range map[string]struct {
		route  string
		status int
		say    string
	}{
		"the token":    {"GET /applications/@me", http.StatusUnauthorized, "DATELINE_TOKEN"},
		"the commands": {putRoute, http.StatusForbidden, "applications.commands"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDiscord(t)
			d.refuse(c.route, c.status, `{"code":0,"message":"no"}`)
			err := newBot(t, d).Run(t.Context(), command("hello"))
			if got := briefing.Say(err); !strings.Contains(got, c.say) {
				t.Errorf("got %q (%v), want %q in it", got, err, c.say)
			}
		})
	}
}

func TestRunWaitsForDiscordToBeReachable(t *testing.T) {
	d := newDiscord(t)
	d.gateway = func(s *socket) { s.admit(); s.drain() }
	ctx, cancel := cancelable(t)
	n := 0
	d.handle("GET /applications/@me", func(w http.ResponseWriter, r *http.Request) {
		if n++; n <= 2*tries {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		w.Write([]byte(`{"id":"100"}`))
	})
	b := newBot(t, d, func(o *Options) { o.Connected = cancel })
	if err := b.Run(ctx, command("hello")); err != nil {
		t.Error(err)
	}
	if got := d.connections(); got != 1 {
		t.Errorf("it connected %d times, want once", got)
	}
}

func TestMeTellsABadTokenFromAnOutage(t *testing.T) {
	d := newDiscord(t)
	b := newBot(t, d)
	d.refuse("GET /applications/@me", http.StatusUnauthorized, `{"code":0,"message":"401: Unauthorized"}`)
	if _, err := b.Me(t.Context()); briefing.KindOf(err) != briefing.Denied {
		t.Errorf("got %v, want Denied", err)
	}
	d.refuse("GET /applications/@me", http.StatusServiceUnavailable, "")
	if _, err := b.Me(t.Context()); briefing.KindOf(err) != briefing.Unavailable {
		t.Errorf("got %v, want Unavailable", err)
	}
	d.on("GET /applications/@me", `{"id":"100"}`)
	got, err := b.Me(t.Context())
	if want := (Identity{Application: appID, User: userID, Name: "dateline"}); err != nil || got != want {
		t.Errorf("got %v (%v), want %v", got, err, want)
	}
}
