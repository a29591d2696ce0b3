package sandbox_test

import (
	"bufio"
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

func TestTheNewsClockWaitsForWhoeverFollowsIt(t *testing.T) {
	s := start(t, &sandbox.Server{})
	next := events(t, s, "/sandbox/clock")
	first := next()
	if first.at("follower") == nil || first.at("n") != 0.0 || first.at("now") == nil {
		t.Fatalf("the first tick: %s", first.body)
	}
	advanced := make(chan error, 1)
	go func() {
		_, err := s.Advance(t.Context(), time.Hour)
		advanced <- err
	}()
	tick := next()
	if tick.at("n") != 1.0 {
		t.Errorf("the tick: %s", tick.body)
	}
	select {
	case err := <-advanced:
		t.Fatalf("it answered before the follower was done: %v", err)
	default:
	}
	done := object{"follower": tick.at("follower"), "done": 1}
	if a := play(t, s, "POST", "/sandbox/clock", done); a.status != 200 {
		t.Fatalf("done: %d %s", a.status, a.body)
	}
	if err := <-advanced; err != nil {
		t.Error(err)
	}
	if a := play(t, s, "POST", "/sandbox/clock", object{"follower": "nobody", "done": 1}); a.status != 404 {
		t.Errorf("an unknown follower: got %d, want 404", a.status)
	}
}

func TestAFollowerThatLeavesIsNotWaitedFor(t *testing.T) {
	s := start(t, &sandbox.Server{})
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan struct{})
	ticks := follow(t, ctx, s, left)
	<-ticks
	advanced := make(chan error, 1)
	go func() {
		_, err := s.Advance(t.Context(), time.Hour)
		advanced <- err
	}()
	<-ticks
	leave()
	if err := <-advanced; err != nil {
		t.Errorf("got %v, want an answer once the follower has left", err)
	}
	<-left
}

func TestTheNewsClockOnlyMovesForward(t *testing.T) {
	clock := newClock()
	s := start(t, &sandbox.Server{Now: clock.now})
	if a := play(t, s, "POST", "/sandbox/advance", object{"by": "1h"}); a.at("now") != "2026-11-23T09:00:00Z" {
		t.Errorf("by: %d %s", a.status, a.body)
	}
	if a := play(t, s, "POST", "/sandbox/advance", object{"to": "2026-11-24T08:00:00Z"}); a.at("now") != "2026-11-24T08:00:00Z" {
		t.Errorf("to: %d %s", a.status, a.body)
	}
	for _, bad := range []object{{"to": "2026-11-24T07:00:00Z"}, {"by": "-1h"}, {"by": "soon"}, {}, {"by": "1h", "to": "2026-11-25T08:00:00Z"}, {"for": "1h"}} {
		if a := play(t, s, "POST", "/sandbox/advance", bad); a.status != 400 {
			t.Errorf("%v: got %d %s, want 400", bad, a.status, a.body)
		}
	}
	if got := play(t, s, "GET", "/sandbox/world", nil).at("now"); got != "2026-11-24T08:00:00Z" {
		t.Errorf("the world's now: %v", got)
	}
}

func TestPeopleCanStopWaiting(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	ctx, cancel := context.WithCancel(t.Context())
	b.serve(func(in object) {
		b.respond(in, 5, nil)
		cancel()
	})
	if _, err := s.Person("reader").Use(ctx, "news", "/brief"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was cancelled", err)
	}
	a := play(t, s, "POST", "/sandbox/use", object{"person": "reader", "channel": "news", "line": "/brief", "wait_ms": 1})
	if a.status != 504 || a.at("code") != "did_not_respond" {
		t.Errorf("still thinking: got %d %s, want 504", a.status, a.body)
	}
}

// follow follows the news clock until ctx ends, and then closes left.
func follow(t *testing.T, ctx context.Context, s *sandbox.Server, left chan<- struct{}) <-chan struct{} {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, "GET", s.URL()+"/sandbox/clock", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	ticks := make(chan struct{}, 16)
	go func() {
		defer close(left)
		defer resp.Body.Close()
		lines := bufio.NewScanner(resp.Body)
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "data: ") {
				ticks <- struct{}{}
			}
		}
	}()
	return ticks
}
