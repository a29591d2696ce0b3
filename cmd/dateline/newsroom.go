package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/robfig/cron/v3"

	"github.com/dateline-bot/dateline/bot"
	"github.com/dateline-bot/dateline/bot/command"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/extract"
	"github.com/dateline-bot/dateline/briefing/quotes"
	"github.com/dateline-bot/dateline/briefing/stories"
	"github.com/dateline-bot/dateline/briefing/summarize"
	"github.com/dateline-bot/dateline/storage"
)

// A newsroom is everything that runs, put together. This file is the only
// place where the rooms meet.
type newsroom struct {
	config config
	log    *slog.Logger
	clock  *newsClock
	db     *storage.DB
	bot    *bot.Bot
	desk   *briefing.Desk

	tending sync.Mutex // the clock's and cron's wakings do not overlap
	purged  time.Time  // when removed articles were last looked for
}

const (
	storeName    = "dateline.db"
	keepRemoved  = 30 * 24 * time.Hour
	purgeAtOnce  = 500
	tick         = "*/15 * * * * *" // each quarter of a minute
	purgeEach    = 24 * time.Hour
	dirMode      = 0o700
	stopPatience = 10 * time.Second
)

// openNewsroom opens the store and puts a newsroom around it, which has no bot
// until it hires one.
func openNewsroom(c config, log *slog.Logger) (*newsroom, error) {
	db, err := openStore(c.Data)
	if err != nil {
		return nil, err
	}
	n := &newsroom{config: c, log: log, clock: &newsClock{}, db: db}
	n.desk = newDesk(n.clock, db, log)
	n.desk.Grace, n.desk.Spread = c.Digests.Grace, c.Digests.Spread
	if c.Clock == "sandbox" {
		n.desk.Spread = 0 // its steps are watched: 08:00 is to be 08:00
	}
	return n, nil
}

func openStore(folder string) (*storage.DB, error) {
	if err := os.MkdirAll(folder, dirMode); err != nil {
		return nil, fmt.Errorf("cannot make the folder %s: %w. Choose another with DATELINE_DATA, or give uid %d the right to write there", folder, err, os.Getuid())
	}
	return openStoreFile(filepath.Join(folder, storeName))
}

func openStoreFile(path string) (*storage.DB, error) { return storage.Open(path, storage.Options{}) }

// newDesk is a desk without a poster.
func newDesk(clock briefing.Clock, db *storage.DB, log *slog.Logger) *briefing.Desk {
	return &briefing.Desk{
		Extractor: extract.Reader{}, Quoter: quotes.Finder{}, Grouper: &stories.Grouper{}, Ranker: stories.Ranker{}, Summarizer: summarize.Extract{},
		Archive: db, Stories: db, Ledger: db, Directory: db, Clock: clock, Machine: briefing.SystemClock{}, Log: log,
	}
}

// hire gives the newsroom its bot, which connects to nothing yet. connected is
// called once, when Discord has let the bot in.
func (n *newsroom) hire(connected func()) error {
	b, err := bot.New(bot.Options{
		Token: n.config.token, BaseURL: n.config.Discord.URL, DevGuild: n.config.Discord.DevGuild,
		Log: n.log, Servers: n.db, Settings: n.db, Clock: n.clock, Connected: connected,
	})
	if err != nil {
		return err
	}
	n.bot, n.desk.Poster = b, b
	return nil
}

// serve runs the bot and the schedule until ctx ends, then lets what is under
// way finish.
func (n *newsroom) serve(ctx context.Context) error {
	stop, err := n.wake(ctx)
	if err != nil {
		return err
	}
	err = n.bot.Run(ctx, n.commands()...)
	stop()
	return err
}

// wake starts whatever makes the desk look at what is due: the sandbox's
// clock, if that is followed, and cron. stop ends both and waits for them.
func (n *newsroom) wake(ctx context.Context) (stop func(), err error) {
	ctx, cancel := context.WithCancel(ctx)
	var following sync.WaitGroup
	if n.config.Clock == "sandbox" {
		inStep := make(chan struct{})
		f := follower{clock: n.clock, base: n.config.Discord.URL, client: &http.Client{}, log: n.log, tend: n.tend}
		following.Go(func() { f.run(ctx, sync.OnceFunc(func() { close(inStep) })) })
		select {
		case <-inStep: // before that it would be the wrong time
		case <-ctx.Done():
		}
	}
	jobs, err := n.jobs(ctx)
	if err != nil {
		cancel()
		return nil, err
	}
	n.tend(ctx)
	jobs.Start()
	return func() {
		cancel()
		<-jobs.Stop().Done()
		following.Wait()
	}, nil
}

// jobs are what cron wakes. It only wakes: what is due is in the ledger.
func (n *newsroom) jobs(ctx context.Context) (*cron.Cron, error) {
	log := cronLog{n.log}
	jobs := cron.New(cron.WithSeconds(), cron.WithLocation(time.UTC), cron.WithLogger(log),
		cron.WithChain(cron.Recover(log), cron.SkipIfStillRunning(cron.DiscardLogger)))
	_, err := jobs.AddFunc(tick, func() { n.tend(ctx) })
	return jobs, err
}

// tend does what is due by the newsroom's clock.
func (n *newsroom) tend(ctx context.Context) {
	n.tending.Lock()
	defer n.tending.Unlock()
	if err := n.desk.Publish(ctx); err != nil && ctx.Err() == nil {
		n.log.ErrorContext(ctx, "publish", "error", err)
	}
	if now := n.clock.Now(); now.Sub(n.purged) >= purgeEach {
		n.purged = now
		n.purge(ctx, now.Add(-keepRemoved))
	}
}

// purge deletes for good what moderators removed before the given time.
func (n *newsroom) purge(ctx context.Context, before time.Time) {
	for {
		count, err := n.db.PurgeRemoved(ctx, before, purgeAtOnce)
		if err != nil && ctx.Err() == nil {
			n.log.ErrorContext(ctx, "purge", "error", err)
		}
		if count > 0 {
			n.log.InfoContext(ctx, "purged removed articles", "count", count)
		}
		if err != nil || count < purgeAtOnce {
			return
		}
	}
}

func (n *newsroom) close() error { return n.db.Close() }

// cronLog makes cron speak slog.
type cronLog struct{ log *slog.Logger }

func (l cronLog) Info(string, ...any) {} // each waking is not news

func (l cronLog) Error(err error, msg string, pairs ...any) {
	l.log.Error("cron: "+msg, append(pairs, "error", err)...)
}

// commands are all there are, over this newsroom.
func (n *newsroom) commands() []slash.Command {
	return command.All(command.Deps{Store: n.db, Desk: n.desk, Account: n.bot, Summarizer: n.desk.Summarizer, Clock: n.clock})
}
