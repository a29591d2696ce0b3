package sandbox

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// listMessages is history, newest first. What the bot may read of it goes by
// what it was granted, whether or not it is connected.
func (s *Server) listMessages(c *call) (int, any, error) {
	ch, perms, err := s.botChannel(c)
	if err != nil {
		return 0, nil, err
	}
	q := c.req.URL.Query()
	limit := defaultHistory
	if raw := q.Get("limit"); raw != "" {
		rule := form.Dict(form.Fields{"limit": form.Integer(1, maxHistory)})
		if err := check(rule, form.Object{"limit": raw}); err != nil {
			return 0, nil, err
		}
		limit = number(raw)
	}
	if !perms.has(permHistory) {
		return http.StatusOK, []*Message{}, nil
	}
	list := history(ch, q, limit)
	for i, m := range list {
		list[i] = s.veiled(ch, m, s.Privileged)
	}
	return http.StatusOK, list, nil
}

// history is at most limit messages that everybody sees, newest first: those
// around an id, those that follow one, those before one, or the newest.
func history(ch *channel, q url.Values, limit int) []*Message {
	seen := slices.DeleteFunc(slices.Clone(ch.messages), func(m *Message) bool { return m.Reader != 0 })
	at := func(id Snowflake) int {
		i, _ := slices.BinarySearchFunc(seen, id, func(m *Message, id Snowflake) int { return cmp.Compare(m.ID, id) })
		return i
	}
	from, to := max(0, len(seen)-limit), len(seen)
	switch {
	case q.Has("around"):
		from = max(0, at(parseSnowflake(q.Get("around")))-limit/2)
		to = min(len(seen), from+limit)
	case q.Has("after"):
		from = at(parseSnowflake(q.Get("after")) + 1)
		to = min(len(seen), from+limit)
	case q.Has("before"):
		to = at(parseSnowflake(q.Get("before")))
		from = max(0, to-limit)
	}
	out := append([]*Message{}, seen[from:to]...)
	slices.Reverse(out)
	return out
}
