package sandbox

import (
	"context"
	"slices"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// useCall is the body of POST /sandbox/use.
type useCall struct {
	Person  string          `json:"person"`
	Channel string          `json:"channel"`
	Line    string          `json:"line"`
	Files   map[string]File `json:"files"`
	Message string          `json:"message"` // with Command, in place of Channel and Line
	Command string          `json:"command"`
	WaitMS  int             `json:"wait_ms"`
}

// pressCall is the body of POST /sandbox/press.
type pressCall struct {
	Person   string   `json:"person"`
	Message  string   `json:"message"`
	Label    string   `json:"label"`
	CustomID string   `json:"custom_id"`
	Values   []string `json:"values"`
	Crafted  bool     `json:"crafted"`
	WaitMS   int      `json:"wait_ms"`
}

// sayCall is the body of POST /sandbox/say.
type sayCall struct {
	Person  string `json:"person"`
	Channel string `json:"channel"`
	Content string `json:"content"`
}

// dismissCall is the body of POST /sandbox/dismiss.
type dismissCall struct {
	Person  string `json:"person"`
	Message string `json:"message"`
}

// person finds somebody by name or id. Server.mu is held, as below.
func (s *Server) person(name string) (*User, *Refusal) {
	if u := s.world.user(s.world.lookup(name)); u != nil && !u.Bot {
		return u, nil
	}
	return nil, notFound("Nobody is called %q.", name)
}

// place finds a person and a channel that the person can see.
func (s *Server) place(name, channelName string) (*User, *channel, *Refusal) {
	u, refused := s.person(name)
	if refused != nil {
		return nil, nil, refused
	}
	ch := s.world.channel(s.world.lookup(channelName))
	if ch == nil || !s.sees(u, ch) {
		return nil, nil, notFound("%s sees no channel called %q.", name, channelName)
	}
	return u, ch, nil
}

// sees reports whether a person can see a channel.
func (s *Server) sees(u *User, ch *channel) bool {
	if ch.kind == channelDM {
		return ch.recipient == u
	}
	return ch.guild.permissionsIn(u.ID, ch).has(permView)
}

// seenMessage finds a message that a person sees, wherever it is.
func (s *Server) seenMessage(u *User, id string) (*channel, *Message, *Refusal) {
	want := parseSnowflake(id)
	for _, ch := range s.channels() {
		m := ch.message(want)
		if m != nil && s.sees(u, ch) && m.visibleTo(u) {
			return ch, m, nil
		}
	}
	return nil, nil, notFound("%s sees no message %s.", u.Username, id)
}

func (m *Message) visibleTo(u *User) bool {
	return m.Reader == 0 || m.Reader == u.ID && !m.dismissed
}

// channels are all channels, threads and direct messages.
func (s *Server) channels() []*channel {
	out := slices.Clone(s.world.dms)
	for _, g := range s.world.guilds {
		out = append(append(out, g.channels...), g.threads...)
	}
	return out
}

// use carries out a slash command or a message command.
func (s *Server) use(ctx context.Context, call useCall) (*Reply, error) {
	s.mu.Lock()
	var in *interaction
	var refused *Refusal
	if call.Message != "" || call.Command != "" {
		in, refused = s.menuCommand(call)
	} else {
		in, refused = s.slashCommand(call)
	}
	if refused != nil {
		s.mu.Unlock()
		return nil, refused
	}
	s.begin(in)
	s.mu.Unlock()
	return s.await(ctx, in, call.WaitMS)
}

func (s *Server) slashCommand(call useCall) (*interaction, *Refusal) {
	u, ch, refused := s.place(call.Person, call.Channel)
	if refused != nil {
		return nil, refused
	}
	cmd, rest, refused := s.commandOf(u, ch, call.Line)
	if refused != nil {
		return nil, refused
	}
	p := &parser{server: s, channel: ch, command: cmd, files: call.Files}
	data, refused := p.parse(rest)
	if refused != nil {
		return nil, refused
	}
	return &interaction{kind: interactionCommand, user: u, guild: ch.guild, channel: ch, command: cmd, data: data}, nil
}

func (s *Server) menuCommand(call useCall) (*interaction, *Refusal) {
	u, refused := s.person(call.Person)
	if refused != nil {
		return nil, refused
	}
	ch, m, refused := s.seenMessage(u, call.Message)
	if refused != nil {
		return nil, refused
	}
	cmd, refused := s.offer(u, ch, call.Command, commandMessage)
	if refused != nil {
		return nil, refused
	}
	data := form.Object{
		"id": cmd.ID, "name": cmd.Name, "type": cmd.Type, "target_id": m.ID,
		"resolved": form.Object{"messages": map[string]*Message{m.ID.String(): m}},
	}
	return &interaction{kind: interactionCommand, user: u, guild: ch.guild, channel: ch, command: cmd, data: data}, nil
}

// offer finds a command that Discord would offer a person in a channel.
func (s *Server) offer(u *User, ch *channel, name string, kind int) (*Command, *Refusal) {
	exists := false
	for _, cmd := range s.commands {
		if cmd.Type != kind || cmd.Name != name || cmd.GuildID != 0 && (ch.guild == nil || cmd.GuildID != ch.guild.id) {
			continue
		}
		exists = true
		if ch.guild != nil && s.offered(cmd, ch.guild, ch.guild.members[u.ID], ch) {
			return cmd, nil
		}
	}
	if exists {
		return nil, notPermitted("%s is not offered %q here.", u.Username, name)
	}
	return nil, badLine("No command is called %q.", name)
}

// press presses a button or chooses from a menu.
func (s *Server) press(ctx context.Context, call pressCall) (*Reply, error) {
	s.mu.Lock()
	in, refused := s.pressed(call)
	if refused != nil {
		s.mu.Unlock()
		return nil, refused
	}
	s.begin(in)
	s.mu.Unlock()
	return s.await(ctx, in, call.WaitMS)
}

// say writes a message of a person's.
func (s *Server) say(call sayCall) (*Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ch, refused := s.place(call.Person, call.Channel)
	switch {
	case refused != nil:
		return nil, refused
	case !ch.isText():
		return nil, badRequest("Messages cannot be sent to %s.", call.Channel)
	case ch.guild != nil && !ch.guild.permissionsIn(u.ID, ch).has(permSend):
		return nil, notPermitted("%s may not write in %s.", u.Username, call.Channel)
	case call.Content == "" || utf8.RuneCountInString(call.Content) > maxContent:
		return nil, badRequest("A message has 1 to %d characters.", maxContent)
	}
	m := s.newMessage(ch, u)
	if err := s.write(m, ch, draft{body: form.Object{"content": call.Content}, mentions: parseAll}); err != nil {
		return nil, badRequest("A message has 1 to %d characters.", maxContent)
	}
	s.post(ch, m)
	return m, nil
}

// seen is what a person sees in a channel, oldest first.
func (s *Server) seen(name, channelName string) ([]*Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ch, refused := s.place(name, channelName)
	if refused != nil {
		return nil, refused
	}
	out := []*Message{}
	if ch.guild != nil && !ch.guild.permissionsIn(u.ID, ch).has(permHistory) {
		return out, nil
	}
	for _, m := range ch.messages {
		if m.visibleTo(u) {
			out = append(out, m)
		}
	}
	return out, nil
}

// dismiss puts an ephemeral message away for its reader.
func (s *Server) dismiss(call dismissCall) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, refused := s.person(call.Person)
	if refused != nil {
		return refused
	}
	ch, m, refused := s.seenMessage(u, call.Message)
	switch {
	case refused != nil:
		return refused
	case m.Reader == 0:
		return badRequest("Only a message that nobody else sees can be dismissed.")
	}
	away := m.copied()
	away.dismissed = true
	if i, ok := ch.find(m.ID); ok {
		ch.messages[i] = away
	}
	s.tellPeople("message_delete", ch, m)
	return nil
}
