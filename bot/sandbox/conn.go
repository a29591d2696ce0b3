package sandbox

import (
	"encoding/json"
	"errors"
	"io"
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
	leaving bool        // was asked to leave, or told to; guarded by Server.mu
	recent  []time.Time // when the last frames came

	dismissed bool // the writer has sent a close code
}

// run serves the connection until it ends; nothing of it runs afterwards.
func (c *conn) run() {
	var writing sync.WaitGroup
	writing.Go(c.write)
	c.read()
	c.out.close()
	writing.Wait()
	c.leave()
	if c.dismissed {
		c.drain()
	}
	c.ws.Close()
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	delete(c.server.conns, c)
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

// write sends what is queued, in order, until the queue is closed or something
// sent ends the connection. Then nothing more is read either.
func (c *conn) write() {
	for {
		select {
		case <-c.out.more:
			if !c.flush() {
				c.deafen()
				return
			}
		case <-c.out.closed:
			c.flush()
			return
		}
	}
}

// deafen stops the reading.
func (c *conn) deafen() {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.leaving = true
	c.await(0)
}

// drain waits a moment for a bot that was sent away to hang up: a socket closed
// over bytes that nobody read would take the close code with it.
func (c *conn) drain() {
	c.await(time.Second)
	io.Copy(io.Discard, c.ws.NetConn())
}

// flush writes everything queued and reports whether to go on.
func (c *conn) flush() bool {
	for _, f := range c.out.take() {
		c.ws.SetWriteDeadline(time.Now().Add(10 * time.Second))
		if f.closeCode != 0 {
			c.dismissed = true
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
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	if c.session != nil && c.session.conn == c {
		c.session.conn, c.session.awaySince = nil, c.server.Now()
	}
}
