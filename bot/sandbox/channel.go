package sandbox

import (
	"cmp"
	"slices"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// The channel types that this Discord has (resources/channel.mdx).
const (
	channelText         = 0
	channelDM           = 1
	channelVoice        = 2
	channelCategory     = 4
	channelAnnouncement = 5
	threadAnnouncement  = 10
	threadPublic        = 11
	threadPrivate       = 12
	channelForum        = 15
)

var channelTypes = map[string]int{
	"text": channelText, "voice": channelVoice, "category": channelCategory,
	"announcement": channelAnnouncement, "forum": channelForum,
}

// forumRequiresTag is the channel flag REQUIRE_TAG.
const forumRequiresTag = 1 << 4

type channel struct {
	id         Snowflake
	kind       int
	guild      *guild // nil for a direct message
	name       string
	topic      string
	position   int
	flags      int
	slowmode   int
	notSafe    bool
	overwrites map[Snowflake]*overwrite
	tags       []forumTag
	messages   []*Message // in order of their ids
	deleted    bool
	recipient  *User // of a direct message
	thread
}

// thread is what only threads have.
type thread struct {
	parent   *channel
	owner    Snowflake
	archived bool
	locked   bool
	idle     int // minutes after which it is archived
	sent     int // messages ever sent, the first of a forum post aside
	applied  []Snowflake
	made     time.Time
}

type overwrite struct {
	id          Snowflake
	person      bool // for a member rather than a role
	allow, deny Permission
}

type forumTag struct {
	id   Snowflake
	name string
}

func (ch *channel) isThread() bool {
	return ch.kind == threadPublic || ch.kind == threadPrivate || ch.kind == threadAnnouncement
}

// isText reports whether messages can be sent to it.
func (ch *channel) isText() bool {
	return ch.kind == channelText || ch.kind == channelDM || ch.kind == channelAnnouncement ||
		ch.kind == channelVoice || ch.isThread()
}

// find is the place of a message, and whether it is there.
func (ch *channel) find(id Snowflake) (int, bool) {
	return slices.BinarySearchFunc(ch.messages, id, func(m *Message, id Snowflake) int { return cmp.Compare(m.ID, id) })
}

// message gives the one of that id, nil when there is none.
func (ch *channel) message(id Snowflake) *Message {
	if i, ok := ch.find(id); ok {
		return ch.messages[i]
	}
	return nil
}

// lastMessage is the id of the newest message that everybody sees.
func (ch *channel) lastMessage() any {
	for _, m := range slices.Backward(ch.messages) {
		if m.Reader == 0 {
			return m.ID
		}
	}
	return nil
}

// object is the channel as REST and the Gateway give it.
func (ch *channel) object() form.Object {
	if ch.kind == channelDM {
		return form.Object{"id": ch.id, "type": ch.kind, "flags": 0, "last_message_id": ch.lastMessage(), "recipients": []*User{ch.recipient}}
	}
	out := form.Object{
		"id": ch.id, "type": ch.kind, "flags": ch.flags, "guild_id": ch.guild.id, "name": ch.name,
		"last_message_id": ch.lastMessage(), "rate_limit_per_user": ch.slowmode,
	}
	if ch.isThread() {
		ch.describeThread(out)
		return out
	}
	out["position"], out["nsfw"], out["parent_id"] = ch.position, ch.notSafe, nil
	out["topic"] = nil
	if ch.topic != "" {
		out["topic"] = ch.topic
	}
	out["permission_overwrites"] = ch.overwriteObjects()
	if ch.kind == channelForum {
		out["available_tags"] = ch.tagObjects()
		out["default_reaction_emoji"], out["default_sort_order"], out["default_forum_layout"] = nil, nil, 0
	}
	return out
}

func (ch *channel) describeThread(out form.Object) {
	out["parent_id"], out["owner_id"] = ch.parent.id, ch.owner
	out["message_count"], out["total_message_sent"], out["member_count"] = ch.sent, ch.sent, 1
	out["thread_metadata"] = form.Object{
		"archived": ch.archived, "archive_timestamp": stamp(ch.made), "create_timestamp": stamp(ch.made),
		"auto_archive_duration": ch.idle, "locked": ch.locked,
	}
	if ch.parent.kind == channelForum {
		applied := ch.applied
		if applied == nil {
			applied = []Snowflake{}
		}
		out["applied_tags"] = applied
	}
}

func (ch *channel) overwriteObjects() []any {
	out := []any{}
	for _, o := range ch.overwrites {
		kind := 0
		if o.person {
			kind = 1
		}
		out = append(out, form.Object{"id": o.id, "type": kind, "allow": o.allow, "deny": o.deny})
	}
	return out
}

func (ch *channel) tagObjects() []any {
	out := []any{}
	for _, t := range ch.tags {
		out = append(out, form.Object{"id": t.id, "name": t.name, "moderated": false, "emoji_id": nil, "emoji_name": nil})
	}
	return out
}
