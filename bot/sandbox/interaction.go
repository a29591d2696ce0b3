package sandbox

import (
	"crypto/rand"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// Interaction types (interactions/receiving-and-responding.mdx).
const (
	interactionCommand      = 2
	interactionComponent    = 3
	interactionAutocomplete = 4
	interactionModal        = 5
)

// Callback types, likewise.
const (
	callbackMessage      = 4
	callbackDefer        = 5
	callbackDeferUpdate  = 6
	callbackUpdate       = 7
	callbackAutocomplete = 8
	callbackModal        = 9
)

// An interaction is one use of the bot by a person, and what came of it. It is
// guarded by Server.mu.
type interaction struct {
	id      Snowflake
	token   string
	kind    int
	user    *User
	guild   *guild
	channel *channel
	data    form.Object
	source  *Message     // the message whose component was used
	parent  *interaction // of a form: the use that opened it
	command *Command     // of a command and its forms
	made    time.Time

	answered  time.Time // zero until the bot has
	callback  int       // how it answered
	ephemeral bool      // what the answer is, fixed when it is given
	original  Snowflake // the message that @original stands for
	loading   bool
	deleted   bool     // the original is gone
	latest    *Message // what the bot last showed for it
	modal     *openModal
	choices   []any
	follows   int
	shown     *Reply        // the reply as it was when it settled; nil until then
	changed   chan struct{} // closed, and another put in its place, when something came of it
}

// begin makes an interaction and tells the bot of it.
func (s *Server) begin(in *interaction) {
	in.id, in.token, in.made = s.newID(), rand.Text()+rand.Text(), s.Now()
	in.changed = make(chan struct{})
	s.interactions[in.id], s.byToken[in.token] = in, in
	s.forgetInteractions()
	s.dispatchGuild("INTERACTION_CREATE", in.guild, 0, func(sess *session) any { return s.interactionObject(in, sess.host) })
}

// forgetInteractions drops those whose tokens died long ago.
func (s *Server) forgetInteractions() {
	if len(s.interactions) < 10_000 {
		return
	}
	for id, in := range s.interactions {
		if s.Now().Sub(in.made) > 2*tokenLife {
			delete(s.interactions, id)
			delete(s.byToken, in.token)
		}
	}
}

// moved tells whoever waits that something came of the interaction. What
// settled it stays the reply: a follow-up that comes at once does not take its
// place, however late the person looks.
func (in *interaction) moved() {
	if in.shown == nil && in.state() == settled {
		in.shown = in.reply()
	}
	close(in.changed)
	in.changed = make(chan struct{})
}

// interactionObject is the interaction as the bot gets it.
func (s *Server) interactionObject(in *interaction, host string) form.Object {
	m := in.guild.members[in.user.ID]
	who := form.Object{}
	if m != nil {
		who = m.object()
	}
	who["permissions"] = in.guild.permissionsIn(in.user.ID, in.channel)
	place := in.channel.object()
	place["permissions"] = who["permissions"]
	out := form.Object{
		"id": in.id, "application_id": s.world.bot.ID, "type": in.kind, "token": in.token, "version": 1,
		"guild_id": in.guild.id, "guild": form.Object{"id": in.guild.id, "locale": "en-US", "features": []string{}},
		"channel_id": in.channel.id, "channel": place, "member": who, "locale": "en-GB", "guild_locale": "en-US",
		"app_permissions": in.guild.permissionsIn(s.world.bot.ID, in.channel), "entitlements": []any{}, "entitlement_sku_ids": []any{},
		"authorizing_integration_owners": in.owners(), "context": 0, "attachment_size_limit": maxFile,
		"data": hosted(in.data, host),
	}
	if in.source != nil {
		out["message"] = in.source
	}
	return out
}

// hosted fills in where the files of an interaction are, as the bot sees it.
func hosted(data form.Object, host string) form.Object {
	resolved, _ := data["resolved"].(form.Object)
	files, _ := resolved["attachments"].(map[string]*Attachment)
	if len(files) == 0 {
		return data
	}
	moved := map[string]*Attachment{}
	for id, a := range files {
		b := *a
		b.URL = "http://" + host + a.URL
		b.ProxyURL = b.URL
		moved[id] = &b
	}
	out, filled := form.Object{}, form.Object{}
	for k, v := range data {
		out[k] = v
	}
	for k, v := range resolved {
		filled[k] = v
	}
	filled["attachments"] = moved
	out["resolved"] = filled
	return out
}

func (in *interaction) owners() map[string]string {
	return map[string]string{"0": in.guild.id.String()}
}

// metadata is what messages made by the interaction say of it.
func (in *interaction) metadata() *Metadata {
	md := &Metadata{ID: in.id, Type: in.kind, User: in.user, Owners: in.owners()}
	switch {
	case in.kind == interactionComponent && in.source != nil:
		md.Interacted = in.source.ID
	case in.kind == interactionModal && in.parent != nil:
		md.Trigger = in.parent.metadata()
	}
	return md
}

// expired reports whether the token is dead, a quarter of an hour after the
// interaction.
func (s *Server) expired(in *interaction) bool {
	return s.Now().Sub(in.made) > tokenLife
}

// late reports whether the first answer comes after the deadline.
func (s *Server) late(in *interaction) bool {
	return in.answered.IsZero() && s.Now().Sub(in.made) > s.AnswerLimit
}
