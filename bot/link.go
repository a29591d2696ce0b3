package bot

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// A link is a session of discordgo's over lines of ours. It can be opened
// again after it ended, which resumes it. Nothing here waits for discordgo
// without an end: when Discord says RECONNECT in place of READY, discordgo
// v0.29.0 locks the session up for good.
type link struct {
	session *discordgo.Session
	line    atomic.Pointer[line] // the one dialled last
	up      chan struct{}        // READY or RESUMED has come
	cancel  context.CancelFunc   // of whatever is being dialled
}

var (
	errNotReady = errors.New("discord did not say READY in time")
	errSilent   = errors.New("the gateway fell silent")
	errEnded    = errors.New("the connection ended")
)

// newLink makes a link whose events go to handle, each in a goroutine of its
// own that discordgo starts. It is done with by drop.
func (b *Bot) newLink(ctx context.Context, handle func(*discordgo.Event)) *link {
	// Its end is drop, not ctx's: it says goodbye when ctx is over already.
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	l := &link{up: make(chan struct{}, 1), cancel: cancel}
	s, _ := discordgo.New("Bot " + b.rest.token) // it never fails
	s.Client = &http.Client{Transport: b.rest.client.Transport, Timeout: requestTime}
	s.Dialer = dialer(ctx, l.line.Store)
	s.Identify.Intents = discordgo.IntentsGuilds
	s.StateEnabled = false // 55 KB a server
	s.ShouldReconnectOnError = false
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.LogLevel = -1 // it logs to a global; what matters reaches us otherwise
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) {
		if e.Type == "READY" || e.Type == "RESUMED" {
			select {
			case l.up <- struct{}{}:
			default:
			}
		}
		handle(e)
	})
	l.session = s
	return l
}

// open connects and waits for READY or RESUMED.
func (l *link) open(ctx context.Context, within time.Duration) error {
	ctx, cancel := context.WithTimeoutCause(ctx, within, errNotReady)
	defer cancel()
	select {
	case <-l.up: // of the time before
	default:
	}
	opened := make(chan error, 1)
	go func() { opened <- l.session.Open() }() // ends with its line, unless discordgo is stuck
	select {
	case err := <-opened:
		if err != nil {
			return err
		}
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	line := l.line.Load()
	select {
	case <-l.up:
		return nil
	case <-line.over:
		return line.why()
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// listen returns when the link is over, or silent for too long, or ctx ended.
func (l *link) listen(ctx context.Context, tooLong time.Duration) error {
	line := l.line.Load()
	look := time.NewTicker(tooLong / 4)
	defer look.Stop()
	for {
		select {
		case <-line.over:
			return line.why()
		case <-look.C:
			if line.silent() > tooLong {
				return errSilent
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// farewell is how long leave waits for discordgo, which takes a second.
const farewell = 2 * time.Second

// leave tells Discord that the bot goes, so that it is not shown as online
// for minutes more, and drops the link.
func (l *link) leave() {
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		l.session.CloseWithCode(websocket.CloseNormalClosure)
	}()
	select {
	case <-closed:
	case <-time.After(farewell):
	}
	l.drop()
}

// drop ends whatever of the link is under way.
func (l *link) drop() {
	l.cancel()
	if line := l.line.Load(); line != nil {
		line.Close()
	}
}
