package sandbox

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// usualIdle is after how many minutes a thread is archived when nobody says.
const usualIdle = 4320

func (s *Server) threadRoutes(add func(string, access, endpoint)) {
	add("POST /channels/{channel_id}/threads", botOnly, s.createThread)
	add("POST /channels/{channel_id}/messages/{message_id}/threads", botOnly, s.threadFromMessage)
}

func threadFields() form.Fields {
	return form.Fields{
		"name":                  form.Need(form.Text(1, maxThreadName)),
		"auto_archive_duration": form.Choice(60, 1440, 4320, 10080),
		"rate_limit_per_user":   form.Integer(0, maxSlowmode),
	}
}

func (s *Server) createThread(c *call) (int, any, error) {
	ch, perms, err := s.botChannel(c)
	if err != nil {
		return 0, nil, err
	}
	switch ch.kind {
	case channelForum:
		return s.createPost(c, ch, perms)
	case channelText, channelAnnouncement:
	default:
		return 0, nil, errChannelType
	}
	rule := form.Dict(with(threadFields(), form.Fields{
		"type": form.Choice(threadAnnouncement, threadPublic, threadPrivate), "invitable": form.Bool,
	}))
	if err := check(rule, c.object()); err != nil {
		return 0, nil, err
	}
	kind := threadPrivate // Discord's default, which surprises people
	if v := number(c.object()["type"]); v != 0 {
		kind = v
	}
	need := permPublicThreads
	if kind == threadPrivate {
		need = permPrivateThreads
	}
	if !perms.has(need) {
		return 0, nil, errPermissions
	}
	th := s.newThread(ch, kind, s.newID(), c.object())
	s.tellChannel(th, "CREATE")
	return http.StatusCreated, th.object(), nil
}

// createPost opens a post in a forum, with its first message.
func (s *Server) createPost(c *call, ch *channel, perms Permission) (int, any, error) {
	rule := form.Dict(with(threadFields(), form.Fields{
		"message":      form.Need(messageRule(forPost)),
		"applied_tags": form.List(0, maxForumTags, form.Snowflake),
	}))
	body := c.object()
	if err := check(rule, body); err != nil {
		return 0, nil, err
	}
	if !perms.has(permSend) {
		return 0, nil, errPermissions
	}
	tags, err := ch.appliedTags(body)
	if err != nil {
		return 0, nil, err
	}
	id := s.newID()
	th := s.newThread(ch, threadPublic, id, body)
	th.applied = tags
	first := *c
	first.body = body["message"]
	m, err := s.botMessage(&first, th, perms)
	if err != nil {
		ch.guild.remove(th)
		return 0, nil, err
	}
	m.ID = id // the first message of a post has the post's id
	s.tellChannel(th, "CREATE")
	s.post(th, m)
	th.sent = 0
	out := th.object()
	out["message"] = m
	return http.StatusCreated, out, nil
}

func (ch *channel) appliedTags(body form.Object) ([]Snowflake, error) {
	list, _ := body["applied_tags"].([]any)
	tags := []Snowflake{}
	for i, raw := range list {
		id := parseSnowflake(fmt.Sprint(raw))
		if !slices.ContainsFunc(ch.tags, func(t forumTag) bool { return t.id == id }) {
			return nil, fault(fmt.Sprintf("applied_tags/%d", i), "BASE_TYPE_CHOICES", "Value must be one of the channel's tags.")
		}
		tags = append(tags, id)
	}
	if len(tags) == 0 && ch.flags&forumRequiresTag != 0 {
		return nil, errTagRequired
	}
	return tags, nil
}

func (s *Server) threadFromMessage(c *call) (int, any, error) {
	ch, m, perms, err := s.message(c)
	if err != nil {
		return 0, nil, err
	}
	kind := threadPublic
	switch ch.kind {
	case channelText:
	case channelAnnouncement:
		kind = threadAnnouncement
	default:
		return 0, nil, errChannelType
	}
	if err := check(form.Dict(threadFields()), c.object()); err != nil {
		return 0, nil, err
	}
	if !perms.has(permPublicThreads) {
		return 0, nil, errPermissions
	}
	if s.world.channel(m.ID) != nil {
		return 0, nil, errThreadExists
	}
	th := s.newThread(ch, kind, m.ID, c.object())
	s.tellChannel(th, "CREATE")
	started := m.copied()
	started.Flags |= flagHasThread
	started.Thread = th.object()
	s.replace(ch, started)
	return http.StatusCreated, th.object(), nil
}

func (s *Server) newThread(ch *channel, kind int, id Snowflake, body form.Object) *channel {
	th := &channel{id: id, kind: kind, guild: ch.guild, name: text(body["name"]), slowmode: number(body["rate_limit_per_user"])}
	th.parent, th.owner, th.idle, th.made = ch, s.world.bot.ID, usualIdle, s.Now().UTC()
	if v := number(body["auto_archive_duration"]); v != 0 {
		th.idle = v
	}
	ch.guild.threads = append(ch.guild.threads, th)
	return th
}
