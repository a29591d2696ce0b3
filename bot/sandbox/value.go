package sandbox

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// A parser turns the line a person typed into an interaction's data, refusing
// what Discord's own client would not send.
type parser struct {
	server   *Server
	channel  *channel
	command  *Command
	files    map[string]File
	resolved form.Object
}

// parse reads what follows the command's name.
func (p *parser) parse(rest string) (form.Object, *Refusal) {
	path, options, rest, refused := descend(p.command, rest)
	if refused != nil {
		return nil, refused
	}
	found, refused := split(rest, options)
	if refused != nil {
		return nil, refused
	}
	for name := range p.files {
		o := option(options, name)
		if o == nil || o.Type != optionAttachment {
			return nil, badLine("No option %q takes a file.", name)
		}
		if !slices.ContainsFunc(found, func(t typed) bool { return t.option == o }) {
			found = append(found, typed{option: o})
		}
	}
	values := []any{}
	for _, t := range found {
		v, refused := p.value(t)
		if refused != nil {
			return nil, refused
		}
		values = append(values, form.Object{"name": t.option.Name, "type": t.option.Type, "value": v})
	}
	for i := range options {
		o := &options[i]
		if o.Required && !slices.ContainsFunc(found, func(t typed) bool { return t.option == o }) {
			return nil, badLine("The option %s is required: %s.", o.Name, o.Description)
		}
	}
	return p.data(path, values), nil
}

// data wraps the values into the subcommands that led to them.
func (p *parser) data(path []*Option, values []any) form.Object {
	for _, sub := range slices.Backward(path) {
		values = []any{form.Object{"name": sub.Name, "type": sub.Type, "options": values}}
	}
	out := form.Object{"id": p.command.ID, "name": p.command.Name, "type": p.command.Type}
	if len(values) > 0 {
		out["options"] = values
	}
	if p.command.GuildID != 0 {
		out["guild_id"] = p.command.GuildID
	}
	if len(p.resolved) > 0 {
		out["resolved"] = p.resolved
	}
	return out
}

// value reads one option's value.
func (p *parser) value(t typed) (any, *Refusal) {
	o := t.option
	if t.value == "" && o.Type != optionAttachment {
		return nil, badLine("The option %s has no value.", o.Name)
	}
	if len(o.Choices) > 0 {
		for _, ch := range o.Choices {
			if ch.Name == t.value || fmt.Sprint(ch.Value) == t.value {
				return ch.Value, nil
			}
		}
		return nil, badLine("The option %s is one of %s.", o.Name, choiceNames(o.Choices))
	}
	switch o.Type {
	case optionString:
		return t.value, lengthOf(o, t.value)
	case optionInteger, optionNumber:
		return numberOf(o, t.value)
	case optionBoolean:
		switch strings.ToLower(t.value) {
		case "true", "false":
			return strings.EqualFold(t.value, "true"), nil
		}
		return nil, badLine("The option %s is true or false.", o.Name)
	case optionAttachment:
		return p.file(o)
	}
	return p.thing(o, t.value)
}

func choiceNames(list []OptionChoice) string {
	var out []string
	for _, ch := range list {
		out = append(out, ch.Name)
	}
	return strings.Join(out, ", ")
}

func lengthOf(o *Option, value string) *Refusal {
	n := utf8.RuneCountInString(value)
	low, high := 0, maxOptionLength
	if o.MinLength != nil {
		low = *o.MinLength
	}
	if o.MaxLength != nil {
		high = *o.MaxLength
	}
	if n < low || n > high {
		return badLine("The option %s takes %d to %d characters, and that is %d.", o.Name, low, high, n)
	}
	return nil
}

func numberOf(o *Option, value string) (any, *Refusal) {
	n, err := strconv.ParseFloat(value, 64)
	if _, whole := strconv.ParseInt(value, 10, 64); err != nil || o.Type == optionInteger && whole != nil || n > maxInteger || n < -maxInteger {
		return nil, badLine("The option %s is a number, and %q is none.", o.Name, value)
	}
	if low := o.MinValue; low != nil {
		if f, _ := low.Float64(); n < f {
			return nil, badLine("The option %s is at least %s.", o.Name, *low)
		}
	}
	if high := o.MaxValue; high != nil {
		if f, _ := high.Float64(); n > f {
			return nil, badLine("The option %s is at most %s.", o.Name, *high)
		}
	}
	return json.Number(value), nil
}

// file takes the file that was given for an option. Where it is, is filled in
// when the bot is told.
func (p *parser) file(o *Option) (any, *Refusal) {
	f, ok := p.files[o.Name]
	if !ok {
		return nil, badLine("The option %s takes a file; give it in files.", o.Name)
	}
	if len(f.Data) > maxFile {
		return nil, badLine("That file is larger than the %d bytes that Discord takes.", maxFile)
	}
	a := p.server.keepFile(upload{name: f.Name, kind: mediaType(f), data: f.Data}, p.channel.id, "")
	a.URL = strings.TrimPrefix(a.URL, "http://")
	a.Ephemeral = true
	p.resolve("attachments", func(v any) any {
		list, _ := v.(map[string]*Attachment)
		if list == nil {
			list = map[string]*Attachment{}
		}
		list[a.ID.String()] = a
		return list
	})
	return a.ID, nil
}

func (p *parser) resolve(kind string, put func(any) any) {
	if p.resolved == nil {
		p.resolved = form.Object{}
	}
	p.resolved[kind] = put(p.resolved[kind])
}

var mentionedID = regexp.MustCompile(`^<(?:@!?|@&|#)(\d+)>$`)

// thing reads an option that names somebody or something of the server.
func (p *parser) thing(o *Option, value string) (any, *Refusal) {
	name := strings.TrimLeft(value, "@#")
	if hit := mentionedID.FindStringSubmatch(value); hit != nil {
		name = hit[1]
	}
	g := p.channel.guild
	id := p.server.world.lookup(name)
	for _, r := range g.roles {
		if (r.name == value || r.name == name || r.id == id) && (o.Type == optionRole || o.Type == optionMentionable) {
			p.resolveInto("roles", r.id, r.object())
			return r.id, nil
		}
	}
	if m := g.members[id]; m != nil && (o.Type == optionUser || o.Type == optionMentionable) {
		partial := m.partial()
		partial["permissions"] = g.permissionsIn(id, p.channel)
		p.resolveInto("users", id, m.user)
		p.resolveInto("members", id, partial)
		return id, nil
	}
	if o.Type == optionChannel {
		return p.channelOption(o, id, value)
	}
	return nil, badLine("The option %s: nobody and nothing here is called %q.", o.Name, value)
}

func (p *parser) channelOption(o *Option, id Snowflake, value string) (any, *Refusal) {
	ch := p.server.world.channel(id)
	if ch == nil || ch.guild != p.channel.guild {
		return nil, badLine("The option %s: no channel here is called %q.", o.Name, value)
	}
	if len(o.ChannelTypes) > 0 && !slices.Contains(o.ChannelTypes, ch.kind) {
		return nil, badLine("The option %s does not take a channel of that kind.", o.Name)
	}
	partial := ch.object()
	partial["permissions"] = ch.guild.permissionsIn(p.server.world.bot.ID, ch)
	p.resolveInto("channels", id, partial)
	return id, nil
}

func (p *parser) resolveInto(kind string, id Snowflake, what any) {
	p.resolve(kind, func(v any) any {
		list, _ := v.(form.Object)
		if list == nil {
			list = form.Object{}
		}
		list[id.String()] = what
		return list
	})
}
