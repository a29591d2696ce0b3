package command

import (
	"container/list"
	"slices"
	"sync"
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

const (
	shownQuotes   = 50        // remembered of a channel
	shownChannels = 2000      // remembered at all; the one used longest ago goes first
	shownFor      = time.Hour // since a channel was last shown anything
)

// shown remembers which quotes channels were shown lately, so that they are
// not shown the same again. A restart forgets it: a read costs no write. It is
// safe for concurrent use.
type shown struct {
	clock briefing.Clock

	mu       sync.Mutex
	channels map[string]*list.Element // of *shownIn, by server and channel
	order    list.List                // used longest ago first
}

type shownIn struct {
	channel string
	quotes  []briefing.QuoteID // shown longest ago first
	last    time.Time
}

func newShown(clock briefing.Clock) *shown {
	return &shown{clock: clock, channels: map[string]*list.Element{}}
}

// in is what the channel of a call was shown, longest ago first.
func (s *shown) in(c *slash.Call) []briefing.QuoteID {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget()
	e, ok := s.channels[channelOf(c)]
	if !ok {
		return nil
	}
	return slices.Clone(e.Value.(*shownIn).quotes)
}

// add remembers a quote that the channel of a call is shown now.
func (s *shown) add(c *slash.Call, id briefing.QuoteID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget()
	e, ok := s.channels[channelOf(c)]
	if !ok {
		e = s.order.PushBack(&shownIn{channel: channelOf(c)})
		s.channels[channelOf(c)] = e
	}
	s.order.MoveToBack(e)
	in := e.Value.(*shownIn)
	in.last = s.clock.Now()
	in.quotes = append(slices.DeleteFunc(in.quotes, func(q briefing.QuoteID) bool { return q == id }), id)
	in.quotes = in.quotes[max(0, len(in.quotes)-shownQuotes):]
	if s.order.Len() > shownChannels {
		s.drop(s.order.Front())
	}
}

func (s *shown) forget() {
	now := s.clock.Now()
	for e := s.order.Front(); e != nil && now.Sub(e.Value.(*shownIn).last) > shownFor; e = s.order.Front() {
		s.drop(e)
	}
}

func (s *shown) drop(e *list.Element) {
	delete(s.channels, s.order.Remove(e).(*shownIn).channel)
}

func channelOf(c *slash.Call) string { return c.Server + "/" + c.Channel }
