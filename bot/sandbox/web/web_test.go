package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/dateline-bot/dateline/bot/sandbox/web/webtest"
)

// browser is one for all tests; each test has a tab, and by its own server an
// origin with storage of its own.
var browser webtest.Browser

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Close()
	os.Exit(code)
}

func TestCommandIsPickedByKeyboardWithSuggestions(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Shot("opening")
	b.Click("#say", "")
	b.Press("/")
	b.UntilSays(".picker", "/quote")
	if got := b.Words(".picker"); strings.Contains(got, "/article") {
		t.Errorf("the reader is offered a moderator's command: %s", got)
	}
	b.Shot("commands")
	b.Press("q", "u", kb.Tab)
	b.UntilSays(".picker", "speaker")
	b.Press(kb.ArrowDown, kb.Enter)
	b.Press("m", "i", "r")
	b.UntilSays(".picker", "Mirko Vale")
	b.Shot("suggestions")
	b.Press(kb.ArrowDown, kb.Enter)
	b.UntilSays(".pill", "speaker")
	b.Press(kb.Enter)
	b.UntilSays(".message .origin", "Reader used /quote")
	b.UntilSays(".message .embed-author", "Mirko Vale")
	b.Until(`document.activeElement.id === "say" && document.activeElement.value === ""`)
	b.Shot("quote")
}

func TestOptionsAreLeftAndRemovedByKeyboard(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Click("#say", "")
	b.Press("/", "q", "u", "o", "t", "e", " ")
	b.UntilSays(".command-name", "/quote")
	b.Press("a", "b", "o", "u", "t", ":")
	b.UntilSays(".hint", "What they spoke of")
	b.Press("x", kb.Escape, kb.Backspace, kb.Backspace)
	b.Until(`!document.querySelector(".pill")`)
	b.Press(kb.Backspace)
	b.Until(`document.querySelector(".command-name").hidden && document.activeElement.id === "say"`)
}

func TestErrorsStandAtTheOption(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Click("#say", "")
	b.Write("/quote about:x since:Last week")
	b.Press(kb.Enter) // reads the line
	b.UntilSays(".pill", "since")
	b.Press(kb.Enter) // sends it
	b.UntilSays("#hint", "about Write at least 2 characters.")
	b.Until(`document.activeElement === document.querySelector(".pill.wrong input") && document.activeElement.getAttribute("aria-invalid") === "true"`)
	b.Shot("wrong")
	b.Press("y", kb.Enter)
	b.UntilSays(".message .origin", "Reader used /quote")
}

func TestWordsAreSaid(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Click("#say", "")
	b.Write("/nonsense")
	b.Press(kb.Enter)
	b.UntilSays("#hint", "No command here has that name.")
	for range "/nonsense" {
		b.Press(kb.Backspace)
	}
	b.Write(" /nonsense, **she** said")
	b.Press(kb.Enter)
	b.UntilSays(".message", "/nonsense, she said")
	b.Write("and then")
	b.Press(kb.Enter)
	b.UntilSays(".message.continued", "and then")
}

func TestRequiredOptionsStandThereAtOnce(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL()+"/#admin", webtest.Look{})
	b.Click("#say", "")
	b.Press("/", "d", "i", "g", kb.Enter)
	b.Until(`document.querySelectorAll(".pill").length === 3`)
	b.Press("D", "a", "i", "l", "y", kb.Tab)
	b.UntilSays(".picker", "#news")
	b.Press(kb.Escape, kb.Enter)
	b.UntilSays("#hint", "channel This option is required")
	b.Press("#")
	b.UntilSays(".picker", "#news #log #announcements")
	b.Shot("channels")
	b.Press(kb.Backspace)
	b.Press("a", "n", "n")
	b.Until(`document.querySelectorAll(".picker-row").length === 1`)
	b.Press(kb.Enter, "0", "8", ":", "0", "0", kb.Enter)
	b.UntilSays(".message.ephemeral", "Subscribed #announcements at 08:00.")
}

func TestButtonsChangeAndAnswerMessages(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Use("/quote")
	b.Click(".button", "Another")
	b.UntilSays(".message .embed-author", "Odd Hallvar")
	b.Until(`document.activeElement.dataset.customId === "another"`) // the keyboard stays where it was
	b.Press(kb.Tab, kb.Enter)
	b.UntilSays(".message.ephemeral", "Only you can see this")
	b.Shot("ephemeral")
	b.Click(".text-button", "Dismiss message")
	b.Until(`!document.querySelector(".message.ephemeral")`)
	seen, err := s.Person("reader").Messages("news")
	if err != nil || len(seen) != 1 {
		t.Errorf("after dismissing, the reader sees %d messages, %v; want 1", len(seen), err)
	}
}

func TestMenuIsChosenFromByKeyboard(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Use("/news latest")
	b.Click(".select-button", "Read…")
	b.UntilSays(".select-list", "Cannery adds a night shift")
	b.Shot("menu")
	b.Press("c", kb.Enter)
	b.UntilSays(".message", "You read cannery.")
}

func TestModalCountsItsLimits(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL()+"/#mod", webtest.Look{})
	b.Use("/article paste")
	b.Until(`document.querySelector("dialog").open && document.activeElement.id === "field-headline"`)
	b.Press(kb.Enter)
	b.UntilSays(".field", "This field is required.")
	b.Until(`document.activeElement.id === "field-text"`)
	b.Run(chromedp.SetValue("#field-text", strings.Repeat("word ", 800)))
	b.Press("x")
	b.UntilSays(".counter", "4001 / 4000")
	b.Click("dialog .button.primary", "Submit")
	b.UntilSays(".field", "Must be 4000 or fewer characters; these are 4001.")
	b.Shot("limits")
	b.Press(kb.End, kb.Backspace)
	b.UntilSays(".counter", "4000 / 4000")
	b.Click("dialog .button.primary", "Submit")
	b.UntilSays(".message.ephemeral", "Saved 800 words as A-7K3QF.")
	b.Until(`!document.querySelector("dialog").open`)
}

func TestEscapeClosesTheModal(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL()+"/#mod", webtest.Look{})
	b.Use("/article paste")
	b.Until(`document.querySelector("dialog").open`)
	b.Press(kb.Escape)
	b.Until(`!document.querySelector("dialog").open`)
}

func TestFileIsUploaded(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL()+"/#mod", webtest.Look{})
	file := filepath.Join(t.TempDir(), "ferry.txt")
	if err := os.WriteFile(file, []byte("VELDMARK — The ferry stays."), 0o600); err != nil {
		t.Fatal(err)
	}
	b.Click("#say", "")
	b.Press("/", "u", "p", "l", kb.Enter)
	b.Until(`document.activeElement.classList.contains("file-field")`)
	b.Run(chromedp.SetUploadFiles(`.pill input[type="file"]`, []string{file}))
	b.UntilSays(".pill", "ferry.txt")
	b.Shot("file")
	b.Press(kb.Enter)
	b.UntilSays(".message.ephemeral", "Saved ferry.txt, 29 bytes.")
}

func TestMessageMenuHasTheMessageCommands(t *testing.T) {
	s, _ := start(t)
	if _, err := s.Person("reader").Say("news", "The ferry stays, says the mayor."); err != nil {
		t.Fatal(err)
	}
	b := browser.Open(t, s.URL()+"/#mod", webtest.Look{})
	b.UntilSays(".message", "The ferry stays")
	b.Run(chromedp.Focus(`article[tabindex="0"]`))
	b.Press(kb.Enter)
	b.UntilSays(".menu", "Save as article")
	b.Shot("menu")
	b.Press(kb.Enter)
	b.UntilSays(".message.ephemeral", "Saved: The ferry stays, says the mayor.")
	b.UntilSays(".message.ephemeral .origin", "Mod used Save as article")
}

func TestMessageMenuOffersReadersNoModeratorsCommand(t *testing.T) {
	s, _ := start(t)
	if _, err := s.Person("mod").Say("news", "Good morning."); err != nil {
		t.Fatal(err)
	}
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Run(chromedp.Focus(`article[tabindex="0"]`))
	b.Press(kb.Enter)
	b.UntilSays(".menu", "Copy text")
	if got := b.Words(".menu"); strings.Contains(got, "Save") {
		t.Errorf("the reader's menu says %q", got)
	}
	b.Press(kb.Escape)
	b.Until(`!document.querySelector(".menu") && document.activeElement.matches("article")`)
}

func TestThinkingIsShownUntilTheReply(t *testing.T) {
	s, bot := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Use("/think")
	b.UntilSays(".message", "dateline is thinking…")
	b.Shot("thinking")
	bot.think <- struct{}{}
	b.UntilSays(".message", "I have thought.")
}

func TestSilenceIsToldToThePersonAlone(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Use("/silence")
	b.UntilSays(".message.ephemeral", "The application did not respond")
	b.UntilSays(".message.ephemeral .origin", "Reader used /silence")
	b.Shot("silence")
	b.Click(".text-button", "Dismiss message")
	b.Until(`!document.querySelector(".message")`)
}

func TestEphemeralIsSeenByItsReaderAlone(t *testing.T) {
	s, _ := start(t)
	reader := browser.Open(t, s.URL()+"/#reader", webtest.Look{})
	mod := browser.Open(t, s.URL()+"/#mod", webtest.Look{})
	reader.Use("/news latest")
	reader.UntilSays(".message.ephemeral", "Veldmark keeps its night ferry")
	if _, err := s.Person("owner").Say("news", "Marker."); err != nil {
		t.Fatal(err)
	}
	mod.UntilSays(".message", "Marker.")
	if got := mod.Words("#messages"); strings.Contains(got, "Veldmark") {
		t.Errorf("the moderator sees what was said to the reader alone: %s", got)
	}
	mod.Become("Reader")
	mod.Until(`document.querySelector(".message.ephemeral")`)
	mod.Become("Admin")
	mod.UntilSays(".message", "Marker.")
	if got := webtest.Value[int](mod, `document.querySelectorAll(".message.ephemeral").length`); got != 0 {
		t.Errorf("as admin, the page shows %d ephemeral messages, want 0", got)
	}
}

func TestStrangerSeesAnotherServer(t *testing.T) {
	s, _ := start(t)
	if _, err := s.Person("reader").Say("news", "For home alone."); err != nil {
		t.Fatal(err)
	}
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.UntilSays(".message", "For home alone.")
	b.Become("Stranger")
	b.UntilSays(".channel-list", "away-news")
	b.Until(`!document.querySelector(".message")`)
	if got := b.Words(".side"); strings.Contains(got, "announcements") {
		t.Errorf("the stranger is shown home's channels: %s", got)
	}
}
