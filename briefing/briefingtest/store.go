// Package briefingtest supports tests of code that uses briefing.
package briefingtest

import (
	"context"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// A Store is everything that Dateline asks of whatever keeps its news. It is
// spelled out here, and only here, for the conformance tests: code declares
// the one to three methods that it calls.
//
// Every error of kind NotFound or Conflict carries words for the reader. What
// a server may not read is NotFound in the same words as what never was.
// Everything returned is the caller's own: no bytes of it belong to a
// transaction. Times come back in UTC, to the nanosecond. A limit of 0 means
// none, except where a query's own comment says otherwise. An id is taken
// exactly as it was given out; only LookupArticles and SuggestArticles read
// ids as people type them.
//
// Save files to the shelf of the filing's server or to a feed that was put;
// any other source is NotFound, and a quote whose Text is not what stands at its
// Span is refused, with everything saved along with it. A filing is a
// duplicate when its source holds an article with the same URL, or with the
// same words but for case, accents and punctuation; what a server took off its
// own shelf does not count. An article without a time of publication gets
// that of filing. No store reads a clock: Added is the caller's.
//
// An article comes with the story that it was last found to tell. Where that
// was merged into another, it is that other; and a story that an article is
// found to tell after it was merged stands for itself again.
type Store interface {
	briefing.Archive
	briefing.StoryKeeper
	briefing.Ledger

	// Articles, as a server sees them. Overlays keep topics in small letters,
	// sorted, each once.

	// LookupArticles finds what a person may have meant by ref: an id in any
	// case and with or without "A-" ("a-7k3qf"), a URL, or the beginning of a
	// headline (case, accents and punctuation folded). An id or URL gives at most
	// one. At most limit, newest first; none is not an error.
	LookupArticles(ctx context.Context, server briefing.ServerID, ref string, state briefing.State, limit int) ([]briefing.Copy, error)
	// SuggestArticles is LookupArticles while a person is still typing: "" gives
	// the newest, and when no headline begins so, those in which every word typed
	// begins a word of the headline.
	SuggestArticles(ctx context.Context, server briefing.ServerID, typed string, state briefing.State, limit int) ([]briefing.Copy, error)
	// Search finds live articles by their words.
	Search(ctx context.Context, server briefing.ServerID, q briefing.SearchQuery) ([]briefing.Hit, error)
	// SetOverlay changes what a server has decided about an article and keeps
	// an audit entry, in one transaction. change gets the overlay as it is, and
	// its error stops everything and is returned. It must not call the store.
	SetOverlay(ctx context.Context, server briefing.ServerID, id briefing.ArticleID, entry briefing.AuditEntry, change func(*briefing.Overlay) error) (briefing.Copy, error)
	// PurgeRemoved deletes for good the articles of servers' shelves that were
	// removed before the given time, with their quotes, overlays and index
	// entries, at most limit, and tells how many. It costs what it deletes.
	PurgeRemoved(ctx context.Context, before time.Time, limit int) (int, error)

	// Quotes.

	// FindQuotes finds quotes of live articles, newest filed first; within an
	// article whole statements before fragments, then by place. Quotes in which
	// all words of About stand come alone; only when there is none at all, those
	// in articles with such a headline.
	FindQuotes(ctx context.Context, server briefing.ServerID, q briefing.QuoteQuery) ([]briefing.QuotedCopy, error)
	// Quote finds one quote of a live article.
	Quote(ctx context.Context, server briefing.ServerID, id briefing.QuoteID) (briefing.QuotedCopy, error)
	// Speakers finds names of people quoted in live articles, each word of typed
	// beginning a word of the name (folded); those quoted latest first.
	Speakers(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]string, error)

	// Names a server's live articles have, each word of typed beginning a word of
	// the name (folded): the most frequent first, then by name. Names of publishers
	// that differ in case alone are one, written as in the newest article.

	Topics(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]briefing.Tally, error)
	Publishers(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]briefing.Tally, error)

	// Servers and their sources.

	PutServer(ctx context.Context, s briefing.Server) error
	Server(ctx context.Context, id briefing.ServerID) (briefing.Server, error)
	Servers(ctx context.Context) ([]briefing.Server, error)
	// PutSource keeps a feed. A server's shelf needs no keeping: it is there
	// from the first article on.
	PutSource(ctx context.Context, s briefing.Source) error
	// Follow lets a server read a feed; Unfollow ends it.
	Follow(ctx context.Context, server briefing.ServerID, source briefing.SourceID) error
	Unfollow(ctx context.Context, server briefing.ServerID, source briefing.SourceID) error
	// Sources lists what a server reads: its shelf first, then feeds by name.
	Sources(ctx context.Context, server briefing.ServerID) ([]briefing.Source, error)

	// Subscriptions. Adding and changing keep an audit entry in the same transaction.

	// AddSubscription gives s its ID and Number. Conflict when the server has
	// one of that name (case folded).
	AddSubscription(ctx context.Context, s briefing.Subscription, entry briefing.AuditEntry) (briefing.Subscription, error)
	// Subscription finds one by its number, of this server only.
	Subscription(ctx context.Context, server briefing.ServerID, number int) (briefing.Subscription, error)
	// Subscriptions lists a server's, by number.
	Subscriptions(ctx context.Context, server briefing.ServerID) ([]briefing.Subscription, error)
	// SetSubscription changes one as SetOverlay does. ID, Number and
	// Channel.Server stay. One that is paused has no Next, whatever is asked for.
	SetSubscription(ctx context.Context, server briefing.ServerID, number int, entry briefing.AuditEntry, change func(*briefing.Subscription) error) (briefing.Subscription, error)
	// RemoveSubscription ends one. Its editions stay readable by Edition, and
	// neither its ID nor its Number comes again.
	RemoveSubscription(ctx context.Context, server briefing.ServerID, number int, entry briefing.AuditEntry) error
	// NextDue is the earliest Next of all subscriptions, zero when there is none.
	NextDue(ctx context.Context) (time.Time, error)
	// Edition finds one edition of this server.
	Edition(ctx context.Context, server briefing.ServerID, id briefing.EditionID) (briefing.Edition, error)

	// Audit lists a server's latest entries, newest first.
	Audit(ctx context.Context, server briefing.ServerID, limit int) ([]briefing.AuditEntry, error)

	// Setting keeps small facts of the program itself, such as the hash of the
	// commands registered last; "" when there is none.
	Setting(ctx context.Context, name string) (string, error)
	PutSetting(ctx context.Context, name, value string) error

	Close() error
}
