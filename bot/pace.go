package bot

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Discord allows a bot 50 requests a second over all routes. Two are left
// for clocks that differ.
const perSecond = 48

// pace keeps requests to what Discord allows: a number a second over all, and
// none to a route, or to any, that Discord has closed for a while. Routes
// with a token of their own never wait here.
type pace struct {
	limiter *rate.Limiter

	mu   sync.Mutex
	shut map[string]time.Time // a route, or everywhere, and when it opens again
}

// everywhere stands in pace.shut for all routes.
const everywhere = ""

func newPace() *pace {
	return &pace{limiter: rate.NewLimiter(perSecond, 1), shut: make(map[string]time.Time)}
}

// wait returns when a request may go out, or at once with an error when ctx
// would be over by then.
func (p *pace) wait(ctx context.Context, method, path string) error {
	if withToken(path) {
		return ctx.Err()
	}
	route := route(method, path)
	for {
		if err := sleep(ctx, p.shutFor(route)); err != nil {
			return err
		}
		if err := p.limiter.Wait(ctx); err != nil {
			return fmt.Errorf("waiting for a turn: %w", err)
		}
		// The route may have been closed while we stood in line.
		if p.shutFor(route) <= 0 {
			return nil
		}
	}
}

// learn closes a route whose last permitted request was just answered.
func (p *pace) learn(method, path string, answer http.Header) {
	if withToken(path) || answer.Get("X-RateLimit-Remaining") != "0" {
		return
	}
	if seconds, err := strconv.ParseFloat(answer.Get("X-RateLimit-Reset-After"), 64); err == nil {
		p.hold(route(method, path), time.Duration(seconds*float64(time.Second)))
	}
}

// hold closes a route for d.
func (p *pace) hold(route string, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	for r, until := range p.shut {
		if !until.After(now) {
			delete(p.shut, r)
		}
	}
	if until := now.Add(d); until.After(p.shut[route]) {
		p.shut[route] = until
	}
}

// shutFor is how long a route stays closed.
func (p *pace) shutFor(route string) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return max(time.Until(p.shut[route]), time.Until(p.shut[everywhere]))
}

// sleep waits for d, or returns an error at once when ctx would be over by then.
func sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil || d <= 0 {
		return err
	}
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < d {
		return fmt.Errorf("%v are too long to wait: %w", d.Round(time.Millisecond), context.DeadlineExceeded)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
