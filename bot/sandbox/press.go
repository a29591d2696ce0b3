package sandbox

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// pressed makes the interaction that pressing a part of a message begins.
func (s *Server) pressed(call pressCall) (*interaction, *Refusal) {
	u, refused := s.person(call.Person)
	if refused != nil {
		return nil, refused
	}
	ch, m, refused := s.seenMessage(u, call.Message)
	if refused != nil {
		return nil, refused
	}
	if ch.guild == nil {
		return nil, badRequest("Components in direct messages are not played here.")
	}
	if m.Author != s.world.bot {
		return nil, badRequest("That message is not the bot's.")
	}
	in := &interaction{kind: interactionComponent, user: u, guild: ch.guild, channel: ch, source: m}
	c := m.component(call.CustomID, call.Label)
	if c == nil {
		if !call.Crafted || call.CustomID == "" {
			return nil, badRequest("The message has no %q to press; it has: %s.", call.CustomID+call.Label, strings.Join(m.faces(), ", "))
		}
		c = craftedPart(call)
	} else if refused := pressable(c); refused != nil {
		return nil, refused
	}
	in.data = form.Object{"custom_id": c["custom_id"], "component_type": number(c["type"]), "id": number(c["id"])}
	if number(c["type"]) == componentButton {
		return in, nil
	}
	values, resolved, refused := s.chosen(in, c, call)
	if refused != nil {
		return nil, refused
	}
	in.data["values"] = values
	if len(resolved) > 0 {
		in.data["resolved"] = resolved
	}
	return in, nil
}

// craftedPart is a part that the message does not have: a button, or a menu
// when values come with it.
func craftedPart(call pressCall) form.Object {
	kind := componentButton
	if len(call.Values) > 0 {
		kind = componentSelect
	}
	return withNumber(form.Object{"custom_id": call.CustomID}, "type", kind)
}

// pressable refuses what Discord's client would not let anybody press.
func pressable(c form.Object) *Refusal {
	switch {
	case c["disabled"] == true:
		return badRequest("%q is greyed out.", faceOf(c))
	case number(c["style"]) == styleLink:
		return badRequest("%q is a link to %s; pressing it tells the bot nothing.", faceOf(c), text(c["url"]))
	case text(c["custom_id"]) == "":
		return badRequest("%q cannot be pressed.", faceOf(c))
	}
	return nil
}

// faces are what can be pressed on a message, as a person calls it.
func (m *Message) faces() []string {
	var out []string
	walkComponents(m.Components, func(c form.Object) {
		if text(c["custom_id"]) != "" || text(c["url"]) != "" {
			out = append(out, faceOf(c))
		}
	})
	return out
}

// chosen turns what a person chose from a menu into values, and the things
// that they stand for.
func (s *Server) chosen(in *interaction, c form.Object, call pressCall) ([]string, form.Object, *Refusal) {
	low, high := bounds(c)
	if !call.Crafted && (len(call.Values) < low || len(call.Values) > high) {
		return nil, nil, badRequest("The menu takes %d to %d values, and there are %d.", low, high, len(call.Values))
	}
	values := []string{}
	if number(c["type"]) == componentSelect {
		for _, v := range call.Values {
			value, ok := optionValue(c, v)
			if !ok && !call.Crafted {
				return nil, nil, badRequest("The menu does not offer %q.", v)
			}
			values = append(values, value)
		}
		return values, nil, nil
	}
	p := &parser{server: s, channel: in.channel}
	option := &Option{Name: "menu", Type: menuOption(number(c["type"])), ChannelTypes: intsOf(c["channel_types"])}
	for _, v := range call.Values {
		id, refused := p.thing(option, v)
		if refused != nil {
			return nil, nil, refused
		}
		values = append(values, fmt.Sprint(id))
	}
	return values, p.resolved, nil
}

func optionValue(c form.Object, chosen string) (string, bool) {
	options := objects(c["options"])
	i := slices.IndexFunc(options, func(o form.Object) bool { return text(o["value"]) == chosen })
	if i < 0 {
		i = slices.IndexFunc(options, func(o form.Object) bool { return text(o["label"]) == chosen })
	}
	if i < 0 {
		return chosen, false
	}
	return text(options[i]["value"]), true
}

func menuOption(kind int) int {
	switch kind {
	case componentUsers:
		return optionUser
	case componentRoles:
		return optionRole
	case componentChannels:
		return optionChannel
	}
	return optionMentionable
}

func intsOf(v any) []int {
	list, _ := v.([]any)
	var out []int
	for _, e := range list {
		out = append(out, number(e))
	}
	return out
}
