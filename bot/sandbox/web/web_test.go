package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
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
	b.press(kb.ArrowDown, kb.Enter)
	b.untilSays(".pill", "speaker")
	b.press(kb.Enter)
	b.untilSays(".message .origin", "Reader used /quote")
	b.untilSays(".message .embed-author", "Mirko Vale")
	b.until(`document.activeElement.id === "say" && document.activeElement.value === ""`)
	b.shot("quote")
}

func TestOptionsAreLeftAndRemovedByKeyboard(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	b.click("#say", "")
	b.press("/", "q", "u", "o", "t", "e", " ")
	b.untilSays(".command-name", "/quote")
	b.press("a", "b", "o", "u", "t", ":")
	b.untilSays(".hint", "What they spoke of")
	b.press("x", kb.Escape, kb.Backspace, kb.Backspace)
	b.until(`!document.querySelector(".pill")`)
	b.press(kb.Backspace)
	b.until(`document.querySelector(".command-name").hidden && document.activeElement.id === "say"`)
}

func TestErrorsStandAtTheOption(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	b.click("#say", "")
	b.write("/quote about:x since:Last week")
	b.press(kb.Enter) // reads the line
	b.untilSays(".pill", "since")
	b.press(kb.Enter) // sends it
	b.untilSays("#hint", "about Write at least 2 characters.")
	b.until(`document.activeElement === document.querySelector(".pill.wrong input") && document.activeElement.getAttribute("aria-invalid") === "true"`)
	b.shot("wrong")
	b.press("y", kb.Enter)
	b.untilSays(".message .origin", "Reader used /quote")
}

func TestWordsAreSaid(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	b.click("#say", "")
	b.write("/nonsense")
	b.press(kb.Enter)
	b.untilSays("#hint", "No command here has that name.")
	for range "/nonsense" {
		b.press(kb.Backspace)
	}
	b.write(" /nonsense, **she** said")
	b.press(kb.Enter)
	b.untilSays(".message", "/nonsense, she said")
	b.write("and then")
	b.press(kb.Enter)
	b.untilSays(".message.continued", "and then")
}

func TestRequiredOptionsStandThereAtOnce(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL()+"/#admin", look{})
	b.click("#say", "")
	b.press("/", "d", "i", "g", kb.Enter)
	b.until(`document.querySelectorAll(".pill").length === 3`)
	b.press("D", "a", "i", "l", "y", kb.Tab)
	b.untilSays(".picker", "#news")
	b.press(kb.Escape, kb.Enter)
	b.untilSays("#hint", "channel This option is required")
	b.press("#")
	b.untilSays(".picker", "#news #log #announcements")
	b.shot("channels")
	b.press(kb.Backspace)
	b.press("a", "n", "n")
	b.until(`document.querySelectorAll(".picker-row").length === 1`)
	b.press(kb.Enter, "0", "8", ":", "0", "0", kb.Enter)
	b.untilSays(".message.ephemeral", "Subscribed #announcements at 08:00.")
}

func TestButtonsChangeAndAnswerMessages(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	b.use("/quote")
	b.click(".button", "Another")
	b.untilSays(".message .embed-author", "Odd Hallvar")
	b.until(`document.activeElement.dataset.customId === "another"`) // the keyboard stays where it was
	b.press(kb.Tab, kb.Enter)
	b.untilSays(".message.ephemeral", "Only you can see this")
	b.shot("ephemeral")
	b.click(".text-button", "Dismiss message")
	b.until(`!document.querySelector(".message.ephemeral")`)
	seen, err := s.Person("reader").Messages("news")
	if err != nil || len(seen) != 1 {
		t.Errorf("after dismissing, the reader sees %d messages, %v; want 1", len(seen), err)
	}
}

func TestMenuIsChosenFromByKeyboard(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	b.use("/news latest")
	b.click(".select-button", "Read…")
	b.untilSays(".select-list", "Cannery adds a night shift")
	b.shot("menu")
	b.press("c", kb.Enter)
	b.untilSays(".message", "You read cannery.")
}

func TestModalCountsItsLimits(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL()+"/#mod", look{})
	b.use("/article paste")
	b.until(`document.querySelector("dialog").open && document.activeElement.id === "field-headline"`)
	b.press(kb.Enter)
	b.untilSays(".field", "This field is required.")
	b.until(`document.activeElement.id === "field-text"`)
	b.run(chromedp.SetValue("#field-text", strings.Repeat("word ", 800)))
	b.press("x")
	b.untilSays(".counter", "4001 / 4000")
	b.click("dialog .button.primary", "Submit")
	b.untilSays(".field", "Must be 4000 or fewer characters; these are 4001.")
	b.shot("limits")
	b.press(kb.End, kb.Backspace)
	b.untilSays(".counter", "4000 / 4000")
	b.click("dialog .button.primary", "Submit")
	b.untilSays(".message.ephemeral", "Saved 800 words as A-7K3QF.")
	b.until(`!document.querySelector("dialog").open`)
}

func TestEscapeClosesTheModal(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL()+"/#mod", look{})
	b.use("/article paste")
	b.until(`document.querySelector("dialog").open`)
	b.press(kb.Escape)
	b.until(`!document.querySelector("dialog").open`)
}

func TestFileIsUploaded(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL()+"/#mod", look{})
	file := filepath.Join(t.TempDir(), "ferry.txt")
	if err := os.WriteFile(file, []byte("VELDMARK — The ferry stays."), 0o600); err != nil {
		t.Fatal(err)
	}
	b.click("#say", "")
	b.press("/", "u", "p", "l", kb.Enter)
	b.until(`document.activeElement.classList.contains("file-field")`)
	b.run(chromedp.SetUploadFiles(`.pill input[type="file"]`, []string{file}))
	b.untilSays(".pill", "ferry.txt")
	b.shot("file")
	b.press(kb.Enter)
	b.untilSays(".message.ephemeral", "Saved ferry.txt, 29 bytes.")
}

func TestMessageMenuHasTheMessageCommands(t *testing.T) {
	s, _ := start(t)
	if _, err := s.Person("reader").Say("news", "The ferry stays, says the mayor."); err != nil {
		t.Fatal(err)
	}
	b := openTab(t, s.URL()+"/#mod", look{})
	b.untilSays(".message", "The ferry stays")
	b.run(chromedp.Focus(`article[tabindex="0"]`))
	b.press(kb.Enter)
	b.untilSays(".menu", "Save as article")
	b.shot("menu")
	b.press(kb.Enter)
	b.untilSays(".message.ephemeral", "Saved: The ferry stays, says the mayor.")
	b.untilSays(".message.ephemeral .origin", "Mod used Save as article")
}

func TestMessageMenuOffersReadersNoModeratorsCommand(t *testing.T) {
	s, _ := start(t)
	if _, err := s.Person("mod").Say("news", "Good morning."); err != nil {
		t.Fatal(err)
	}
	b := openTab(t, s.URL(), look{})
	b.run(chromedp.Focus(`article[tabindex="0"]`))
	b.press(kb.Enter)
	b.untilSays(".menu", "Copy text")
	if got := b.words(".menu"); strings.Contains(got, "Save") {
		t.Errorf("the reader's menu says %q", got)
	}
	b.press(kb.Escape)
	b.until(`!document.querySelector(".menu") && document.activeElement.matches("article")`)
}

func TestThinkingIsShownUntilTheReply(t *testing.T) {
	s, bot := start(t)
	b := openTab(t, s.URL(), look{})
	b.use("/think")
	b.untilSays(".message", "dateline is thinking…")
	b.shot("thinking")
	bot.think <- struct{}{}
	b.untilSays(".message", "I have thought.")
}

func TestSilenceIsToldToThePersonAlone(t *testing.T) {
	s, _ := start(t)
	b := openTab(t, s.URL(), look{})
	b.use("/silence")
	b.untilSays(".message.ephemeral", "The application did not respond")
	b.untilSays(".message.ephemeral .origin", "Reader used /silence")
	b.shot("silence")
	b.click(".text-button", "Dismiss message")
	b.until(`!document.querySelector(".message")`)
}

func TestEphemeralIsSeenByItsReaderAlone(t *testing.T) {
	s, _ := start(t)
	reader := openTab(t, s.URL()+"/#reader", look{})
	mod := openTab(t, s.URL()+"/#mod", look{})
	reader.use("/news latest")
	reader.untilSays(".message.ephemeral", "Veldmark keeps its night ferry")
	if _, err := s.Person("owner").Say("news", "Marker."); err != nil {
		t.Fatal(err)
	}
	mod.untilSays(".message", "Marker.")
	if got := mod.words("#messages"); strings.Contains(got, "Veldmark") {
		t.Errorf("the moderator sees what was said to the reader alone: %s", got)
	}
	mod.become("Reader")
	mod.until(`document.querySelector(".message.ephemeral")`)
	mod.become("Admin")
	mod.untilSays(".message", "Marker.")
	if got := value[int](mod, `document.querySelectorAll(".message.ephemeral").length`); got != 0 {
		t.Errorf("as admin, the page shows %d ephemeral messages, want 0", got)
	}
}

func TestStrangerSeesAnotherServer(t *testing.T) {
	s, _ := start(t)
	if _, err := s.Person("reader").Say("news", "For home alone."); err != nil {
		t.Fatal(err)
	}
	b := openTab(t, s.URL(), look{})
	b.untilSays(".message", "For home alone.")
	b.become("Stranger")
	b.untilSays(".channel-list", "away-news")
	b.until(`!document.querySelector(".message")`)
	if got := b.words(".side"); strings.Contains(got, "announcements") {
		t.Errorf("the stranger is shown home's channels: %s", got)
	}
}
