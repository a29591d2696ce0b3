package sandbox

// Gateway intents (events/gateway.mdx).
const (
	intentGuilds          = 1 << 0
	intentMembers         = 1 << 1
	intentPresences       = 1 << 8
	intentMessages        = 1 << 9
	intentReactions       = 1 << 10
	intentDirect          = 1 << 12
	intentDirectReactions = 1 << 13
	intentMessageContent  = 1 << 15

	intentsPrivileged = intentMembers | intentPresences | intentMessageContent
	intentsKnown      = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25
)

// channelIntent is the intent under which an event about a channel is sent: in
// a guild, and in direct messages.
func channelIntent(event string, direct bool) int {
	switch event {
	case "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK":
		if direct {
			return intentDirect
		}
		return intentMessages
	case "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE":
		if direct {
			return intentDirectReactions
		}
		return intentReactions
	}
	return intentGuilds
}

// dispatch sends an event about a channel to each session that has the intent,
// and serves the guild. What is said in a channel that the bot cannot see is not
// told; that the channel is there is, as Discord does. An event about an ephemeral
// message goes by the same intents, without naming the guild.
func (s *Server) dispatch(event string, ch *channel, body func(*session) any) {
	need := channelIntent(event, ch.guild == nil)
	hidden := ch.guild != nil && (ch.guild.unavailable || !ch.guild.permissionsIn(s.world.bot.ID, ch).has(permView))
	if hidden && need != intentGuilds {
		return
	}
	for _, sess := range s.sessions {
		if sess.intents&need != 0 && sess.serves(ch.guild) {
			sess.send(event, body(sess))
		}
	}
}

// dispatchGuild sends an event about a guild; an intent of 0 asks for none.
func (s *Server) dispatchGuild(event string, g *guild, need int, body func(*session) any) {
	for _, sess := range s.sessions {
		if (need == 0 || sess.intents&need != 0) && sess.serves(g) {
			sess.send(event, body(sess))
		}
	}
}
