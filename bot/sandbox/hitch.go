package sandbox

import (
	"fmt"
	"time"
)

// What a Hitch may do.
const (
	doReconnect  = "reconnect"
	doInvalid    = "invalid"
	doClose      = "close"
	doHang       = "hang"
	doOp7AtLogin = "op7_instead_of_ready"
)

// patience is how long the server waits for a bot to leave after op 7.
const patience = 5 * time.Second

// A Hitch is something that happens on the Gateway: op 7 "reconnect", op 9
// "invalid" (resumable or not), a "close" with a code, a connection that falls
// silent ("hang"), or op 7 in answer to the next IDENTIFY or RESUME
// ("op7_instead_of_ready").
type Hitch struct {
	Do        string `json:"do"`
	Code      int    `json:"code,omitempty"`      // of a close; 0 means 4000
	Resumable bool   `json:"resumable,omitempty"` // of an op 9
}

// fatal are the close codes after which a session cannot be resumed.
var fatal = map[int]bool{
	1000: true, 1001: true, closeBadToken: true, closeBadSeq: true, closeTimedOut: true,
	closeBadShard: true, closeNeedsShards: true, closeBadVersion: true, closeBadIntents: true, closeDisallowed: true,
}

// Disturb lets something happen on the Gateway, to every bot connected now, or
// to the next that logs in. The error says what the hitch got wrong.
func (s *Server) Disturb(h Hitch) error {
	s.setup()
	s.mu.Lock()
	defer s.mu.Unlock()
	switch h.Do {
	case doOp7AtLogin:
		s.hitches = append(s.hitches, h)
		return nil
	case doReconnect, doInvalid, doClose, doHang:
	default:
		return fmt.Errorf("the Gateway can do reconnect, invalid, close, hang or op7_instead_of_ready, not %q", h.Do)
	}
	if h.Code == 0 {
		h.Code = closeUnknown
	}
	if h.Code < 1000 || h.Code > 4999 || h.Code == 1005 || h.Code == 1006 {
		return fmt.Errorf("%d is no close code that can be sent", h.Code)
	}
	for _, sess := range s.sessions {
		if sess.conn != nil {
			s.disturb(sess, h)
		}
	}
	return nil
}

func (s *Server) disturb(sess *session, h Hitch) {
	c := sess.conn
	switch h.Do {
	case doReconnect:
		c.out.add(frame{Op: opReconnect})
		c.leaving = true
		c.await(min(patience, 2*s.Heartbeat))
	case doInvalid:
		if !h.Resumable {
			delete(s.sessions, sess.id)
			c.session = nil
		}
		c.out.add(frame{Op: opInvalidSession, Data: h.Resumable})
	case doClose:
		if fatal[h.Code] {
			delete(s.sessions, sess.id)
		}
		sess.conn, sess.awaySince = nil, s.Now()
		c.out.add(frame{closeCode: h.Code})
	case doHang:
		c.silent = true
	}
}

// meet gives a bot that logs in the hitch that waits for it, and reports
// whether there was one.
func (s *Server) meet(c *conn) bool {
	for i, h := range s.hitches {
		if h.Do == doOp7AtLogin {
			s.hitches = append(s.hitches[:i], s.hitches[i+1:]...)
			c.out.add(frame{Op: opReconnect})
			return true
		}
	}
	return false
}
