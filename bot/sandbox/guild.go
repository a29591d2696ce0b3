package sandbox

import (
	"slices"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// A User is an account, a person's or the bot's.
type User struct {
	ID            Snowflake `json:"id"`
	Username      string    `json:"username"`
	GlobalName    *string   `json:"global_name"`
	Avatar        *string   `json:"avatar"`
	Discriminator string    `json:"discriminator"`
	PublicFlags   int       `json:"public_flags"`
	Flags         int       `json:"flags"`
	Bot           bool      `json:"bot,omitempty"`
	PrimaryGuild  *struct{} `json:"primary_guild"`
}

// display is the name people see.
func (u *User) display() string {
	if u.GlobalName != nil {
		return *u.GlobalName
	}
	return u.Username
}

type guild struct {
	id          Snowflake
	name        string
	owner       Snowflake
	roles       []*role // the first is @everyone
	members     map[Snowflake]*member
	channels    []*channel // in order of position; threads are in threads
	threads     []*channel
	unavailable bool
	botSince    time.Time // when the bot joined; zero when it is not in
	// overrides are the guild's own command permissions, by command id, or by
	// the application's id for all commands of it.
	overrides map[Snowflake][]commandPermission
}

type role struct {
	id          Snowflake
	name        string
	permissions Permission
	position    int
	managed     bool
	mentionable bool
	bot         Snowflake // the bot whose role this is
}

type member struct {
	user   *User
	roles  []Snowflake
	joined time.Time
}

func (g *guild) everyone() *role { return g.roles[0] }

func (g *guild) role(id Snowflake) *role {
	for _, r := range g.roles {
		if r.id == id {
			return r
		}
	}
	return nil
}

func (g *guild) hasBot() bool { return !g.botSince.IsZero() }

// object is the guild as REST gives it.
func (g *guild) object() form.Object {
	return form.Object{
		"id": g.id, "name": g.name, "owner_id": g.owner, "roles": g.roleObjects(),
		"icon": nil, "description": nil, "home_header": nil, "splash": nil, "discovery_splash": nil,
		"features": []string{}, "banner": nil, "application_id": nil, "region": "deprecated",
		"afk_channel_id": nil, "afk_timeout": 300, "system_channel_id": nil, "system_channel_flags": 0,
		"widget_enabled": false, "widget_channel_id": nil, "verification_level": 0,
		"default_message_notifications": 1, "mfa_level": 0, "explicit_content_filter": 0,
		"max_presences": nil, "max_members": 500000, "max_stage_video_channel_users": 50,
		"max_video_channel_users": 25, "vanity_url_code": nil, "premium_tier": 0,
		"premium_subscription_count": 0, "preferred_locale": "en-US", "rules_channel_id": nil,
		"safety_alerts_channel_id": nil, "public_updates_channel_id": nil,
		"premium_progress_bar_enabled": false, "nsfw": false, "nsfw_level": 0,
		"emojis": []any{}, "stickers": []any{}, "incidents_data": nil,
	}
}

// created is the guild as GUILD_CREATE gives it to the bot.
func (g *guild) created(bot Snowflake) form.Object {
	out := g.object()
	out["joined_at"] = stamp(g.botSince)
	out["large"] = len(g.members) > largeThreshold
	out["unavailable"] = false
	out["member_count"] = len(g.members)
	out["voice_states"], out["presences"] = []any{}, []any{}
	out["stage_instances"], out["guild_scheduled_events"], out["soundboard_sounds"] = []any{}, []any{}, []any{}
	out["members"] = []any{g.members[bot].object()}
	channels, threads := []any{}, []any{}
	for _, ch := range g.channels {
		channels = append(channels, ch.object())
	}
	for _, th := range g.threads {
		threads = append(threads, th.object())
	}
	out["channels"], out["threads"] = channels, threads
	return out
}

func (g *guild) roleObjects() []any {
	out := []any{}
	for _, r := range g.roles {
		out = append(out, r.object())
	}
	return out
}

func (r *role) object() form.Object {
	out := form.Object{
		"id": r.id, "name": r.name, "permissions": r.permissions, "position": r.position,
		"color": 0, "hoist": false, "managed": r.managed, "mentionable": r.mentionable,
		"colors": form.Object{"primary_color": 0, "secondary_color": nil, "tertiary_color": nil},
		"icon":   nil, "unicode_emoji": nil, "flags": 0,
	}
	if r.bot != 0 {
		out["tags"] = form.Object{"bot_id": r.bot}
	}
	return out
}

func (m *member) object() form.Object {
	out := m.partial()
	out["user"] = m.user
	return out
}

// partial is the member without the account, as messages and interactions carry it.
func (m *member) partial() form.Object {
	roles := m.roles
	if roles == nil {
		roles = []Snowflake{}
	}
	return form.Object{
		"roles": roles, "joined_at": stamp(m.joined), "nick": nil, "avatar": nil, "banner": nil,
		"communication_disabled_until": nil, "flags": 0, "pending": false, "premium_since": nil,
		"mute": false, "deaf": false,
	}
}

// remove takes a channel out of the guild, and the threads under it.
func (g *guild) remove(ch *channel) {
	same := func(c *channel) bool { return c == ch }
	g.channels = slices.DeleteFunc(g.channels, same)
	g.threads = slices.DeleteFunc(g.threads, func(c *channel) bool { return c == ch || c.parent == ch })
}
