package briefing

import "time"

// A State tells whether a server shows an article.
type State string

const (
	// Live articles are shown. It is what an empty State means.
	Live State = "live"
	// Removed articles can be restored until they are purged.
	Removed State = "removed"
)

// An ArticleQuery asks for articles, newest filed first. Zero fields do not
// narrow it.
type ArticleQuery struct {
	State     State
	After     uint64    // filed after this Seq
	UpTo      uint64    // filed up to this Seq, inclusive; 0 means no bound
	Since     time.Time // filed at or after, by Added
	Topics    []string  // has any of these
	Publisher string    // exactly, ignoring case
	AddedBy   string
	Limit     int // 0 means no limit
}

// A SearchQuery asks for articles by their words: all of them must occur in
// the title, the body or a speaker's name, in any inflection the language of
// the index folds. The best match comes first, then the newest.
type SearchQuery struct {
	Words     string
	Since     time.Time
	Topics    []string
	Publisher string
	Limit     int // 0 means 25
}

// A Hit is an article that answers a [SearchQuery].
type Hit struct {
	Copy    Copy
	Excerpt Span   // a stretch of Body around the words, at most 240 bytes
	Marks   []Span // where the words stand within Excerpt, as spans of Body
}

// A Tally is a name and how many live articles have it.
type Tally struct {
	Name   string
	Count  int
	Newest time.Time // when the newest of them was filed
}
