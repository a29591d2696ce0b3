package sandbox

import (
	"encoding/json"
	"errors"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

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
	leaving bool        // was asked to leave; guarded by Server.mu
	recent  []time.Time // when the last frames came
}

// run serves the connection until it ends; nothing of it runs afterwards.
func (c *conn) run() {
	defer c.leave()
	var writing sync.WaitGroup
	writing.Go(c.write)
	c.read()
	c.out.close()
	writing.Wait()
}

// read takes in what the bot sends, until the connection ends or the bot must go.
func (c *conn) read() {
	c.ws.SetReadLimit(1 << 20)
	c.ws.SetCloseHandler(c.hungUp)
	c.await(2 * c.server.Heartbeat) // a bot that misses two heartbeats is gone, whatever else it says
	for {
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

// await gives the bot so long to be heard of. It reaches below the websocket,
// since what sets it is not always what reads.
func (c *conn) await(d time.Duration) { c.ws.NetConn().SetReadDeadline(time.Now().Add(d)) }

// hungUp takes a bot's close frame: 1000 and 1001 end its session for good. It
// is answered afterwards, so that no bot resumes what it has just ended.
func (c *conn) hungUp(code int, _ string) error {
	c.server.mu.Lock()
	if c.session != nil && c.session.conn == c && (code == websocket.CloseNormalClosure || code == websocket.CloseGoingAway) {
		delete(c.server.sessions, c.session.id)
	}
	c.server.mu.Unlock()
	return c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
}

// ended tells a bot that fell silent, or did not leave when asked to, why it is
// sent away.
func (c *conn) ended(err error) {
	var timeout interface{ Timeout() bool }
	if !errors.As(err, &timeout) || !timeout.Timeout() {
		return
	}
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	code := closeTimedOut
	if c.leaving {
		code = closeUnknown
	}
	c.out.add(frame{closeCode: code})
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
