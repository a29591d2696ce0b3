package sandbox

import (
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// shown is the whole world, for whoever plays in it: GET /sandbox/world.
func (s *Server) shown() form.Object {
	guilds, people := []any{}, []any{}
	for _, g := range s.world.guilds {
		guilds = append(guilds, g.shown())
	}
	for _, u := range s.world.people {
		people = append(people, s.shownPerson(u))
	}
	return form.Object{
		"now": s.newsNow().Format(time.RFC3339), "guilds": guilds, "people": people,
		"bot":      form.Object{"id": s.world.bot.ID, "username": s.world.bot.Username},
		"commands": append([]*Command{}, s.commands...),
	}
}

func (g *guild) shown() form.Object {
	channels, roles, members := []any{}, []any{}, []any{}
	for _, list := range [][]*channel{g.channels, g.threads} {
		for _, ch := range list {
			one := form.Object{"id": ch.id, "name": ch.name, "type": ch.kind, "position": ch.position}
			if ch.isThread() {
				one["parent_id"] = ch.parent.id
			}
			channels = append(channels, one)
		}
	}
	for _, r := range g.roles {
		roles = append(roles, form.Object{"id": r.id, "name": r.name, "permissions": r.permissions})
	}
	for id, m := range g.members {
		members = append(members, form.Object{"id": id, "name": m.user.Username})
	}
	return form.Object{"id": g.id, "name": g.name, "owner_id": g.owner, "channels": channels, "roles": roles, "members": members}
}

func (s *Server) shownPerson(u *User) form.Object {
	guilds, perms := []any{}, form.Object{}
	for _, g := range s.world.guilds {
		if g.members[u.ID] == nil {
			continue
		}
		guilds = append(guilds, g.id)
		for _, ch := range append(g.channels[:len(g.channels):len(g.channels)], g.threads...) {
			perms[ch.id.String()] = g.permissionsIn(u.ID, ch)
		}
	}
	return form.Object{"id": u.ID, "name": u.Username, "display_name": u.display(), "guilds": guilds, "permissions": perms}
}

// onOffer are the commands that Discord would offer a person in a channel.
func (s *Server) onOffer(name, channelName string) ([]*Command, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ch, refused := s.place(name, channelName)
	if refused != nil {
		return nil, refused
	}
	out := []*Command{}
	for _, cmd := range s.commands {
		if ch.guild != nil && s.offered(cmd, ch.guild, ch.guild.members[u.ID], ch) {
			out = append(out, cmd)
		}
	}
	return out, nil
}
