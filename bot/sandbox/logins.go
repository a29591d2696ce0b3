package sandbox

import (
	"fmt"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// authorized reports whether a bot's token is the one that counts now. An
// IDENTIFY may carry it with or without "Bot " before it. Server.mu is held.
func (s *Server) authorized(given any) bool {
	return given == s.token || given == "Bot "+s.token
}

// identify logs a bot in, or gives the code to close its connection with.
func (s *Server) identify(c *conn, d form.Object) int {
	intents, ok := form.Int(d["intents"])
	switch {
	case !s.authorized(d["token"]):
		return closeBadToken
	case !ok || intents < 0 || intents&^intentsKnown != 0:
		return closeBadIntents
	case int(intents)&intentsPrivileged&^s.Privileged != 0:
		return closeDisallowed
	}
	sess := &session{intents: int(intents), host: c.host}
	if sess.shard, ok = shardOf(d["shard"]); !ok {
		return closeBadShard
	}
	if len(s.guildsOf(sess)) > guildsPerShard {
		return closeNeedsShards
	}
	if !s.inTurn(sess.shard[0]) {
		c.out.add(frame{Op: opInvalidSession, Data: false})
		return 0
	}
	if !s.loginLeft() {
		s.resetToken()
		return closeBadToken
	}
	s.admit(c, sess, d["compress"] == true)
	return 0
}

// shardOf reads [id, count], {0, 1} when there is none; ok is false for a shard
// that cannot be.
func shardOf(v any) (shard [2]int, ok bool) {
	if v == nil {
		return [2]int{0, 1}, true
	}
	list, _ := v.([]any)
	if len(list) != 2 {
		return shard, false
	}
	shard = [2]int{number(list[0]), number(list[1])}
	return shard, shard[0] >= 0 && shard[0] < shard[1]
}

// inTurn reports whether a shard may identify already: Concurrency of them may
// in five seconds, each of another remainder (events/gateway.mdx, "Rate Limiting").
func (s *Server) inTurn(shard int) bool {
	if !s.keeps(LimitPace) {
		return true
	}
	_, ok := s.limits.allow(fmt.Sprint("identify ", shard%s.Concurrency), allowance{1, identifyPer}, s.Now())
	return ok
}

// loginLeft uses up one of the day's logins, and reports whether there was one.
func (s *Server) loginLeft() bool {
	_, ok := s.limits.allow(loginsKey, allowance{dailyIdentifies, identifyDay}, s.Now())
	return ok || !s.keeps(LimitLogins)
}

// loginsKey is where a limiter counts the day's logins.
const loginsKey = "logins"

// startLimit is what a bot is told of the logins it has left.
func (s *Server) startLimit() form.Object {
	left, reset := dailyIdentifies, identifyDay
	if w, ok := s.limits.look(loginsKey, s.Now()); ok {
		left, reset = w.left, w.ends.Sub(s.Now())
	}
	return form.Object{
		"total": dailyIdentifies, "remaining": left, "reset_after": reset.Milliseconds(), "max_concurrency": s.Concurrency,
	}
}

// resetToken ends every session and makes the token worthless, as Discord does
// with a bot that logs in too often in a day; its owner would get a new one by
// mail, and here from [Server.Token].
func (s *Server) resetToken() {
	s.token = newToken(s.world.bot.ID)
	for id, sess := range s.sessions {
		delete(s.sessions, id)
		if sess.conn != nil {
			sess.conn.out.add(frame{closeCode: closeBadToken})
		}
	}
}

// admit starts a session that nothing speaks against.
func (s *Server) admit(c *conn, sess *session, compress bool) {
	sess.id = newSessionID()
	s.forgetSessions()
	s.sessions[sess.id] = sess
	sess.conn, c.session = c, sess
	if compress {
		c.out.add(frame{Op: opCompress})
	}
	s.sendReady(sess)
}

// guildsOf are the guilds with the bot whose events are a session's.
func (s *Server) guildsOf(sess *session) (list []*guild) {
	for _, g := range s.world.guilds {
		if g.hasBot() && sess.serves(g) {
			list = append(list, g)
		}
	}
	return list
}

func (s *Server) sendReady(sess *session) {
	guilds, mine := []any{}, s.guildsOf(sess)
	for _, g := range mine {
		guilds = append(guilds, form.Object{"id": g.id, "unavailable": true})
	}
	sess.send("READY", form.Object{
		"v": sess.conn.version, "user": s.world.bot, "guilds": guilds, "session_id": sess.id,
		"resume_gateway_url": gatewayURL(sess.host), "shard": sess.shard,
		"application": form.Object{"id": s.world.bot.ID, "flags": 0}, "private_channels": []any{},
		"user_settings": form.Object{}, "relationships": []any{}, "session_type": "normal",
	})
	if sess.intents&intentGuilds == 0 {
		return
	}
	for _, g := range mine {
		if !g.unavailable {
			sess.send("GUILD_CREATE", g.created(s.world.bot.ID))
		}
	}
}
