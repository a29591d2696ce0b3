package sandbox

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

func (s *Server) interactionRoutes(add func(string, access, endpoint)) {
	add("POST /interactions/{interaction_id}/{interaction_token}/callback", byToken, s.answerInteraction)
	const hook = "/webhooks/{application_id}/{interaction_token}"
	add("POST "+hook, byToken, s.followUp)
	add("GET "+hook+"/messages/{message_id}", byToken, s.getReply)
	add("PATCH "+hook+"/messages/{message_id}", byToken, s.editReply)
	add("DELETE "+hook+"/messages/{message_id}", byToken, s.deleteReply)
}

// callbacks are the answers each type of interaction may be given.
var callbacks = map[int][]int{
	interactionCommand:      {callbackMessage, callbackDefer, callbackModal},
	interactionComponent:    {callbackMessage, callbackDefer, callbackDeferUpdate, callbackUpdate, callbackModal},
	interactionAutocomplete: {callbackAutocomplete},
	interactionModal:        {callbackMessage, callbackDefer, callbackDeferUpdate, callbackUpdate},
}

func callbackRule(at form.Place, v any) {
	kind := number(objectOf(v)["type"])
	fields := form.Fields{"type": form.Need(form.Choice(1, 4, 5, 6, 7, 8, 9, 10, 12))}
	switch kind {
	case callbackMessage:
		fields["data"] = form.Need(messageRule(forReply))
	case callbackDefer:
		fields["data"] = form.Dict(form.Fields{"flags": deferFlags})
	case callbackUpdate:
		fields["data"] = messageRule(forUpdating)
	case callbackAutocomplete:
		fields["data"] = form.Need(form.Dict(form.Fields{"choices": form.List(0, maxChoices, form.Dict(form.Fields{
			"name":  form.Need(form.Text(1, maxChoiceText)),
			"value": form.Need(suggestedValue),
		}))}))
	case callbackModal:
		fields["data"] = form.Need(modalRule)
	}
	form.Dict(fields)(at, v)
}

// objectOf is a value as an object, nil when it is none.
func objectOf(v any) form.Object {
	m, _ := v.(form.Object)
	return m
}

// deferFlags lets a deferred reply say that it will be private, and nothing else.
func deferFlags(at form.Place, v any) {
	if form.Integer(0, 1<<31-1)(at, v); !at.Failed() && number(v)&^flagEphemeral != 0 {
		at.Fail("INTERACTION_CALLBACK_FLAGS_INVALID", "A deferred reply may carry only the EPHEMERAL flag")
	}
}

func suggestedValue(at form.Place, v any) {
	if s, ok := v.(string); ok {
		form.Text(1, maxChoiceText)(at, s)
		return
	}
	form.Number(at, v)
}

// answerInteraction is the bot's first answer.
func (s *Server) answerInteraction(c *call) (int, any, error) {
	id, err := c.id("interaction_id")
	if err != nil {
		return 0, nil, err
	}
	in := s.interactions[id]
	switch {
	case in == nil || in.token != c.req.PathValue("interaction_token"):
		return 0, nil, errUnknownInteraction
	case !in.answered.IsZero():
		return 0, nil, errAcknowledged
	case s.late(in):
		return 0, nil, errUnknownInteraction
	case in.channel.deleted:
		return 0, nil, errUnknownChannel
	}
	if err := check(form.Need(callbackRule), c.object()); err != nil {
		return 0, nil, err
	}
	kind := number(c.object()["type"])
	if !s.fits(in, kind) {
		return 0, nil, fault("type", "INTERACTION_CALLBACK_TYPE_INVALID", "This callback type is not valid for this interaction.")
	}
	m, err := s.perform(in, kind, objectOf(c.object()["data"]), c)
	if err != nil {
		return 0, nil, err
	}
	in.answered, in.callback = s.Now(), kind
	if m != nil {
		in.latest = m
	}
	in.moved()
	if c.flag("with_response") {
		return http.StatusOK, in.response(m), nil
	}
	return http.StatusNoContent, nil, nil
}

// fits reports whether an interaction may be answered that way. A form opened
// by a command has no message to update.
func (s *Server) fits(in *interaction, kind int) bool {
	if (kind == callbackUpdate || kind == callbackDeferUpdate) && in.source == nil {
		return false
	}
	return slices.Contains(callbacks[in.kind], kind)
}

// perform carries an answer out, and gives the message that it made or changed.
func (s *Server) perform(in *interaction, kind int, data form.Object, c *call) (*Message, error) {
	switch kind {
	case callbackMessage:
		return s.reply(in, data, c, 0)
	case callbackDefer:
		return s.think(in, data), nil
	case callbackDeferUpdate:
		in.original = in.source.ID
		return nil, nil
	case callbackUpdate:
		in.original = in.source.ID
		return s.update(in, in.source.ID, data, c)
	case callbackAutocomplete:
		in.choices, _ = data["choices"].([]any)
	case callbackModal:
		s.openForm(in, data)
	}
	return nil, nil
}

// response tells the bot what its answer made, when it asked.
func (in *interaction) response(m *Message) form.Object {
	about := form.Object{"id": in.id, "type": in.kind}
	out := form.Object{"interaction": about}
	if m == nil {
		return out
	}
	about["response_message_id"] = m.ID
	about["response_message_loading"] = m.Loading()
	about["response_message_ephemeral"] = m.Ephemeral()
	kind := callbackMessage
	if in.callback == callbackUpdate {
		kind = callbackUpdate
	}
	out["resource"] = form.Object{"type": kind, "message": m}
	return out
}

// draftReply is an empty message of the bot's for an interaction.
func (s *Server) draftReply(in *interaction, private bool) *Message {
	m := s.newMessage(in.channel, s.world.bot)
	m.WebhookID, m.ApplicationID, m.Metadata = s.world.bot.ID, s.world.bot.ID, in.metadata()
	if private {
		m.Flags |= flagEphemeral
		m.Reader = in.user.ID
	}
	if in.kind == interactionCommand {
		m.Type = messageSlash
		if in.command.Type != commandSlash {
			m.Type = messageMenuCommand
			m.Metadata.Target = parseSnowflake(fmt.Sprint(in.data["target_id"]))
		}
		m.Interaction = form.Object{"id": in.id, "type": in.kind, "name": in.commandName(), "user": in.user}
	}
	return m
}

// commandName is the command's name with its subcommands, "article paste".
func (in *interaction) commandName() string {
	name := text(in.data["name"])
	options := objects(in.data["options"])
	for len(options) == 1 {
		if kind := number(options[0]["type"]); kind != optionSub && kind != optionGroup {
			break
		}
		name += " " + text(options[0]["name"])
		options = objects(options[0]["options"])
	}
	return name
}

// think shows "thinking…" until the bot edits it.
func (s *Server) think(in *interaction, data form.Object) *Message {
	in.ephemeral = number(data["flags"])&flagEphemeral != 0
	m := s.draftReply(in, in.ephemeral)
	m.Flags |= flagLoading
	in.original, in.loading = m.ID, true
	s.post(in.channel, m)
	return m
}

// reply answers, or follows up, with a new message. following is the message
// that a follow-up follows, 0 for the first answer.
func (s *Server) reply(in *interaction, data form.Object, c *call, following Snowflake) (*Message, error) {
	flags := number(data["flags"])
	m := s.draftReply(in, flags&flagEphemeral != 0)
	m.Flags |= flags & forReply.flags
	if err := s.write(m, in.channel, draft{body: data, files: c.files, host: c.host, mentions: []string{"users"}}); err != nil {
		return nil, err
	}
	if following == 0 {
		in.original, in.ephemeral = m.ID, m.Ephemeral()
	} else {
		m.Type, m.Interaction, m.Metadata.Original = messageReply, nil, following
		m.Reference = form.Object{"type": 0, "channel_id": in.channel.id, "message_id": following, "guild_id": in.guild.id}
	}
	s.post(in.channel, m)
	return m, nil
}

// update changes a message by an interaction, and ends its "thinking…".
func (s *Server) update(in *interaction, id Snowflake, data form.Object, c *call) (*Message, error) {
	old := in.channel.message(id)
	if old == nil {
		return nil, errUnknownMessage
	}
	m, err := s.edited(in.channel, old, draft{body: data, files: c.files, host: c.host, mentions: []string{"users"}}, forUpdating)
	if err != nil {
		return nil, err
	}
	m.Flags &^= flagLoading
	if old.Loading() {
		m.Flags |= number(data["flags"]) & flagComponentsV2
		m.Edited = old.Edited
	}
	s.replace(in.channel, m)
	return m, nil
}
