package sandbox

import (
	"net/http"
	"strconv"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

func (s *Server) channelRoutes(add func(string, access, endpoint)) {
	add("GET /channels/{channel_id}", botOnly, s.getChannel)
	add("PATCH /channels/{channel_id}", botOnly, s.editChannel)
	add("DELETE /channels/{channel_id}", botOnly, s.deleteChannel)
	add("POST /channels/{channel_id}/typing", botOnly, s.startTyping)
}

// botChannel finds the channel of a call, and what the bot may do in it. The
// error tells a channel that is not there from one that cannot be seen.
func (s *Server) botChannel(c *call) (*channel, Permission, error) {
	id, err := c.id("channel_id")
	if err != nil {
		return nil, 0, err
	}
	ch := s.world.channel(id)
	if ch == nil {
		return nil, 0, errUnknownChannel
	}
	if ch.kind == channelDM {
		return ch, permView | permSend | permEmbed | permAttach | permHistory | permAddReactions, nil
	}
	perms := ch.guild.permissionsIn(s.world.bot.ID, ch)
	if !perms.has(permView) || ch.guild.unavailable {
		return nil, 0, errMissingAccess
	}
	return ch, perms, nil
}

func (s *Server) getChannel(c *call) (int, any, error) {
	ch, _, err := s.botChannel(c)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, ch.object(), nil
}

// editChannel changes a thread, or the name and topic of a channel.
func (s *Server) editChannel(c *call) (int, any, error) {
	ch, perms, err := s.botChannel(c)
	if err != nil {
		return 0, nil, err
	}
	need := permManageChannels
	if ch.isThread() {
		need = permManageThreads
	}
	if !perms.has(need) && !(ch.isThread() && ch.owner == s.world.bot.ID) {
		return 0, nil, errPermissions
	}
	body := c.object()
	rule := form.Dict(form.Fields{
		"name": form.Text(1, maxThreadName), "topic": form.Text(0, 1024), "archived": form.Bool, "locked": form.Bool,
		"auto_archive_duration": form.Choice(60, 1440, 4320, 10080), "rate_limit_per_user": form.Integer(0, maxSlowmode),
	})
	if err := check(rule, body); err != nil {
		return 0, nil, err
	}
	ch.apply(body)
	s.tellChannel(ch, "UPDATE")
	return http.StatusOK, ch.object(), nil
}

// apply changes a channel by a body that was checked.
func (ch *channel) apply(body form.Object) {
	if v, ok := body["name"].(string); ok {
		ch.name = v
	}
	if v, ok := body["topic"].(string); ok {
		ch.topic = v
	}
	if v, ok := body["archived"].(bool); ok {
		ch.archived = v
	}
	if v, ok := body["locked"].(bool); ok {
		ch.locked = v
	}
	if v := number(body["auto_archive_duration"]); v != 0 {
		ch.idle = v
	}
	if v, ok := body["rate_limit_per_user"]; ok {
		ch.slowmode = number(v)
	}
}

func (s *Server) deleteChannel(c *call) (int, any, error) {
	ch, perms, err := s.botChannel(c)
	if err != nil {
		return 0, nil, err
	}
	need := permManageChannels
	if ch.isThread() {
		need = permManageThreads
	}
	if !perms.has(need) {
		return 0, nil, errPermissions
	}
	out := ch.object()
	s.dropChannel(ch)
	return http.StatusOK, out, nil
}

func (s *Server) startTyping(c *call) (int, any, error) {
	_, perms, err := s.botChannel(c)
	if err == nil && !perms.has(permSend) {
		err = errPermissions
	}
	return http.StatusNoContent, nil, err
}

func (s *Server) guildRoutes(add func(string, access, endpoint)) {
	add("GET /guilds/{guild_id}", botOnly, s.getGuild)
	add("GET /guilds/{guild_id}/roles", botOnly, s.getRoles)
	add("GET /guilds/{guild_id}/channels", botOnly, s.getChannels)
	add("GET /guilds/{guild_id}/members/{user_id}", botOnly, s.getMember)
	add("GET /guilds/{guild_id}/threads/active", botOnly, s.getActiveThreads)
}

// botGuild finds the guild of a call when the bot is in it.
func (s *Server) botGuild(c *call) (*guild, error) {
	id, err := c.id("guild_id")
	if err != nil {
		return nil, err
	}
	g := s.world.guild(id)
	if g == nil || !g.hasBot() {
		return nil, errUnknownGuild
	}
	if g.unavailable {
		return nil, errMissingAccess
	}
	return g, nil
}

func (s *Server) getGuild(c *call) (int, any, error) {
	g, err := s.botGuild(c)
	if err != nil {
		return 0, nil, err
	}
	out := g.object()
	if with, _ := strconv.ParseBool(c.req.URL.Query().Get("with_counts")); with {
		out["approximate_member_count"], out["approximate_presence_count"] = len(g.members), 1
	}
	return http.StatusOK, out, nil
}

func (s *Server) getRoles(c *call) (int, any, error) {
	g, err := s.botGuild(c)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, g.roleObjects(), nil
}

func (s *Server) getChannels(c *call) (int, any, error) {
	g, err := s.botGuild(c)
	if err != nil {
		return 0, nil, err
	}
	out := []any{}
	for _, ch := range g.channels {
		out = append(out, ch.object())
	}
	return http.StatusOK, out, nil
}

func (s *Server) getMember(c *call) (int, any, error) {
	g, err := s.botGuild(c)
	if err != nil {
		return 0, nil, err
	}
	id, err := c.id("user_id")
	if err != nil {
		return 0, nil, err
	}
	m := g.members[id]
	if m == nil {
		if s.world.user(id) == nil {
			return 0, nil, errUnknownUser
		}
		return 0, nil, errUnknownMember
	}
	return http.StatusOK, m.object(), nil
}

func (s *Server) getActiveThreads(c *call) (int, any, error) {
	g, err := s.botGuild(c)
	if err != nil {
		return 0, nil, err
	}
	threads := []any{}
	for _, th := range g.threads {
		if !th.archived {
			threads = append(threads, th.object())
		}
	}
	return http.StatusOK, form.Object{"threads": threads, "members": []any{}, "has_more": false}, nil
}
