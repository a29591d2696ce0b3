package sandbox

import (
	"fmt"
	"slices"
	"strings"
)

// A Change is what somebody with the power to do so does to the world: POST
// /sandbox/change. What is not named stays as it is.
type Change struct {
	Channel string   `json:"channel,omitempty"`
	Delete  bool     `json:"delete,omitempty"` // the channel
	Rename  string   `json:"rename,omitempty"` // the channel
	Deny    []string `json:"deny,omitempty"`   // in the channel, to Role or Person
	Allow   []string `json:"allow,omitempty"`  // likewise
	Reset   bool     `json:"reset,omitempty"`  // takes the channel's overwrite for Role or Person away
	Role    string   `json:"role,omitempty"`   // "" with no Person is @everyone
	Person  string   `json:"person,omitempty"`

	Guild       string `json:"guild,omitempty"` // "" is the first
	KickBot     bool   `json:"kick_bot,omitempty"`
	AddBot      bool   `json:"add_bot,omitempty"`
	Unavailable *bool  `json:"unavailable,omitempty"`  // starts or ends an outage
	AddChannels int    `json:"add_channels,omitempty"` // text channels called channel-1 and so on

	// Command, of Guild, may then be used by those said here and not by others.
	Command     string            `json:"command,omitempty"`
	Permissions []ChangedOverride `json:"permissions,omitempty"`
}

// A ChangedOverride lets a role, person or channel use a command, or not.
type ChangedOverride struct {
	Role       string `json:"role,omitempty"`
	Person     string `json:"person,omitempty"`
	Channel    string `json:"channel,omitempty"`
	Permission bool   `json:"permission"`
}

// Change changes the world, and gives the ids of the channels that it added, by
// name. The error is a *Refusal that says what was not there.
func (s *Server) Change(c Change) (map[string]string, error) {
	s.setup()
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.Channel != "" {
		return nil, s.changeChannel(c)
	}
	g := s.world.guilds[0]
	if c.Guild != "" {
		if g = s.world.guild(s.world.lookup(c.Guild)); g == nil {
			return nil, notFound("No server is called %q.", c.Guild)
		}
	}
	switch {
	case c.KickBot && g.hasBot():
		s.kick(g)
	case c.AddBot && !g.hasBot():
		s.join(g)
	case c.Unavailable != nil:
		s.setAvailable(g, !*c.Unavailable)
	case c.Command != "":
		return nil, s.override(g, c)
	case c.AddChannels > 0:
		return s.addChannels(g, c.AddChannels), nil
	case !c.KickBot && !c.AddBot:
		return nil, badRequest("That changes nothing; see docs/sandbox.md for what can be changed.")
	}
	return nil, nil
}

func (s *Server) changeChannel(c Change) error {
	ch := s.world.channel(s.world.lookup(c.Channel))
	if ch == nil || ch.guild == nil {
		return notFound("No channel is called %q.", c.Channel)
	}
	if c.Delete {
		s.dropChannel(ch)
		return nil
	}
	if c.Rename != "" {
		delete(s.world.byName, ch.name)
		ch.name = c.Rename
		s.world.byName[ch.name] = ch.id
	}
	if len(c.Deny)+len(c.Allow) > 0 || c.Reset {
		if err := s.changeOverwrite(ch, c); err != nil {
			return err
		}
	}
	s.tellChannel(ch, "UPDATE")
	return nil
}

func (s *Server) changeOverwrite(ch *channel, c Change) error {
	who, person, refused := s.subject(ch.guild, c.Role, c.Person)
	if refused != nil {
		return refused
	}
	deny, err := ParsePermissions(c.Deny...)
	if err != nil {
		return badRequest("%s.", err)
	}
	allow, err := ParsePermissions(c.Allow...)
	if err != nil {
		return badRequest("%s.", err)
	}
	o := ch.overwrites[who]
	if o == nil || c.Reset {
		o = &overwrite{id: who, person: person}
	}
	o.deny = o.deny&^allow | deny
	o.allow = o.allow&^deny | allow
	ch.overwrites[who] = o
	if o.deny == 0 && o.allow == 0 {
		delete(ch.overwrites, who)
	}
	return nil
}

// subject finds a role or a person of a guild by name.
func (s *Server) subject(g *guild, roleName, name string) (id Snowflake, person bool, refused *Refusal) {
	if name != "" {
		u, refused := s.person(name)
		if refused != nil {
			return 0, false, refused
		}
		return u.ID, true, nil
	}
	if roleName == "" {
		roleName = "@everyone"
	}
	i := slices.IndexFunc(g.roles, func(r *role) bool { return r.name == roleName || r.id == parseSnowflake(roleName) })
	if i < 0 {
		return 0, false, notFound("No role is called %q.", roleName)
	}
	return g.roles[i].id, false, nil
}

// override decides who may use a command in a guild.
func (s *Server) override(g *guild, c Change) error {
	name := strings.TrimPrefix(c.Command, "/")
	i := slices.IndexFunc(s.commands, func(cmd *Command) bool { return cmd.Name == name && (cmd.GuildID == 0 || cmd.GuildID == g.id) })
	if i < 0 {
		return notFound("No command is called %q.", c.Command)
	}
	list := []commandPermission{}
	for _, p := range c.Permissions {
		made := commandPermission{Type: overrideRole, Permission: p.Permission}
		if p.Channel != "" {
			ch := s.world.channel(s.world.lookup(p.Channel))
			if ch == nil || ch.guild != g {
				return notFound("No channel is called %q.", p.Channel)
			}
			made.Type, made.ID = overrideChannel, ch.id
		} else {
			id, person, refused := s.subject(g, p.Role, p.Person)
			if refused != nil {
				return refused
			}
			if made.ID = id; person {
				made.Type = overrideUser
			}
		}
		list = append(list, made)
	}
	id := s.commands[i].ID
	g.overrides[id] = list
	if len(list) == 0 {
		delete(g.overrides, id)
	}
	s.dispatchGuild("APPLICATION_COMMAND_PERMISSIONS_UPDATE", g, 0, func(*session) any {
		return map[string]any{"id": id, "application_id": s.world.bot.ID, "guild_id": g.id, "permissions": list}
	})
	s.tellCommands()
	return nil
}

// addChannels adds text channels. The 500 that Discord lets a server have do
// not bind whoever plays its owner here.
func (s *Server) addChannels(g *guild, n int) map[string]string {
	added := map[string]string{}
	for next := 1; len(added) < n; next++ {
		name := fmt.Sprintf("channel-%d", next)
		if _, taken := s.world.byName[name]; taken {
			continue
		}
		ch := &channel{id: s.newID(), kind: channelText, guild: g, name: name, position: len(g.channels), overwrites: map[Snowflake]*overwrite{}}
		g.channels = append(g.channels, ch)
		s.world.byName[name] = ch.id
		added[name] = ch.id.String()
		s.dispatch("CHANNEL_CREATE", ch, func(*session) any { return ch.object() })
	}
	s.tellEverybody("world")
	return added
}
