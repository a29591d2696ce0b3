package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/dateline-bot/dateline/bot/sandbox/web/webtest"
	"github.com/dateline-bot/dateline/cmd/internal/program"
)

// TestPageLeadsThroughADay plays everybody on the page of `dateline play`, with
// the real bot behind it: a reader's questions, a moderator's work, and the
// digest of the next morning. It also takes the README's picture.
func TestPageLeadsThroughADay(t *testing.T) {
	address := startPlay(t)
	var browser webtest.Browser
	t.Cleanup(browser.Close)
	tab := browser.Open(t, address, webtest.Look{})

	readerQuotesByKeyboard(t, tab)
	readerTurnsPages(tab)
	modPastes(tab)
	readerQuotesWhatWasPasted(tab)
	modUploads(t, tab)
	adminSubscribes(tab)
	digestComesOnce(t, tab)
	takePicture(tab)
	readerAsksWhy(t, tab)
	strangerSeesNothing(tab)
}

// startPlay runs `dateline play` until the test ends, and says where its page is.
func startPlay(t *testing.T) (address string) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int, 1)
	out, in := io.Pipe()
	var troubles writer
	go func() {
		code := app{nil, in, &troubles, noEnv}.run(ctx, []string{"play", "--addr", "127.0.0.1:0"})
		in.Close() // nobody is to wait for an address that will not come
		ended <- code
	}()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != program.Done || troubles.String() != "" {
			t.Errorf("play ended with exit code %d and said:\n%s", code, &troubles)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("play gave no address: %v", err)
	}
	return strings.TrimSpace(line)
}

func readerQuotesByKeyboard(t *testing.T, tab *webtest.Tab) {
	t.Helper()
	tab.Click("#say", "")
	tab.Press("/", "q", "u", "o", kb.Tab)
	tab.UntilSays(".picker", "speaker")
	tab.Press(kb.ArrowDown, kb.Enter, "v", "a", "r")
	tab.UntilSays(".picker", "Ilse Varga")
	tab.Shot("suggestions")
	tab.Press(kb.Enter)
	tab.Until(`document.activeElement.id === "say"`)
	tab.Press(kb.Enter)
	tab.UntilSays(".message .origin", "Reader used /quote")
	tab.UntilSays(".message .embed-author", "Ilse Varga")
	tab.Shot("quote")

	first := tab.Words(".message .embed")
	tab.Click(".button", "Another")
	tab.Until(fmt.Sprintf(`(card => card !== %q && card.includes("Ilse Varga"))(document.querySelector(".message .embed").innerText.replace(/\s+/g, " "))`, first))
	if got := webtest.Value[int](tab, `document.querySelectorAll(".message").length`); got != 1 {
		t.Errorf("after Another there are %d messages, want the one that changed", got)
	}
	tab.Shot("another")
}

// readerTurnsPages leafs through a list, there and back.
func readerTurnsPages(tab *webtest.Tab) {
	const newest, older = "Sweets makers warn of dearer sugar", "Parliament passes grid bill"
	tab.Use("/news latest count:5")
	tab.UntilSays(".message.ephemeral", newest)
	tab.Click(".message.ephemeral .button", "▶")
	tab.UntilSays(".message.ephemeral .embed", older)
	tab.Shot("page")
	tab.Click(".message.ephemeral .button", "◀")
	tab.UntilSays(".message.ephemeral .embed", newest)
}

// A lamp is news from a place that the sample news does not know.
const (
	lampTitle = "Lamp lighters of Grauport hang up their ladders"
	lampWords = "A street that lights itself has nobody to greet"
	lampText  = `GRAUPORT — The last two lamp lighters of Grauport lit the Old Rope Walk for the last time on Sunday, 140 years after their guild was founded.

"` + lampWords + `," said Tilde Aronsen, who leads the guild. Its 61 gas lamps will be run from a switch in the town hall from Monday on.

The town keeps one lamp for the guild, in front of its house.`
)

// modPastes fills the form of /article paste by keyboard.
func modPastes(tab *webtest.Tab) {
	tab.Become("Mod")
	tab.Use("/article paste")
	tab.Until(`document.querySelector("dialog").open && document.activeElement.id === "field-headline"`)
	tab.Write(lampTitle)
	tab.Press(kb.Tab)
	tab.Write("The Grauport Lantern")
	tab.Press(kb.Tab)
	tab.Write("https://lantern.example/lamps")
	tab.Press(kb.Tab, kb.Tab)
	tab.Until(`document.activeElement.id === "field-text"`)
	tab.Write(lampText)
	tab.Shot("form")
	tab.Click("dialog .button.primary", "Submit")
	tab.UntilSays(".message.ephemeral", lampTitle)
	tab.Until(`!document.querySelector("dialog").open`)
	tab.Shot("pasted")
}

func readerQuotesWhatWasPasted(tab *webtest.Tab) {
	tab.Become("Reader")
	tab.Use("/quote speaker:Aronsen")
	tab.UntilSays(".message .embed-author", "Tilde Aronsen")
	tab.UntilSays(".message .embed", lampWords)
	tab.UntilSays(".message .embed", "The Grauport Lantern")
}

// The depot is a page as a browser saves it, with more on it than its article.
const (
	depotTitle = "Tram depot of Steinbrook opens as a bath house"
	depotPage  = `<!doctype html><html lang="en"><head><title>` + depotTitle + `</title>
<meta property="og:site_name" content="Steinbrook Weekly"><link rel="canonical" href="https://weekly.example/depot"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>` + depotTitle + `</h1>
<p>The old tram depot of Steinbrook opened as a bath house on Saturday, with three pools where the pits used to be. On the first day 640 people came, more than had taken the last tram.</p>
<p>"We kept the rails, and people swim along them," said Mattis Okoro, who keeps the house. He said that the water was warmed by the bakery next door, which is glad to be rid of its heat.</p>
<p>A ticket costs four marks, and nothing for anybody who can show an old tram pass. The council paid for the roof, and 212 townspeople bought a share each to pay for the tiles.</p>
</article><footer>Steinbrook Weekly, since 1904</footer></body></html>`
)

func modUploads(t *testing.T, tab *webtest.Tab) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "depot.html")
	if err := os.WriteFile(file, []byte(depotPage), 0o600); err != nil {
		t.Fatal(err)
	}
	tab.Become("Mod")
	tab.Click("#say", "")
	tab.Press("/", "u", "p", "l", kb.Enter)
	tab.Until(`document.activeElement.classList.contains("file-field")`)
	tab.Run(chromedp.SetUploadFiles(`.pill input[type="file"]`, []string{file}))
	tab.UntilSays(".pill", "depot.html")
	tab.Press(kb.Enter)
	tab.UntilSays(".message.ephemeral", depotTitle)
	tab.UntilSays(".message.ephemeral", "Steinbrook Weekly")
	tab.Shot("uploaded")
}

// adminSubscribes sees in the preview what the digest will hold, and confirms it.
func adminSubscribes(tab *webtest.Tab) {
	tab.Become("Admin")
	tab.Use("/digest subscribe name:Morning briefing channel:news at:08:00 timezone:Europe/London stories:3")
	tab.UntilSays(".message.ephemeral", "Next three runs")
	tab.UntilSays(".message.ephemeral", lampTitle)
	tab.Shot("preview")
	tab.Click(".message.ephemeral .button", "Subscribe")
	tab.UntilSays(".message.ephemeral", "Morning briefing (D-1) is on.")
	tab.Shot("subscribed")
}

// digests are the messages that the bot posted of itself.
const digests = `[...document.querySelectorAll(".message:not(.ephemeral)")].filter(m => m.innerText.includes("Morning briefing · "))`

// digestComesOnce moves the clock to the digest, and an hour on.
func digestComesOnce(t *testing.T, tab *webtest.Tab) {
	t.Helper()
	tab.Click("#next-digest", "Next digest")
	tab.UntilSays(".message:not(.ephemeral)", "Morning briefing · ")
	tab.Until(`!document.querySelector("#one-hour").disabled`)
	tab.Shot("digest")
	before := tab.Words(".clock-face")
	tab.Click("#one-hour", "")
	tab.Until(fmt.Sprintf(`document.querySelector(".clock-face").innerText !== %q && !document.querySelector("#one-hour").disabled`, before))
	if got := webtest.Value[int](tab, digests+".length"); got != 1 {
		t.Errorf("an hour after its slot the channel holds %d digests, want 1", got)
	}
}

// takePicture keeps digest.png, the digest alone, for the README.
func takePicture(tab *webtest.Tab) {
	tab.Become("Reader")
	tab.Click("#tour-close", "")
	tab.Resize(960, 1500)
	tab.Until(digests + `[0].getBoundingClientRect().top > 0`)
	tab.Picture("digest", ".message:not(.ephemeral)", 12)
	tab.Resize(1360, 860)
}

// readerAsksWhy is answered where nobody else sees it.
func readerAsksWhy(t *testing.T, tab *webtest.Tab) {
	t.Helper()
	tab.Click(".button", "Why these?")
	tab.UntilSays(".message.ephemeral .embed", "Why these?")
	tab.UntilSays(".message.ephemeral .embed", lampTitle)
	tab.UntilSays(".message.ephemeral .embed", "hours old")
	tab.Shot("why")
	tab.Become("Mod")
	tab.Until(digests + ".length === 1")
	if got := tab.Words("#messages"); strings.Contains(got, "hours old") {
		t.Errorf("the moderator sees what the reader was told: %s", got)
	}
}

func strangerSeesNothing(tab *webtest.Tab) {
	tab.Become("Stranger")
	tab.UntilSays(".channel-list", "away-news")
	tab.Until(`!document.querySelector(".message")`)
	tab.Use("/quote speaker:Aronsen")
	tab.UntilSays(".message.ephemeral", "This server has no articles yet")
	tab.Use("/news latest")
	tab.UntilSays(".message.ephemeral .origin", "/news latest")
	tab.UntilSays(".message.ephemeral", "This server has no articles yet")
	tab.Shot("stranger")
}
