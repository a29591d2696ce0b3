package briefing

import "time"

// A QuoteID is an article's id, a dot, and the quote's number in it from 1:
// "A-7K3QF.3".
type QuoteID string

// A QuoteKind tells whole statements from quoted fragments.
type QuoteKind string

const (
	// FullQuote has five words or more.
	FullQuote QuoteKind = "full"
	// PartialQuote has fewer.
	PartialQuote QuoteKind = "partial"
)

// A Quote is speech reported in an article, with whoever said it. Its text is
// what stands at Span between the quotation marks, exactly.
type Quote struct {
	ID          QuoteID
	Article     ArticleID
	Span        Span
	Text        string
	Kind        QuoteKind
	Speaker     string  // as fully as the article names the person, without titles; "" when not sure enough to say
	Role        string  // the office or title the article gives the speaker; never part of Speaker
	Attribution string  // the clause that assigns it, as printed: "Ruiz told reporters"
	Confidence  float64 // that Speaker is right, 0 to 1
	Carried     bool    // the speaker was taken from before the quote's own sentence ("she said", or no clause at all)
	Clue        Span    // where the speaker is named, when Carried
}

// A QuotedCopy is a quote together with the article it stands in.
type QuotedCopy struct {
	Quote Quote
	Copy  Copy
}

// A QuoteQuery asks for quotes. Zero fields do not narrow it.
type QuoteQuery struct {
	Speaker string    // any form of the name: "Putin", "vladimir putin", a prefix of a word of it
	About   string    // words that stand in the quote or, failing that, in its article's headline
	Article ArticleID // only from this article
	Since   time.Time // filed at or after
	Named   bool      // only with a speaker
	Not     []QuoteID // leave these out
	Limit   int       // 0 means 25
}
