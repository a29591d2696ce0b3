package sandbox

import (
	"crypto/rand"
	"encoding/json"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// Gateway opcodes (topics/opcodes-and-status-codes.mdx).
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoiceState     = 4
	opResume         = 6
	opReconnect      = 7
	opMembers        = 8
	opInvalidSession = 9
	opHello          = 10
	opAck            = 11
)

// A frame is what travels over the Gateway. Sequence and name are null unless
// it is a dispatch.
type frame struct {
	Op   int     `json:"op"`
	Data any     `json:"d"`
	Seq  *int    `json:"s"`
	Name *string `json:"t"`

	closeCode int // ends the connection instead, when not 0
}

// A session is a bot logged in to the Gateway. It outlives its connection for
// a while, and remembers what it sent so that it can be resumed. It is guarded
// by Server.mu.
type session struct {
	id        string
	intents   int
	shard     [2]int
	host      string // by which the bot reached the Gateway
	seq       int
	log       []frame // dispatches, for a resume; those before are forgotten
	conn      *conn   // nil while the bot is away
	awaySince time.Time
}

// send gives the bot an event, now or when it resumes.
func (sess *session) send(event string, body any) {
	raw, err := json.Marshal(body)
	if err != nil {
		raw = json.RawMessage("null")
	}
	sess.seq++
	seq := sess.seq
	f := frame{Op: opDispatch, Data: json.RawMessage(raw), Seq: &seq, Name: &event}
	if len(sess.log) >= maxReplay {
		sess.log = append(sess.log[:0], sess.log[maxReplay/2:]...)
	}
	sess.log = append(sess.log, f)
	if sess.conn != nil && !sess.conn.silent {
		sess.conn.out.add(f)
	}
}

// missed gives the dispatches after seq; ok is false when they are forgotten.
func (sess *session) missed(seq int) (frames []frame, ok bool) {
	if seq > sess.seq {
		return nil, false
	}
	for _, f := range sess.log {
		if *f.Seq > seq {
			frames = append(frames, f)
		}
	}
	return frames, len(frames) == sess.seq-seq
}

// serves reports whether events of a guild are this session's, by its shard.
// Direct messages are the first shard's.
func (sess *session) serves(g *guild) bool {
	if sess.shard[1] <= 1 {
		return true
	}
	if g == nil {
		return sess.shard[0] == 0
	}
	return int(uint64(g.id)>>22)%sess.shard[1] == sess.shard[0]
}

// newSessionID makes up the id of a session.
func newSessionID() string { return rand.Text() }

// resume gives a bot back its session, with what it missed. It reports whether
// there was anything to resume.
func (s *Server) resume(c *conn, d form.Object) (code int, ok bool) {
	if !s.authorized(d["token"]) {
		return closeBadToken, false
	}
	s.forgetSessions()
	sess := s.sessions[text(d["session_id"])]
	seq := number(d["seq"])
	if sess == nil {
		return 0, false
	}
	if seq > sess.seq {
		return closeBadSeq, false
	}
	missed, whole := sess.missed(seq)
	if !whole {
		return 0, false
	}
	if sess.conn != nil {
		sess.conn.abandon()
	}
	sess.conn, c.session, sess.host = c, sess, c.host
	for _, f := range missed {
		c.out.add(f)
	}
	sess.send("RESUMED", form.Object{})
	return 0, true
}

// forgetSessions ends those whose bot has been away for too long.
func (s *Server) forgetSessions() {
	for id, sess := range s.sessions {
		if sess.conn == nil && s.Now().Sub(sess.awaySince) > sessionLife {
			delete(s.sessions, id)
		}
	}
}
