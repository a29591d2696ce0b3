package bot

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

const (
	fakeToken = "the-bots-own-token"
	appID     = "100"
	userID    = "101"
	home      = "200"
	news      = "300"
)

// TestMain lets more tests run side by side than there are processors: most of
// their time discordgo sleeps, for a second whenever a connection ends.
func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", "16"); err != nil {
		panic(err)
	}
	m.Run()
}

// A discord is as much of Discord as a test says. Routes it was not told of
// are answered with 404, but for who the bot is and the list of its commands.
type discord struct {
	*httptest.Server

	mu      sync.Mutex
	routes  map[string]http.HandlerFunc
	seen    []request
	gateway func(*socket) // what is said on each connection
	dialled int
}

type request struct {
	Route  string // "POST /channels/300/messages"
	Query  string
	Header http.Header
	Body   string
}

func newDiscord(t testing.TB) *discord {
	t.Helper()
	d := &discord{routes: map[string]http.HandlerFunc{}}
	d.Server = httptest.NewServer(d)
	t.Cleanup(d.Close)
	d.on("GET /applications/@me", `{"id":"100","name":"Dateline"}`)
	d.on("GET /users/@me", `{"id":"101","username":"dateline"}`)
	d.on("PUT /applications/100/commands", `[]`)
	d.on("GET /gateway", `{"url":"ws`+strings.TrimPrefix(d.URL, "http")+`/gateway"}`)
	return d
}

// on answers a route with JSON and 200, and from the second answer on, if
// there are more, with those; the last is given for ever.
func (d *discord) on(route string, answers ...string) {
	d.handle(route, func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		answer := answers[0]
		if len(answers) > 1 {
			answers = answers[1:]
		}
		d.mu.Unlock()
		io.WriteString(w, answer)
	})
}

// refuse answers a route with a status and a body.
func (d *discord) refuse(route string, status int, body string) {
	d.handle(route, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(status)
		io.WriteString(w, body)
	})
}

func (d *discord) handle(route string, h http.HandlerFunc) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.routes[route] = h
}

func (d *discord) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/gateway/" {
		d.upgrade(w, r)
		return
	}
	body, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(body))
	path, ok := strings.CutPrefix(r.URL.Path, "/api/v10")
	route := r.Method + " " + path
	d.mu.Lock()
	d.seen = append(d.seen, request{route, r.URL.RawQuery, r.Header, string(body)})
	h := d.routes[route]
	d.mu.Unlock()
	if h == nil || !ok {
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, `{"code":0,"message":"404: Not Found"}`)
		return
	}
	h(w, r)
}

// requests are those of a route, in order; those of all routes for "".
func (d *discord) requests(route string) []request {
	d.mu.Lock()
	defer d.mu.Unlock()
	var found []request
	for _, r := range d.seen {
		if route == "" || r.Route == route {
			found = append(found, r)
		}
	}
	return found
}

// A socket is the far end of a gateway connection.
type socket struct {
	*websocket.Conn
	n  int // 1 for the first connection
	mu sync.Mutex
}

func (d *discord) upgrade(w http.ResponseWriter, r *http.Request) {
	conn, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	d.mu.Lock()
	d.dialled++
	s, say := &socket{Conn: conn, n: d.dialled}, d.gateway
	d.mu.Unlock()
	s.send(`{"op":10,"d":{"heartbeat_interval":60000}}`)
	say(s)
}

func (d *discord) connections() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.dialled
}

// send sends a frame, and nothing for "".
func (s *socket) send(frame string) {
	if frame == "" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.WriteMessage(websocket.TextMessage, []byte(frame))
}

func (s *socket) closeWith(code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
}

// next reads frames up to one of an op, and gives its data; nil at the end.
func (s *socket) next(op int) json.RawMessage {
	for {
		var frame struct {
			Op int             `json:"op"`
			D  json.RawMessage `json:"d"`
		}
		if s.ReadJSON(&frame) != nil {
			return nil
		}
		if frame.Op == op {
			return frame.D
		}
	}
}

const (
	opIdentify = 2
	opResume   = 6
	reconnect  = `{"op":7,"d":null}`
	ready      = `{"op":0,"s":1,"t":"READY","d":{"v":9,"session_id":"s","user":{"id":"101","username":"dateline"},"guilds":[]}}`
	resumed    = `{"op":0,"s":9,"t":"RESUMED","d":{}}`
)

// drain reads until the bot ends the connection, and tells how.
func (s *socket) drain() error {
	for {
		if _, _, err := s.ReadMessage(); err != nil {
			return err
		}
	}
}

// newBot makes a bot for a discord, which comes back sooner than it would.
func newBot(t testing.TB, d *discord, change ...func(*Options)) *Bot {
	t.Helper()
	store := briefingtest.NewStore()
	o := Options{Token: fakeToken, BaseURL: d.URL, Servers: store, Settings: store, Log: logOf(t),
		Patience: Patience{Retry: time.Millisecond, Longest: 10 * time.Millisecond}}
	for _, c := range change {
		c(&o)
	}
	b, err := New(o)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	b.rest.backoff = time.Millisecond
	b.rest.pace.limiter.SetLimit(rate.Inf) // its pace has tests of its own
	return b
}

// logOf is a log of which nothing may ever hold a token.
func logOf(t testing.TB) *slog.Logger {
	log := &tape{}
	t.Cleanup(func() {
		for _, secret := range []string{fakeToken, interactionToken} {
			if strings.Contains(log.String(), secret) {
				t.Errorf("the log holds a token:\n%s", log)
			}
		}
	})
	return slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// A tape is a buffer that may be written while it is read.
type tape struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (t *tape) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.buf.Write(p)
}

func (t *tape) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.buf.String()
}
