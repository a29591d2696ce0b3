package sandbox

import (
	"net/http"
	"slices"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// Kinds of command permission (interactions/application-commands.mdx).
const (
	overrideRole    = 1
	overrideUser    = 2
	overrideChannel = 3
)

// A commandPermission is what a guild decided for one role, member or channel.
type commandPermission struct {
	ID         Snowflake `json:"id"`
	Type       int       `json:"type"`
	Permission bool      `json:"permission"`
}

func (s *Server) listCommandPermissions(c *call) (int, any, error) {
	scope, err := s.scope(c)
	if err != nil {
		return 0, nil, err
	}
	out := []any{}
	g := s.world.guild(scope)
	for id := range g.overrides {
		out = append(out, s.overrideObject(g, id))
	}
	return http.StatusOK, out, nil
}

func (s *Server) getCommandPermissions(c *call) (int, any, error) {
	scope, err := s.scope(c)
	if err != nil {
		return 0, nil, err
	}
	id, err := c.id("command_id")
	if err != nil {
		return 0, nil, err
	}
	g := s.world.guild(scope)
	if len(g.overrides[id]) == 0 {
		return 0, nil, errCommandOverrides
	}
	return http.StatusOK, s.overrideObject(g, id), nil
}

func (s *Server) overrideObject(g *guild, id Snowflake) form.Object {
	return form.Object{"id": id, "application_id": s.world.bot.ID, "guild_id": g.id, "permissions": g.overrides[id]}
}

// offered reports whether Discord would offer a member a command in a channel.
// The guild's own decisions come before the permissions that the command asks
// for, and those about a member before those about roles.
func (s *Server) offered(cmd *Command, g *guild, m *member, ch *channel) bool {
	perms := g.permissionsIn(m.user.ID, ch)
	if !g.hasBot() || cmd.GuildID != 0 && cmd.GuildID != g.id || !perms.has(permView|permUseCommands) {
		return false
	}
	if len(cmd.Contexts) > 0 && !slices.Contains(cmd.Contexts, 0) {
		return false
	}
	if perms.has(permAdministrator) {
		return true
	}
	place := ch.id
	if ch.isThread() {
		place = ch.parent.id
	}
	for _, id := range []Snowflake{cmd.ID, s.world.bot.ID} {
		if allowed, decided := overridden(g.overrides[id], overrideChannel, func(id Snowflake) bool { return id == place || id == g.id-1 }); decided && !allowed {
			return false
		}
	}
	for _, id := range []Snowflake{cmd.ID, s.world.bot.ID} {
		if allowed, decided := memberOverride(g, g.overrides[id], m); decided {
			return allowed
		}
	}
	if cmd.DefaultMemberPermissions == nil {
		return true
	}
	need := Permission(parseSnowflake(*cmd.DefaultMemberPermissions))
	return need != 0 && perms.has(need)
}

// memberOverride is what a guild decided for a member: by person, by any of the
// roles, for everyone.
func memberOverride(g *guild, list []commandPermission, m *member) (allowed, decided bool) {
	if allowed, decided = overridden(list, overrideUser, func(id Snowflake) bool { return id == m.user.ID }); decided {
		return allowed, true
	}
	if allowed, decided = overridden(list, overrideRole, func(id Snowflake) bool { return slices.Contains(m.roles, id) }); decided {
		return allowed, true
	}
	return overridden(list, overrideRole, func(id Snowflake) bool { return id == g.id })
}

func overridden(list []commandPermission, kind int, about func(Snowflake) bool) (allowed, decided bool) {
	for _, p := range list {
		if p.Type == kind && about(p.ID) {
			allowed, decided = allowed || p.Permission, true
		}
	}
	return allowed, decided
}
