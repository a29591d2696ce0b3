package sandbox_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) { os.Exit(counts.report(code)) }))
}

type object = map[string]any

// start gives a running server that ends with the test.
func start(t testing.TB, s *sandbox.Server) *sandbox.Server {
	t.Helper()
	if err := s.Start("127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		http.DefaultClient.CloseIdleConnections()
	})
	return s
}

// A bot is the least that can be one: plain HTTP and a websocket.
type bot struct {
	t     testing.TB
	s     *sandbox.Server
	info  sandbox.Info
	base  string // where REST is
	token string
}

func newBot(t testing.TB, s *sandbox.Server) *bot {
	base := s.URL()
	if via := checkerURL(t, s); via != "" {
		base = via
	}
	return &bot{t: t, s: s, info: s.Info(), base: base, token: s.Token()}
}

// An answer is what REST gave back.
type answer struct {
	status  int
	headers http.Header
	body    []byte
}

func (a answer) list() []any {
	var v []any
	json.Unmarshal(a.body, &v)
	return v
}

// at follows a path of keys and indices into the body.
func (a answer) at(path string) any {
	var v any
	json.Unmarshal(a.body, &v)
	return dig(v, path)
}

func dig(v any, path string) any {
	for key := range strings.SplitSeq(path, "/") {
		switch t := v.(type) {
		case object:
			v = t[key]
		case []any:
			var i int
			fmt.Sscan(key, &i)
			if i >= len(t) {
				return nil
			}
			v = t[i]
		default:
			return nil
		}
	}
	return v
}

// rest calls the API with a JSON body, nil for none.
func (b *bot) rest(method, path string, body any) answer {
	b.t.Helper()
	var r io.Reader
	kind := ""
	switch t := body.(type) {
	case nil:
	case string:
		r, kind = strings.NewReader(t), "application/json"
	default:
		raw, err := json.Marshal(body)
		if err != nil {
			b.t.Fatal(err)
		}
		r, kind = bytes.NewReader(raw), "application/json"
	}
	return b.send(method, path, kind, r)
}

func (b *bot) send(method, path, kind string, body io.Reader) answer {
	b.t.Helper()
	req, err := http.NewRequest(method, b.base+"/api/v10"+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("User-Agent", "DiscordBot (https://example.org, 1.0)")
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	if b.token != "" {
		req.Header.Set("Authorization", "Bot "+b.token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	counts.met(req, resp.StatusCode)
	if b.base != b.s.URL() {
		counts.add(judged, 1)
	}
	return answer{resp.StatusCode, resp.Header, raw}
}

// must is rest, which has to be answered with a status.
func (b *bot) must(status int, method, path string, body any) answer {
	b.t.Helper()
	a := b.rest(method, path, body)
	if a.status != status {
		b.t.Fatalf("%s %s: got %d %s, want %d", method, path, a.status, a.body, status)
	}
	return a
}

// messages is the path of a channel's messages.
func (b *bot) messages(channel string) string {
	return "/channels/" + b.info.Channels[channel] + "/messages"
}

// register overwrites the global commands.
func (b *bot) register(commands ...object) {
	b.t.Helper()
	b.must(200, "PUT", "/applications/"+b.info.ApplicationID+"/commands", commands)
}

// A line is a bot's connection to the Gateway.
type line struct {
	t    testing.TB
	ws   *websocket.Conn
	mu   sync.Mutex
	seq  *int
	Name string // the session
}

type event struct {
	Op   int    `json:"op"`
	Data any    `json:"d"`
	Seq  *int   `json:"s"`
	Name string `json:"t"`
}

// dial connects and reads HELLO.
func (b *bot) dial(query string) *line {
	b.t.Helper()
	url := b.must(200, "GET", "/gateway/bot", nil).at("url").(string)
	ws, _, err := websocket.DefaultDialer.Dial(url+"/?v=10&encoding=json"+query, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	l := &line{t: b.t, ws: ws}
	b.t.Cleanup(func() { ws.Close() })
	return l
}

// next reads one frame.
func (l *line) next() (event, error) {
	l.ws.SetReadDeadline(time.Now().Add(10 * time.Second))
	var e event
	if err := l.ws.ReadJSON(&e); err != nil {
		return e, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if e.Seq != nil {
		l.seq = e.Seq
	}
	return e, nil
}

// wait reads up to a dispatch of that name.
func (l *line) wait(name string) event {
	l.t.Helper()
	for {
		e, err := l.next()
		if err != nil {
			l.t.Fatalf("waiting for %s: %v", name, err)
		}
		if e.Op == 0 && e.Name == name {
			return e
		}
	}
}

// op reads up to a frame of that opcode.
func (l *line) op(op int) event {
	l.t.Helper()
	for {
		e, err := l.next()
		if err != nil {
			l.t.Fatalf("waiting for op %d: %v", op, err)
		}
		if e.Op == op {
			return e
		}
	}
}

// closed reads until the connection ends and gives the close code.
func (l *line) closed() int {
	l.t.Helper()
	for {
		if _, err := l.next(); err != nil {
			if ce, ok := err.(*websocket.CloseError); ok {
				return ce.Code
			}
			return -1
		}
	}
}

func (l *line) say(op int, d any) {
	l.t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.ws.WriteJSON(object{"op": op, "d": d}); err != nil {
		l.t.Fatal(err)
	}
}

func (b *bot) identify(intents int, more ...object) object {
	d := object{"token": b.token, "intents": intents, "properties": object{"os": "linux", "browser": "test", "device": "test"}}
	for _, m := range more {
		maps.Copy(d, m)
	}
	return d
}

// login connects and identifies, up to READY and the guilds.
func (b *bot) login(intents int, more ...object) *line {
	b.t.Helper()
	l := b.dial("")
	l.op(10)
	l.say(2, b.identify(intents, more...))
	l.Name = l.wait("READY").Data.(object)["session_id"].(string)
	return l
}

// serve logs in and answers interactions until the test ends.
func (b *bot) serve(answer func(in object)) {
	b.t.Helper()
	l := b.login(0)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			e, err := l.next()
			if err != nil {
				return
			}
			if e.Name == "INTERACTION_CREATE" {
				answer(e.Data.(object))
			}
		}
	}()
	b.t.Cleanup(func() {
		l.ws.Close()
		<-done
	})
}

// respond gives the first answer to an interaction.
func (b *bot) respond(in object, kind int, data any) answer {
	body := object{"type": kind}
	if data != nil {
		body["data"] = data
	}
	return b.rest("POST", fmt.Sprintf("/interactions/%s/%s/callback", in["id"], in["token"]), body)
}

// hook is the path of an interaction's webhook.
func (b *bot) hook(in object) string {
	return fmt.Sprintf("/webhooks/%s/%s", b.info.ApplicationID, in["token"])
}

// A clock is moved by hand.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func newClock() *clock { return &clock{t: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// code is the word of a refusal, "" when err is none.
func code(err error) string {
	var refused *sandbox.Refusal
	if errors.As(err, &refused) {
		return refused.Code
	}
	return ""
}
