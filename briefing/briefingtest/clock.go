package briefingtest

import (
	"sync"
	"time"
)

// Morning is when tests begin: a Monday, at eight in UTC.
var Morning = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// A Clock stands still until it is moved. It is safe for concurrent use.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock makes a clock that says now.
func NewClock(now time.Time) *Clock { return &Clock{now: now.UTC()} }

// Now is what the clock says, in UTC.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves the clock by d, which may be negative: clocks get set back.
// It returns what the clock says then.
func (c *Clock) Advance(d time.Duration) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return c.now
}

// Set moves the clock to now.
func (c *Clock) Set(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now.UTC()
}
