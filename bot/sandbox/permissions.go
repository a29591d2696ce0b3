package sandbox

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// A Permission is a set of Discord's permission bits. In JSON it is a string
// of decimal digits.
type Permission uint64

// The bits that this Discord knows (topics/permissions.mdx).
const (
	permKickMembers    Permission = 1 << 1
	permAdministrator  Permission = 1 << 3
	permManageChannels Permission = 1 << 4
	permManageGuild    Permission = 1 << 5
	permAddReactions   Permission = 1 << 6
	permView           Permission = 1 << 10
	permSend           Permission = 1 << 11
	permTTS            Permission = 1 << 12
	permManageMessages Permission = 1 << 13
	permEmbed          Permission = 1 << 14
	permAttach         Permission = 1 << 15
	permHistory        Permission = 1 << 16
	permMention        Permission = 1 << 17
	permExternalEmoji  Permission = 1 << 18
	permManageRoles    Permission = 1 << 28
	permManageWebhooks Permission = 1 << 29
	permUseCommands    Permission = 1 << 31
	permManageThreads  Permission = 1 << 34
	permPublicThreads  Permission = 1 << 35
	permPrivateThreads Permission = 1 << 36
	permThreadSend     Permission = 1 << 38
	permExternalApps   Permission = 1 << 50
	permPin            Permission = 1 << 51
	permAll            Permission = 1<<53 - 1
)

var permissionNames = map[string]Permission{
	"KICK_MEMBERS":             permKickMembers,
	"ADMINISTRATOR":            permAdministrator,
	"MANAGE_CHANNELS":          permManageChannels,
	"MANAGE_GUILD":             permManageGuild,
	"ADD_REACTIONS":            permAddReactions,
	"VIEW_CHANNEL":             permView,
	"SEND_MESSAGES":            permSend,
	"SEND_TTS_MESSAGES":        permTTS,
	"MANAGE_MESSAGES":          permManageMessages,
	"EMBED_LINKS":              permEmbed,
	"ATTACH_FILES":             permAttach,
	"READ_MESSAGE_HISTORY":     permHistory,
	"MENTION_EVERYONE":         permMention,
	"USE_EXTERNAL_EMOJIS":      permExternalEmoji,
	"MANAGE_ROLES":             permManageRoles,
	"MANAGE_WEBHOOKS":          permManageWebhooks,
	"USE_APPLICATION_COMMANDS": permUseCommands,
	"MANAGE_THREADS":           permManageThreads,
	"CREATE_PUBLIC_THREADS":    permPublicThreads,
	"CREATE_PRIVATE_THREADS":   permPrivateThreads,
	"SEND_MESSAGES_IN_THREADS": permThreadSend,
	"USE_EXTERNAL_APPS":        permExternalApps,
	"PIN_MESSAGES":             permPin,
}

// MarshalText gives decimal digits.
func (p Permission) MarshalText() ([]byte, error) {
	return strconv.AppendUint(nil, uint64(p), 10), nil
}

// has reports whether all of the wanted bits are set.
func (p Permission) has(want Permission) bool { return p&want == want }

// ParsePermissions adds up permissions by Discord's names, "EMBED_LINKS". The
// error names the one it does not know.
func ParsePermissions(names ...string) (Permission, error) {
	var sum Permission
	for _, name := range names {
		bit, ok := permissionNames[strings.ToUpper(strings.TrimSpace(name))]
		if !ok {
			return 0, fmt.Errorf("no permission is called %q; there are %s", name, strings.Join(knownPermissions(), ", "))
		}
		sum |= bit
	}
	return sum, nil
}

func knownPermissions() []string {
	var out []string
	for name := range permissionNames {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// permissionsIn is what a member may do in a channel, computed as Discord
// documents it: base roles, then the channel's overwrites for everyone, for the
// member's roles together, and for the member.
func (g *guild) permissionsIn(user Snowflake, ch *channel) Permission {
	m := g.members[user]
	if m == nil {
		return 0
	}
	base := g.permissions(m)
	if base.has(permAdministrator) {
		return permAll
	}
	place := ch
	if ch.isThread() {
		place = ch.parent
	}
	perms := place.overwritten(g, m, base)
	return implied(perms, ch.isThread())
}

// permissions is what a member may do wherever no channel says otherwise.
func (g *guild) permissions(m *member) Permission {
	if m.user.ID == g.owner {
		return permAll
	}
	sum := g.everyone().permissions
	for _, id := range m.roles {
		if r := g.role(id); r != nil {
			sum |= r.permissions
		}
	}
	if sum.has(permAdministrator) {
		return permAll
	}
	return sum
}

func (ch *channel) overwritten(g *guild, m *member, perms Permission) Permission {
	if o := ch.overwrites[g.id]; o != nil {
		perms = perms&^o.deny | o.allow
	}
	var allow, deny Permission
	for _, id := range m.roles {
		if o := ch.overwrites[id]; o != nil {
			allow |= o.allow
			deny |= o.deny
		}
	}
	perms = perms&^deny | allow
	if o := ch.overwrites[m.user.ID]; o != nil {
		perms = perms&^o.deny | o.allow
	}
	return perms
}

// implied takes away what is worth nothing without another permission. In a
// thread SEND_MESSAGES_IN_THREADS stands for SEND_MESSAGES.
func implied(perms Permission, thread bool) Permission {
	if !perms.has(permView) {
		return 0
	}
	if thread {
		perms &^= permSend
		if perms.has(permThreadSend) {
			perms |= permSend
		}
	}
	if !perms.has(permSend) {
		perms &^= permMention | permTTS | permAttach | permEmbed
	}
	return perms
}
