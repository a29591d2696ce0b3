package sandbox

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// A membersCall is what a bot asks for with op 8: the members of a guild whose
// name begins with something, those of some ids, or all of them
// (events/gateway-events.mdx, "Request Guild Members").
type membersCall struct {
	guild     Snowflake
	prefix    string
	byID      bool
	ids       []any
	limit     int
	presences bool
	nonce     string
}

// readMembersCall reads the data of an op 8; ok is false when it says not what
// is wanted.
func readMembersCall(d form.Object) (call membersCall, ok bool) {
	call = membersCall{guild: parseSnowflake(text(d["guild_id"])), limit: number(d["limit"]), presences: d["presences"] == true}
	if nonce := text(d["nonce"]); len(nonce) <= maxMembersNonce {
		call.nonce = nonce
	}
	switch ids := d["user_ids"].(type) {
	case []any:
		call.ids, call.byID = ids, true
	case string:
		call.ids, call.byID = []any{ids}, true
	}
	var queried bool
	call.prefix, queried = d["query"].(string)
	_, limited := form.Int(d["limit"])
	return call, call.guild != 0 && len(call.ids) <= maxMembersNamed && call.limit >= 0 && (call.byID || queried && limited)
}

// all reports whether the whole list is asked for, or the beginning of it.
func (m membersCall) all() bool { return !m.byID && m.prefix == "" }

// requestMembers answers op 8 in chunks, or gives the code to close the
// connection with. What the bot's intents do not reach is left unanswered [O].
func (s *Server) requestMembers(sess *session, d form.Object) int {
	call, ok := readMembersCall(d)
	if !ok {
		return closeDecode
	}
	g := s.world.guild(call.guild)
	if g == nil || !g.hasBot() || g.unavailable || !sess.serves(g) || call.all() && sess.intents&intentMembers == 0 {
		return 0
	}
	if wait := s.membersWait(call); wait > 0 {
		meta := call.named(form.Object{"guild_id": g.id})
		sess.send("RATE_LIMITED", form.Object{"opcode": opMembers, "retry_after": wait.Seconds(), "meta": meta})
		return 0
	}
	sess.sendMembers(g, call)
	return 0
}

// membersWait is how long a bot has to wait before it may ask for all members
// of a guild again, 0 when it need not.
func (s *Server) membersWait(call membersCall) time.Duration {
	if !call.all() || !s.keeps(LimitMembers) {
		return 0
	}
	now := s.Now()
	w, ok := s.limits.allow(fmt.Sprint("members ", call.guild), allowance{1, membersPer}, now)
	if ok {
		return 0
	}
	return w.ends.Sub(now)
}

// sendMembers sends the members asked for, in chunks of a thousand.
func (sess *session) sendMembers(g *guild, call membersCall) {
	found, missing := g.find(call)
	chunks := slices.Collect(slices.Chunk(found, membersChunk))
	if len(chunks) == 0 {
		chunks = [][]any{{}}
	}
	for i, members := range chunks {
		body := call.named(form.Object{"guild_id": g.id, "members": members, "chunk_index": i, "chunk_count": len(chunks)})
		if len(missing) > 0 {
			body["not_found"] = missing
		}
		if call.presences && sess.intents&intentPresences != 0 {
			body["presences"] = []any{} // nobody here is ever online
		}
		sess.send("GUILD_MEMBERS_CHUNK", body)
	}
}

// named puts the bot's own word for its request into an answer to it.
func (m membersCall) named(answer form.Object) form.Object {
	if m.nonce != "" {
		answer["nonce"] = m.nonce
	}
	return answer
}

// find gives the members that a call asks for, by age of their accounts, and
// the ids that are nobody's.
func (g *guild) find(call membersCall) (found, missing []any) {
	if call.byID {
		for _, id := range call.ids {
			if m := g.members[parseSnowflake(text(id))]; m != nil {
				found = append(found, m.object())
			} else {
				missing = append(missing, id)
			}
		}
		return found, missing
	}
	limit := call.limit
	if !call.all() && (limit == 0 || limit > maxMembersNamed) {
		limit = maxMembersNamed
	}
	byAge := func(a, b *member) int { return cmp.Compare(a.user.ID, b.user.ID) }
	for _, m := range slices.SortedFunc(maps.Values(g.members), byAge) {
		if limit > 0 && len(found) == limit {
			break
		}
		if strings.HasPrefix(strings.ToLower(m.user.Username), strings.ToLower(call.prefix)) {
			found = append(found, m.object())
		}
	}
	return found, nil
}
