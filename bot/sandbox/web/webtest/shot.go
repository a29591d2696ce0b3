package webtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Shot keeps a picture of the tab for a person to look at, named after the test
// and name. It does nothing unless DATELINE_SCREENSHOTS names a folder.
func (tab *Tab) Shot(name string) {
	if folder() == "" {
		return
	}
	var png []byte
	if err := tab.try(chromedp.CaptureScreenshot(&png)); err != nil {
		tab.t.Logf("picture %s: %v", name, err) // often the second thing to go wrong
		return
	}
	tab.keep(strings.ReplaceAll(tab.t.Name(), "/", "-")+"-"+name, png)
}

// Picture keeps name.png, a picture of the newest element that matches with a
// margin of so many CSS pixels above and below. The tab has to be tall enough
// to show the element whole. It does nothing unless DATELINE_SCREENSHOTS names
// a folder.
func (tab *Tab) Picture(name, selector string, margin float64) {
	tab.t.Helper()
	if folder() == "" {
		return
	}
	box := Value[struct{ X, Y, Width, Height, Room float64 }](tab, fmt.Sprintf(`(r => ({ x: r.x, y: r.y, width: r.width, height: r.height, room: innerHeight }))([...document.querySelectorAll(%q)].at(-1).getBoundingClientRect())`, selector))
	if box.Y < 0 || box.Y+box.Height > box.Room {
		tab.t.Fatalf("picture %s: the tab is too low to show it whole", name)
	}
	clip := &page.Viewport{X: box.X, Y: box.Y - margin, Width: box.Width, Height: box.Height + 2*margin, Scale: 1}
	var png []byte
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		png, err = page.CaptureScreenshot().WithClip(clip).Do(ctx)
		return err
	}))
	tab.keep(name, png)
}

func folder() string { return os.Getenv("DATELINE_SCREENSHOTS") }

func (tab *Tab) keep(name string, png []byte) {
	if err := os.MkdirAll(folder(), 0o755); err != nil {
		tab.t.Error(err)
		return
	}
	if err := os.WriteFile(filepath.Join(folder(), name+".png"), png, 0o644); err != nil {
		tab.t.Error(err)
	}
}
