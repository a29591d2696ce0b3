package web_test

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

func TestNextDigestRunsTheClockToIt(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	b.click("#next-digest", "Next digest")
	b.untilSays(".message", "Morning briefing")
	b.until(`!document.querySelector("#one-hour").disabled`)
	now := s.NewsNow()
	slot := now.Truncate(24 * time.Hour).Add(8 * time.Hour)
	if late := now.Sub(slot); late < 0 || late > time.Hour {
		t.Errorf("the clock stands at %s; want it within an hour after %s", now, slot)
	}
	b.untilSays(".divider.moved", "The news clock now says")
	b.until(`(r => r.top >= 0 && r.top < innerHeight / 2)([...document.querySelectorAll(".message header")].at(-1).getBoundingClientRect())`) // its head is seen
	b.shot("digest")
}

func TestDigestInAnotherChannelIsGoneTo(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL()+"/#reader/log", look{})
	b.untilSays("#channel-title", "log")
	b.click("#next-digest", "Next digest")
	b.untilSays("#channel-title", "news")
	b.untilSays(".message", "Morning briefing")
}

func TestClockMovesByHoursAndDays(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	before := s.NewsNow()
	b.click("#one-hour", "")
	b.until(`document.querySelector(".divider.moved")`)
	b.until(`!document.querySelector("#one-hour").disabled`)
	b.click("#one-day", "")
	b.untilSays(".message", "Morning briefing") // a day holds one slot
	b.until(`!document.querySelector("#one-hour").disabled`)
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
	b := openTab(t, s.URL(), look{})
	b.click("#next-digest", "Next digest")
	b.untilSays(".toast", "No digest came within two days.")
	b.untilSays("#next-digest", "Next digest")
}

func TestTourLeadsThroughAskingSavingAndReading(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	b.untilSays(".step.now", "Ask who said what")
	b.click(".step .button", "Try /quote")
	b.untilSays(".command-name", "/quote")
	b.press(kb.Enter)
	b.untilSays(".step.now", "Save an article")
	b.click(".step .button", "Paste one as mod")
	b.until(`document.querySelector("dialog").open`)
	b.click("dialog .sample", "Fill in a sample")
	b.shot("form")
	b.click("dialog .button.primary", "Submit")
	b.untilSays(".step.now", "See a digest arrive")
	b.click(".step .button", "Subscribe as admin")
	b.untilSays(".command-name", "/digest subscribe")
	b.press(kb.Enter)
	b.untilSays(".message.ephemeral", "Subscribed #news at 08:00.")
	b.click(".step .button", "Next digest")
	b.untilSays(".tour-end", "That is all of it.")
	b.shot("done")
}

func TestTourIsNotOfferedForAnotherBot(t *testing.T) {
	t.Parallel()
	s := &sandbox.Server{}
	if err := s.Start("127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	b := openTab(t, s.URL(), look{})
	b.until(`document.querySelector("#tour").hidden && document.querySelector("#tour-button").hidden`)
}
