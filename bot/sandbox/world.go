package sandbox

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// worldMade is when the world's own things were made, so that their ids are the
// same at every start: what a bot keeps about them stays true.
var worldMade = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)

// world is everything there is. It is guarded by Server.mu.
type world struct {
	ids      mint
	bot      *User
	botRole  Permission
	everyone Permission
	people   []*User
	guilds   []*guild
	dms      []*channel
	// names and ids of what a person may name in a call
	byName map[string]Snowflake
}

// buildWorld makes the world that a description says. The error names what is
// named and not there.
func buildWorld(d *World) (*world, error) {
	w := &world{byName: map[string]Snowflake{}}
	var err error
	if w.botRole, err = ParsePermissions(d.Bot.Permissions...); err != nil {
		return nil, err
	}
	if w.everyone, err = ParsePermissions(d.Everyone...); err != nil {
		return nil, err
	}
	w.bot = &User{ID: w.id(), Username: d.Bot.Name, Discriminator: "0", Bot: true}
	for _, name := range d.People {
		display := strings.ToUpper(name[:1]) + name[1:]
		u := &User{ID: w.id(), Username: name, GlobalName: &display, Discriminator: "0"}
		w.people = append(w.people, u)
		if err := w.name(name, u.ID); err != nil {
			return nil, err
		}
	}
	for i := range d.Guilds {
		if err := w.addGuild(&d.Guilds[i]); err != nil {
			return nil, fmt.Errorf("guild %s: %w", d.Guilds[i].Name, err)
		}
	}
	return w, nil
}

func (w *world) id() Snowflake { return w.ids.next(worldMade) }

func (w *world) name(name string, id Snowflake) error {
	if _, taken := w.byName[name]; taken {
		return fmt.Errorf("the name %q is borne twice", name)
	}
	w.byName[name] = id
	return nil
}

func (w *world) addGuild(d *WorldGuild) error {
	g := &guild{id: w.id(), name: d.Name, members: map[Snowflake]*member{}, overrides: map[Snowflake][]commandPermission{}}
	if err := w.name(d.Name, g.id); err != nil {
		return err
	}
	owner := w.user(w.byName[d.Owner])
	if owner == nil {
		return fmt.Errorf("its owner %q is nobody", d.Owner)
	}
	g.owner = owner.ID
	g.roles = []*role{{id: g.id, name: "@everyone", permissions: w.everyone}}
	roles := map[string]Snowflake{"@everyone": g.id}
	for _, r := range d.Roles {
		perms, err := ParsePermissions(r.Permissions...)
		if err != nil {
			return fmt.Errorf("role %s: %w", r.Name, err)
		}
		made := &role{id: w.id(), name: r.Name, permissions: perms, position: len(g.roles), mentionable: r.Mentionable}
		g.roles, roles[r.Name] = append(g.roles, made), made.id
	}
	if err := w.addMembers(g, d, roles); err != nil {
		return err
	}
	for i, c := range d.Channels {
		if err := w.addChannel(g, c, i, roles); err != nil {
			return fmt.Errorf("channel %s: %w", c.Name, err)
		}
	}
	if !d.BotAbsent {
		w.addBot(g, worldMade)
	}
	w.guilds = append(w.guilds, g)
	return nil
}

func (w *world) addMembers(g *guild, d *WorldGuild, roles map[string]Snowflake) error {
	for _, m := range d.Members {
		u := w.user(w.byName[m.Name])
		if u == nil {
			return fmt.Errorf("its member %q is nobody", m.Name)
		}
		made := &member{user: u, joined: worldMade}
		for _, name := range m.Roles {
			id, ok := roles[name]
			if !ok {
				return fmt.Errorf("%s has the role %q, which is not there", m.Name, name)
			}
			made.roles = append(made.roles, id)
		}
		g.members[u.ID] = made
	}
	if g.members[g.owner] == nil {
		return fmt.Errorf("its owner is not a member")
	}
	return nil
}

func (w *world) addChannel(g *guild, d WorldChannel, position int, roles map[string]Snowflake) error {
	kind, ok := channelTypes[d.Type]
	if !ok {
		return fmt.Errorf("the type %q is none of text, announcement, forum, voice, category", d.Type)
	}
	ch := &channel{
		id: w.id(), kind: kind, guild: g, name: d.Name, topic: d.Topic, position: position,
		slowmode: d.Slowmode, notSafe: d.NotSafe, overwrites: map[Snowflake]*overwrite{},
	}
	if d.RequireTag {
		ch.flags |= forumRequiresTag
	}
	for _, name := range d.Tags {
		ch.tags = append(ch.tags, forumTag{id: w.id(), name: name})
	}
	for _, o := range d.Overwrites {
		if err := w.overwrite(ch, o, roles); err != nil {
			return err
		}
	}
	g.channels = append(g.channels, ch)
	return w.name(d.Name, ch.id)
}

func (w *world) overwrite(ch *channel, d WorldOverwrite, roles map[string]Snowflake) error {
	allow, err := ParsePermissions(d.Allow...)
	if err != nil {
		return err
	}
	deny, err := ParsePermissions(d.Deny...)
	if err != nil {
		return err
	}
	made := &overwrite{allow: allow, deny: deny}
	if id, ok := roles[d.For]; ok {
		made.id = id
	} else if u := w.user(w.byName[d.For]); u != nil {
		made.id, made.person = u.ID, true
	} else {
		return fmt.Errorf("an overwrite is for %q, which is neither role nor person", d.For)
	}
	ch.overwrites[made.id] = made
	return nil
}

// addBot makes the bot a member, with a role of its own.
func (w *world) addBot(g *guild, when time.Time) {
	r := &role{id: w.ids.next(when), name: w.bot.Username, permissions: w.botRole, position: len(g.roles), managed: true, bot: w.bot.ID}
	g.roles = append(g.roles, r)
	g.members[w.bot.ID] = &member{user: w.bot, roles: []Snowflake{r.id}, joined: when}
	g.botSince = when
}

// removeBot takes the bot and its role out of a guild.
func (w *world) removeBot(g *guild) {
	delete(g.members, w.bot.ID)
	g.roles = slices.DeleteFunc(g.roles, func(r *role) bool { return r.bot == w.bot.ID })
	g.botSince = time.Time{}
}

// user finds a person or the bot.
func (w *world) user(id Snowflake) *User {
	if id == w.bot.ID {
		return w.bot
	}
	for _, u := range w.people {
		if u.ID == id {
			return u
		}
	}
	return nil
}

// guild finds a guild, nil when there is none.
func (w *world) guild(id Snowflake) *guild {
	for _, g := range w.guilds {
		if g.id == id {
			return g
		}
	}
	return nil
}

// channel finds a channel, thread or direct message, nil when there is none.
func (w *world) channel(id Snowflake) *channel {
	for _, g := range w.guilds {
		for _, list := range [][]*channel{g.channels, g.threads} {
			for _, ch := range list {
				if ch.id == id {
					return ch
				}
			}
		}
	}
	for _, ch := range w.dms {
		if ch.id == id {
			return ch
		}
	}
	return nil
}

// lookup turns a name or an id into an id, 0 when it is neither. Of threads that
// share a name it is the newest.
func (w *world) lookup(nameOrID string) Snowflake {
	nameOrID = strings.TrimPrefix(nameOrID, "#")
	if id, ok := w.byName[nameOrID]; ok {
		return id
	}
	for _, g := range w.guilds {
		for _, th := range slices.Backward(g.threads) {
			if th.name == nameOrID {
				return th.id
			}
		}
	}
	return parseSnowflake(nameOrID)
}
