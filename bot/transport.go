package bot

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

const (
	discordHost = "discord.com"
	userAgent   = "DiscordBot (https://github.com/dateline-bot/dateline, 1)"
	requestTime = 20 * time.Second // from sending a request to the end of its answer
)

// transport is the one way out to Discord's API, for our own requests and for
// discordgo's. It brings them to wherever that API is, in the documented
// version, and no faster than allowed. It refuses to go anywhere else, since
// every request may carry the bot's token.
type transport struct {
	base *url.URL // scheme and host of the API
	next *http.Transport
	pace *pace
}

// RoundTrip sends r, once it may be sent.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host != discordHost {
		return nil, fmt.Errorf("%s is not Discord's API", r.URL.Host)
	}
	if err := t.pace.wait(r.Context(), r.Method, r.URL.Path); err != nil {
		return nil, fmt.Errorf("%w: %w", errUnsent, err)
	}
	// Its time begins now: waiting for a turn is no fault of the network's.
	ctx, cancel := context.WithTimeout(r.Context(), requestTime)
	out := r.Clone(ctx)
	out.URL.Scheme, out.URL.Host, out.Host = t.base.Scheme, t.base.Host, ""
	// discordgo v0.29.0 asks for version 9; version 10 is the documented one.
	out.URL.Path = strings.Replace(out.URL.Path, "/api/v9/", "/api/v10/", 1)
	out.Header.Set("User-Agent", userAgent)
	resp, err := t.next.RoundTrip(out)
	if err != nil {
		cancel()
		return nil, err
	}
	t.pace.learn(r.Method, r.URL.Path, resp.Header)
	resp.Body = timed{resp.Body, cancel}
	return resp, nil
}

// timed is the body of an answer whose request's time ends with it.
type timed struct {
	io.ReadCloser
	cancel context.CancelFunc
}

// Close closes the body.
func (t timed) Close() error {
	defer t.cancel()
	return t.ReadCloser.Close()
}

// CloseIdleConnections is for the client's method of that name.
func (t *transport) CloseIdleConnections() { t.next.CloseIdleConnections() }

// parseBase reads [Options.BaseURL].
func parseBase(raw string) (*url.URL, error) {
	if raw == "" {
		return &url.URL{Scheme: "https", Host: discordHost}, nil
	}
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil {
		return nil, briefing.Errorf(briefing.Invalid,
			"That address of Discord's API cannot be used. Give a scheme, a host and perhaps a port, for example http://127.0.0.1:8080.")
	}
	return u, nil
}

// withToken reports whether a path is one of the routes that carry a token of
// their own: answers to interactions. Discord does not count them among a
// bot's 50 requests a second, and a person is waiting for each.
func withToken(path string) bool {
	parts := segments(path)
	return len(parts) >= 3 && (parts[0] == "interactions" || parts[0] == "webhooks")
}

// route is a request without what differs from one call to the next: all ids
// but the first, by which Discord limits as well, and all tokens.
func route(method, path string) string {
	parts := segments(path)
	if withToken(path) {
		return method + " " + parts[0] + "/…"
	}
	seen := false
	for i, part := range parts {
		if !isID(part) {
			continue
		}
		if seen {
			parts[i] = "…"
		}
		seen = true
	}
	return method + " " + strings.Join(parts, "/")
}

// segments are the parts of an API path after "/api/v10/".
func segments(path string) []string {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	return parts[min(2, len(parts)):]
}

func isID(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
