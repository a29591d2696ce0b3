package slash

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// An exchange is one interaction being answered.
type exchange struct {
	*Router
	to Responder
	in *discordgo.Interaction
}

// serve routes by what the interaction's data is. A [Refusal] it returns is
// yet to be told; nothing has been answered then.
func (x exchange) serve(ctx context.Context) error {
	switch data := x.in.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		if x.in.Type == discordgo.InteractionApplicationCommandAutocomplete {
			return x.serveHints(ctx, data)
		}
		return x.serveCommand(ctx, data)
	case discordgo.MessageComponentInteractionData:
		return x.serveComponent(ctx, data)
	case discordgo.ModalSubmitInteractionData:
		return x.serveForm(ctx, data)
	}
	return malformed("type %d with data %T", x.in.Type, x.in.Data)
}

func (x exchange) serveCommand(ctx context.Context, data discordgo.ApplicationCommandInteractionData) error {
	c, t, options, err := x.callCommand(ctx, data)
	if err != nil {
		return err
	}
	if c.options, err = bind(t.leaf.Options, options); err != nil {
		return err
	}
	if t.leaf.OnMessage {
		if c.Target = target(data); c.Target == nil {
			return malformed("no target message")
		}
	}
	kind := Publicly
	if t.leaf.Private {
		kind = Privately
	}
	return x.answer(ctx, errand{kind: kind, where: t.path, run: t.leaf.Run, call: c})
}

func (x exchange) serveComponent(ctx context.Context, data discordgo.MessageComponentInteractionData) error {
	if data.ComponentType == discordgo.ButtonComponent {
		return x.act(ctx, data.CustomID, func(*Call) {})
	}
	if len(data.Values) != 1 {
		return malformed("a menu with %d values", len(data.Values))
	}
	return x.act(ctx, data.CustomID, func(c *Call) { c.Chosen = data.Values[0] })
}

func (x exchange) serveForm(ctx context.Context, data discordgo.ModalSubmitInteractionData) error {
	fields, err := typed(data.Components)
	if err != nil {
		return err
	}
	return x.act(ctx, data.CustomID, func(c *Call) { c.fields = fields })
}

// act does what a custom id names, if whoever sent it may.
func (x exchange) act(ctx context.Context, customID string, fill func(*Call)) error {
	c, err := x.call(ctx)
	if err != nil {
		return err
	}
	t, arg, ok := x.action(customID)
	if !ok {
		return ErrExpired
	}
	c.command, c.Arg = t.top.Name, arg
	fill(c)
	kind := t.action.Reply
	if kind == InPlace && !x.mayChange(t) {
		kind = Privately
	}
	// Whether they may can need a question to Discord: that counts towards the
	// time the answer takes.
	run := func(ctx context.Context, c *Call) (Message, error) {
		if err := x.mayPress(ctx, c, t); err != nil {
			return Message{}, err
		}
		return t.action.Run(ctx, c)
	}
	return x.answer(ctx, errand{kind: kind, where: t.path, run: run, call: c})
}

// mayChange tells whether an action may change the message it stands under.
// One that only its caller sees is the caller's; one that all see may be
// somebody else's, and a custom id sent under it a crafted one, unless the
// action is for anyone.
func (x exchange) mayChange(t *route) bool {
	m := x.in.Message
	return m != nil && (t.action.Anyone || m.Flags&discordgo.MessageFlagsEphemeral != 0)
}

// call is what every kind of interaction tells of itself.
func (x exchange) call(ctx context.Context) (*Call, error) {
	if x.in.GuildID == "" {
		return nil, errServersOnly
	}
	if x.in.Member == nil || x.in.Member.User == nil {
		return nil, malformed("no member")
	}
	return &Call{
		Server:  x.in.GuildID,
		Channel: x.in.ChannelID,
		By:      personOf(x.in.Member.User, x.in.Member),
		Locale:  string(x.in.Locale),
		May:     func(command string) bool { return x.mayUse(ctx, command) },
		memory:  x.memory,
	}, nil
}

// callCommand finds what a command leads to, and the options meant for it,
// below at most a group and a subcommand. Discord has asked already whether
// the person may use it.
func (x exchange) callCommand(ctx context.Context, data discordgo.ApplicationCommandInteractionData) (*Call, *route, []*given, error) {
	c, err := x.call(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	path, options := data.Name, data.Options
	for len(options) == 1 && options[0] != nil && isSub(options[0].Type) {
		path, options = path+" "+options[0].Name, options[0].Options
	}
	kind := kindOf(&Command{OnMessage: data.CommandType == discordgo.MessageApplicationCommand})
	t, ok := x.commands[kind+path]
	if !ok {
		return nil, nil, nil, malformed("no %scommand is called %q", kind, path)
	}
	c.command, c.authorised, c.resolved = t.top.Name, true, data.Resolved
	return c, t, options, nil
}

func isSub(t discordgo.ApplicationCommandOptionType) bool {
	return t == discordgo.ApplicationCommandOptionSubCommand || t == discordgo.ApplicationCommandOptionSubCommandGroup
}

// action finds what a custom id names. A client can send anything for one.
func (r *Router) action(customID string) (t *route, arg string, ok bool) {
	if len(customID) > maxCustomID || !utf8.ValidString(customID) {
		return nil, "", false
	}
	rest, ok := strings.CutPrefix(customID, customIDVersion)
	if !ok {
		return nil, "", false
	}
	name, arg, _ := strings.Cut(rest, ":")
	t, ok = r.actions[name]
	return t, arg, ok
}

func target(data discordgo.ApplicationCommandInteractionData) *discordgo.Message {
	if data.Resolved == nil {
		return nil
	}
	return data.Resolved.Messages[data.TargetID]
}

// typed reads a form's fields: rows of one text input each.
func typed(rows []discordgo.MessageComponent) (map[string]string, error) {
	fields := map[string]string{}
	for _, part := range rows {
		row, ok := part.(*discordgo.ActionsRow)
		if !ok {
			return nil, malformed("a form with a %T", part)
		}
		for _, part := range row.Components {
			input, ok := part.(*discordgo.TextInput)
			if !ok {
				return nil, malformed("a form with a %T", part)
			}
			fields[input.CustomID] = input.Value
		}
	}
	return fields, nil
}
