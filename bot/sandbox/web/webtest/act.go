package webtest

import (
	"fmt"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Press presses keys, one by one, each as a keyboard does: a page that prevents
// what a key would do prevents what it would write as well. A key is a
// character or one of package kb's.
func (tab *Tab) Press(keys ...string) {
	tab.t.Helper()
	for _, k := range keys {
		key, ok := kb.Keys[[]rune(k)[0]]
		if !ok {
			tab.t.Fatalf("no key writes %q", k)
		}
		down := input.DispatchKeyEvent(input.KeyRawDown)
		if key.Text != "" {
			down = input.DispatchKeyEvent(input.KeyDown).WithText(key.Text).WithUnmodifiedText(key.Unmodified)
		}
		tab.Run(
			down.WithKey(key.Key).WithCode(key.Code).WithWindowsVirtualKeyCode(key.Windows),
			input.DispatchKeyEvent(input.KeyUp).WithKey(key.Key).WithCode(key.Code).WithWindowsVirtualKeyCode(key.Windows),
		)
	}
}

// Write types words at once into the field that has the keyboard.
func (tab *Tab) Write(words string) {
	tab.t.Helper()
	tab.Run(input.InsertText(words))
}

// Click clicks the newest visible element that matches and says the words; ""
// matches any. It waits for one to be there.
func (tab *Tab) Click(selector, words string) {
	tab.t.Helper()
	tab.Until(fmt.Sprintf(`(window.target = [...document.querySelectorAll(%q)].filter(n => n.innerText.includes(%q) && n.checkVisibility()).at(-1), window.target?.scrollIntoView({block: "nearest"}), window.target)`, selector, words))
	at := Value[[]float64](tab, `(r => [r.x + r.width / 2, r.y + r.height / 2])(window.target.getBoundingClientRect())`)
	tab.Run(chromedp.MouseClickXY(at[0], at[1]))
}

// Use types a whole line into the composer, "/quote about:ferry", and sends
// the command that it becomes.
func (tab *Tab) Use(line string) {
	tab.t.Helper()
	tab.Click("#say", "")
	tab.Write(line)
	tab.Press(kb.Enter)
	tab.Until(fmt.Sprintf(`(name => name !== "" && (%[1]q + " ").startsWith(name + " "))(document.querySelector(".command-name").innerText)`, line))
	tab.Press(kb.Enter)
}

// Become plays another person, and waits until the page shows what that person
// sees and may do.
func (tab *Tab) Become(person string) {
	tab.t.Helper()
	tab.Click(".who", person)
	tab.Until(fmt.Sprintf(`document.querySelector(".me")?.innerText.includes(%q) && document.querySelector(".opening")`, person))
}
