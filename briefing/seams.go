package briefing

import (
	"context"
	"time"
)

// A Page is a document as it was handed in or fetched.
type Page struct {
	URL  string // where it was fetched, or ""
	Name string // its file name, or ""
	Type string // its media type as declared, "text/html; charset=utf-8", or ""
	Body []byte
}

// An Extractor finds the article in a page. It sets Title, Byline, Dateline,
// Body, Language and, where the page tells them, URL, Publisher and Published.
// It returns Invalid, with words for the reader, when there is no article.
type Extractor interface {
	Extract(p Page) (Article, error)
}

// A Quoter finds what was said in an article.
type Quoter interface {
	// Quotes finds its quotes, in order, without ids.
	Quotes(a Article) []Quote
	// Quotable chooses the one of them that readers should see: short, whole, by
	// a speaker who is surely the right one, and on what the article is about. It
	// is false when none is.
	Quotable(a Article, among []Quote) (Quote, bool)
}

// A Grouper tells which articles tell the same news, as they are filed.
type Grouper interface {
	// Recall takes in articles that were placed before, after a start, so that
	// new ones can join their stories.
	Recall(filed []Article)
	// Place finds the story that an article just filed tells, and what else
	// changed because of it.
	Place(a Article) Placement
	// Group gathers articles by the stories they were found to tell. Those in
	// told were given to the readers before; a story with one of these is Told or
	// an Update. Every article of fresh is in exactly one story, and no article
	// of told is in any. Nothing in a story comes from any other article.
	Group(fresh, told []Copy) []Story
}

// A StoryKeeper keeps which article tells which story.
type StoryKeeper interface {
	// KeepStories keeps placements in order, all in one transaction. What is
	// not in the archive any more is passed over.
	KeepStories(ctx context.Context, placements []Placement) error
	// Merges finds which stories were found to be this one, oldest first: those
	// opened by articles that server may read.
	Merges(ctx context.Context, server ServerID, story StoryID) ([]Merge, error)
}

// A Ranker puts stories in the order in which readers of sub want them, best
// first, and gives each its reasons. It is deterministic.
type Ranker interface {
	Rank(stories []Story, want Preference) []Story
}

// A Preference is what a subscription's readers want.
type Preference struct {
	Topics []string  // in the order they were asked for
	Now    time.Time // when they read it
}

// A Summarizer tells articles short in their own words.
type Summarizer interface {
	// Summarize tells them in their own sentences. With several articles each
	// sentence is from another publisher where that is possible.
	Summarize(articles []Article, b Budget) Summary
	// Gist tells an article in one line of at most 120 code points, for a phone:
	// the beginning of one of its sentences. It is "" when there is none.
	Gist(a Article) string
}

// A Poster delivers editions.
type Poster interface {
	// Post posts e to its channel once, however often it is called within the
	// few minutes in which the other side remembers. NotFound means that the
	// channel is gone, Denied that posting there is not possible now, Invalid
	// that the other side refuses the message itself: in all three cases
	// nothing was posted. Conflict means that it was posted before and taken
	// down since. After any other error it may have been posted.
	Post(ctx context.Context, e Edition) (Receipt, error)
	// Find looks e up in its channel. NotFound means that it is surely not
	// there, Unavailable that it can be asked again later, any other error that
	// this cannot be told.
	Find(ctx context.Context, e Edition) (Receipt, error)
}

// A Directory knows the servers.
type Directory interface {
	// Server returns NotFound for one that was never met.
	Server(ctx context.Context, id ServerID) (Server, error)
}

// An Archive keeps articles.
type Archive interface {
	// Save files articles, their quotes and all indexes in one transaction.
	// Outcomes are in the order of filings.
	Save(ctx context.Context, filings []Filing) ([]Outcome, error)
	// FindArticles finds what server may read, newest filed first.
	FindArticles(ctx context.Context, server ServerID, q ArticleQuery) ([]Copy, error)
	// Article returns NotFound for what server may not read, just as for what
	// never was. A removed article is found, and its overlay says so.
	Article(ctx context.Context, server ServerID, id ArticleID) (Copy, error)
	// ArticleQuotes finds an article's quotes in order.
	ArticleQuotes(ctx context.Context, server ServerID, id ArticleID) ([]Quote, error)
	// Head is the Seq of the last article filed, over all sources.
	Head(ctx context.Context) (uint64, error)
}

// A Ledger keeps subscriptions and the editions made for them.
type Ledger interface {
	// Due finds subscriptions whose Next has come, the longest due first, at
	// most limit. It costs what is due.
	Due(ctx context.Context, now time.Time, limit int) ([]Subscription, error)
	// OpenEditions finds the editions of a subscription that are not settled,
	// oldest first.
	OpenEditions(ctx context.Context, id SubscriptionID) ([]Edition, error)
	// Editions finds a subscription's latest editions whose slot is not before
	// since, newest slot first; limit 0 means all of them.
	Editions(ctx context.Context, id SubscriptionID, since time.Time, limit int) ([]Edition, error)
	// Record keeps editions and moves their subscriptions along, all in one
	// transaction. A subscription that was removed meanwhile stays removed, and
	// one that was paused meanwhile stays paused.
	Record(ctx context.Context, entries []Entered) error
}

// An Entered is one line for the [Ledger]: an edition, how its subscription
// moved, or both at once.
type Entered struct {
	Edition *Edition
	Move    *Move
}

// A Move is what serving a slot changes in a subscription.
type Move struct {
	Subscription SubscriptionID
	Slot         time.Time // the last slot dealt with
	Told         uint64
	From         time.Time
	Next         time.Time
	Pause        bool // its channel is gone: pause it and forget Next
}
