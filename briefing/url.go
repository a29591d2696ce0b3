package briefing

import (
	"net/url"
	"strings"
)

// CanonicalURL is the one form of a web address that stands for its page:
// scheme and host in lower case, no default port, no fragment, and none of the
// parameters that only tell where a reader came from. The error is Invalid when
// s is no address of the web.
func CanonicalURL(s string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.User != nil || !strings.EqualFold(u.Scheme, "https") && !strings.EqualFold(u.Scheme, "http") {
		return "", Errorf(Invalid, "That does not look like a web address. It should start with https://")
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	u.Host = strings.TrimSuffix(u.Host, map[string]string{"http": ":80", "https": ":443"}[u.Scheme])
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery = withoutTracking(u.RawQuery)
	return u.String(), nil
}

// withoutTracking keeps the parameters that may choose the page, as they were
// written and in their order.
func withoutTracking(query string) string {
	var kept []string
	for _, pair := range strings.Split(query, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !tracks(strings.ToLower(name)) {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

func tracks(name string) bool {
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid":
		return true
	}
	return strings.HasPrefix(name, "utm_")
}
