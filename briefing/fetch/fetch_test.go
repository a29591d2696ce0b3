package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/dateline-bot/dateline/briefing"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// site is a web server on the loopback, and a client that may reach it.
func site(t *testing.T, h http.HandlerFunc) (address string, c *Client) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL, client(t, s.Listener.Addr().String())
}

func client(t *testing.T, allow ...string) *Client {
	t.Helper()
	c, err := New(Options{Allow: allow, Resolver: (&names{}).resolver()})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAPageIsFetchedAsItIs(t *testing.T) {
	var asked http.Header
	address, c := site(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r.Header
		w.Header().Set("Content-Type", "text/html; charset=koi8-r")
		fmt.Fprint(w, "<p>\xf0\xc1\xd2\xcf\xcd</p>")
	})
	got, err := c.Fetch(t.Context(), " "+address+"/a?b=c#d ")
	if err != nil {
		t.Fatal(err)
	}
	want := briefing.Page{URL: address + "/a?b=c", Type: "text/html; charset=koi8-r", Body: []byte("<p>\xf0\xc1\xd2\xcf\xcd</p>")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	if !strings.HasPrefix(asked.Get("User-Agent"), "Dateline/") || !strings.Contains(asked.Get("User-Agent"), "https://") {
		t.Errorf("got user agent %q, want one that says who asks", asked.Get("User-Agent"))
	}
	if asked.Get("Cookie") != "" || asked.Get("Referer") != "" || asked.Get("Authorization") != "" {
		t.Errorf("got header %v, want nothing of anybody's in it", asked)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	c := client(t, "127.0.0.1:1")
	for _, address := range []string{
		"http://127.0.0.1/", "http://127.0.0.1:8080/", "https://127.0.0.1/", "http://127.9.9.9/", "http://localhost/",
		"http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://0.0.0.0/",
		"http://169.254.169.254/latest/meta-data/", "http://224.0.0.1/", "http://255.255.255.255/",
		"http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://[64:ff9b::7f00:1]/",
		"http://loopback.example/", "http://metadata.example/", "http://loopback6.example/",
	} {
		if strings.Contains(address, "[") && !hasIPv6() || strings.Contains(address, "back6") && !hasIPv6() {
			continue
		}
		_, err := c.Fetch(t.Context(), address)
		if briefing.Say(err) != sayPrivate || briefing.KindOf(err) != briefing.Invalid {
			t.Errorf("%s: got %v, want %q", address, err, sayPrivate)
		}
	}
}

func hasIPv6() bool {
	l, err := net.Listen("tcp6", "[::1]:0")
	if err != nil {
		return false
	}
	return l.Close() == nil
}

func TestARedirectIntoThePrivateNetworkIsRefused(t *testing.T) {
	reached := false
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer inside.Close()
	for _, to := range []string{inside.URL, "http://127.0.0.1/", "http://loopback.example/", "http://169.254.169.254/"} {
		address, c := site(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
		if _, err := c.Fetch(t.Context(), address); briefing.Say(err) != sayPrivate {
			t.Errorf("to %s: got %v, want %q", to, err, sayPrivate)
		}
	}
	if reached {
		t.Error("the server inside was reached")
	}
}

func TestANameThatComesToLeadInsideIsRefused(t *testing.T) {
	fetched := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fetched++
		if r.URL.Path == "/" {
			http.Redirect(w, r, "/again", http.StatusFound)
		}
	}))
	defer s.Close()
	n := &names{flips: true} // flip.example is 127.0.0.1 at first, and 127.0.0.2 from then on
	c, err := New(Options{Allow: []string{s.Listener.Addr().String()}, Resolver: n.resolver()})
	if err != nil {
		t.Fatal(err)
	}
	port := strings.TrimPrefix(s.URL, "http://127.0.0.1")
	if _, err := c.Fetch(t.Context(), "http://flip.example"+port+"/"); briefing.Say(err) != sayPrivate {
		t.Errorf("got %v, want %q", err, sayPrivate)
	}
	if fetched != 1 {
		t.Errorf("got %d requests, want the first alone", fetched)
	}
}

func TestOnlyTheExactAddressAndPortAreAllowed(t *testing.T) {
	address, c := site(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "ok") })
	if _, err := c.Fetch(t.Context(), address); err != nil {
		t.Errorf("the allowed one: got %v, want it fetched", err)
	}
	port := strings.TrimPrefix(address, "http://127.0.0.1")
	for _, other := range []string{"http://127.0.0.2" + port, "http://127.0.0.1:1"} {
		if _, err := c.Fetch(t.Context(), other); briefing.Say(err) != sayPrivate {
			t.Errorf("%s: got %v, want %q", other, err, sayPrivate)
		}
	}
	for _, wrong := range []string{"localhost:80", "127.0.0.1", "10.0.0.0/8", "127.0.0.1:x", ""} {
		if _, err := New(Options{Allow: []string{wrong}}); err == nil || !strings.Contains(err.Error(), "127.0.0.1:8080") {
			t.Errorf("%q: got %v, want an error that shows how it is written", wrong, err)
		}
	}
}

func TestWhatIsNoWebAddressIsRefused(t *testing.T) {
	const userInfo = "That address has a name or password in it. Leave out what stands before the @."
	const badPort = "That address names a port that is not one of the web's, so I will not fetch it. Paste the text with `/article paste`."
	tests := map[string]string{
		"":                         sayBadURL,
		"news":                     sayBadURL,
		"courier.example/ferry":    sayBadURL,
		"ftp://courier.example/":   sayBadURL,
		"file:///etc/passwd":       sayBadURL,
		"gopher://127.0.0.1:70/_x": sayBadURL,
		"http://":                  sayBadURL,
		"http://:80/":              sayBadURL,
		"https://a\x00b/":          sayBadURL,
		"https://courier.example/" + strings.Repeat("x", longestURL): sayBadURL,
		"https://ana:word@courier.example/":                          userInfo,
		"http://public.example:22/":                                  badPort,
	}
	c := client(t)
	for address, want := range tests {
		_, err := c.Fetch(t.Context(), address)
		if got := briefing.Say(err); got != want || briefing.KindOf(err) != briefing.Invalid {
			t.Errorf("%.60q: got %q, want %q (%v)", address, got, want, err)
		}
	}
}

func TestRedirectsAreFollowedFiveTimes(t *testing.T) {
	address, c := site(t, func(w http.ResponseWriter, r *http.Request) {
		if n := len(r.URL.Path); n > 1 {
			http.Redirect(w, r, r.URL.Path[:n-1], http.StatusMovedPermanently)
		}
	})
	got, err := c.Fetch(t.Context(), address+"/12345")
	if err != nil || got.URL != address+"/" {
		t.Errorf("five: got %q, %v, want %q", got.URL, err, address+"/")
	}
	_, err = c.Fetch(t.Context(), address+"/123456")
	if got, want := briefing.Say(err), "That address leads from one page to the next without end. Open it yourself and copy the address of the page you want."; got != want {
		t.Errorf("six: got %q, want %q", got, want)
	}
	address, c = site(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "ftp://courier.example/", http.StatusFound)
	})
	if _, err = c.Fetch(t.Context(), address); briefing.Say(err) != sayBadURL {
		t.Errorf("to another scheme: got %v, want %q", err, sayBadURL)
	}
}

func TestAPageOfMoreThanTwoMebibytesIsRefused(t *testing.T) {
	const tooLarge = "That page is larger than 2 MiB, the most I read. Paste the text with `/article paste`."
	body := bytes.Repeat([]byte("x"), mostBytes+1)
	address, c := site(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/most":
			w.Write(body[:mostBytes])
		case "/more":
			w.Write(body)
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			defer z.Close()
			for range 5 {
				if _, err := z.Write(body); err != nil {
					return // the client has hung up, as it should
				}
			}
		}
	})
	if got, err := c.Fetch(t.Context(), address+"/most"); err != nil || len(got.Body) != mostBytes {
		t.Errorf("the most: got %d bytes, %v, want %d", len(got.Body), err, mostBytes)
	}
	for _, path := range []string{"/more", "/bomb"} {
		if _, err := c.Fetch(t.Context(), address+path); briefing.Say(err) != tooLarge {
			t.Errorf("%s: got %v, want %q", path, err, tooLarge)
		}
	}
}

func TestWhatASiteAnswersIsToldInWords(t *testing.T) {
	const remedy = " Paste the text with `/article paste`, or try again later."
	tests := []struct {
		status int
		kind   briefing.Kind
		want   string
	}{
		{http.StatusNotFound, briefing.NotFound, "The site answered 404 (no such page)."},
		{http.StatusGone, briefing.NotFound, "The site answered 410 (no such page)."},
		{http.StatusUnauthorized, briefing.Denied, "The site answered 401 (refused)."},
		{http.StatusForbidden, briefing.Denied, "The site answered 403 (refused)."},
		{http.StatusTooManyRequests, briefing.Unavailable, "The site answered 429 (too many requests)."},
		{http.StatusInternalServerError, briefing.Unavailable, "The site answered 500 (an error)."},
		{http.StatusServiceUnavailable, briefing.Unavailable, "The site answered 503 (out of order)."},
		{http.StatusNoContent, briefing.Unavailable, "The site answered 204 (an error)."},
	}
	for _, tt := range tests {
		address, c := site(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(tt.status) })
		_, err := c.Fetch(t.Context(), address)
		if got := briefing.Say(err); got != tt.want+remedy || briefing.KindOf(err) != tt.kind {
			t.Errorf("%d: got %q of kind %v, want %q of kind %v", tt.status, got, briefing.KindOf(err), tt.want+remedy, tt.kind)
		}
	}
}

func TestASiteThatIsNotThereIsToldInWords(t *testing.T) {
	gone := httptest.NewServer(nil)
	address := gone.Listener.Addr().String()
	gone.Close()
	hungUp, c := site(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	tests := []struct {
		name, address string
		c             *Client
		kind          briefing.Kind
		want          string
	}{
		{"a name nobody has", "https://nowhere.example/", client(t), briefing.NotFound, "I cannot find a site of that name. Check the address for a slip."},
		{"nobody answers", "http://" + address, client(t, address), briefing.Unavailable, "I could not reach the site. Paste the text with `/article paste`, or try again later."},
		{"it hangs up", hungUp, c, briefing.Unavailable, "I could not reach the site. Paste the text with `/article paste`, or try again later."},
	}
	for _, tt := range tests {
		_, err := tt.c.Fetch(t.Context(), tt.address)
		if got := briefing.Say(err); got != tt.want || briefing.KindOf(err) != tt.kind {
			t.Errorf("%s: got %q of kind %v, want %q of kind %v (%v)", tt.name, got, briefing.KindOf(err), tt.want, tt.kind, err)
		}
	}
}

func TestASiteThatTakesTooLongIsGivenUpAfterFifteenSeconds(t *testing.T) {
	answers := map[string]string{
		"nothing":       "",
		"half a header": "HTTP/1.1 200 OK\r\nContent-",
		"half a page":   "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>",
	}
	for name, answer := range answers {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := client(t)
				c.http.Transport.(*http.Transport).DialContext = func(context.Context, string, string) (net.Conn, error) {
					near, far := net.Pipe()
					go func() {
						defer far.Close()
						buf := make([]byte, 4096)
						_, _ = far.Read(buf)
						_, _ = far.Write([]byte(answer))
						_, _ = far.Read(buf) // until the client hangs up
					}()
					return near, nil
				}
				start := time.Now()
				_, err := c.Fetch(t.Context(), "http://slow.example/")
				if got, want := briefing.Say(err), "The site took too long to answer. Paste the text with `/article paste`, or try again later."; got != want {
					t.Errorf("got %q, want %q (%v)", got, want, err)
				}
				if took := time.Since(start); took != longest {
					t.Errorf("got it after %v, want %v", took, longest)
				}
			})
		})
	}
}

func TestACancelledFetchEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	address, c := site(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if _, err := c.Fetch(ctx, address); briefing.KindOf(err) != briefing.Unavailable {
		t.Errorf("got %v, want it Unavailable", err)
	}
}

func TestNoProxyIsAskedToDialForUs(t *testing.T) {
	if client(t).http.Transport.(*http.Transport).Proxy != nil {
		t.Error("got a proxy, want none: it would dial past the guard")
	}
}
