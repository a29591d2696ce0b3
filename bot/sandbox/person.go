package sandbox

import (
	"context"
	"fmt"
	"net/http"
)

// A Person is somebody of the world, played by whoever holds it. Its calls are
// those under /sandbox/, in Go. It may be used from several goroutines.
type Person struct {
	server *Server
	name   string
}

// Person plays somebody of the world by name. A name that nobody bears is told
// by the first call.
func (s *Server) Person(name string) *Person {
	s.setup()
	return &Person{server: s, name: name}
}

// A Reply is what a person was shown for what they did.
type Reply struct {
	Interaction  Snowflake      `json:"interaction"`
	Acknowledged int64          `json:"acknowledged_ms"` // from the event to the bot's first answer
	Message      *Message       `json:"message,omitempty"`
	Modal        map[string]any `json:"modal,omitempty"` // Discord's modal object, with an "id" to submit it by
	Ephemeral    bool           `json:"ephemeral"`
}

// A File is what a person uploads with a command.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"content_base64"`
}

// A Refusal is why a person's call came to nothing: Discord would not have
// offered it, it made no sense, or the bot did not answer.
type Refusal struct {
	Status int    `json:"-"`     // of the HTTP answer
	Code   string `json:"code"`  // "not_permitted", "bad_line", "did_not_respond", …
	Words  string `json:"error"` // a sentence
}

// Error gives the sentence.
func (r *Refusal) Error() string { return r.Words }

func refuse(status int, code, format string, args ...any) *Refusal {
	return &Refusal{Status: status, Code: code, Words: fmt.Sprintf(format, args...)}
}

func badLine(format string, args ...any) *Refusal {
	return refuse(http.StatusBadRequest, "bad_line", format, args...)
}

func badRequest(format string, args ...any) *Refusal {
	return refuse(http.StatusBadRequest, "bad_request", format, args...)
}

func notFound(format string, args ...any) *Refusal {
	return refuse(http.StatusNotFound, "not_found", format, args...)
}

func notPermitted(format string, args ...any) *Refusal {
	return refuse(http.StatusForbidden, "not_permitted", format, args...)
}

// Use types a slash command, "/quote speaker:Ana Ruiz", and waits for the
// reply. Files are for the options that take one, by the option's name.
func (p *Person) Use(ctx context.Context, channel, line string, files ...map[string]File) (*Reply, error) {
	call := useCall{Person: p.name, Channel: channel, Line: line}
	if len(files) > 0 {
		call.Files = files[0]
	}
	return p.server.use(ctx, call)
}

// UseOn uses a message command on a message.
func (p *Person) UseOn(ctx context.Context, m *Message, command string) (*Reply, error) {
	return p.server.use(ctx, useCall{Person: p.name, Message: m.ID.String(), Command: command})
}

// Suggest gives what is suggested for the last option typed.
func (p *Person) Suggest(ctx context.Context, channel, line string) ([]OptionChoice, error) {
	return p.server.suggest(ctx, suggestCall{Person: p.name, Channel: channel, Line: line})
}

// Press presses the button with that label, or that custom id.
func (p *Person) Press(ctx context.Context, m *Message, label string) (*Reply, error) {
	call := pressCall{Person: p.name, Message: m.ID.String(), Label: label}
	if m.component("", label) == nil {
		call.Label, call.CustomID = "", label
	}
	return p.server.press(ctx, call)
}

// PressCrafted sends a custom id that the message need not carry, as a client
// other than Discord's might.
func (p *Person) PressCrafted(ctx context.Context, m *Message, customID string, values ...string) (*Reply, error) {
	return p.server.press(ctx, pressCall{Person: p.name, Message: m.ID.String(), CustomID: customID, Values: values, Crafted: true})
}

// Choose chooses from the menu with that placeholder or custom id, by the
// values or labels of what it offers.
func (p *Person) Choose(ctx context.Context, m *Message, menu string, values ...string) (*Reply, error) {
	call := pressCall{Person: p.name, Message: m.ID.String(), Label: menu, Values: values}
	if m.component("", menu) == nil {
		call.Label, call.CustomID = "", menu
	}
	return p.server.press(ctx, call)
}

// Submit fills in the form that a reply opened, by label or custom id, and
// sends it. What is not given stays as the form had it.
func (p *Person) Submit(ctx context.Context, opened *Reply, fields map[string]string) (*Reply, error) {
	id, _ := opened.Modal["id"].(string)
	return p.server.submit(ctx, submitCall{Person: p.name, Modal: id, Fields: fields})
}

// Say writes a message into a channel.
func (p *Person) Say(channel, content string) (*Message, error) {
	return p.server.say(sayCall{Person: p.name, Channel: channel, Content: content})
}

// Messages gives what the person sees in a channel, oldest first.
func (p *Person) Messages(channel string) ([]*Message, error) {
	return p.server.seen(p.name, channel)
}

// Dismiss puts an ephemeral message away.
func (p *Person) Dismiss(m *Message) error {
	return p.server.dismiss(dismissCall{Person: p.name, Message: m.ID.String()})
}
