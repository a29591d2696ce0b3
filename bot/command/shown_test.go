package command

import (
	"fmt"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

func TestOnlyTheLastFiftyQuotesOfAChannelAreRemembered(t *testing.T) {
	s := newShown(briefingtest.NewClock(briefingtest.Morning))
	c := &slash.Call{Server: "home", Channel: "news"}
	for i := range 60 {
		s.add(c, briefing.QuoteID(fmt.Sprint(i)))
	}
	got := s.in(c)
	if len(got) != 50 || got[0] != "10" || got[49] != "59" {
		t.Errorf("remembered %d, from %s to %s; want 50, from 10 to 59", len(got), got[0], got[len(got)-1])
	}
	s.add(c, "20")
	if got := s.in(c); len(got) != 50 || got[49] != "20" {
		t.Errorf("a quote shown again should be the last of 50; got %d, the last %s", len(got), got[len(got)-1])
	}
}

func TestTheChannelUsedLongestAgoIsForgottenFirst(t *testing.T) {
	s := newShown(briefingtest.NewClock(briefingtest.Morning))
	for i := range shownChannels + 1 {
		s.add(&slash.Call{Server: "home", Channel: fmt.Sprint(i)}, "A-1.1")
	}
	if got := len(s.channels); got != 2000 || s.order.Len() != got {
		t.Errorf("%d channels are remembered (%d in order), want 2000", got, s.order.Len())
	}
	if got := s.in(&slash.Call{Server: "home", Channel: "0"}); len(got) != 0 {
		t.Errorf("the first channel is still remembered: %v", got)
	}
}

func TestAChannelIsForgottenAnHourAfterItWasShownAnything(t *testing.T) {
	clock := briefingtest.NewClock(briefingtest.Morning)
	s := newShown(clock)
	c := &slash.Call{Server: "home", Channel: "news"}
	s.add(c, "A-1.1")
	clock.Advance(time.Hour)
	s.add(c, "A-1.2")
	clock.Advance(time.Hour)
	if got := s.in(c); len(got) != 2 {
		t.Errorf("got %v, want both: the channel was used within the hour", got)
	}
	clock.Advance(time.Second)
	if got := s.in(c); len(got) != 0 || len(s.channels) != 0 {
		t.Errorf("got %v, want nothing", got)
	}
}

func TestOneServersChannelIsNotAnothers(t *testing.T) {
	s := newShown(briefingtest.NewClock(briefingtest.Morning))
	s.add(&slash.Call{Server: "home", Channel: "news"}, "A-1.1")
	if got := s.in(&slash.Call{Server: "away", Channel: "news"}); len(got) != 0 {
		t.Errorf("got %v, want nothing", got)
	}
}
