// Package command holds Dateline's slash commands, one file each.
//
// A command is a function that takes what it calls, as interfaces of one to
// three methods, and gives a [slash.Command]. [All] calls every one of them: a
// command that is not listed there does not exist. Everything a command reads
// it asks for in the name of the server it was used in, ids that come back
// from buttons included, so that nothing crosses from one server to another.
package command

import (
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// Deps is everything that the commands call.
type Deps struct {
	Store      Store
	Desk       Desk
	Account    Account
	Summarizer briefing.Summarizer
	Clock      briefing.Clock
}

// A Store is what the commands together ask of whatever keeps the news. Each
// takes only its part of it.
type Store interface {
	Finder
	Reader
	Searcher
	Quotes
	Names
	Overlays
	Servers
	Subscriptions
	SubscriptionChanges
	Editions
}

// A Desk is what the commands together ask of the newsroom's desk.
type Desk interface {
	Filer
	Planner
	Runner
}

// An Account is what the commands together ask of the bot's own account.
type Account interface {
	Downloader
	Permissions
}

// All returns every command. One that is not listed here does not exist.
func All(d Deps) []slash.Command {
	commands := []slash.Command{
		Quote(d.Store, d.Clock),
		Summary(d.Store, d.Summarizer),
		News(
			NewsLatest(d.Store, d.Clock),
			NewsSearch(d.Store, d.Clock),
			NewsRead(d.Store),
		),
		Article(
			ArticlePaste(d.Store, d.Desk, d.Clock),
			ArticleUpload(d.Store, d.Desk, d.Account),
			ArticleRemove(d.Store, d.Clock),
			ArticleRestore(d.Store, d.Clock),
			ArticleList(d.Store),
		),
		SaveAsArticle(d.Store),
		Digest(d.Store,
			DigestSubscribe(d.Store, d.Desk, d.Account, d.Clock),
			DigestList(d.Store, d.Desk),
			DigestPreview(d.Store, d.Desk, d.Clock),
			DigestRun(d.Store, d.Desk, d.Account),
			DigestPause(d.Store, d.Clock),
			DigestResume(d.Store, d.Desk, d.Account, d.Clock),
			DigestUnsubscribe(d.Store, d.Clock),
		),
	}
	return append(commands, Help(commands))
}
