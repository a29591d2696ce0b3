package bot

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/briefing"
)

// Servers keep what is known of the servers that the bot is in.
type Servers interface {
	// Server returns NotFound for one that was never put.
	Server(ctx context.Context, id briefing.ServerID) (briefing.Server, error)
	PutServer(ctx context.Context, s briefing.Server) error
}

// errOutage is why nothing can be said of a server for a while.
var errOutage = errors.New("the server is out of reach")

// attendance keeps Servers in step with what Discord tells of joining, leaving
// and outages. Discord tells things more than once and in any order, so
// everything here may be repeated.
type attendance struct {
	servers   Servers
	overrides *overrides
	clock     briefing.Clock

	turn sync.Mutex // one change at a time: each reads before it writes

	mu   sync.Mutex
	away map[briefing.ServerID]bool // out of reach for a while
}

// joined is told whenever the bot connects, for each server that it is in.
func (a *attendance) joined(ctx context.Context, g *discordgo.Guild) error {
	if g.Unavailable {
		return nil
	}
	a.setOut(briefing.ServerID(g.ID), false)
	return a.change(ctx, g.ID, func(s *briefing.Server) {
		s.Name = g.Name
		if !s.Left.IsZero() {
			s.Left = time.Time{}
		}
	})
}

// left is told when the bot was removed from a server, and when a server is
// out of reach, which is no removal.
func (a *attendance) left(ctx context.Context, g *discordgo.Guild) error {
	if g.Unavailable {
		a.setOut(briefing.ServerID(g.ID), true)
		return nil
	}
	a.overrides.drop(g.ID)
	return a.change(ctx, g.ID, func(s *briefing.Server) {
		if s.Left.IsZero() {
			s.Left = a.clock.Now()
		}
	})
}

// change puts a server if that changes anything: Discord tells of every one
// at each start.
func (a *attendance) change(ctx context.Context, id string, how func(*briefing.Server)) error {
	a.turn.Lock()
	defer a.turn.Unlock()
	before, err := a.servers.Server(ctx, briefing.ServerID(id))
	if err != nil && briefing.KindOf(err) != briefing.NotFound {
		return fmt.Errorf("server %s: %w", id, err)
	}
	after := before
	after.ID = briefing.ServerID(id)
	how(&after)
	if err == nil && after == before {
		return nil
	}
	if err := a.servers.PutServer(ctx, after); err != nil {
		return fmt.Errorf("server %s: %w", id, err)
	}
	return nil
}

// out reports whether a server is out of reach for a while, so that its
// channels seem to be gone without being gone.
func (a *attendance) out(id briefing.ServerID) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.away[id]
}

func (a *attendance) setOut(id briefing.ServerID, away bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if away {
		a.away[id] = true
	} else {
		delete(a.away, id)
	}
}
