package sandbox_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// direct makes a call without the network, from an address of its own.
func (b *bot) direct(method, path, body string) *seen {
	b.t.Helper()
	req, err := http.NewRequest(method, "/api/v10"+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	req.RemoteAddr = "127.0.0.1:1"
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bot "+b.token)
	w := &seen{}
	b.s.Handler().ServeHTTP(w, req)
	return w
}

// seen is a response of which only the status is looked at.
type seen struct {
	discard
	status int
}

func (s *seen) WriteHeader(status int) { s.status = status }

func (s *seen) Write(p []byte) (int, error) {
	if s.status == 0 {
		s.status = http.StatusOK
	}
	return len(p), nil
}

// overdone are ways to do too much, and the kind of limit that ends each.
var overdone = []struct {
	name  string
	limit sandbox.Limit
	ends  func(b *bot) bool // whether it was ended
}{
	{"six messages at once", sandbox.LimitRoutes, func(b *bot) bool { return b.repeat(6, "POST", b.messages("news"), `{"content":"a"}`) == 429 }},
	{"51 calls of two routes at once", sandbox.LimitGlobal, func(b *bot) bool {
		b.repeat(25, "GET", "/users/@me", "")
		return b.repeat(26, "GET", "/gateway", "") == 429
	}},
	{"10,000 calls with a wrong token", sandbox.LimitInvalid, func(b *bot) bool {
		b.token = "wrong"
		defer func() { b.token = b.s.Token() }()
		return b.repeat(10_001, "GET", "/users/@me", "") == 429
	}},
	{"121 events at once", sandbox.LimitEvents, func(b *bot) bool {
		l := b.login(0)
		for range 120 {
			l.ws.WriteJSON(object{"op": 1, "d": nil})
		}
		l.ws.WriteJSON(object{"op": 99}) // ends it in any case
		return l.closed() == 4008
	}},
	{"asking for all members twice", sandbox.LimitMembers, func(b *bot) bool {
		l := b.login(members)
		for range 2 {
			l.say(8, object{"guild_id": b.info.Guilds["home"], "query": "", "limit": 0})
		}
		l.wait("GUILD_MEMBERS_CHUNK")
		e, err := l.next()
		return err == nil && e.Name == "RATE_LIMITED"
	}},
	{"1001 logins", sandbox.LimitLogins, func(b *bot) bool {
		l := b.dial("")
		l.op(10)
		for i := range 1001 {
			if i > 0 {
				disturb(b.t, b, sandbox.Hitch{Do: "invalid"})
				l.op(9)
			}
			l.say(2, b.identify(0))
			if e, err := l.next(); err != nil || e.Name != "READY" {
				return true
			}
		}
		return false
	}},
	{"two logins at once", sandbox.LimitPace, func(b *bot) bool { return b.admitted() && !b.admitted() }},
}

// repeat makes a call n times without the network, and gives the last status.
func (b *bot) repeat(n int, method, path, body string) (status int) {
	for range n {
		status = b.direct(method, path, body).status
	}
	return status
}

func TestEachLimitIsSwitchedOnItsOwn(t *testing.T) {
	all := sandbox.UsualLimits | sandbox.LimitPace
	for _, tc := range overdone {
		t.Run(tc.name, func(t *testing.T) {
			settings := []struct {
				name   string
				server *sandbox.Server
				want   bool
			}{
				{"alone", &sandbox.Server{RateLimits: true, Limits: tc.limit}, true},
				{"left out", &sandbox.Server{RateLimits: true, Limits: all &^ tc.limit &^ interfering[tc.limit]}, false},
				{"with all off", &sandbox.Server{Limits: all}, false},
			}
			for _, set := range settings {
				set.server.Now, set.server.Privileged = newClock().now, members
				s := start(t, set.server)
				b := &bot{t: t, s: s, info: s.Info(), base: s.URL(), token: s.Token()}
				counts.add(limited, 1)
				if got := tc.ends(b); got != set.want {
					t.Errorf("%s: ended is %t, want %t", set.name, got, set.want)
				}
			}
		})
	}
}

// interfering are limits that the same excess meets as well.
var interfering = map[sandbox.Limit]sandbox.Limit{
	sandbox.LimitRoutes:  0,
	sandbox.LimitGlobal:  sandbox.LimitRoutes,
	sandbox.LimitInvalid: sandbox.LimitRoutes | sandbox.LimitGlobal,
	sandbox.LimitLogins:  sandbox.LimitPace | sandbox.LimitEvents,
}

func TestATooFastCallThatIsNotTheBotsFaultDoesNotCount(t *testing.T) {
	clock := newClock()
	s := start(t, &sandbox.Server{RateLimits: true, Limits: sandbox.LimitInvalid, Now: clock.now})
	b := &bot{t: t, s: s, info: s.Info(), base: s.URL(), token: s.Token()}
	at := b.messages("news") + "/" + b.must(200, "POST", b.messages("news"), object{"content": "a"}).at("id").(string)
	clock.add(61 * time.Minute)
	if got := b.repeat(31, "PATCH", at, `{"content":"b"}`); got != 429 {
		t.Fatalf("the 31st edit of an old message: got %d, want 429 of scope shared", got)
	}
	b.repeat(10_000, "PATCH", at, `{"content":"b"}`)
	if got := b.repeat(1, "GET", "/users/@me", ""); got != 200 {
		t.Errorf("after 10,000 of them: got %d, want 200", got)
	}
}

func TestTenCrosspostsAnHourAreEnough(t *testing.T) {
	clock := newClock()
	b := newBot(t, start(t, &sandbox.Server{RateLimits: true, Now: clock.now}))
	crosspost := func(status int) {
		t.Helper()
		clock.add(time.Second)
		id := b.must(200, "POST", b.messages("announcements"), object{"content": "a"}).at("id").(string)
		b.must(status, "POST", b.messages("announcements")+"/"+id+"/crosspost", nil)
	}
	for range 10 {
		crosspost(200)
	}
	crosspost(429)
	clock.add(time.Hour)
	crosspost(200)
}
