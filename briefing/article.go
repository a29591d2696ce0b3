package briefing

import (
	"slices"
	"strings"
	"time"
)

// An ArticleID is the id of an article as people see it, "A-7K3QF".
type ArticleID string

// A ServerID names a community, as whoever posts knows it.
type ServerID string

// A SourceID names where articles come in by.
type SourceID string

// An Article is one published piece as Dateline keeps it. Its words are never
// changed once it is filed.
type Article struct {
	ID        ArticleID // given when it is filed
	Source    SourceID  // the wall between servers goes by this
	Seq       uint64    // filing order over all sources, given in the saving transaction; digest windows go by it
	URL       string    // canonical: the same piece always has the same URL; "" when it has none
	Title     string    // the headline, or one taken from the text
	Byline    string    // who wrote it, without "By"
	Dateline  string    // the place line as printed, "GENEVA"
	Body      string    // plain text, UTF-8, paragraphs on lines of their own
	Publisher string    // the outlet's printed name, "Reuters"; ranking and "also" count publishers
	Language  string    // BCP 47 tag, "" when unknown
	Published time.Time // when the outlet published it; when it was filed, if nobody said
	Added     time.Time // when it was filed, for display; windows go by Seq
	AddedBy   string    // the moderator who filed it, as whoever posts knows people; "" when a source did
	Story     StoryID   // the story it was found to tell; "" before it was placed in one
}

// A Span is a half-open range of bytes of an article's Body. Both ends lie
// between code points.
type Span struct{ Start, End int }

// Of is the text of the span in body.
func (s Span) Of(body string) string { return body[s.Start:s.End] }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// An Overlay is what one server has decided about an article.
type Overlay struct {
	Topics  []string  // as TidyTopics gives them
	Pin     bool      // first in digests
	Removed time.Time // when it was taken off; zero while it is live
	Reason  string    // why it was removed, in the moderator's words
	By      string    // who changed the overlay last
	At      time.Time // when
}

// TidyTopics gives topics the one form in which they are kept and compared:
// lower case, without white space around them, in order, no two alike.
func TidyTopics(topics []string) []string {
	var tidy []string
	for _, t := range topics {
		if t = strings.ToLower(strings.TrimSpace(t)); t != "" {
			tidy = append(tidy, t)
		}
	}
	slices.Sort(tidy)
	return slices.Compact(tidy)
}

// A Copy is an article as one server holds it: the shared words, and what
// that server decided about them.
type Copy struct {
	Article
	Overlay Overlay
}

// A Filing is an article on its way into the archive.
type Filing struct {
	Server  ServerID // whose overlay Topics go to; whose shelf it is
	Article Article  // without ID and Seq
	Quotes  []Quote  // without IDs, in order of their spans
	Topics  []string
	Anyway  bool // file it even when the source holds the same piece already
}

// An Outcome is what became of a [Filing].
type Outcome struct {
	Copy      Copy // the article as kept: the new one, or the one it duplicates
	Duplicate bool // nothing was filed: Copy is the same piece, filed before
}
