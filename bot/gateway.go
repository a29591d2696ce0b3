package bot

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/bwmarrin/discordgo"
)

// steady is how long a connection must have held for the next to be made
// without waiting longer each time. Discord takes back the token of a bot that
// identifies itself a thousand times a day.
const steady = 2 * time.Minute

// stayConnected keeps a link to the gateway until ctx ends or Discord will
// have no more of it, which its error tells. The link it returns may be up
// still.
func (b *Bot) stayConnected(ctx context.Context, handle func(*discordgo.Event)) (*link, error) {
	l := b.newLink(ctx, handle)
	for failed := 0; ; failed++ {
		up, err := b.attend(ctx, l)
		if ctx.Err() != nil {
			return l, nil
		}
		if final := finalClose(err); final != nil {
			return l, final
		}
		if up > steady {
			failed = 0
		}
		wait := b.options.Patience.backoff(failed)
		b.options.Log.Warn("gateway lost", "err", err, "up", up.Round(time.Second), "retry_in", wait)
		if up == 0 || errors.Is(err, errSilent) {
			// It cannot be resumed, or discordgo has locked itself up in it.
			l.drop()
			l = b.newLink(ctx, handle)
		}
		if sleep(ctx, wait) != nil {
			return l, nil
		}
	}
}

// attend opens a link and returns when it is over, with how long it was up
// and why it ended.
func (b *Bot) attend(ctx context.Context, l *link) (up time.Duration, err error) {
	if err := l.open(ctx, b.options.Patience.Ready); err != nil {
		return 0, err
	}
	began := time.Now()
	b.options.Log.Info("connected to discord")
	b.connected()
	err = l.listen(ctx, b.options.Patience.Silence)
	return max(1, time.Since(began)), err
}

// backoff is how long to wait after so many failures: longer each time, and
// not as long as every other bot.
func (p Patience) backoff(failed int) time.Duration {
	wait := p.Longest
	if failed < 20 {
		wait = min(wait, p.Retry<<failed)
	}
	return wait/2 + rand.N(wait/2+1)
}
