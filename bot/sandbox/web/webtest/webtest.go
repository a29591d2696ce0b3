// Package webtest drives the sandbox's page in headless Chromium.
//
// A [Browser] opens tabs. A [Tab] does what a person does (Press, Write, Click)
// and sees what a person sees (UntilSays, Words, Shot):
//
//	tab := browser.Open(t, server.URL(), webtest.Look{})
//	tab.Use("/quote")
//	tab.Click(".button", "Another")
//	tab.UntilSays(".message .embed-author", "Odd Hallvar")
//
// Elements are named by CSS selectors. Whatever goes wrong ends the test, and
// says what the page showed.
package webtest

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Patience bounds every wait of a tab. It is long because the machine may be
// busy; nothing waits for it when all is well.
const Patience = 20 * time.Second

// A Look is how a tab is set up. The zero Look is a light desktop. Every tab is
// in London, and nothing on it moves for show.
type Look struct {
	Width, Height int64  // in CSS pixels, 1360 by 860 when zero
	Scheme        string // "dark" or "light"; "" is light
	Phone         bool   // a touch screen
}

// A Tab is one page in a browser, watched: what it asked of whom, and what went
// wrong in its scripts. It belongs to one test.
type Tab struct {
	t   testing.TB
	ctx context.Context // ends with the test; chromedp keeps the tab in it

	mu       sync.Mutex
	asked    []string // addresses
	troubles []string
}

// Open opens an address in a fresh tab and waits until the page stands. The
// test is skipped when there is no Chromium, and fails, at its end, when a
// script of the page broke. The tab is closed after the test.
func (b *Browser) Open(t testing.TB, address string, l Look) *Tab {
	t.Helper()
	tab := &Tab{t: t, ctx: b.newTab(t)}
	chromedp.ListenTarget(tab.ctx, tab.watch)
	tab.Run(network.Enable(), runtime.Enable())
	tab.Run(l.actions()...)
	tab.Run(chromedp.Navigate(address))
	tab.Until(`document.querySelector(".opening") && !document.querySelector("#say").disabled`)
	t.Cleanup(func() {
		for _, trouble := range tab.found() {
			t.Errorf("a script of the page broke: %s", trouble)
		}
	})
	return tab
}

func (l Look) actions() []chromedp.Action {
	if l.Width == 0 {
		l.Width, l.Height = 1360, 860
	}
	if l.Scheme == "" {
		l.Scheme = "light"
	}
	return []chromedp.Action{
		emulation.SetDeviceMetricsOverride(l.Width, l.Height, 1, l.Phone),
		emulation.SetTouchEmulationEnabled(l.Phone),
		emulation.SetFocusEmulationEnabled(true), // each tab believes that it is in front
		emulation.SetTimezoneOverride("Europe/London"),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: l.Scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}),
	}
}

func (tab *Tab) watch(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		tab.asked = append(tab.asked, e.Request.URL)
	case *runtime.EventExceptionThrown:
		tab.troubles = append(tab.troubles, e.ExceptionDetails.Error())
	}
}

func (tab *Tab) found() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return slices.Clone(tab.troubles)
}

// Requests are the addresses that the tab asked for anything so far.
func (tab *Tab) Requests() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return slices.Clone(tab.asked)
}

// Resize gives the tab another size in CSS pixels, as when a person drags the
// window's corner.
func (tab *Tab) Resize(width, height int64) {
	tab.t.Helper()
	tab.Run(emulation.SetDeviceMetricsOverride(width, height, 1, false))
}

// Run does what chromedp can do and this package has no name for.
func (tab *Tab) Run(actions ...chromedp.Action) {
	tab.t.Helper()
	if err := tab.try(actions...); err != nil {
		tab.Shot("broken")
		tab.t.Fatalf("drive the page: %v\nscripts: %v", err, tab.found())
	}
}

func (tab *Tab) try(actions ...chromedp.Action) error {
	ctx, cancel := context.WithTimeout(tab.ctx, Patience)
	defer cancel()
	return chromedp.Run(ctx, actions...)
}
