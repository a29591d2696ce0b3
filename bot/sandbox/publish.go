package sandbox

import (
	"slices"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// What happens is told twice over: to bots by the Gateway, as far as their
// intents go, and to the people who can see it.

// post puts a new message into a channel and tells everybody concerned.
func (s *Server) post(ch *channel, m *Message) {
	if ch.isThread() {
		ch.sent++
		ch.archived = false
	}
	i, _ := ch.find(m.ID)
	ch.messages = slices.Insert(ch.messages, i, m)
	s.tellMessage("MESSAGE_CREATE", ch, m)
}

// swap puts a changed message in the place of the one it came from.
func (s *Server) swap(ch *channel, m *Message) {
	if i, ok := ch.find(m.ID); ok {
		ch.messages[i] = m
	}
	s.tellPeople("message_update", ch, m)
}

// replace is [Server.swap], told to bots as well.
func (s *Server) replace(ch *channel, m *Message) {
	if i, ok := ch.find(m.ID); ok {
		ch.messages[i] = m
		s.tellMessage("MESSAGE_UPDATE", ch, m)
	}
}

// erase takes a message out of a channel.
func (s *Server) erase(ch *channel, m *Message) {
	i, ok := ch.find(m.ID)
	if !ok {
		return
	}
	ch.messages = slices.Delete(ch.messages, i, i+1)
	body := form.Object{"id": m.ID, "channel_id": ch.id}
	if ch.guild != nil && m.Reader == 0 {
		body["guild_id"] = ch.guild.id
	}
	s.dispatch("MESSAGE_DELETE", ch, func(*session) any { return body })
	s.tellPeople("message_delete", ch, m)
}

// eraseAll takes messages of a guild out of a channel, which bots hear of at once.
func (s *Server) eraseAll(ch *channel, gone []*Message) {
	ids := make([]Snowflake, len(gone))
	for i, m := range gone {
		ids[i] = m.ID
	}
	ch.messages = slices.DeleteFunc(ch.messages, func(m *Message) bool { return slices.Contains(ids, m.ID) })
	body := form.Object{"ids": ids, "channel_id": ch.id, "guild_id": ch.guild.id}
	s.dispatch("MESSAGE_DELETE_BULK", ch, func(*session) any { return body })
	for _, m := range gone {
		s.tellPeople("message_delete", ch, m)
	}
}

// tellMessage tells bots and people of a new or changed message.
func (s *Server) tellMessage(event string, ch *channel, m *Message) {
	s.dispatch(event, ch, func(sess *session) any { return s.messageEvent(sess, ch, m) })
	kind := "message_create"
	if event == "MESSAGE_UPDATE" {
		kind = "message_update"
	}
	s.tellPeople(kind, ch, m)
}

// messageEvent is a message as the Gateway tells it to a session.
func (s *Server) messageEvent(sess *session, ch *channel, m *Message) any {
	out, err := asObject(s.veiled(ch, m, sess.intents))
	if err != nil {
		return m
	}
	if ch.guild != nil && m.Reader == 0 {
		out["guild_id"] = ch.guild.id
		if by := ch.guild.members[m.Author.ID]; by != nil && m.WebhookID == 0 {
			out["member"] = by.partial()
		}
	}
	return out
}

// veiled is a message as a bot with these intents may read it: without content,
// embeds, attachments and components, unless it has the message content intent,
// wrote the message, got it directly or is mentioned in it
// (events/gateway.mdx, "Message Content Intent").
func (s *Server) veiled(ch *channel, m *Message, intents int) *Message {
	open := intents&intentMessageContent != 0 || ch.guild == nil || m.Author == s.world.bot || slices.Contains(m.Mentions, s.world.bot)
	if open && m.Referenced == nil {
		return m
	}
	out := m.copied()
	if !open {
		out.Content, out.Embeds, out.Attachments, out.Components = "", []map[string]any{}, []*Attachment{}, []map[string]any{}
	}
	if m.Referenced != nil {
		out.Referenced = s.veiled(ch, m.Referenced, intents)
	}
	return out
}

func (s *Server) tellReaction(event string, ch *channel, m *Message, name string) {
	body := form.Object{"user_id": s.world.bot.ID, "channel_id": ch.id, "message_id": m.ID, "emoji": form.Object{"id": nil, "name": name}, "burst": false, "type": 0}
	if ch.guild != nil {
		body["guild_id"] = ch.guild.id
	}
	s.dispatch(event, ch, func(*session) any { return body })
}

// tellChannel tells bots of a channel's or thread's "CREATE", "UPDATE" or
// "DELETE", and people that their list of channels changed.
func (s *Server) tellChannel(ch *channel, what string) {
	event, body := "CHANNEL_"+what, ch.object()
	if ch.isThread() {
		event = "THREAD_" + what
		if what == "CREATE" {
			body["newly_created"] = true
		}
	}
	s.dispatch(event, ch, func(*session) any { return body })
	s.tellEverybody("world")
}

// dropChannel deletes a channel or thread.
func (s *Server) dropChannel(ch *channel) {
	s.tellChannel(ch, "DELETE")
	ch.guild.remove(ch)
	ch.deleted = true
	delete(s.world.byName, ch.name)
}

// tellCommands tells people that other commands are on offer.
func (s *Server) tellCommands() { s.tellEverybody("commands") }

// kick removes the bot from a guild.
func (s *Server) kick(g *guild) {
	s.world.removeBot(g)
	s.dispatchGuild("GUILD_DELETE", g, intentGuilds, func(*session) any { return form.Object{"id": g.id} })
	s.tellEverybody("world")
}

// join adds the bot to a guild.
func (s *Server) join(g *guild) {
	s.world.addBot(g, s.Now().UTC())
	s.tellGuildCreate(g)
	s.tellEverybody("world")
}

func (s *Server) tellGuildCreate(g *guild) {
	s.dispatchGuild("GUILD_CREATE", g, intentGuilds, func(*session) any { return g.created(s.world.bot.ID) })
}

// setAvailable starts or ends an outage of a guild.
func (s *Server) setAvailable(g *guild, available bool) {
	if g.unavailable == !available {
		return
	}
	g.unavailable = !available
	if available {
		s.tellGuildCreate(g)
	} else {
		s.dispatchGuild("GUILD_DELETE", g, intentGuilds, func(*session) any { return form.Object{"id": g.id, "unavailable": true} })
	}
	s.tellEverybody("world")
}
