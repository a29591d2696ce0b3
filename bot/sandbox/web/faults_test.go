package web_test

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/dateline-bot/dateline/bot/sandbox/web/webtest"
)

func TestDeletedChannelIsGone(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL()+"/#reader/announcements", webtest.Look{})
	b.UntilSays("#channel-title", "announcements")
	b.Click("#faults-button", "Faults")
	b.Click(".menu button", "Delete #announcements")
	b.UntilSays(".toast", "#announcements is gone.")
	b.UntilSays("#channel-title", "news")
	b.Until(`![...document.querySelectorAll(".channel")].some(c => c.innerText.includes("announcements"))`)
}

func TestLastChannelDeletedLeavesThePageStanding(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL()+"/#stranger", webtest.Look{})
	b.Click("#faults-button", "Faults")
	b.Click(".menu button", "Delete #away-news")
	b.Until(`!document.querySelector(".channel") && document.querySelector("#say").disabled`)
	b.Become("Reader")
	b.UntilSays(".opening", "Welcome to #news")
}

func TestPermissionIsTakenFromTheBotAloneAndGivenBack(t *testing.T) {
	s, bot := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	post := func() int {
		status, _ := bot.ask("POST", "/api/v10/channels/"+bot.news+"/messages", object{"content": "Hello."})
		return status
	}
	b.Click("#faults-button", "Faults")
	b.Click(".menu button", "Take a permission away in #news")
	b.UntilSays(".toast", "The bot may no longer send messages in #news.")
	if got := post(); got != 403 {
		t.Errorf("the bot's post was answered %d, want 403", got)
	}
	if _, err := s.Person("reader").Say("news", "I still may."); err != nil {
		t.Errorf("the reader was silenced with the bot: %v", err)
	}
	b.Click("#faults-button", "Faults")
	b.Click(".menu button", "Give it back in #news")
	b.UntilSays(".toast", "The bot may send messages in #news again.")
	if got := post(); got != 200 {
		t.Errorf("the bot's post was answered %d, want 200", got)
	}
}

func TestOutageEndsWithThePage(t *testing.T) {
	s, bot := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	post := func() int {
		status, _ := bot.ask("POST", "/api/v10/channels/"+bot.news+"/messages", object{"content": "Hello."})
		return status
	}
	b.Click("#faults-button", "Faults")
	b.Click(".menu button", "Discord is down for a minute")
	b.UntilSays(".toast", "Discord is down for a minute.")
	if got := post(); got < 400 {
		t.Errorf("during the outage a post was answered %d, want an error", got)
	}
	b.Run(chromedp.Navigate("about:blank"))
	deadline := time.Now().Add(webtest.Patience)
	for post() >= 400 {
		if time.Now().After(deadline) {
			t.Fatal("the outage went on after the page was left")
		}
	}
}

func TestForumPostsAndThreadsAreChannelsOfTheirOwn(t *testing.T) {
	s, bot := start(t)
	b := browser.Open(t, s.URL()+"/#reader/forum", webtest.Look{})
	b.UntilSays("#channel-title", "forum")
	bot.call("POST", "/channels/"+s.Info().Channels["forum"]+"/threads", object{"name": "Technology · 24 Nov", "message": object{"content": "**Morning briefing**"}})
	b.Click(".opening .thread-card", "Technology · 24 Nov")
	b.UntilSays("#channel-title", "Technology · 24 Nov")
	b.UntilSays(".message", "Morning briefing")
	b.UntilSays(".channel.thread", "Technology · 24 Nov")
}
