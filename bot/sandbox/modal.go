package sandbox

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// An openModal is a form that the bot opened for a person.
type openModal struct {
	id   string
	from *interaction
	body form.Object
}

// submitCall is the body of POST /sandbox/submit.
type submitCall struct {
	Person string            `json:"person"`
	Modal  string            `json:"modal"`
	Fields map[string]string `json:"fields"` // by label or custom id
	WaitMS int               `json:"wait_ms"`
}

// submit sends a form that was filled in. A form that the bot answers is closed.
func (s *Server) submit(ctx context.Context, call submitCall) (*Reply, error) {
	s.mu.Lock()
	in, refused := s.submitted(call)
	if refused != nil {
		s.mu.Unlock()
		return nil, refused
	}
	s.begin(in)
	s.mu.Unlock()
	reply, err := s.await(ctx, in, call.WaitMS)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.modals, call.Modal)
	return reply, nil
}

func (s *Server) submitted(call submitCall) (*interaction, *Refusal) {
	u, refused := s.person(call.Person)
	if refused != nil {
		return nil, refused
	}
	open := s.modals[call.Modal]
	if open == nil || open.from.user != u {
		return nil, notFound("No form %s is open for %s.", call.Modal, u.Username)
	}
	left := map[string]string{}
	for k, v := range call.Fields {
		left[k] = v
	}
	parts := []any{}
	for _, part := range objects(open.body["components"]) {
		filled, refused := fillPart(part, left)
		if refused != nil {
			return nil, refused
		}
		if filled != nil {
			parts = append(parts, filled)
		}
	}
	for name := range left {
		return nil, badRequest("The form has no field %q; it has: %s.", name, strings.Join(fieldNames(open.body), ", "))
	}
	from := open.from
	return &interaction{
		kind: interactionModal, user: u, guild: from.guild, channel: from.channel, source: from.source, parent: from, command: from.command,
		data: form.Object{"custom_id": open.body["custom_id"], "components": parts},
	}, nil
}

// fillPart is one part of a form as it is sent: a row with its input, or a
// label with what it labels. It takes what it uses out of the values.
func fillPart(part form.Object, values map[string]string) (form.Object, *Refusal) {
	switch number(part["type"]) {
	case componentRow:
		inputs := objects(part["components"])
		filled, refused := fillInput(inputs[0], text(inputs[0]["label"]), values)
		return form.Object{"type": componentRow, "id": number(part["id"]), "components": []any{filled}}, refused
	case componentLabel:
		input, _ := part["component"].(form.Object)
		filled, refused := fillInput(input, text(part["label"]), values)
		return form.Object{"type": componentLabel, "id": number(part["id"]), "component": filled}, refused
	}
	return nil, nil
}

func fillInput(input form.Object, label string, values map[string]string) (form.Object, *Refusal) {
	id, value := text(input["custom_id"]), text(input["value"])
	for _, name := range []string{label, id} {
		if v, ok := values[name]; ok {
			value = v
			delete(values, name)
		}
	}
	kind := number(input["type"])
	out := form.Object{"type": kind, "id": number(input["id"]), "custom_id": id}
	required := input["required"] != false
	switch kind {
	case componentInput:
		out["value"] = value
		return out, fits(input, label, value, required)
	case componentCheck:
		out["value"] = value == "true"
		return out, nil
	}
	chosen := []string{}
	for _, v := range strings.Split(value, "\n") {
		if v == "" {
			continue
		}
		if picked, ok := optionValue(input, v); ok || len(objects(input["options"])) == 0 {
			chosen = append(chosen, picked)
			continue
		}
		return nil, badRequest("The field %q does not offer %q.", label, v)
	}
	if required && len(chosen) == 0 {
		return nil, badRequest("The field %q is required.", label)
	}
	out["values"] = chosen
	return out, nil
}

// fits refuses what the form would not let a person type.
func fits(input form.Object, label, value string, required bool) *Refusal {
	n, low, high := utf8.RuneCountInString(value), number(input["min_length"]), maxInputText
	if input["max_length"] != nil {
		high = number(input["max_length"])
	}
	switch {
	case n == 0 && required:
		return badRequest("The field %q is required.", label)
	case n > 0 && n < low, n > high:
		return badRequest("The field %q takes %d to %d characters, and that is %d.", label, low, high, n)
	}
	return nil
}

func fieldNames(modal form.Object) []string {
	var out []string
	walkComponents(objects(modal["components"]), func(c form.Object) {
		if l := text(c["label"]); l != "" {
			out = append(out, l)
		}
	})
	return out
}
