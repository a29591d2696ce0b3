package slash

import (
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"
)

// mayPress tells whether a button, menu or form is honoured. Anyone can send
// any custom id, so this asks who is pressing, never what was shown to whom.
func (x exchange) mayPress(ctx context.Context, c *Call, t *route) error {
	if t.action.Anyone {
		return nil
	}
	k, isToken := x.memory.find(c.Arg)
	if isToken && k.server != c.Server {
		return ErrExpired
	}
	own := isToken && k.person == c.By.ID
	if own && k.command == t.top.Name && !k.authorised {
		return nil // what a button for anyone led to, say a page of a list
	}
	if isToken && !own && t.top.For == 0 {
		return &Refusal{Say: fmt.Sprintf("Only <@%s> can use these buttons. Run %s for your own.", k.person, t.shown())}
	}
	if !x.may(ctx, t.top) {
		return denied(t)
	}
	c.authorised = true
	return nil
}

// mayUse is what [Call.May] asks. A command that was not declared may be used
// by nobody.
func (x exchange) mayUse(ctx context.Context, command string) bool {
	c, ok := x.tops["slash "+command]
	if !ok {
		c, ok = x.tops["message "+command]
	}
	return ok && x.may(ctx, c)
}

// may tells whether the person may use a top command in that server.
func (x exchange) may(ctx context.Context, c *Command) bool {
	if x.in.Member.Permissions&discordgo.PermissionAdministrator != 0 {
		return true
	}
	if x.overrides != nil {
		if may, decided := x.overrides(ctx, x.in, c.Name); decided {
			return may
		}
	}
	return x.in.Member.Permissions&c.For == c.For
}

func denied(t *route) error {
	if name := permissionNames[t.top.For]; name != "" {
		return &Refusal{Say: fmt.Sprintf("That needs **%s** in this server.", name)}
	}
	return &Refusal{Say: fmt.Sprintf("You may not use %s in this server. Ask a moderator.", t.shown())}
}

// permissionNames are the words of Discord's role settings, for the
// permissions that commands are commonly for.
var permissionNames = map[int64]string{
	discordgo.PermissionAdministrator:   "Administrator",
	discordgo.PermissionManageGuild:     "Manage Server",
	discordgo.PermissionManageChannels:  "Manage Channels",
	discordgo.PermissionManageMessages:  "Manage Messages",
	discordgo.PermissionManageRoles:     "Manage Roles",
	discordgo.PermissionManageThreads:   "Manage Threads",
	discordgo.PermissionManageWebhooks:  "Manage Webhooks",
	discordgo.PermissionManageEvents:    "Manage Events",
	discordgo.PermissionModerateMembers: "Timeout Members",
	discordgo.PermissionKickMembers:     "Kick Members",
	discordgo.PermissionBanMembers:      "Ban Members",
	discordgo.PermissionMentionEveryone: "Mention @everyone",
	discordgo.PermissionManageNicknames: "Manage Nicknames",
	discordgo.PermissionViewAuditLogs:   "View Audit Log",
}
