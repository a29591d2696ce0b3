package web_test

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

func TestDeletedChannelIsGone(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL()+"/#reader/announcements", look{})
	b.untilSays("#channel-title", "announcements")
	b.click("#faults-button", "Faults")
	b.click(".menu button", "Delete #announcements")
	b.untilSays(".toast", "#announcements is gone.")
	b.untilSays("#channel-title", "news")
	b.until(`![...document.querySelectorAll(".channel")].some(c => c.innerText.includes("announcements"))`)
}

func TestLastChannelDeletedLeavesThePageStanding(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL()+"/#stranger", look{})
	b.click("#faults-button", "Faults")
	b.click(".menu button", "Delete #away-news")
	b.until(`!document.querySelector(".channel") && document.querySelector("#say").disabled`)
	b.become("Reader")
	b.untilSays(".opening", "Welcome to #news")
}

func TestPermissionIsTakenFromTheBotAloneAndGivenBack(t *testing.T) {
	s, bot := start(t)
	b := openTab(t, s.URL(), look{})
	post := func() int {
		status, _ := bot.ask("POST", "/api/v10/channels/"+bot.news+"/messages", object{"content": "Hello."})
		return status
	}
	b.click("#faults-button", "Faults")
	b.click(".menu button", "Take a permission away in #news")
	b.untilSays(".toast", "The bot may no longer send messages in #news.")
	if got := post(); got != 403 {
		t.Errorf("the bot's post was answered %d, want 403", got)
	}
	if _, err := s.Person("reader").Say("news", "I still may."); err != nil {
		t.Errorf("the reader was silenced with the bot: %v", err)
	}
	b.click("#faults-button", "Faults")
	b.click(".menu button", "Give it back in #news")
	b.untilSays(".toast", "The bot may send messages in #news again.")
	if got := post(); got != 200 {
		t.Errorf("the bot's post was answered %d, want 200", got)
	}
}

func TestOutageEndsWithThePage(t *testing.T) {
	s, bot := start(t)
	b := openTab(t, s.URL(), look{})
	post := func() int {
		status, _ := bot.ask("POST", "/api/v10/channels/"+bot.news+"/messages", object{"content": "Hello."})
		return status
	}
	b.click("#faults-button", "Faults")
	b.click(".menu button", "Discord is down for a minute")
	b.untilSays(".toast", "Discord is down for a minute.")
	if got := post(); got < 400 {
		t.Errorf("during the outage a post was answered %d, want an error", got)
	}
	b.run(chromedp.Navigate("about:blank"))
	deadline := time.Now().Add(patience)
	for post() >= 400 {
		if time.Now().After(deadline) {
			t.Fatal("the outage went on after the page was left")
		}
	}
}

func TestForumPostsAndThreadsAreChannelsOfTheirOwn(t *testing.T) {
	s, bot := start(t)
	b := openTab(t, s.URL()+"/#reader/forum", look{})
	b.untilSays("#channel-title", "forum")
	bot.call("POST", "/channels/"+s.Info().Channels["forum"]+"/threads", object{"name": "Technology · 24 Nov", "message": object{"content": "**Morning briefing**"}})
	b.click(".opening .thread-card", "Technology · 24 Nov")
	b.untilSays("#channel-title", "Technology · 24 Nov")
	b.untilSays(".message", "Morning briefing")
	b.untilSays(".channel.thread", "Technology · 24 Nov")
}
