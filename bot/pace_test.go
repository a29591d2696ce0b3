package bot

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

const (
	getChannel   = "/api/v10/channels/300"
	callbackPath = "/api/v10/interactions/400/token/callback"
)

func TestRequestsKeepTo48ASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, start := newPace(), time.Now()
		for range 481 {
			if err := p.wait(t.Context(), http.MethodGet, getChannel); err != nil {
				t.Fatal(err)
			}
		}
		// The first goes at once, the others one at a time.
		if got, want := time.Since(start).Round(time.Millisecond), 10*time.Second; got != want {
			t.Errorf("481 requests took %v, want %v", got, want)
		}
	})
}

func TestAnswersToInteractionsNeverWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, start := newPace(), time.Now()
		p.hold(everywhere, time.Hour)
		for _, path := range []string{callbackPath, "/api/v10/webhooks/100/token", "/api/v10/webhooks/100/token/messages/@original"} {
			for range 100 {
				if err := p.wait(t.Context(), http.MethodPost, path); err != nil {
					t.Fatal(err)
				}
			}
		}
		if got := time.Since(start); got != 0 {
			t.Errorf("they waited %v, want no time", got)
		}
	})
}

func TestALimitHoldsItsRouteAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace()
		p.hold(route(http.MethodGet, getChannel), time.Minute)
		if got, want := waited(t, p, "/api/v10/channels/301"), time.Duration(0); got != want {
			t.Errorf("another channel waited %v, want %v", got, want)
		}
		if got, want := waited(t, p, getChannel), time.Minute; got != want {
			t.Errorf("the channel waited %v, want %v", got, want)
		}
	})
}

func TestAGlobalLimitHoldsThoseInLineAsWell(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace()
		p.wait(t.Context(), http.MethodGet, getChannel) // the next has to stand in line
		time.AfterFunc(time.Millisecond, func() { p.hold(everywhere, time.Minute) })
		if got, want := waited(t, p, getChannel), time.Minute; got < want {
			t.Errorf("it went out after %v, want at least %v", got, want)
		}
	})
}

func TestAnEmptyBucketHoldsItsRoute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace()
		p.learn(http.MethodGet, getChannel, http.Header{
			"X-Ratelimit-Remaining": {"0"}, "X-Ratelimit-Reset-After": {"1.5"}})
		if got, want := waited(t, p, getChannel), 1500*time.Millisecond; got != want {
			t.Errorf("the route waited %v, want %v", got, want)
		}
	})
}

func TestWaitingThatWouldTakeTooLongEndsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, start := newPace(), time.Now()
		p.hold(everywhere, time.Hour)
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := p.wait(ctx, http.MethodGet, getChannel); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v, want %v", err, context.DeadlineExceeded)
		}
		if got := time.Since(start); got != 0 {
			t.Errorf("it took %v, want no time", got)
		}
	})
}

func TestHoldsThatAreOverAreForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace()
		for _, route := range []string{"a", "b", "c"} {
			p.hold(route, time.Second)
		}
		time.Sleep(time.Second)
		p.hold("d", time.Second)
		if got, want := len(p.shut), 1; got != want {
			t.Errorf("it remembers %d routes, want %d", got, want)
		}
	})
}

func waited(t *testing.T, p *pace, path string) time.Duration {
	t.Helper()
	start := time.Now()
	if err := p.wait(t.Context(), http.MethodGet, path); err != nil {
		t.Fatal(err)
	}
	return time.Since(start).Round(time.Millisecond)
}

func TestRouteLeavesOutWhatDiffers(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"/api/v10/channels/300/messages", "POST channels/300/messages"},
		{"/api/v10/channels/300/messages/400", "POST channels/300/messages/…"},
		{"/api/v9/gateway", "POST gateway"},
		{callbackPath, "POST interactions/…"},
		{"/api/v10/webhooks/100/token/messages/@original", "POST webhooks/…"},
		{"/", "POST "},
	} {
		if got := route(http.MethodPost, c.path); got != c.want {
			t.Errorf("route(%q) = %q, want %q", c.path, got, c.want)
		}
	}
}
