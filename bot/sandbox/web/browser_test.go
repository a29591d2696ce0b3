package web_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience bounds every wait of these tests. It is long because the machine
// may be busy; nothing waits for it when all is well.
const patience = 20 * time.Second

// chromium is one browser for all tests; each test has a tab, and by its own
// server an origin with storage of its own.
var chromium struct {
	once   sync.Once
	ctx    context.Context
	cancel func()
	err    error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if chromium.cancel != nil {
		chromium.cancel()
	}
	os.Exit(code)
}

// browserPath finds a Chromium, "" when there is none.
func browserPath() string {
	for _, name := range []string{os.Getenv("DATELINE_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}

func startChromium(path string) (context.Context, error) {
	chromium.once.Do(func() {
		options := []chromedp.ExecAllocatorOption{
			chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
			chromedp.Flag("disable-background-networking", true),
			chromedp.Flag("disable-component-update", true),
			chromedp.Flag("disable-sync", true),
			chromedp.Flag("hide-scrollbars", true),
			chromedp.WindowSize(1360, 860),
		}
		alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, cancel := chromedp.NewContext(alloc, chromedp.WithErrorf(func(string, ...any) {})) // it complains of events newer than it
		chromium.ctx = ctx
		chromium.cancel = func() { cancel(); stop() }
		chromium.err = chromedp.Run(ctx)
	})
	return chromium.ctx, chromium.err
}

// A tab is one page in a browser, watched: what it asked of whom, and what went
// wrong in its scripts.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	asked    []string // URLs
	troubles []string
}

// look is how a tab is set up.
type look struct {
	width, height int64  // 1360 by 860 when zero
	scheme        string // "dark" or "light", which is the default
	phone         bool
}

// openTab opens an address in a fresh tab and waits until the page stands. It
// fails the test, at its end, when a script of the page broke.
func openTab(t *testing.T, address string, l look) *tab {
	t.Helper()
	path := browserPath()
	if path == "" {
		t.Skip("no Chromium was found; install one or name it in DATELINE_CHROMIUM")
	}
	parent, err := startChromium(path)
	if err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	ctx, cancel := chromedp.NewContext(parent)
	t.Cleanup(cancel)
	if err := chromedp.Run(ctx); err != nil { // the tab lives as long as the context of its first run
		t.Fatalf("open a tab: %v", err)
	}
	b := &tab{t: t, ctx: ctx}
	chromedp.ListenTarget(ctx, b.watch)
	if l.width == 0 {
		l.width, l.height = 1360, 860
	}
	if l.scheme == "" {
		l.scheme = "light"
	}
	b.run(
		network.Enable(), runtime.Enable(),
		emulation.SetDeviceMetricsOverride(l.width, l.height, 1, l.phone),
		emulation.SetTouchEmulationEnabled(l.phone),
		emulation.SetFocusEmulationEnabled(true),
		emulation.SetTimezoneOverride("Europe/London"),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}),
		chromedp.Navigate(address),
	)
	b.until(`document.querySelector(".opening") && !document.querySelector("#say").disabled`)
	t.Cleanup(func() {
		for _, trouble := range b.found() {
			t.Errorf("a script of the page broke: %s", trouble)
		}
	})
	return b
}

func (b *tab) watch(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.asked = append(b.asked, e.Request.URL)
	case *runtime.EventExceptionThrown:
		b.troubles = append(b.troubles, e.ExceptionDetails.Error())
	}
}

func (b *tab) found() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.troubles
}

// requests are the addresses that the tab asked for anything so far.
func (b *tab) requests() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string{}, b.asked...)
}

func (b *tab) run(actions ...chromedp.Action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		b.shot("broken")
		b.t.Fatalf("drive the page: %v\nscripts: %v", err, b.found())
	}
}

// until waits for a JavaScript expression to be true.
func (b *tab) until(expression string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	look := fmt.Sprintf(`new Promise(done => {
		const look = () => { try { if (%s) return done(true) } catch {} setTimeout(look, 15) }
		look()
	})`, expression)
	var ok bool
	err := chromedp.Run(ctx, chromedp.Evaluate(look, &ok, awaited))
	if err != nil {
		b.shot("waiting")
		b.t.Fatalf("never came true: %s\n%v\nscripts: %v\nthe page says:\n%s", expression, err, b.found(), b.words("main"))
	}
}

// untilSays waits until the newest visible element that matches says the words,
// with spaces between its parts.
func (b *tab) untilSays(selector, words string) {
	b.t.Helper()
	b.until(fmt.Sprintf(`[...document.querySelectorAll(%q)].filter(n => n.checkVisibility()).at(-1)?.innerText.replace(/\s+/g, " ").includes(%q)`, selector, words))
}

// value is what a JavaScript expression comes to; a promise is waited for.
func value[T any](b *tab, expression string) T {
	b.t.Helper()
	var out T
	b.run(chromedp.Evaluate(expression, &out, awaited))
	return out
}

func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// words are what the first element that matches shows.
func (b *tab) words(selector string) string {
	var out string
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Run(ctx, chromedp.Evaluate(fmt.Sprintf(`document.querySelector(%q)?.innerText.replace(/\s+/g, " ") ?? ""`, selector), &out)); err != nil {
		return err.Error()
	}
	return out
}

// press presses keys, one by one, each as a keyboard does: a page that prevents
// what a key would do prevents what it would write as well.
func (b *tab) press(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		r := []rune(k)[0]
		key, ok := kb.Keys[r]
		if !ok {
			b.t.Fatalf("no key writes %q", k)
		}
		down := input.DispatchKeyEvent(input.KeyRawDown)
		if key.Text != "" {
			down = input.DispatchKeyEvent(input.KeyDown).WithText(key.Text).WithUnmodifiedText(key.Unmodified)
		}
		b.run(
			down.WithKey(key.Key).WithCode(key.Code).WithWindowsVirtualKeyCode(key.Windows),
			input.DispatchKeyEvent(input.KeyUp).WithKey(key.Key).WithCode(key.Code).WithWindowsVirtualKeyCode(key.Windows),
		)
	}
}

// write types words at once into the field that has the keyboard.
func (b *tab) write(words string) {
	b.t.Helper()
	b.run(input.InsertText(words))
}

// click clicks the newest visible element that matches and says the words; ""
// matches any.
func (b *tab) click(selector, words string) {
	b.t.Helper()
	b.until(fmt.Sprintf(`(window.target = [...document.querySelectorAll(%q)].filter(n => n.innerText.includes(%q) && n.checkVisibility()).at(-1), window.target?.scrollIntoView({block: "nearest"}), window.target)`, selector, words))
	var at []float64
	b.run(chromedp.Evaluate(`(r => [r.x + r.width / 2, r.y + r.height / 2])(window.target.getBoundingClientRect())`, &at))
	b.run(chromedp.MouseClickXY(at[0], at[1]))
}

// use types a whole command into the composer and sends it.
func (b *tab) use(line string) {
	b.t.Helper()
	b.click("#say", "")
	b.write(line)
	b.press(kb.Enter)
	b.untilSays(".command-name", line)
	b.press(kb.Enter)
}

// become plays another person.
func (b *tab) become(person string) {
	b.t.Helper()
	b.click(".who", person)
	b.until(fmt.Sprintf(`document.querySelector(".me")?.innerText.includes(%q) && document.querySelector("#line-down").hidden`, person))
}

// shot keeps a picture of the tab for a person to look at, when a folder for
// them is named.
func (b *tab) shot(name string) {
	dir := os.Getenv("DATELINE_SCREENSHOTS")
	if dir == "" {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	var png []byte
	if err := chromedp.Run(ctx, chromedp.CaptureScreenshot(&png)); err != nil {
		b.t.Logf("picture %s: %v", name, err)
		return
	}
	file := filepath.Join(dir, strings.ReplaceAll(b.t.Name(), "/", "-")+"-"+name+".png")
	if err := os.WriteFile(file, png, 0o644); err != nil {
		b.t.Error(err)
	}
}
