package web_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/sandbox"
	"github.com/dateline-bot/dateline/bot/sandbox/web/webtest"
)

func TestArticleTextIsNeverMarkup(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Use("/hostile")
	b.UntilSays(".message", "window.hacked=2")
	if _, err := s.Person("mod").Say("news", nasty); err != nil {
		t.Fatal(err)
	}
	b.Until(`document.querySelectorAll(".message").length === 2`)
	b.Shot("hostile")
	if webtest.Value[bool](b, `"hacked" in window`) {
		t.Error("a script of the article ran")
	}
	if got := webtest.Value[int](b, `document.querySelectorAll(".message script, .message style, .message img, .message iframe, .message [onerror]").length`); got != 0 {
		t.Errorf("%d elements came out of the article's text, want 0", got)
	}
	got := webtest.Value[[]string](b, `[...new Set([...document.querySelectorAll(".message a")].map(a => a.href))].sort()`)
	want := []string{"https://elsewhere.example/spy.png", "https://tide.example/ok"} // none to the thief that says it leads to the bank
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("links of the messages (-want +got):\n%s", diff)
	}
}

func TestNothingLeavesTheMachine(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Use("/hostile")
	b.UntilSays(".message", "not loaded here")
	b.Use("/quote")
	b.Click("#next-digest", "Next digest")
	b.UntilSays(".message", "Morning briefing")
	for _, address := range b.Requests() {
		if !strings.HasPrefix(address, s.URL()+"/") && !strings.HasPrefix(address, "data:") {
			t.Errorf("the page asked %s", address)
		}
	}
	tries := map[string]string{
		"a picture":    `new Promise(done => { const i = new Image(); i.onload = () => done("loaded"); i.onerror = () => done("refused"); i.src = "http://127.0.0.1:9/x.png" })`,
		"a request":    `fetch("http://127.0.0.1:9/").then(() => "loaded", () => "refused")`,
		"a script":     `new Promise(done => { const s = document.createElement("script"); s.textContent = "window.ran = 1"; document.head.append(s); done(window.ran ? "loaded" : "refused") })`,
		"inline style": `new Promise(done => { const d = document.createElement("div"); d.setAttribute("style", "width: 7px"); document.body.append(d); done(d.style.width ? "loaded" : "refused") })`,
	}
	b.Run(chromedp.Evaluate(`window.refused = []; document.addEventListener("securitypolicyviolation", e => window.refused.push(e.effectiveDirective))`, nil))
	for name, try := range tries {
		if got := webtest.Value[string](b, try); got != "refused" {
			t.Errorf("%s from elsewhere or made up was %s, want refused", name, got)
		}
	}
	b.Until(`window.refused.length >= 4`)
}

func TestMarkdownIsReadAsDiscordReadsIt(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	news := s.Info().Channels["news"]
	mod := s.Info().People["mod"]
	tests := []struct{ in, want string }{
		{"plain", "<div>plain</div>"},
		{"**bold** *lean* _lean_ ~~gone~~ __under__", "<div><strong>bold</strong> <em>lean</em> <em>lean</em> <s>gone</s> <u>under</u></div>"},
		{"**a *b* c**", "<div><strong>a <em>b</em> c</strong></div>"},
		{"***both***", "<div><strong><em>both</em></strong></div>"},
		{"snake_case_word 2*3*4", "<div>snake_case_word 2<em>3</em>4</div>"},
		{`\*not\* \_this\_`, "<div>*not* _this_</div>"},
		{"`**code**`", "<div><code>**code**</code></div>"},
		{"```go\nx := 1\n```", "<pre><code>x := 1</code></pre>"},
		{"> quoted\n> twice\nafter", "<blockquote><div>quoted\ntwice</div></blockquote><div>after</div>"},
		{">>> all\nof it", "<blockquote><div>all\nof it</div></blockquote>"},
		{"-# small", "<div>small</div>"},
		{"# Big\n## Less\n#no", "<div>Big</div><div>Less</div><div>#no</div>"},
		{"- one\n- two\n  - deep\n- three", "<ul><li>one</li><li>two<ul><li>deep</li></ul></li><li>three</li></ul>"},
		{"3. three\n4. four", "<ol><li>three</li><li>four</li></ol>"},
		{"[words](https://a.example/x_(y))", `<div><a>words</a></div>`},
		{"[no](javascript:alert(1))", "<div>[no](javascript:alert(1))</div>"},
		{"see https://a.example/x, and more.", "<div>see <a>https://a.example/x</a>, and more.</div>"},
		{"<https://a.example/>", "<div><a>https://a.example/</a></div>"},
		{fmt.Sprintf("<#%s> <@%s> <@1> <#1>", news, mod), "<div><button>#news</button> <span>@Mod</span> <span>@unknown-user</span> <span>#unknown</span></div>"},
		{"</digest subscribe:123>", "<div><button>/digest subscribe</button></div>"},
		{"@everyone", "<div><span>@everyone</span></div>"},
		{"<t:99999999999999999:R>", "<div>&lt;t:99999999999999999:R&gt;</div>"},
		{"a **b", "<div>a **b</div>"},
		{"<b>x</b> &amp;", "<div>&lt;b&gt;x&lt;/b&gt; &amp;amp;</div>"},
	}
	for _, tt := range tests {
		got := webtest.Value[string](b, fmt.Sprintf(`(async () => {
			const { markdown } = await import("/markdown.js"), { World } = await import("/world.js"), { NewsClock } = await import("/time.js")
			const around = { world: new World(await (await fetch("/sandbox/world")).json()), clock: new NewsClock("test") }
			const box = document.createElement("div")
			box.append(...markdown(%q, around))
			return box.innerHTML.replace(/<(\w+) [^>]*>/g, "<$1>")
		})()`, tt.in))
		if got != tt.want {
			t.Errorf("markdown(%q)\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

func TestMarkdownOfFourThousandMarksIsReadAtOnce(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{})
	for _, mark := range []string{"*", "_", "[", "`", "**_", "> ", "||", "[a](", "<", "- \n"} {
		got := webtest.Value[int](b, fmt.Sprintf(`(async () => {
			const { markdown } = await import("/markdown.js")
			const text = %q.repeat(4000).slice(0, 4000)
			const box = document.createElement("div")
			box.append(...markdown(text, { world: { userName: () => null }, clock: { now: () => 0 } }))
			return box.textContent.length
		})()`, mark))
		if got > 4000 {
			t.Errorf("4000 characters of %q became %d", mark, got)
		}
	}
}

func TestTimesAreTheReaders(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{}) // London, where summer time is an hour ahead
	got := webtest.Value[[]string](b, `(async () => {
		const { markdown } = await import("/markdown.js")
		const at = Date.UTC(2026, 6, 1, 12, 0) / 1000
		const clock = { now: () => at * 1000 + 3 * 3600 * 1000 }
		return ["t", "F", "R"].map(style => markdown("<t:" + at + ":" + style + ">", { clock })[0].textContent)
	})()`)
	for i, part := range []string{"1:00", "2026", "3 hours ago"} {
		if !strings.Contains(got[i], part) {
			t.Errorf("time %d reads %q, want %q in it", i, got[i], part)
		}
	}
}

func TestThousandMessagesAreShownFromTheNewest(t *testing.T) {
	s, _ := start(t)
	const many = 1000
	mod := s.Person("mod")
	for i := range many {
		if _, err := mod.Say("news", fmt.Sprintf("Message **%d** of many, with `code` and a [link](https://tide.example/%d).", i+1, i)); err != nil {
			t.Fatal(err)
		}
	}
	b := browser.Open(t, s.URL(), webtest.Look{})
	b.Until(fmt.Sprintf(`document.querySelectorAll(".message").length === %d`, many))
	atNewest := `(s => s.scrollHeight - s.scrollTop - s.clientHeight < 40)(document.querySelector("#scroller"))`
	b.Until(atNewest)
	b.Until(`document.querySelector("#messages > li:last-child").getBoundingClientRect().bottom <= innerHeight`)
	took := webtest.Value[float64](b, `new Promise(done => { const from = performance.now(); document.querySelector("#say").focus(); requestAnimationFrame(() => setTimeout(() => done(performance.now() - from))) })`)
	t.Logf("with %d messages a frame took %.0f ms", many, took)
	b.Run(chromedp.Evaluate(`document.querySelector("#scroller").scrollTop = 0`, nil))
	b.UntilSays(".opening", "Welcome to #news")
	if _, err := mod.Say("news", "And one more."); err != nil {
		t.Fatal(err)
	}
	b.UntilSays(".to-newest", "New messages") // the reader is not torn away
	b.Click(".to-newest", "")
	b.Until(atNewest)
	b.UntilSays(".message", "And one more.")
}

func TestLineToTheSandboxIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	s := &sandbox.Server{}
	front := httptest.NewServer(s.Handler())
	t.Cleanup(func() { s.Close(); front.Close() })
	b := browser.Open(t, front.URL, webtest.Look{})
	front.CloseClientConnections()
	b.Until(`!document.querySelector("#line-down").hidden`)
	if _, err := s.Person("mod").Say("news", "Said meanwhile."); err != nil {
		t.Fatal(err)
	}
	b.UntilSays(".message", "Said meanwhile.")
	b.Until(`document.querySelector("#line-down").hidden`)
}
