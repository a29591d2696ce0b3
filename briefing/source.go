package briefing

import (
	"strings"
	"time"
)

// A SourceKind tells how articles come in by a source.
type SourceKind string

const (
	// Shelf is a server's own source: what its moderators add.
	Shelf SourceKind = "shelf"
	// Feed is a source that is fetched once, however many servers follow it.
	Feed SourceKind = "feed"
)

// A Source is where articles come in by, and the wall between servers: a
// server reads from its shelf and from the feeds it follows.
type Source struct {
	ID    SourceID
	Kind  SourceKind
	Name  string
	URL   string // of a feed
	Added time.Time
}

// ShelfOf is the source that holds what a server's own moderators add.
func ShelfOf(server ServerID) SourceID { return shelf + SourceID(server) }

// IsShelf reports whether the source has the form of a server's shelf.
func (s SourceID) IsShelf() bool { return strings.HasPrefix(string(s), string(shelf)) }

const shelf SourceID = "shelf:"

// A Server is a community that reads.
type Server struct {
	ID   ServerID
	Name string    // for display; may be out of date
	Zone string    // IANA name of its time zone; "" means UTC
	Left time.Time // when the bot was removed from it; zero while it is there
}

// An AuditEntry records one change that a person made.
type AuditEntry struct {
	Seq    uint64 // its order within the server, given when it is kept
	At     time.Time
	Who    string // as whoever posts knows people
	Did    string // a verb phrase, "removed an article"
	What   string // what it was done to: an id, never a text
	Reason string
}
