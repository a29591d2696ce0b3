package webtest

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// A Browser is one Chromium for many tests. The zero Browser is ready: it
// starts with its first tab, and is safe for tests that run side by side.
// Pages of one address share what they keep, so each test serves its own.
type Browser struct {
	once sync.Once
	ctx  context.Context // chromedp keeps the browser in it
	stop func()
	err  error
}

// Close ends the browser, if it was started, and waits for it. The browser is
// asked first: killed, it can leave files behind.
func (b *Browser) Close() {
	if b.stop == nil {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, Patience)
	defer cancel()
	_ = chromedp.Cancel(ctx) // what would not close is killed by stop
	b.stop()
}

// newTab opens an empty tab that is closed after the test.
func (b *Browser) newTab(t testing.TB) context.Context {
	t.Helper()
	path := chromium()
	if path == "" {
		t.Skip("no Chromium was found; install one or name it in DATELINE_CHROMIUM")
	}
	b.once.Do(func() { b.start(path) })
	if b.err != nil {
		t.Fatalf("start %s: %v", path, b.err)
	}
	ctx, cancel := chromedp.NewContext(b.ctx)
	t.Cleanup(cancel)
	if err := chromedp.Run(ctx); err != nil { // the tab lives as long as the context of its first run
		t.Fatalf("open a tab: %v", err)
	}
	return ctx
}

// chromium is the path of one, "" when there is none.
func chromium() string {
	for _, name := range []string{os.Getenv("DATELINE_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}

func (b *Browser) start(path string) {
	alloc, stop := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("blink-settings", "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"), // there is a mouse
		chromedp.WindowSize(1360, 860),
	)
	ctx, _ := chromedp.NewContext(alloc, chromedp.WithErrorf(func(string, ...any) {})) // it complains of events newer than it
	b.ctx, b.stop = ctx, stop
	b.err = chromedp.Run(ctx)
}
