package sandbox

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/gorilla/websocket"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// Gateway close codes (topics/opcodes-and-status-codes.mdx).
const (
	closeUnknown       = 4000
	closeUnknownOp     = 4001
	closeDecode        = 4002
	closeNotIdentified = 4003
	closeBadToken      = 4004
	closeTwice         = 4005
	closeBadSeq        = 4007
	closeTooFast       = 4008
	closeTimedOut      = 4009
	closeBadShard      = 4010
	closeNeedsShards   = 4011
	closeBadVersion    = 4012
	closeBadIntents    = 4013
	closeDisallowed    = 4014
)

var closeReasons = map[int]string{
	closeUnknown: "Unknown error.", closeUnknownOp: "Unknown opcode.", closeDecode: "Error while decoding payload.", closeNotIdentified: "Not authenticated.",
	closeBadToken: "Authentication failed.", closeTwice: "Already authenticated.", closeBadSeq: "Invalid seq.",
	closeTooFast: "You are being rate limited.", closeTimedOut: "Session timed out.", closeBadShard: "Invalid shard.",
	closeNeedsShards: "Sharding required.", closeBadVersion: "Invalid API version.", closeBadIntents: "Invalid intent(s).", closeDisallowed: "Disallowed intent(s).",
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
	if code := c.agree(q); code != 0 {
		reason := websocket.FormatCloseMessage(code, closeReasons[code])
		ws.WriteControl(websocket.CloseMessage, reason, time.Now().Add(time.Second))
		ws.Close()
		return
	}
	c.greet()
	c.run()
}

// agree settles how the bot and the Gateway talk, and gives the code to close
// with when they cannot.
func (c *conn) agree(q url.Values) int {
	var err error
	if c.codec, err = newCodec(q.Get("compress")); err != nil || q.Get("encoding") == "etf" {
		return closeDecode
	}
	if c.version != 9 && c.version != 10 {
		return closeBadVersion
	}
	return 0
}

// greet says HELLO, and lets Close find the connection. One that comes too late
// for that ends at once.
func (c *conn) greet() {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conns[c] = struct{}{}
	c.out.add(frame{Op: opHello, Data: form.Object{"heartbeat_interval": s.Heartbeat.Milliseconds(), "_trace": []string{"sandbox"}}})
	if s.closed() {
		c.abandon()
	}
}

// take handles one frame and gives the code to close with, 0 to go on.
func (c *conn) take(raw []byte) int {
	if len(raw) > maxFrame {
		return closeDecode
	}
	if c.server.keeps(LimitEvents) && c.tooFast() {
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
		c.beat()
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
		if op == opMembers {
			return c.server.requestMembers(c.session, d)
		}
		return 0
	}
	return closeUnknownOp
}

// beat takes a heartbeat: the bot has time for two more, unless it was asked to
// leave.
func (c *conn) beat() {
	if !c.leaving {
		c.await(2 * c.server.Heartbeat)
	}
	if !c.silent {
		c.out.add(frame{Op: opAck})
	}
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
