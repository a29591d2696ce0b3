package sandbox

import (
	"context"
	"slices"
	"strings"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// suggestCall is the body of POST /sandbox/suggest.
type suggestCall struct {
	Person  string `json:"person"`
	Channel string `json:"channel"`
	Line    string `json:"line"`
}

// suggest gives what Discord would show while the last option of the line is
// being typed: the bot's suggestions, the option's own choices, or what there
// is of the kind of thing that it takes.
func (s *Server) suggest(ctx context.Context, call suggestCall) ([]OptionChoice, error) {
	s.mu.Lock()
	in, own, refused := s.suggesting(call)
	if refused != nil {
		s.mu.Unlock()
		return nil, refused
	}
	if in == nil {
		s.mu.Unlock()
		return own, nil
	}
	s.begin(in)
	s.mu.Unlock()
	if _, err := s.await(ctx, in, 0); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []OptionChoice{}
	for _, ch := range objects(in.choices) {
		out = append(out, OptionChoice{Name: text(ch["name"]), Value: ch["value"]})
	}
	return out, nil
}

// suggesting finds what is being typed. It gives the interaction to ask the bot
// with, or what Discord knows by itself.
func (s *Server) suggesting(call suggestCall) (*interaction, []OptionChoice, *Refusal) {
	u, ch, refused := s.place(call.Person, call.Channel)
	if refused != nil {
		return nil, nil, refused
	}
	cmd, rest, refused := s.commandOf(u, ch, call.Line)
	if refused != nil {
		return nil, nil, refused
	}
	path, options, rest, refused := descend(cmd, rest)
	if refused != nil {
		return nil, nil, refused
	}
	found, refused := split(rest, options)
	if refused != nil {
		return nil, nil, refused
	}
	if len(found) == 0 {
		return nil, []OptionChoice{}, nil
	}
	last := found[len(found)-1]
	if !last.option.Autocomplete {
		return nil, s.known(u, ch, last), nil
	}
	p := &parser{server: s, channel: ch, command: cmd}
	data := p.data(path, p.partial(found))
	return &interaction{kind: interactionAutocomplete, user: u, guild: ch.guild, channel: ch, command: cmd, data: data}, nil, nil
}

// partial gives options as they are while they are being typed: unchecked, the
// last in focus.
func (p *parser) partial(found []typed) []any {
	values := []any{}
	for i, t := range found {
		o := form.Object{"name": t.option.Name, "type": t.option.Type, "value": t.value}
		if i == len(found)-1 {
			o["focused"] = true
		} else if v, refused := p.value(t); refused == nil {
			o["value"] = v
		}
		values = append(values, o)
	}
	return values
}

// known is what can be suggested without asking the bot.
func (s *Server) known(u *User, ch *channel, t typed) []OptionChoice {
	var all []OptionChoice
	add := func(name, value string) { all = append(all, OptionChoice{Name: name, Value: value}) }
	g := ch.guild
	switch t.option.Type {
	case optionBoolean:
		add("True", "true")
		add("False", "false")
	case optionChannel:
		for _, c := range append(slices.Clone(g.channels), g.threads...) {
			if s.sees(u, c) && (len(t.option.ChannelTypes) == 0 || slices.Contains(t.option.ChannelTypes, c.kind)) {
				add("#"+c.name, c.id.String())
			}
		}
	case optionUser, optionMentionable:
		for _, p := range append(slices.Clone(s.world.people), s.world.bot) {
			if g.members[p.ID] != nil {
				add(p.display(), p.ID.String())
			}
		}
	}
	if t.option.Type == optionRole || t.option.Type == optionMentionable {
		for _, r := range g.roles {
			add("@"+strings.TrimPrefix(r.name, "@"), r.id.String())
		}
	}
	all = append(all, t.option.Choices...)
	typedSoFar := strings.ToLower(strings.TrimLeft(t.value, "#@"))
	all = slices.DeleteFunc(all, func(c OptionChoice) bool { return !strings.Contains(strings.ToLower(c.Name), typedSoFar) })
	return append([]OptionChoice{}, all[:min(len(all), maxChoices)]...)
}
