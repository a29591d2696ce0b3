package web_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

func TestCommandIsPickedByKeyboardWithSuggestions(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	b.shot("opening")
	b.click("#say", "")
	b.press("/")
	b.untilSays(".picker", "/quote")
	if got := b.words(".picker"); strings.Contains(got, "/article") {
		t.Errorf("the reader is offered a moderator's command: %s", got)
	}
	b.shot("commands")
	b.press("q", "u", kb.Tab)
	b.untilSays(".picker", "speaker")
	b.press(kb.ArrowDown, kb.Enter)
	b.press("m", "i", "r")
	b.untilSays(".picker", "Mirko Vale")
	b.shot("suggestions")
	b.press(kb.ArrowUp, kb.ArrowUp, kb.ArrowDown, kb.Enter)
	b.press(kb.Enter)
	b.untilSays(".message", "goes to bed hungry")
	b.untilSays(".message .origin", "reader used /quote")
	b.shot("quote")
}
