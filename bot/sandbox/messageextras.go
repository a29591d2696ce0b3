package sandbox

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

func (s *Server) bulkDelete(c *call) (int, any, error) {
	ch, perms, err := s.botChannel(c)
	if err != nil {
		return 0, nil, err
	}
	if !perms.has(permManageMessages) {
		return 0, nil, errPermissions
	}
	rule := form.Dict(form.Fields{"messages": form.Need(form.Set(2, maxHistory, form.Snowflake))})
	if err := check(rule, c.object()); err != nil {
		return 0, nil, err
	}
	oldest := s.Now().Add(-bulkDeleteAge)
	var gone []*Message
	for _, raw := range c.object()["messages"].([]any) {
		id := parseSnowflake(fmt.Sprint(raw))
		if id.Time().Before(oldest) {
			return 0, nil, errTooOld
		}
		if m := ch.message(id); m != nil && m.Reader == 0 {
			gone = append(gone, m)
		}
	}
	s.eraseAll(ch, gone)
	return http.StatusNoContent, nil, nil
}

func (s *Server) crosspost(c *call) (int, any, error) {
	ch, m, perms, err := s.message(c)
	switch {
	case err != nil:
		return 0, nil, err
	case ch.kind != channelAnnouncement:
		return 0, nil, errChannelType
	case !perms.has(permSend), m.Author != s.world.bot && !perms.has(permManageMessages):
		return 0, nil, errPermissions
	case m.Flags&flagCrossposted != 0:
		return 0, nil, errAlreadyCrossposted
	}
	sent := m.copied()
	sent.Flags |= flagCrossposted
	s.replace(ch, sent)
	return http.StatusOK, sent, nil
}

func (s *Server) addReaction(c *call) (int, any, error) {
	ch, m, perms, err := s.message(c)
	if err != nil {
		return 0, nil, err
	}
	if !perms.has(permHistory | permAddReactions) {
		return 0, nil, errPermissions
	}
	name, err := emoji(c)
	if err != nil {
		return 0, nil, err
	}
	changed := m.copied()
	for _, r := range changed.Reactions {
		if r["emoji"].(form.Object)["name"] == name {
			return http.StatusNoContent, nil, nil
		}
	}
	changed.Reactions = append(changed.Reactions, form.Object{
		"emoji": form.Object{"id": nil, "name": name}, "count": 1, "count_details": form.Object{"burst": 0, "normal": 1},
		"burst_colors": []string{}, "me_burst": false, "me": true,
	})
	s.swap(ch, changed)
	s.tellReaction("MESSAGE_REACTION_ADD", ch, changed, name)
	return http.StatusNoContent, nil, nil
}

func (s *Server) removeReaction(c *call) (int, any, error) {
	ch, m, _, err := s.message(c)
	if err != nil {
		return 0, nil, err
	}
	name, err := emoji(c)
	if err != nil {
		return 0, nil, err
	}
	changed := m.copied()
	for i, r := range changed.Reactions {
		if r["emoji"].(form.Object)["name"] == name {
			changed.Reactions = append(changed.Reactions[:i], changed.Reactions[i+1:]...)
			s.swap(ch, changed)
			s.tellReaction("MESSAGE_REACTION_REMOVE", ch, changed, name)
			break
		}
	}
	return http.StatusNoContent, nil, nil
}

// emoji reads the emoji of a path. Those of a guild's own are not known here.
func emoji(c *call) (string, error) {
	name, err := url.PathUnescape(c.req.PathValue("emoji"))
	first, _ := utf8.DecodeRuneInString(name)
	if err != nil || first < 0x80 || len(name) > maxReactionEmoji {
		return "", errUnknownEmoji
	}
	return name, nil
}

// withNumber copies a body with one number set.
func withNumber(body form.Object, key string, n int) form.Object {
	out := maps.Clone(body)
	out[key] = json.Number(strconv.Itoa(n))
	return out
}
