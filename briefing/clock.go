package briefing

import "time"

// A Clock tells what time it is in the newsroom. Nothing in this package
// waits on it.
type Clock interface{ Now() time.Time }

// SystemClock is the clock of the machine.
type SystemClock struct{}

// Now is the present, in UTC.
func (SystemClock) Now() time.Time { return time.Now().UTC() }
