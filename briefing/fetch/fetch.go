// Package fetch gets pages from the public web and refuses to get anything
// else.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"code.dny.dev/ssrf"

	"github.com/dateline-bot/dateline/briefing"
)

// Bounds of one fetch, redirects included.
const (
	mostBytes     = 2 << 20 // two mebibytes, after decompression
	mostRedirects = 5
	longest       = 15 * time.Second
	longestURL    = 2048 // bytes
	mostHeader    = 64 << 10
)

// userAgent says who asks, and for whom.
const userAgent = "Dateline/1.0 (+https://github.com/dateline-bot/dateline; news briefings for Discord servers)"

// Options are what a client may be told. The zero value is right for the
// public web.
type Options struct {
	// Allow lists exact addresses and ports, "127.0.0.1:8080", that may be
	// reached although they are inside a private network, or no port of the
	// web. It is never a name or a range.
	Allow []string
	// Resolver turns names into addresses; nil is the machine's own.
	Resolver *net.Resolver
}

// A Client gets pages. It is safe for concurrent use.
type Client struct {
	http *http.Client
}

// New makes a client. It keeps no connection open between fetches, so there is
// nothing to close. The error says which of the allowed addresses is none.
func New(o Options) (*Client, error) {
	allowed, err := parseAllowed(o.Allow)
	if err != nil {
		return nil, err
	}
	g := guard{public: ssrf.New(), allowed: allowed}
	dialer := &net.Dialer{Timeout: longest, Control: g.control, Resolver: o.Resolver}
	return &Client{http: &http.Client{
		Timeout:       longest,
		CheckRedirect: checkRedirect,
		Transport: &http.Transport{
			Proxy:                  nil, // a proxy would dial for us, past the guard
			DialContext:            dialer.DialContext,
			DisableKeepAlives:      true,
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    longest,
			MaxResponseHeaderBytes: mostHeader,
		},
	}}, nil
}

// Fetch gets the page at a web address. Page.URL is where it was found, after
// at most five redirects; Page.Type is the media type that the site declares.
//
// The error has words for whoever asked. It is Invalid when the address is
// none, is inside a private network, or leads to a page of more than 2 MiB or
// round in circles; NotFound when the site knows no such page; Denied when it
// refuses; and Unavailable when that may be another matter later.
func (c *Client) Fetch(ctx context.Context, address string) (briefing.Page, error) {
	u, err := checkURL(address)
	if err != nil {
		return briefing.Page{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return briefing.Page{}, &briefing.Error{Kind: briefing.Invalid, Say: sayBadURL, Err: err}
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,application/json;q=0.8,*/*;q=0.1")
	res, err := c.http.Do(req)
	if err != nil {
		return briefing.Page{}, explain(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return briefing.Page{}, explainStatus(res.StatusCode)
	}
	return read(res)
}

func read(res *http.Response) (briefing.Page, error) {
	body, err := io.ReadAll(io.LimitReader(res.Body, mostBytes+1))
	if err != nil {
		return briefing.Page{}, explain(fmt.Errorf("read the page: %w", err))
	}
	if len(body) > mostBytes {
		return briefing.Page{}, briefing.Errorf(briefing.Invalid, "That page is larger than 2 MiB, the most I read. Paste the text with `/article paste`.")
	}
	return briefing.Page{URL: res.Request.URL.String(), Type: res.Header.Get("Content-Type"), Body: body}, nil
}

// checkURL takes what is a web address by its form alone. Whether it may be
// reached is decided when it is dialled, by where its name then leads.
func checkURL(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil, len(address) > longestURL, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "":
		return nil, &briefing.Error{Kind: briefing.Invalid, Say: sayBadURL, Err: err}
	case u.User != nil:
		return nil, briefing.Errorf(briefing.Invalid, "That address has a name or password in it. Leave out what stands before the @.")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// checkRedirect holds each redirect to what the first address was held to.
func checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > mostRedirects {
		return briefing.Errorf(briefing.Invalid, "That address leads from one page to the next without end. Open it yourself and copy the address of the page you want.")
	}
	if _, err := checkURL(req.URL.String()); err != nil {
		return err
	}
	req.Header.Del("Referer")
	return nil
}

const (
	sayBadURL  = "That does not look like a web address. It should start with https://"
	sayPrivate = "That address is inside a private network, so I will not fetch it. Paste the text with `/article paste`."
)

// explain finds words for what went wrong on the way.
func explain(err error) error {
	if said, ok := errors.AsType[*briefing.Error](err); ok {
		return said
	}
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP):
		return &briefing.Error{Kind: briefing.Invalid, Say: sayPrivate, Err: err}
	case errors.Is(err, ssrf.ErrProhibitedPort):
		return &briefing.Error{Kind: briefing.Invalid, Say: "That address names a port that is not one of the web's, so I will not fetch it. Paste the text with `/article paste`.", Err: err}
	case isTimeout(err):
		return &briefing.Error{Kind: briefing.Unavailable, Say: "The site took too long to answer. Paste the text with `/article paste`, or try again later.", Err: err}
	case isUnknownHost(err):
		return &briefing.Error{Kind: briefing.NotFound, Say: "I cannot find a site of that name. Check the address for a slip.", Err: err}
	}
	return &briefing.Error{Kind: briefing.Unavailable, Say: "I could not reach the site. Paste the text with `/article paste`, or try again later.", Err: err}
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &t) && t.Timeout()
}

func isUnknownHost(err error) bool {
	d, ok := errors.AsType[*net.DNSError](err)
	return ok && d.IsNotFound
}

// explainStatus finds words for an answer that is no page.
func explainStatus(status int) error {
	kind, meaning := briefing.Unavailable, "an error"
	switch status {
	case http.StatusNotFound, http.StatusGone:
		kind, meaning = briefing.NotFound, "no such page"
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		kind, meaning = briefing.Denied, "refused"
	case http.StatusTooManyRequests:
		meaning = "too many requests"
	case http.StatusServiceUnavailable, http.StatusBadGateway, http.StatusGatewayTimeout:
		meaning = "out of order"
	}
	return briefing.Errorf(kind, "The site answered %d (%s). Paste the text with `/article paste`, or try again later.", status, meaning)
}
