// Package bot runs Dateline's Discord account: it connects, answers commands
// and posts digests.
//
// discordgo holds the gateway and has the types. Everything that was found
// wanting in it is met here, each in a file of its own: requests (rest.go)
// through one transport at one pace, connections that are watched from below
// (line.go) and renewed by us (gateway.go).
package bot

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// Options are what a bot is made with. Token, Servers and Settings are needed.
type Options struct {
	Token    string       // as Discord gives it; "Bot " in front is dropped
	BaseURL  string       // scheme and host of a sandbox or a proxy of Discord's API; "" is Discord itself
	DevGuild string       // the id of a server: register commands there alone, where they change at once
	Log      *slog.Logger // nil for none; it gets ids, never texts or tokens
	Servers  Servers
	Settings Settings
	Clock    briefing.Clock // by which servers are left; nil is the machine's
	Patience Patience
	// Connected is called once, when Discord has let the bot in for the first
	// time. It may be nil.
	Connected func()
}

func (o Options) orDefaults() Options {
	o.Token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(o.Token), "Bot "))
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Clock == nil {
		o.Clock = briefing.SystemClock{}
	}
	if o.Connected == nil {
		o.Connected = func() {}
	}
	o.Patience = o.Patience.orDefaults()
	return o
}

// Patience is how long the bot waits. Zero fields mean the defaults named.
type Patience struct {
	Ready   time.Duration // from dialling to Discord's READY or RESUMED: 30 s
	Silence time.Duration // of the gateway, which answers a heartbeat every 41 s or so: 90 s
	Retry   time.Duration // before connecting again; doubled each time it fails: 1 s
	Longest time.Duration // the most that Retry grows to: 5 min
	Drain   time.Duration // for answers under way when it is stopped: 9 s
}

func (p Patience) orDefaults() Patience {
	return Patience{
		Ready:   cmp.Or(p.Ready, 30*time.Second),
		Silence: cmp.Or(p.Silence, 90*time.Second),
		Retry:   cmp.Or(p.Retry, time.Second),
		Longest: cmp.Or(p.Longest, 5*time.Minute),
		Drain:   cmp.Or(p.Drain, 9*time.Second),
	}
}

// A Bot is Dateline's account on Discord. Its methods may be called at any
// time, whether it runs or not, by several goroutines at once.
type Bot struct {
	options    Options
	base       *url.URL
	rest       *rest
	files      *http.Client
	overrides  *overrides
	attendance *attendance
	shift      shift
	lanes      lanes
	connected  func() // Options.Connected, once

	mu  sync.Mutex
	who Identity // zero until it is known
}

// New makes a bot. It connects to nothing yet. Its error is Invalid, with
// words for whoever runs the program.
func New(o Options) (*Bot, error) {
	o = o.orDefaults()
	if o.Token == "" || strings.ContainsAny(o.Token, " \t\r\n") {
		return nil, briefing.Errorf(briefing.Invalid, "That is not a bot's token. %s", wordsToken)
	}
	if o.DevGuild != "" && !isID(o.DevGuild) {
		return nil, briefing.Errorf(briefing.Invalid, "%q is not the id of a server. Copy it from the server's menu in Discord, with developer mode on.", o.DevGuild)
	}
	base, err := parseBase(o.BaseURL)
	if err != nil {
		return nil, err
	}
	net := http.DefaultTransport.(*http.Transport).Clone()
	net.MaxIdleConnsPerHost = laneWidth // people wait for answers, not for handshakes
	pace := newPace()
	r := &rest{
		client:  &http.Client{Transport: &transport{base: base, next: net, pace: pace}, CheckRedirect: stay},
		token:   o.Token,
		pace:    pace,
		backoff: firstBackoff,
	}
	b := &Bot{
		options: o, base: base, rest: r, connected: sync.OnceFunc(o.Connected),
		files:     &http.Client{Transport: net, CheckRedirect: stay},
		overrides: newOverrides(r),
	}
	b.attendance = &attendance{servers: o.Servers, overrides: b.overrides, clock: o.Clock, away: map[briefing.ServerID]bool{}}
	return b, nil
}

// stay makes a client follow no redirects: Discord's API has none, and what
// follows them may end anywhere.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// Run registers the commands, connects, and answers whatever is done with
// them, until ctx ends: then it takes nothing new, lets answers under way
// finish, and returns nil. It connects again for as long as that can help;
// its error says what to do where it cannot. A bot runs once.
func (b *Bot) Run(ctx context.Context, commands ...slash.Command) error {
	router, err := slash.NewRouter(slash.RouterOptions{
		Words: briefing.Say, Log: b.options.Log, Overrides: b.overrides.may,
	}, commands...)
	if err != nil {
		return fmt.Errorf("commands: %w", err)
	}
	if err := b.enlist(ctx, router); err != nil || ctx.Err() != nil {
		return err
	}
	// Answers under way outlive ctx: to cut them off would leave people with half a reply.
	serving, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	last, err := b.stayConnected(ctx, func(e *discordgo.Event) { b.handle(serving, router, e) })
	b.shift.close()
	var leaving sync.WaitGroup
	leaving.Go(last.leave)
	if !b.shift.wait(b.options.Patience.Drain) {
		b.options.Log.Warn("answers were cut off", "after", b.options.Patience.Drain)
		cut()
		b.shift.wait(time.Second)
	}
	leaving.Wait()
	b.rest.client.CloseIdleConnections()
	return err
}

// enlist finds out who the bot is and registers its commands, again and again
// while Discord cannot be reached.
func (b *Bot) enlist(ctx context.Context, router *slash.Router) error {
	for failed := 0; ; failed++ {
		err := b.enlistOnce(ctx, router)
		if err == nil || !mayPass(err) {
			return hopeless(err)
		}
		b.options.Log.Warn("discord cannot be reached", "err", err)
		if sleep(ctx, b.options.Patience.backoff(failed)) != nil {
			return nil
		}
	}
}

func (b *Bot) enlistOnce(ctx context.Context, router *slash.Router) error {
	who, err := b.identity(ctx)
	if err != nil {
		return fmt.Errorf("finding out who the bot is: %w", err)
	}
	ids, err := b.register(ctx, who.Application, router)
	if err != nil {
		return err
	}
	b.overrides.know(who.Application, ids)
	b.options.Log.Info("known to discord", "name", who.Name, "application", who.Application, "commands", len(ids))
	return nil
}

// An Identity is who the bot is on Discord.
type Identity struct {
	Application string // the application's id, as invite links want it
	User        string // its user's id
	Name        string // its user's name
}

// Me asks Discord who the bot is. Denied means that the token is not good,
// Unavailable that Discord did not answer.
func (b *Bot) Me(ctx context.Context) (Identity, error) {
	who, err := b.identity(ctx)
	if err != nil && mayPass(err) {
		return who, &briefing.Error{Kind: briefing.Unavailable, Say: "Discord cannot be reached. Check this machine's connection, or https://discordstatus.com.", Err: err}
	}
	return who, hopeless(err)
}

// identity asks who the bot is, once.
func (b *Bot) identity(ctx context.Context) (Identity, error) {
	b.mu.Lock()
	who := b.who
	b.mu.Unlock()
	if who != (Identity{}) {
		return who, nil
	}
	var app struct{ ID string }
	if err := b.rest.call(ctx, http.MethodGet, "/applications/@me", nil, &app); err != nil {
		return Identity{}, err
	}
	var user struct{ ID, Username string }
	if err := b.rest.call(ctx, http.MethodGet, "/users/@me", nil, &user); err != nil {
		return Identity{}, err
	}
	who = Identity{Application: app.ID, User: user.ID, Name: user.Username}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.who = who
	return who, nil
}
