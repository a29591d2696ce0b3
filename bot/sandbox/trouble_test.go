package sandbox_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

const createRoute = "POST /channels/{channel_id}/messages"

// call makes one call and gives the status, 0 when the connection was cut.
func (b *bot) call(method, path, body string) int {
	req, err := http.NewRequest(method, b.s.URL()+"/api/v10"+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bot "+b.token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0
	}
	resp.Body.Close()
	return resp.StatusCode
}

func (b *bot) posted() string {
	var out []string
	list, err := b.s.Person("reader").Messages("news")
	if err != nil {
		b.t.Fatal(err)
	}
	for _, m := range list {
		out = append(out, m.Content)
	}
	return strings.Join(out, " ")
}

func TestFaultsHappenAsOftenAsAsked(t *testing.T) {
	cases := []struct {
		name   string
		fault  sandbox.Fault
		status []int // of one call after another
		posted string
	}{
		{"a status", sandbox.Fault{Status: 503, Times: 2}, []int{503, 503, 200}, "2"},
		{"a 429", sandbox.Fault{Status: 429}, []int{429, 200}, "1"},
		{"dropped before", sandbox.Fault{Drop: "before"}, []int{0, 200}, "1"},
		{"dropped after", sandbox.Fault{Drop: "after"}, []int{0, 200}, "0 1"},
		{"delayed", sandbox.Fault{DelayMS: 1}, []int{200, 200}, "0 1"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			s := start(t, &sandbox.Server{})
			b := &bot{t: t, s: s, info: s.Info(), token: s.Token()}
			tc.fault.Route = createRoute
			if err := s.Fail(tc.fault); err != nil {
				t.Fatal(err)
			}
			for i, want := range tc.status {
				if got := b.call("POST", b.messages("news"), fmt.Sprintf(`{"content":"%d"}`, i)); got != want {
					t.Errorf("call %d: got %d, want %d", i, got, want)
				}
			}
			if got := b.posted(); got != tc.posted {
				t.Errorf("posted: got %q, want %q", got, tc.posted)
			}
		})
	}
}

func TestADelayedCallIsCarriedOutThoughItsCallerIsGone(t *testing.T) {
	s := start(t, &sandbox.Server{Faults: []sandbox.Fault{{Route: createRoute, DelayMS: 50}}})
	b := &bot{t: t, s: s, info: s.Info(), token: s.Token()}
	impatient := http.Client{Timeout: 5 * time.Millisecond}
	req, err := http.NewRequest("POST", s.URL()+"/api/v10"+b.messages("news"), strings.NewReader(`{"content":"late"}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bot "+b.token)
	next := events(t, s, "/sandbox/events?person=reader")
	next()
	if resp, err := impatient.Do(req); err == nil {
		resp.Body.Close()
		t.Fatal("the call was not delayed")
	}
	if got := next().at("message/content"); got != "late" {
		t.Errorf("got %v, want the message all the same", got)
	}
}

func TestFaultsThatMeanNothingAreRefused(t *testing.T) {
	s := start(t, &sandbox.Server{})
	for _, f := range []object{
		{"route": "/channels", "status": 500}, {"route": createRoute}, {"route": createRoute, "status": 200},
		{"route": createRoute, "drop": "sometimes"}, {"route": createRoute, "delay_ms": -1}, {"rout": createRoute, "status": 500},
	} {
		if a := play(t, s, "POST", "/sandbox/fault", f); a.status != 400 {
			t.Errorf("%v: got %d, want 400", f, a.status)
		}
	}
	if a := play(t, s, "POST", "/sandbox/fault", object{"route": "*", "status": 500, "times": 1}); a.status != 200 {
		t.Errorf("a fault of every route: got %d %s", a.status, a.body)
	}
}

func TestFiveMessagesInFiveSecondsAreEnough(t *testing.T) {
	clock := newClock()
	b := newBot(t, start(t, &sandbox.Server{RateLimits: true, Now: clock.now}))
	for i := range 5 {
		a := b.must(200, "POST", b.messages("news"), object{"content": "a"})
		if got, want := a.headers.Get("X-RateLimit-Remaining"), fmt.Sprint(4-i); got != want {
			t.Errorf("remaining: got %s, want %s", got, want)
		}
		clock.add(100 * time.Millisecond)
	}
	a := b.must(429, "POST", b.messages("news"), object{"content": "a"})
	if a.headers.Get("Retry-After") != "5" || a.headers.Get("X-RateLimit-Scope") != "user" || a.at("retry_after") != 4.5 || a.at("global") != false {
		t.Errorf("the sixth: %v %s", a.headers, a.body)
	}
	if a.headers.Get("Via") == "" {
		t.Error("the sixth carries no Via: libraries would take it for a ban")
	}
	b.must(200, "POST", b.messages("log"), object{"content": "another channel has a bucket of its own"})
	clock.add(4500 * time.Millisecond)
	b.must(200, "POST", b.messages("news"), object{"content": "a"})
}

func TestFiftyRequestsASecondAreEnoughExceptForInteractions(t *testing.T) {
	clock := newClock()
	b := newBot(t, start(t, &sandbox.Server{RateLimits: true, Now: clock.now}))
	for i := range 50 {
		b.must(200, "GET", "/users/"+b.info.People[[]string{"mod", "reader"}[i%2]], nil)
	}
	a := b.must(429, "GET", "/gateway", nil)
	if a.at("global") != true || a.headers.Get("X-RateLimit-Scope") != "global" || a.headers.Get("X-RateLimit-Bucket") != "" {
		t.Errorf("the 51st: %v %s", a.headers, a.body)
	}
	refused{name: "an answer to an interaction", status: 404, code: 10062}.check(t, b.rest("POST", "/interactions/7/t/callback", object{"type": 5}))
	refused{name: "a reply", status: 404, code: 10015}.check(t, b.rest("GET", "/webhooks/"+b.info.ApplicationID+"/t/messages/@original", nil))
	clock.add(time.Second)
	b.must(200, "GET", "/gateway", nil)
}

func TestTenThousandInvalidRequestsAreTooMany(t *testing.T) {
	clock := newClock()
	s := &sandbox.Server{RateLimits: true, Now: clock.now}
	b := &bot{t: t, s: start(t, s)}
	b.info, b.base = s.Info(), s.URL()
	for range 10_000 {
		w := &discard{}
		req, err := http.NewRequest("GET", "/api/v10/users/@me", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		req.RemoteAddr = "127.0.0.1:1"
		s.Handler().ServeHTTP(w, req)
		clock.add(25 * time.Millisecond)
	}
	b.token = s.Token()
	a := b.rest("GET", "/users/@me", nil)
	if a.status != 429 {
		t.Errorf("after 10,000 bad requests a good one gets %d, want 429", a.status)
	}
	if v := a.headers.Get("Via"); v != "" {
		t.Errorf("a ban carries Via %q, as Discord itself would", v)
	}
	clock.add(10 * time.Minute)
	b.must(200, "GET", "/users/@me", nil)
}

// discard is a response that nobody reads.
type discard struct{ h http.Header }

func (d *discard) Header() http.Header {
	if d.h == nil {
		d.h = http.Header{}
	}
	return d.h
}
func (d *discard) Write(p []byte) (int, error) { return len(p), nil }
func (d *discard) WriteHeader(int)             {}

func TestFilesDescribeWorldsAndFaults(t *testing.T) {
	write := func(content string) string {
		path := filepath.Join(t.TempDir(), "f.yaml")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	world, err := sandbox.LoadWorld(write(`
bot: {name: other, permissions: [VIEW_CHANNEL]}
everyone: [VIEW_CHANNEL]
people: [ann]
guilds:
  - {name: town, owner: ann, members: [{name: ann}], channels: [{name: square, type: text, overwrites: [{for: ann, deny: [SEND_MESSAGES]}]}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, &sandbox.Server{World: world})
	if _, ok := s.Info().Channels["square"]; !ok || s.Info().People["ann"] == "" {
		t.Errorf("got %+v", s.Info())
	}
	for _, bad := range []string{
		"guild: []", "people: [ann]", "guilds: [{name: a, owner: nobody}]", "people: [ann]\nguilds: [{name: a, owner: ann}]",
		"people: [ann]\nguilds: [{name: a, owner: ann, members: [{name: ann}], channels: [{name: c, type: odd}]}]",
		"people: [ann]\nguilds: [{name: ann, owner: ann, members: [{name: ann}]}]",
		"people: [ann]\nguilds: [{name: a, owner: ann, members: [{name: ann}], roles: [{name: r, permissions: [FLY]}]}]",
	} {
		if _, err := sandbox.LoadWorld(write(bad)); err == nil {
			t.Errorf("this was taken for a world: %s", bad)
		}
	}
	faults, err := sandbox.LoadFaults(write("- {route: 'POST /channels/{channel_id}/messages', status: 503, times: 2}\n"))
	if err != nil || len(faults) != 1 || faults[0].Times != 2 {
		t.Errorf("faults: %v, %v", faults, err)
	}
	for _, bad := range []string{"- {route: x, status: 503}", "- {rout: x}", "a: b"} {
		if _, err := sandbox.LoadFaults(write(bad)); err == nil {
			t.Errorf("this was taken for faults: %s", bad)
		}
	}
}

func TestIDsStayTheSameFromStartToStart(t *testing.T) {
	one, two := start(t, &sandbox.Server{}).Info(), start(t, &sandbox.Server{}).Info()
	if one.Guilds["home"] != two.Guilds["home"] || one.Channels["news"] != two.Channels["news"] || one.ApplicationID != two.ApplicationID {
		t.Error("a bot that keeps ids would find another world after a restart")
	}
}

func TestALibraryThatKnowsOnlyDiscordIsLedHere(t *testing.T) {
	s := start(t, &sandbox.Server{})
	resp, err := s.Client().Get("https://discord.com/api/v9/gateway")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 200 {
		t.Errorf("REST: got %d, want 200", resp.StatusCode)
	}
	ws, _, err := s.Dialer().Dial("wss://gateway.discord.gg/gateway?v=10", nil)
	if err != nil {
		t.Fatal(err)
	}
	ws.Close()
}

func TestOtherAPIVersionsAreNotServed(t *testing.T) {
	s := start(t, &sandbox.Server{})
	for path, want := range map[string]int{"/api/v10/gateway": 200, "/api/v9/gateway": 200, "/api/v8/gateway": 400, "/api/gateway": 400} {
		if a := play(t, s, "GET", path, nil); a.status != want {
			t.Errorf("%s: got %d, want %d", path, a.status, want)
		}
	}
}

func TestATokenIsNeeded(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	b.must(200, "GET", "/users/@me", nil)
	for _, token := range []string{"", "wrong"} {
		b.token = token
		refused{status: 401}.check(t, b.rest("GET", "/users/@me", nil))
		b.must(200, "GET", "/gateway", nil)
	}
}
