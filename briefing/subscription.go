package briefing

import (
	"fmt"
	"time"
)

// A SubscriptionID names a subscription over all servers, "s17".
type SubscriptionID string

// A Channel is a place digests are posted to. Its fields mean nothing here;
// whoever posts gave them and understands them.
type Channel struct {
	Server ServerID
	ID     string
}

// A Subscription is a channel's standing order for digests.
type Subscription struct {
	ID       SubscriptionID // given when it is first kept
	Number   int            // counts per server; people see "D-3"; given when it is first kept
	Name     string
	Channel  Channel
	Schedule Schedule
	Topics   []string // any of these; empty means all
	Stories  int      // the most a digest carries
	Paused   bool
	By       string    // who ordered it
	Since    time.Time // nothing earlier is ever due

	Slot time.Time // the last slot dealt with; zero before the first
	Told uint64    // everything filed up to this Seq has been told
	From time.Time // when Told was reached, for people
	Next time.Time // when the desk looks at it next; zero while it is paused
}

// Label is the id that people see, "D-3".
func (s Subscription) Label() string { return fmt.Sprintf("D-%d", s.Number) }
