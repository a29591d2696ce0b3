package sandbox

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"
	"time"

	"encoding/json"

	"github.com/gorilla/websocket"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// Gateway close codes (topics/opcodes-and-status-codes.mdx).
const (
	closeUnknownOp     = 4001
	closeDecode        = 4002
	closeNotIdentified = 4003
	closeBadToken      = 4004
	closeTwice         = 4005
	closeBadSeq        = 4007
	closeTooFast       = 4008
	closeTimedOut      = 4009
	closeBadShard      = 4010
	closeBadVersion    = 4012
	closeBadIntents    = 4013
	closeDisallowed    = 4014
)

var closeReasons = map[int]string{
	closeUnknownOp: "Unknown opcode.", closeDecode: "Error while decoding payload.", closeNotIdentified: "Not authenticated.",
	closeBadToken: "Authentication failed.", closeTwice: "Already authenticated.", closeBadSeq: "Invalid seq.",
	closeTooFast: "You are being rate limited.", closeTimedOut: "Session timed out.", closeBadShard: "Invalid shard.",
	closeBadVersion: "Invalid API version.", closeBadIntents: "Invalid intent(s).", closeDisallowed: "Disallowed intent(s).",
}

// opCompress is no opcode of Discord's: it tells the writer to compress from
// here on, as a bot may ask when it identifies.
const opCompress = -1

// A conn is one websocket of the Gateway. One goroutine reads it; another is
// the only one that writes.
type conn struct {
	server  *Server
	ws      *websocket.Conn
	host    string
	version int
	codec   codec
	out     *queue[frame]

	session *session    // guarded by Server.mu
	silent  bool        // hangs: nothing is said any more; guarded by Server.mu
	recent  []time.Time // when the last frames came
}

// serveGateway is the websocket endpoint.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }, ReadBufferSize: 4096, WriteBufferSize: 16384}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	q := r.URL.Query()
	c := &conn{server: s, ws: ws, host: r.Host, out: newQueue[frame](), version: 10}
	if v := q.Get("v"); v != "" {
		c.version, _ = strconv.Atoi(v)
	}
	c.codec, err = newCodec(q.Get("compress"))
	if c.version != 9 && c.version != 10 || err != nil || q.Get("encoding") == "etf" {
		code := closeBadVersion
		if c.version == 9 || c.version == 10 {
			code = closeDecode
		}
		ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, closeReasons[code]), time.Now().Add(time.Second))
		ws.Close()
		return
	}
	if s.admit(c) {
		defer s.running.Done()
		c.run()
	}
}

// admit counts a connection among those that Close waits for; false when the
// server is closed already.
func (s *Server) admit(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.done:
		c.ws.Close()
		return false
	default:
	}
	s.running.Add(1)
	s.conns[c] = struct{}{}
	c.out.add(frame{Op: opHello, Data: form.Object{"heartbeat_interval": s.Heartbeat.Milliseconds(), "_trace": []string{"sandbox"}}})
	return true
}

// run serves the connection until it ends; nothing of it runs afterwards.
func (c *conn) run() {
	defer c.leave()
	written := make(chan struct{})
	go func() {
		defer close(written)
		c.write()
	}()
	c.read()
	c.out.close()
	<-written
}

// read takes in what the bot sends, until the connection ends or the bot must go.
func (c *conn) read() {
	c.ws.SetReadLimit(1 << 20)
	for {
		// A bot that misses two heartbeats is gone.
		c.ws.SetReadDeadline(time.Now().Add(2 * c.server.Heartbeat))
		_, raw, err := c.ws.ReadMessage()
		if err != nil {
			c.ended(err)
			return
		}
		if code := c.take(raw); code != 0 {
			c.out.add(frame{closeCode: code})
			c.out.close()
			return
		}
	}
}

// ended looks at how the bot went: 1000 and 1001 end its session for good.
func (c *conn) ended(err error) {
	if !websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway) {
		var timeout interface{ Timeout() bool }
		if errors.As(err, &timeout) && timeout.Timeout() {
			c.out.add(frame{closeCode: closeTimedOut})
		}
		return
	}
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	if c.session != nil && c.session.conn == c {
		delete(c.server.sessions, c.session.id)
	}
}

// take handles one frame and gives the code to close with, 0 to go on.
func (c *conn) take(raw []byte) int {
	if len(raw) > maxFrame {
		return closeDecode
	}
	if c.tooFast() {
		return closeTooFast
	}
	var f struct {
		Op   *int            `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	if err := json.Unmarshal(raw, &f); err != nil || f.Op == nil {
		return closeDecode
	}
	var data any
	if len(bytes.TrimSpace(f.Data)) > 0 {
		var err error
		if data, err = decodeJSON(f.Data); err != nil {
			return closeDecode
		}
	}
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	return c.handle(*f.Op, data)
}

// handle does what a frame asks for. Server.mu is held.
func (c *conn) handle(op int, data any) int {
	d, _ := data.(form.Object)
	switch op {
	case opHeartbeat:
		if !c.silent {
			c.out.add(frame{Op: opAck})
		}
		return 0
	case opIdentify:
		if c.session != nil {
			return closeTwice
		}
		if c.server.meet(c) {
			return 0
		}
		return c.server.identify(c, d)
	case opResume:
		if c.session != nil {
			return closeTwice
		}
		if c.server.meet(c) {
			return 0
		}
		code, ok := c.server.resume(c, d)
		if code == 0 && !ok {
			c.out.add(frame{Op: opInvalidSession, Data: false})
		}
		return code
	case opPresence, opVoiceState, opMembers:
		if c.session == nil {
			return closeNotIdentified
		}
		return 0
	}
	return closeUnknownOp
}

// tooFast counts what the bot sends: more than 120 events in a minute are too many.
func (c *conn) tooFast() bool {
	now := c.server.Now()
	for len(c.recent) > 0 && now.Sub(c.recent[0]) > framesPer {
		c.recent = c.recent[1:]
	}
	c.recent = append(c.recent, now)
	return len(c.recent) > maxFrames
}

// write sends what is queued, in order. It ends when the queue is closed.
func (c *conn) write() {
	defer c.ws.Close()
	for {
		select {
		case <-c.out.more:
		case <-c.out.closed:
			c.flush()
			return
		}
		if !c.flush() {
			return
		}
	}
}

// flush writes everything queued and reports whether to go on.
func (c *conn) flush() bool {
	for _, f := range c.out.take() {
		c.ws.SetWriteDeadline(time.Now().Add(10 * time.Second))
		if f.closeCode != 0 {
			c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(f.closeCode, closeReasons[f.closeCode]), time.Now().Add(time.Second))
			return false
		}
		if f.Op == opCompress {
			c.codec = c.codec.compressed()
			continue
		}
		raw, err := json.Marshal(f)
		if err != nil {
			return false
		}
		if err := c.codec.write(c.ws, raw); err != nil {
			return false
		}
	}
	return true
}

// abandon cuts the connection without a close frame, as a network would.
func (c *conn) abandon() { c.ws.NetConn().Close() }

// leave notes that the bot is away. Its session waits for it a while.
func (c *conn) leave() {
	c.ws.Close()
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	delete(c.server.conns, c)
	if c.session != nil && c.session.conn == c {
		c.session.conn, c.session.awaySince = nil, c.server.Now()
	}
}
