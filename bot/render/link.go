package render

import (
	"net/url"
	"strings"
)

// link is a headline, at most most units of it, that leads to address. A
// headline that Discord would not take as the text of a link has the link
// after it, and an address that is not fit to be shown is left out.
func link(title, address string, most int) string {
	title = headline(title)
	shown := fit(title, most)
	to, ok := Address(address)
	switch {
	case !ok:
		return shown
	case strings.ContainsAny(title, "[]") || strings.Contains(title, "://"):
		return shown + " [link](" + to + ")"
	}
	return "[" + shown + "](" + to + ")"
}

// Address is a web address as it may stand in a message or under a button:
// http or https, no more than 512 units, without a name and password that
// could be taken for the site's, and with nothing in it that ends a link or
// the bold type around one.
func Address(address string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	safe := endsLink.Replace(u.String())
	if units(safe) > mostButtonURL || strings.ContainsFunc(safe, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", false
	}
	return safe, true
}

var endsLink = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `"`, "%22", "\\", "%5C", "`", "%60", "*", "%2A", "|", "%7C")
