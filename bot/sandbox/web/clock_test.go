package web_test

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/dateline-bot/dateline/bot/sandbox"
	"github.com/dateline-bot/dateline/bot/sandbox/web/webtest"
)

func TestNextDigestRunsTheClockToIt(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Click("#next-digest", "Next digest")
	b.UntilSays(".message", "Morning briefing")
	b.Until(`!document.querySelector("#one-hour").disabled`)
	now := s.NewsNow()
	slot := now.Truncate(24 * time.Hour).Add(8 * time.Hour)
	if late := now.Sub(slot); late < 0 || late > time.Hour {
		t.Errorf("the clock stands at %s; want it within an hour after %s", now, slot)
	}
	b.UntilSays(".divider.moved", "The news clock now says")
	b.Until(`(r => r.top >= 0 && r.top < innerHeight / 2)([...document.querySelectorAll(".message header")].at(-1).getBoundingClientRect())`) // its head is seen
	b.Shot("digest")
}

func TestDigestInAnotherChannelIsGoneTo(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL()+"/#reader/log", webtest.Look{})
	b.UntilSays("#channel-title", "log")
	b.Click("#next-digest", "Next digest")
	b.UntilSays("#channel-title", "news")
	b.UntilSays(".message", "Morning briefing")
}

func TestClockMovesByHoursAndDays(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	before := s.NewsNow()
	b.Click("#one-hour", "")
	b.Until(`document.querySelector(".divider.moved")`)
	b.Until(`!document.querySelector("#one-hour").disabled`)
	b.Click("#one-day", "")
	b.UntilSays(".message", "Morning briefing") // a day holds one slot
	b.Until(`!document.querySelector("#one-hour").disabled`)
	moved := s.NewsNow().Sub(before)
	if moved < 25*time.Hour-time.Minute || moved > 25*time.Hour+5*time.Minute {
		t.Errorf("the clock moved %s, want 25 h", moved)
	}
}

func TestClockWithoutAnyDigestStopsAfterTwoDays(t *testing.T) {
	t.Parallel()
	s := &sandbox.Server{}
	if err := s.Start("127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Click("#next-digest", "Next digest")
	b.UntilSays(".toast", "No digest came within two days.")
	b.UntilSays("#next-digest", "Next digest")
}

func TestTourLeadsThroughAskingSavingAndReading(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.UntilSays(".step.now", "Ask who said what")
	b.Click(".step .button", "Try /quote")
	b.UntilSays(".command-name", "/quote")
	b.Press(kb.Enter)
	b.UntilSays(".step.now", "Save an article")
	b.Click(".step .button", "Paste one as mod")
	b.Until(`document.querySelector("dialog").open`)
	b.Click("dialog .sample", "Fill in a sample")
	b.Shot("form")
	b.Click("dialog .button.primary", "Submit")
	b.UntilSays(".step.now", "See a digest arrive")
	b.Click(".step .button", "Subscribe as admin")
	b.UntilSays(".command-name", "/digest subscribe")
	b.Press(kb.Enter)
	b.UntilSays(".message.ephemeral", "Subscribed #news at 08:00.")
	b.Click(".step .button", "Next digest")
	b.UntilSays(".tour-end", "That is all of it.")
	b.Shot("done")
}

func TestTourIsNotOfferedForAnotherBot(t *testing.T) {
	t.Parallel()
	s := &sandbox.Server{}
	if err := s.Start("127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Until(`document.querySelector("#tour").hidden && document.querySelector("#tour-button").hidden`)
}
