package sandbox_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// closings are Discord's close codes, and whether the session outlives them.
var closings = []struct {
	code      int
	resumable bool
}{
	{4000, true}, {4001, true}, {4002, true}, {4003, true}, {4004, false}, {4005, true}, {4007, false}, {4008, true},
	{4009, false}, {4010, false}, {4011, false}, {4012, false}, {4013, false}, {4014, false}, {1000, false}, {1001, false},
}

func TestEveryCloseCodeEndsTheSessionOrLeavesIt(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	counts.add(gateway, len(closings))
	for _, tc := range closings {
		l := b.login(0)
		disturb(t, b, sandbox.Hitch{Do: "close", Code: tc.code})
		if got := l.closed(); got != tc.code {
			t.Errorf("close code: got %d, want %d", got, tc.code)
		}
		back := b.dial("")
		back.op(10)
		back.say(6, object{"token": b.token, "session_id": l.Name, "seq": *l.seq})
		e, err := back.next()
		if got := err == nil && e.Name == "RESUMED"; got != tc.resumable {
			t.Errorf("after %d: resumed is %t, want %t (%v, %v)", tc.code, got, tc.resumable, e, err)
		}
		back.ws.Close()
	}
}

// admitted identifies anew and reports whether READY came, and not op 9 false.
func (b *bot) admitted(more ...object) bool {
	b.t.Helper()
	l := b.dial("")
	l.op(10)
	l.say(2, b.identify(0, more...))
	e, err := l.next()
	switch {
	case err == nil && e.Name == "READY":
		return true
	case err == nil && e.Op == 9 && e.Data == false:
		return false
	}
	b.t.Fatalf("after IDENTIFY: got %v, %v; want READY or op 9 false", e, err)
	return false
}

func TestShardsIdentifyInTurn(t *testing.T) {
	shard := func(i int) object { return object{"shard": []int{i, 4}} }
	clock := newClock()
	one := newBot(t, start(t, &sandbox.Server{RateLimits: true, Limits: sandbox.LimitPace, Now: clock.now}))
	two := newBot(t, start(t, &sandbox.Server{RateLimits: true, Limits: sandbox.LimitPace, Now: clock.now, Concurrency: 2}))
	steps := []struct {
		wait  time.Duration
		b     *bot
		shard int
		want  bool
	}{
		{0, one, 0, true}, {0, one, 1, false}, {0, one, 0, false}, {4 * time.Second, one, 1, false}, {time.Second, one, 1, true},
		{0, two, 0, true}, {0, two, 1, true}, {0, two, 2, false}, {0, two, 3, false}, {5 * time.Second, two, 2, true}, {0, two, 3, true},
	}
	counts.add(gateway, len(steps))
	for i, step := range steps {
		clock.add(step.wait)
		if got := step.b.admitted(shard(step.shard)); got != step.want {
			t.Errorf("step %d, shard %d: admitted is %t, want %t", i, step.shard, got, step.want)
		}
	}
	if got := two.must(200, "GET", "/gateway/bot", nil).at("session_start_limit/max_concurrency"); got != 2.0 {
		t.Errorf("max_concurrency: got %v, want 2", got)
	}
}

func TestBotsMayBeStartedFasterThanDiscordLetsThem(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{RateLimits: true}))
	for range 3 {
		if !b.admitted() {
			t.Error("the usual limits pace logins, which tests that restart a bot could not bear")
		}
	}
}

func TestTheThousandAndFirstLoginOfADayCostsTheToken(t *testing.T) {
	clock := newClock()
	s := start(t, &sandbox.Server{RateLimits: true, Limits: sandbox.LimitLogins, Now: clock.now})
	b := newBot(t, s)
	l, other := b.dial(""), b.dial("")
	l.op(10)
	for i := range 1000 {
		if i > 0 { // the same connection may identify again after op 9
			disturb(t, b, sandbox.Hitch{Do: "invalid"})
			l.op(9)
		}
		l.say(2, b.identify(0))
		l.wait("READY")
		other.say(6, object{"token": b.token, "session_id": "gone", "seq": 0}) // a RESUME is not counted
		other.op(9)
	}
	left := b.must(200, "GET", "/gateway/bot", nil)
	if left.at("session_start_limit/remaining") != 0.0 || left.at("session_start_limit/reset_after") != 86_400_000.0 {
		t.Errorf("after 1000 logins: %s", left.body)
	}
	other.say(2, b.identify(0))
	if one, all := other.closed(), l.closed(); one != 4004 || all != 4004 {
		t.Errorf("the 1001st: got close code %d, and %d for the session that was there; want 4004", one, all)
	}
	b.must(401, "GET", "/users/@me", nil)
	b.token = s.Token()
	b.must(200, "GET", "/users/@me", nil)
	clock.add(24 * time.Hour)
	if !b.admitted() {
		t.Error("the next day a bot with the new token is not let in")
	}
}

func TestABotOfTooManyServersHasToShard(t *testing.T) {
	world := sandbox.DefaultWorld()
	for i := range 2499 {
		world.Guilds = append(world.Guilds, sandbox.WorldGuild{Name: fmt.Sprint("town", i), Owner: "owner", Members: []sandbox.WorldMember{{Name: "owner"}}})
	}
	b := newBot(t, start(t, &sandbox.Server{World: world}))
	if got := b.must(200, "GET", "/gateway/bot", nil).at("shards"); got != 2.0 {
		t.Errorf("shards: got %v, want 2", got)
	}
	l := b.dial("")
	l.op(10)
	l.say(2, b.identify(0))
	if got := l.closed(); got != 4011 {
		t.Errorf("one shard for 2501 servers: got close code %d, want 4011", got)
	}
}
