package webtest

import (
	"fmt"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Until waits for a JavaScript expression to be true. One that throws is not.
func (tab *Tab) Until(expression string) {
	tab.t.Helper()
	look := fmt.Sprintf(`new Promise(done => {
		const look = () => { try { if (%s) return done(true) } catch {} setTimeout(look, 15) }
		look()
	})`, expression)
	if err := tab.try(chromedp.Evaluate(look, nil, awaited)); err != nil {
		tab.Shot("waiting")
		tab.t.Fatalf("never came true: %s\n%v\nscripts: %v\nthe page says:\n%s", expression, err, tab.found(), tab.Words("main"))
	}
}

// UntilSays waits until the newest visible element that matches says the words,
// with a space wherever its parts or lines meet.
func (tab *Tab) UntilSays(selector, words string) {
	tab.t.Helper()
	tab.Until(fmt.Sprintf(`[...document.querySelectorAll(%q)].filter(n => n.checkVisibility()).at(-1)?.innerText.replace(/\s+/g, " ").includes(%q)`, selector, words))
}

// Words are what the first element that matches shows, "" when there is none,
// or else why they cannot be read.
func (tab *Tab) Words(selector string) string {
	var words string
	if err := tab.try(chromedp.Evaluate(fmt.Sprintf(`document.querySelector(%q)?.innerText.replace(/\s+/g, " ") ?? ""`, selector), &words)); err != nil {
		return err.Error()
	}
	return words
}

// Value is what a JavaScript expression comes to; a promise is waited for.
func Value[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	var out T
	tab.Run(chromedp.Evaluate(expression, &out, awaited))
	return out
}

func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
