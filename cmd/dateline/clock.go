package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// A newsClock is the machine's clock, moved by as much as somebody says. Only
// a sandbox moves it.
type newsClock struct{ ahead atomic.Int64 } // nanoseconds

// Now is the newsroom's time, in UTC.
func (c *newsClock) Now() time.Time {
	return time.Now().UTC().Add(time.Duration(c.ahead.Load())).Round(0)
}

func (c *newsClock) set(now time.Time) { c.ahead.Store(int64(time.Until(now))) }

// A follower keeps a newsClock in step with a sandbox's, and does what is due
// at each move before it says that it has.
type follower struct {
	clock  *newsClock
	base   string // of the sandbox
	client *http.Client
	log    *slog.Logger
	tend   func(ctx context.Context)
}

const followAgain = 250 * time.Millisecond

// A move is one line of the sandbox's clock.
type move struct {
	Follower string    `json:"follower"`
	N        int       `json:"n"`
	Now      time.Time `json:"now"`
}

// run follows until ctx ends. ready is called once, when the clock is in step
// for the first time.
func (f follower) run(ctx context.Context, ready func()) {
	told := false // once a time that it is lost is enough
	for ctx.Err() == nil {
		err := f.follow(ctx, func() { told = false; ready() })
		if err != nil && ctx.Err() == nil && !told {
			told = true
			f.log.WarnContext(ctx, "lost the sandbox's clock, and will look for it", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(followAgain):
		}
	}
}

// follow reads moves until the stream ends.
func (f follower) follow(ctx context.Context, ready func()) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, f.base+"/sandbox/clock", nil)
	if err != nil {
		return err
	}
	answer, err := f.client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the sandbox answered %s", answer.Status)
	}
	lines := bufio.NewScanner(answer.Body)
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		if err := f.take(ctx, []byte(data)); err != nil {
			return err
		}
		ready()
	}
	return lines.Err()
}

// take moves the clock, does what is due and says so.
func (f follower) take(ctx context.Context, data []byte) error {
	var m move
	if err := json.Unmarshal(data, &m); err != nil {
		return fmt.Errorf("read the sandbox's clock: %w", err)
	}
	f.clock.set(m.Now)
	f.tend(ctx)
	body, err := json.Marshal(map[string]any{"follower": m.Follower, "done": m.N})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, f.base+"/sandbox/clock", bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	answer, err := f.client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	return err
}
