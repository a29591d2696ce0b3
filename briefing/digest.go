package briefing

import "time"

// An EditionID is a subscription, a local date and the ordinal of the slot in
// that date, "s17/2026-11-22/1"; so no change of time or zone can repeat one.
// An edition that a moderator asked for has "r" and a number for its ordinal.
type EditionID string

// A Digest is what one subscription is told at one time, ready to be
// rendered. It holds no more of an article than it shows.
type Digest struct {
	Subscription SubscriptionID
	Name         string    // the subscription's
	Server       string    // the server's name, for people; "" when it is not known
	Topics       []string  // the subscription's; empty means all
	Zone         string    // IANA name; the zone of the dates it prints
	Slot         time.Time // when it was due
	Late         bool      // posted well after Slot
	FromSeq      uint64    // what was filed after this …
	ToSeq        uint64    // … up to this, inclusive
	From         time.Time // the same window for people …
	To           time.Time
	New          int       // articles in the window
	Merged       int       // of these, told as part of another's story
	Told         int       // stories left out because readers had them before
	Gist         string    // the first entry in one line, in its article's own words; "" when there is none
	Entries      []Entry   // best first; empty on a quiet day
	Rest         []Entry   // stories over the limit, best first, without summaries
	Quote        *KeyQuote // at most one, or none
}

// An Entry is a story in a digest.
type Entry struct {
	Story   StoryID
	Lead    Reference   // the article it is told from
	Also    []Reference // the others, best first
	Topics  []string
	Update  bool
	Summary Summary
	Reasons []string
}

// A KeyQuote is the quote a digest shows, and where it stands.
type KeyQuote struct {
	Quote Quote
	From  Reference
}

// A Status tells how far an edition has come.
type Status string

const (
	// Planned editions are composed and not posted: never tried, or surely refused.
	Planned Status = "planned"
	// Sending editions may or may not have been posted.
	Sending Status = "sending"
	// Sent editions were posted; the receipt says where.
	Sent Status = "sent"
	// Failed editions were given up; their articles stay in the next window.
	Failed Status = "failed"
	// Skipped slots passed while nobody was there to serve them.
	Skipped Status = "skipped"
	// Quiet slots had nothing new to tell.
	Quiet Status = "quiet"
	// Asked editions may or may not have been posted, and a person is asked.
	Asked Status = "asked"
)

// Settled reports whether there is nothing left for the desk to do.
func (s Status) Settled() bool { return s != Planned && s != Sending }

// An Edition is a digest as one subscription's readers were given it.
type Edition struct {
	ID        EditionID
	Channel   Channel
	Digest    Digest
	Status    Status
	Requested bool      // a moderator asked for it with "run": it stands outside the schedule
	Keep      bool      // the window does not move when it is sent
	At        time.Time // by the machine's clock, when it was first sent; ages of posts go by it
	Tries     int
	Trouble   string // what stood in the way last, in words for a moderator
	Receipt   Receipt
}

// A Receipt proves that an edition was posted.
type Receipt struct {
	Message string // as whoever posts knows messages
	At      time.Time
}
