package web_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/dateline-bot/dateline/bot/sandbox/web/webtest"
)

// contrast lists the words on the page that stand out too little: the WCAG
// ratio of their colour to what is behind them is below 4.5, or 3 when they are
// large. What is greyed out and cannot be used is exempt, as WCAG has it.
const contrast = `(() => {
	const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
	const rgba = c => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); const d = canvas.getImageData(0, 0, 1, 1).data; return [d[0], d[1], d[2], d[3] / 255] }
	const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1)
	const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b }
	const behind = n => { const layers = []; for (; n; n = n.parentElement) { const c = rgba(getComputedStyle(n).backgroundColor); if (c[3] > 0) layers.push(c); if (c[3] === 1) break } return layers.reduceRight((b, l) => over(l, b), [255, 255, 255, 1]) }
	const weak = []
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
	while (walk.nextNode()) {
		const n = walk.currentNode.parentElement
		if (!walk.currentNode.data.trim() || !n.checkVisibility({ visibilityProperty: true }) || n.closest(":disabled, .sr-only, .side-time, .spoiler:not(.shown)")) continue
		const s = getComputedStyle(n), back = behind(n), a = light(over(rgba(s.color), back)), b = light(back)
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
		const large = parseFloat(s.fontSize) >= 24 || parseFloat(s.fontSize) >= 18.66 && s.fontWeight >= 700
		if (ratio < (large ? 3 : 4.5)) weak.push(ratio.toFixed(2) + " " + n.className + ": " + walk.currentNode.data.slice(0, 40))
	}
	return weak
})()`

func TestWordsStandOutInLightAndDark(t *testing.T) {
	for _, scheme := range []string{"light", "dark"} {
		t.Run(scheme, func(t *testing.T) {
			s, _ := start(t)
			if _, err := s.Person("mod").Say("news", "Good **morning** <#"+s.Info().Channels["log"]+"> `code` https://tide.example/\n-# small\n> quoted\n@everyone <t:1795334400:R>"); err != nil {
				t.Fatal(err)
			}
			b := browser.Open(t, s.URL()+"/#mod", webtest.Look{Scheme: scheme})
			check := func(when string) {
				t.Helper()
				for _, weak := range webtest.Value[[]string](b, contrast) {
					t.Errorf("%s: %s", when, weak)
				}
				b.Shot(when)
			}
			b.Use("/quote")
			b.UntilSays(".message", "goes to bed hungry")
			b.Use("/news latest")
			b.UntilSays(".message.ephemeral", "Only you can see this")
			check("messages")
			b.Use("/layout")
			b.UntilSays(".message", "Seven stories")
			check("layout")
			b.Click("#next-digest", "Next digest")
			b.UntilSays(".message", "Morning briefing · Tue")
			check("digest")
			b.Press("/")
			b.Click("#say", "")
			b.Press("/")
			b.UntilSays(".picker", "/quote")
			check("picker")
			b.Press("u", "p", "l", kb.Enter, kb.Escape)
			b.Press(kb.Escape)
			b.Use("/silence")
			b.UntilSays(".message", "did not respond")
			b.Click("#faults-button", "Faults")
			b.UntilSays(".menu", "Discord is down")
			check("faults")
			b.Press(kb.Escape)
			b.Use("/article paste")
			b.Until(`document.querySelector("dialog").open`)
			b.Click("dialog .button.primary", "Submit")
			b.UntilSays("dialog .field", "This field is required.")
			check("form")
		})
	}
}

func TestThemeIsChosenAndKept(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL(), webtest.Look{Scheme: "dark"})
	dark := webtest.Value[string](b, `getComputedStyle(document.body).backgroundColor`)
	b.Click("#theme-button", "")
	b.Until(fmt.Sprintf(`getComputedStyle(document.body).backgroundColor !== %q`, dark))
	light := webtest.Value[string](b, `getComputedStyle(document.body).backgroundColor`)
	b.Run(chromedp.Reload())
	b.Until(`document.querySelector(".opening")`)
	if got := webtest.Value[string](b, `getComputedStyle(document.body).backgroundColor`); got != light {
		t.Errorf("after a reload the page is %s, want %s as chosen", got, light)
	}
}

func TestPhoneShowsEverythingInItsWidth(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL()+"/#mod", webtest.Look{Width: 360, Height: 740, Phone: true})
	fits := func(when string) {
		t.Helper()
		b.Shot(when)
		if got := webtest.Value[int](b, `document.documentElement.scrollWidth`); got > 360 {
			t.Errorf("%s: the page is %d pixels wide, want at most 360", when, got)
		}
		out := webtest.Value[[]string](b, `[...document.querySelectorAll("button, input, textarea, a, .message, .embed")].filter(n => n.checkVisibility({ visibilityProperty: true }) && !n.closest(".sr-only, .people, .skip"))
			.filter(n => n.getBoundingClientRect().right > 360.5 || n.getBoundingClientRect().left < -0.5).map(n => n.className + " " + n.textContent.slice(0, 30))`)
		for _, o := range out {
			t.Errorf("%s: outside of the screen: %s", when, o)
		}
	}
	fits("opening")
	b.Use("/quote")
	b.UntilSays(".message", "goes to bed hungry")
	fits("quote")
	b.Use("/layout")
	b.UntilSays(".message", "Seven stories")
	fits("layout")
	b.Click("#next-digest", "Next digest")
	b.UntilSays(".message", "Morning briefing · Tue")
	fits("digest")
	b.Click("#channels-button", "")
	b.UntilSays(".channel-list", "announcements")
	b.Until(`document.querySelector(".side").getBoundingClientRect().left === 0`)
	fits("channels")
	b.Click(".channel", "log")
	b.UntilSays("#channel-title", "log")
	b.Until(`!document.body.classList.contains("drawer")`)
	b.Click("#tour-button", "Tour")
	b.UntilSays(".tour", "Meet Dateline")
	fits("tour")
	b.Click("#tour-close", "")
	b.Use("/article paste")
	b.Until(`document.querySelector("dialog").open`)
	fits("form")
}

func TestEveryControlHasANameAndTheKeyboardReachesIt(t *testing.T) {
	s, _ := start(t)
	b := browser.Open(t, s.URL()+"/#mod", webtest.Look{})
	b.Use("/quote")
	b.UntilSays(".message", "goes to bed hungry")
	nameless := webtest.Value[[]string](b, `[...document.querySelectorAll("button, input, textarea, select, a, [role=listbox], nav, [role=log]")].filter(n =>
		!(n.getAttribute("aria-label") || n.getAttribute("aria-labelledby") || n.labels?.length || n.innerText?.trim() || n.textContent.trim())).map(n => n.outerHTML.slice(0, 120))`)
	for _, n := range nameless {
		t.Errorf("without a name: %s", n)
	}
	want := []string{"#faults-button", "#next-digest", ".channel", `article[tabindex="0"]`, `[data-custom-id="another"]`, "#say", "#send", "#tour-close"}
	reached := map[string]bool{}
	webtest.Value[bool](b, `(document.activeElement.blur(), true)`)
	for range 60 {
		b.Press(kb.Tab)
		for _, selector := range want {
			if webtest.Value[bool](b, fmt.Sprintf(`document.activeElement.matches(%q) && getComputedStyle(document.activeElement).outlineStyle !== "none" || document.activeElement.id === "say" && %q === "#say"`, selector, selector)) {
				reached[selector] = true
			}
		}
	}
	for _, selector := range want {
		if !reached[selector] {
			t.Errorf("Tab does not reach %s with a visible outline", selector)
		}
	}
}
