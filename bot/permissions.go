package bot

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/briefing"
)

// A need is a permission without which digests cannot be posted, as the role
// settings call it.
type need struct {
	bit  int64
	name string
}

var needs = []need{
	{discordgo.PermissionViewChannel, "View Channel"},
	{discordgo.PermissionSendMessages, "Send Messages"},
	{discordgo.PermissionEmbedLinks, "Embed Links"},
}

// needsInThreads differ in the one that Discord asks for in place of Send Messages.
var needsInThreads = []need{
	{discordgo.PermissionViewChannel, "View Channel"},
	{discordgo.PermissionSendMessagesInThreads, "Send Messages in Threads"},
	{discordgo.PermissionEmbedLinks, "Embed Links"},
}

// MayPost names the permissions that are missing for digests in a channel, as
// Discord's role settings name them: none means that the bot may post there.
// NotFound means that the server has no such channel.
func (b *Bot) MayPost(ctx context.Context, ch briefing.Channel) ([]string, error) {
	held, err := b.permissions(ctx, ch)
	if err != nil {
		return nil, err
	}
	wanted := needs
	if held.thread {
		wanted = needsInThreads
	}
	var missing []string
	for _, n := range wanted {
		if held.bits&n.bit == 0 {
			missing = append(missing, n.name)
		}
	}
	return missing, nil
}

// A holding is what the bot may do in a channel.
type holding struct {
	bits   int64
	thread bool
}

// permissions works out what the bot may do in a channel, from what Discord
// says now: nothing of it is kept, because nothing tells when it changes.
func (b *Bot) permissions(ctx context.Context, ch briefing.Channel) (holding, error) {
	if !isID(ch.ID) || !isID(string(ch.Server)) {
		return holding{}, errNoChannel
	}
	if b.attendance.out(ch.Server) {
		return holding{}, unavailable(errOutage) // its channels only seem to be gone
	}
	channel, err := b.channel(ctx, ch)
	if r := refused(err); r != nil && r.Status == http.StatusForbidden {
		return holding{}, nil // it cannot even be seen
	}
	if err != nil {
		return holding{}, err
	}
	h := holding{thread: channel.IsThread()}
	if h.thread { // a thread has the overwrites of the channel it is in
		if channel, err = b.channel(ctx, briefing.Channel{Server: ch.Server, ID: channel.ParentID}); err != nil {
			return holding{}, err
		}
	}
	who, err := b.identity(ctx)
	if err != nil {
		return holding{}, unavailable(err)
	}
	var roles []*discordgo.Role
	if err := b.rest.call(ctx, http.MethodGet, "/guilds/"+string(ch.Server)+"/roles", nil, &roles); err != nil {
		return holding{}, unavailable(err)
	}
	var member discordgo.Member
	if err := b.rest.call(ctx, http.MethodGet, "/guilds/"+string(ch.Server)+"/members/"+who.User, nil, &member); err != nil {
		return holding{}, unavailable(err)
	}
	member.User = &discordgo.User{ID: who.User}
	h.bits = effective(string(ch.Server), roles, &member, channel.PermissionOverwrites)
	return h, nil
}

// channel reads a channel, which must be one of its server's.
func (b *Bot) channel(ctx context.Context, ch briefing.Channel) (*discordgo.Channel, error) {
	var c discordgo.Channel
	err := b.rest.call(ctx, http.MethodGet, "/channels/"+ch.ID, nil, &c)
	switch r := refused(err); {
	case r != nil && r.Code == codeUnknownChannel:
		return nil, errNoChannel
	case err != nil:
		return nil, unavailable(err)
	case c.GuildID != string(ch.Server):
		return nil, errNoChannel
	}
	return &c, nil
}

// effective is what a member may do in a channel, in the order that Discord
// documents: what the roles give; then what the channel denies and allows to
// everyone, to the member's roles taken together, and to the member.
func effective(server string, roles []*discordgo.Role, m *discordgo.Member, overwrites []*discordgo.PermissionOverwrite) int64 {
	var bits int64
	for _, r := range roles {
		if r.ID == server || slices.Contains(m.Roles, r.ID) {
			bits |= r.Permissions
		}
	}
	if bits&discordgo.PermissionAdministrator != 0 {
		return ^int64(0)
	}
	var everyone, ofRoles, own discordgo.PermissionOverwrite
	for _, o := range overwrites {
		switch {
		case o.ID == server:
			everyone = *o
		case o.ID == m.User.ID:
			own = *o
		case slices.Contains(m.Roles, o.ID):
			ofRoles.Deny |= o.Deny
			ofRoles.Allow |= o.Allow
		}
	}
	for _, o := range []discordgo.PermissionOverwrite{everyone, ofRoles, own} {
		bits = bits&^o.Deny | o.Allow
	}
	if until := m.CommunicationDisabledUntil; until != nil && until.After(time.Now()) {
		bits &= discordgo.PermissionViewChannel | discordgo.PermissionReadMessageHistory
	}
	return bits
}
