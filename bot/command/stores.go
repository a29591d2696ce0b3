package command

import (
	"context"
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// What commands call, in small parts. briefingtest.Store says what each method
// promises.

// A Finder finds the articles that a person may mean.
type Finder interface {
	LookupArticles(ctx context.Context, server briefing.ServerID, ref string, state briefing.State, limit int) ([]briefing.Copy, error)
	SuggestArticles(ctx context.Context, server briefing.ServerID, typed string, state briefing.State, limit int) ([]briefing.Copy, error)
}

// A Reader reads articles.
type Reader interface {
	Article(ctx context.Context, server briefing.ServerID, id briefing.ArticleID) (briefing.Copy, error)
	ArticleQuotes(ctx context.Context, server briefing.ServerID, id briefing.ArticleID) ([]briefing.Quote, error)
	FindArticles(ctx context.Context, server briefing.ServerID, q briefing.ArticleQuery) ([]briefing.Copy, error)
}

// A Searcher finds articles by their words.
type Searcher interface {
	Search(ctx context.Context, server briefing.ServerID, q briefing.SearchQuery) ([]briefing.Hit, error)
}

// Quotes finds quotes and the people quoted.
type Quotes interface {
	FindQuotes(ctx context.Context, server briefing.ServerID, q briefing.QuoteQuery) ([]briefing.QuotedCopy, error)
	Quote(ctx context.Context, server briefing.ServerID, id briefing.QuoteID) (briefing.QuotedCopy, error)
	Speakers(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]string, error)
}

// Names finds the topics and publishers that articles have.
type Names interface {
	Topics(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]briefing.Tally, error)
	Publishers(ctx context.Context, server briefing.ServerID, typed string, limit int) ([]briefing.Tally, error)
}

// Overlays changes what a server has decided about an article.
type Overlays interface {
	SetOverlay(ctx context.Context, server briefing.ServerID, id briefing.ArticleID, entry briefing.AuditEntry, change func(*briefing.Overlay) error) (briefing.Copy, error)
}

// Servers tells what is known of a server.
type Servers interface {
	Server(ctx context.Context, id briefing.ServerID) (briefing.Server, error)
}

// Subscriptions finds a server's subscriptions, and adds to them.
type Subscriptions interface {
	AddSubscription(ctx context.Context, s briefing.Subscription, entry briefing.AuditEntry) (briefing.Subscription, error)
	Subscription(ctx context.Context, server briefing.ServerID, number int) (briefing.Subscription, error)
	Subscriptions(ctx context.Context, server briefing.ServerID) ([]briefing.Subscription, error)
}

// SubscriptionChanges changes and ends subscriptions.
type SubscriptionChanges interface {
	SetSubscription(ctx context.Context, server briefing.ServerID, number int, entry briefing.AuditEntry, change func(*briefing.Subscription) error) (briefing.Subscription, error)
	RemoveSubscription(ctx context.Context, server briefing.ServerID, number int, entry briefing.AuditEntry) error
}

// Editions finds editions of digests.
type Editions interface {
	Edition(ctx context.Context, server briefing.ServerID, id briefing.EditionID) (briefing.Edition, error)
	Editions(ctx context.Context, id briefing.SubscriptionID, since time.Time, limit int) ([]briefing.Edition, error)
}

// A Filer files articles on a server's shelf.
type Filer interface {
	File(ctx context.Context, s briefing.Submission) (briefing.Filed, error)
}

// A Planner works out what a subscription would tell, and when.
type Planner interface {
	Plan(ctx context.Context, sub briefing.Subscription) (briefing.Subscription, error)
	Compose(ctx context.Context, sub briefing.Subscription, slot time.Time) (briefing.Digest, error)
}

// A Runner posts digests outside their schedule.
type Runner interface {
	Run(ctx context.Context, sub briefing.Subscription, window briefing.Window, advance bool) (briefing.Edition, error)
	PostAgain(ctx context.Context, sub briefing.Subscription, e briefing.Edition) (briefing.Edition, error)
}

// A Downloader gets files that came with commands, at most limit bytes of them.
type Downloader interface {
	Download(ctx context.Context, f slash.File, limit int64) ([]byte, error)
}

// Permissions tells which permissions the bot lacks to post in a channel, by
// the names that Discord shows.
type Permissions interface {
	MayPost(ctx context.Context, to briefing.Channel) ([]string, error)
}
