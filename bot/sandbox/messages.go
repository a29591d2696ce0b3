package sandbox

import (
	"fmt"
	"net/http"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// Message types (resources/message.mdx).
const (
	messageReply       = 19
	messageSlash       = 20
	messageMenuCommand = 23
)

// parseAll is whom a plain message mentions when it does not say.
var parseAll = []string{"users", "roles", "everyone"}

// nonce remembers which message a nonce made.
type nonce struct {
	channel, message Snowflake
	at               time.Time
}

func (s *Server) messageRoutes(add func(string, access, endpoint)) {
	add("POST /channels/{channel_id}/messages", botOnly, s.createMessage)
	add("GET /channels/{channel_id}/messages", botOnly, s.listMessages)
	add("GET /channels/{channel_id}/messages/{message_id}", botOnly, s.getMessage)
	add("PATCH /channels/{channel_id}/messages/{message_id}", botOnly, s.editMessage)
	add("DELETE /channels/{channel_id}/messages/{message_id}", botOnly, s.deleteMessage)
	add("POST /channels/{channel_id}/messages/bulk-delete", botOnly, s.bulkDelete)
	add("POST /channels/{channel_id}/messages/{message_id}/crosspost", botOnly, s.crosspost)
	add("PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me", botOnly, s.addReaction)
	add("DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me", botOnly, s.removeReaction)
}

func (s *Server) createMessage(c *call) (int, any, error) {
	ch, perms, err := s.botChannel(c)
	if err != nil {
		return 0, nil, err
	}
	if ch.kind == channelForum {
		return 0, nil, errForumMessage
	}
	if !ch.isText() {
		return 0, nil, errNotText
	}
	if !perms.has(permSend) {
		return 0, nil, errPermissions
	}
	if err := check(messageRule(forChannel), c.object()); err != nil {
		return 0, nil, err
	}
	if ch.isThread() && ch.locked && !perms.has(permManageThreads) {
		return 0, nil, errThreadLocked
	}
	if again, err := s.sameNonce(c.object()); again != nil || err != nil {
		return http.StatusOK, again, err
	}
	m, err := s.botMessage(c, ch, perms)
	if err != nil {
		return 0, nil, err
	}
	if n := c.object()["nonce"]; n != nil {
		m.Nonce = n
		s.nonces[fmt.Sprint(n)] = nonce{channel: ch.id, message: m.ID, at: s.Now()}
	}
	s.post(ch, m)
	return http.StatusOK, s.veiled(ch, m, s.Privileged), nil
}

// sameNonce gives the message that the same nonce made lately, when asked to
// look. One that is gone since is unknown, not made again.
func (s *Server) sameNonce(body form.Object) (*Message, error) {
	if body["enforce_nonce"] != true || body["nonce"] == nil {
		return nil, nil
	}
	made, ok := s.nonces[fmt.Sprint(body["nonce"])]
	if !ok || s.Now().Sub(made.at) > s.NonceWindow {
		return nil, nil
	}
	ch := s.world.channel(made.channel)
	if ch == nil {
		return nil, errUnknownMessage
	}
	if m := ch.message(made.message); m != nil {
		return m, nil
	}
	return nil, errUnknownMessage
}

// botMessage makes a message of the bot's from a body that was checked.
func (s *Server) botMessage(c *call, ch *channel, perms Permission) (*Message, error) {
	body := c.object()
	if len(objects(body["embeds"])) > 0 && !perms.has(permEmbed) || len(c.files) > 0 && !perms.has(permAttach) {
		return nil, errPermissions
	}
	m := s.newMessage(ch, s.world.bot)
	m.Flags = number(body["flags"]) & forChannel.flags
	if err := s.refer(m, ch, body, perms); err != nil {
		return nil, err
	}
	return m, s.write(m, ch, draft{body: body, files: c.files, host: c.host, mentions: parseAll})
}

// newMessage is an empty message, not yet posted.
func (s *Server) newMessage(ch *channel, author *User) *Message {
	now := s.Now()
	return &Message{
		ID: s.world.ids.next(now), ChannelID: ch.id, Author: author, Timestamp: now.UTC(), Mentions: []*User{}, MentionRoles: []Snowflake{},
		Attachments: []*Attachment{}, Embeds: []map[string]any{}, Components: []map[string]any{},
	}
}

// refer makes m a reply when the body says to what.
func (s *Server) refer(m *Message, ch *channel, body form.Object, perms Permission) error {
	ref, ok := body["message_reference"].(form.Object)
	if !ok {
		return nil
	}
	if !perms.has(permHistory) {
		return errNoHistory
	}
	to := ch.message(parseSnowflake(fmt.Sprint(ref["message_id"])))
	if to == nil || to.Reader != 0 {
		if ref["fail_if_not_exists"] == false {
			return nil
		}
		return fault("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
	}
	m.Type, m.Referenced = messageReply, to
	m.Reference = form.Object{"type": 0, "channel_id": ch.id, "message_id": to.ID}
	if ch.guild != nil {
		m.Reference["guild_id"] = ch.guild.id
	}
	return nil
}

// message finds what a call names in its path, and the channel it is in.
func (s *Server) message(c *call) (*channel, *Message, Permission, error) {
	ch, perms, err := s.botChannel(c)
	if err != nil {
		return nil, nil, 0, err
	}
	id, err := c.id("message_id")
	if err != nil {
		return nil, nil, 0, err
	}
	m := ch.message(id)
	if m == nil || m.Reader != 0 {
		return nil, nil, 0, errUnknownMessage
	}
	return ch, m, perms, nil
}

func (s *Server) getMessage(c *call) (int, any, error) {
	ch, m, perms, err := s.message(c)
	if err != nil {
		return 0, nil, err
	}
	if !perms.has(permHistory) {
		return 0, nil, errPermissions
	}
	return http.StatusOK, s.veiled(ch, m, s.Privileged), nil
}

func (s *Server) editMessage(c *call) (int, any, error) {
	ch, old, perms, err := s.message(c)
	if err != nil {
		return 0, nil, err
	}
	body := c.object()
	if old.Author != s.world.bot {
		_, flagsOnly := body["flags"]
		if !flagsOnly || len(body) > 1 || !perms.has(permManageMessages) {
			return 0, nil, errNotYourMessage
		}
	}
	m, err := s.edited(ch, old, draft{body: body, files: c.files, host: c.host, mentions: parseAll}, forEdit)
	if err != nil {
		return 0, nil, err
	}
	if s.Now().Sub(m.Timestamp) > oldEditAge {
		if m.edits++; m.edits > maxOldEdits {
			return 0, nil, errOldEdits
		}
	}
	s.replace(ch, m)
	return http.StatusOK, s.veiled(ch, m, s.Privileged), nil
}

// edited is what a message becomes by a body, which it checks.
func (s *Server) edited(ch *channel, old *Message, d draft, p purpose) (*Message, error) {
	body := d.body
	if old.Flags&flagComponentsV2 != 0 {
		body = withNumber(body, "flags", number(body["flags"])|flagComponentsV2)
	}
	if err := check(messageRule(p), body); err != nil {
		return nil, err
	}
	m := old.copied()
	if v, ok := body["flags"]; ok {
		m.Flags = m.Flags&^flagSuppressEmbeds | number(v)&(flagSuppressEmbeds|flagComponentsV2)
	}
	m.Edited = s.Now().UTC()
	if m.Flags&flagComponentsV2 != 0 && old.Flags&flagComponentsV2 == 0 {
		m.Content, m.Embeds = "", []map[string]any{}
	}
	return m, s.write(m, ch, d)
}

func (s *Server) deleteMessage(c *call) (int, any, error) {
	ch, m, perms, err := s.message(c)
	if err != nil {
		return 0, nil, err
	}
	if m.Author != s.world.bot && !perms.has(permManageMessages) {
		return 0, nil, errPermissions
	}
	s.erase(ch, m)
	return http.StatusNoContent, nil, nil
}
