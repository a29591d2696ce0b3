package sandbox

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// Message flags (resources/message.mdx).
const (
	flagCrossposted    = 1 << 0
	flagSuppressEmbeds = 1 << 2
	flagHasThread      = 1 << 5
	flagEphemeral      = 1 << 6
	flagLoading        = 1 << 7
	flagSilent         = 1 << 12
	flagVoice          = 1 << 13
	flagComponentsV2   = 1 << 15
)

// A Message is one message as Discord describes it. It is never changed: an
// edit puts another in its place.
type Message struct {
	ID              Snowflake        `json:"id"`
	ChannelID       Snowflake        `json:"channel_id"`
	Type            int              `json:"type"`
	Author          *User            `json:"author"`
	Content         string           `json:"content"`
	Timestamp       time.Time        `json:"-"`
	Edited          time.Time        `json:"-"` // zero when it never was
	TTS             bool             `json:"tts"`
	MentionEveryone bool             `json:"mention_everyone"`
	Mentions        []*User          `json:"mentions"`
	MentionRoles    []Snowflake      `json:"mention_roles"`
	Attachments     []*Attachment    `json:"attachments"`
	Embeds          []map[string]any `json:"embeds"`
	Components      []map[string]any `json:"components"`
	Pinned          bool             `json:"pinned"`
	Flags           int              `json:"flags"`
	Nonce           any              `json:"nonce,omitempty"`
	WebhookID       Snowflake        `json:"webhook_id,omitempty"`
	ApplicationID   Snowflake        `json:"application_id,omitempty"`
	Metadata        *Metadata        `json:"interaction_metadata,omitempty"`
	Interaction     map[string]any   `json:"interaction,omitempty"` // the deprecated form of Metadata
	Reference       map[string]any   `json:"message_reference,omitempty"`
	Referenced      *Message         `json:"referenced_message,omitempty"`
	Reactions       []map[string]any `json:"reactions,omitempty"`
	Thread          map[string]any   `json:"thread,omitempty"`

	// Reader is the only person who sees it, when it is ephemeral; else 0.
	Reader Snowflake `json:"-"`

	edits     int  // those made when it was older than an hour
	dismissed bool // its reader has put it away
}

// Metadata tells which use of the bot a message came from.
type Metadata struct {
	ID         Snowflake         `json:"id"`
	Type       int               `json:"type"`
	User       *User             `json:"user"`
	Owners     map[string]string `json:"authorizing_integration_owners"`
	Original   Snowflake         `json:"original_response_message_id,omitempty"`
	Interacted Snowflake         `json:"interacted_message_id,omitempty"`
	Target     Snowflake         `json:"target_message_id,omitempty"`
	Trigger    *Metadata         `json:"triggering_interaction_metadata,omitempty"`
}

// An Attachment is a file of a message.
type Attachment struct {
	ID          Snowflake `json:"id"`
	Filename    string    `json:"filename"`
	Size        int       `json:"size"`
	URL         string    `json:"url"`
	ProxyURL    string    `json:"proxy_url"`
	ContentType string    `json:"content_type,omitempty"`
	Description string    `json:"description,omitempty"`
	Ephemeral   bool      `json:"ephemeral,omitempty"`
}

// MarshalJSON gives the message as Discord does.
func (m Message) MarshalJSON() ([]byte, error) {
	type plain Message
	out := struct {
		plain
		Timestamp stamp  `json:"timestamp"`
		Edited    *stamp `json:"edited_timestamp"`
	}{plain: plain(m), Timestamp: stamp(m.Timestamp)}
	if !m.Edited.IsZero() {
		out.Edited = (*stamp)(&m.Edited)
	}
	return json.Marshal(out)
}

// Ephemeral reports whether only one person sees it.
func (m *Message) Ephemeral() bool { return m.Flags&flagEphemeral != 0 }

// Loading reports whether it is still "thinking…".
func (m *Message) Loading() bool { return m.Flags&flagLoading != 0 }

// Text is all of the message that a reader can read, a piece a line: content,
// embeds and the words on components.
func (m *Message) Text() string {
	var lines []string
	add := func(v any) {
		if s, ok := v.(string); ok && s != "" {
			lines = append(lines, s)
		}
	}
	add(m.Content)
	for _, e := range m.Embeds {
		readEmbed(e, add)
	}
	walkComponents(m.Components, func(c form.Object) {
		add(c["content"])
		add(c["label"])
		add(c["placeholder"])
		for _, o := range objects(c["options"]) {
			add(o["label"])
			add(o["description"])
		}
	})
	return strings.Join(lines, "\n")
}

func readEmbed(e form.Object, add func(any)) {
	author, _ := e["author"].(form.Object)
	footer, _ := e["footer"].(form.Object)
	add(author["name"])
	add(e["title"])
	add(e["description"])
	for _, f := range objects(e["fields"]) {
		add(f["name"])
		add(f["value"])
	}
	add(footer["text"])
}

// component finds the part of the message that a person would press: by
// custom_id, or by the label on it.
func (m *Message) component(customID, label string) form.Object {
	var found form.Object
	walkComponents(m.Components, func(c form.Object) {
		if found != nil {
			return
		}
		id, _ := c["custom_id"].(string)
		if customID != "" && id == customID || label != "" && faceOf(c) == label {
			found = c
		}
	})
	return found
}

// faceOf is what a person calls a component: a button's label or emoji, a
// menu's placeholder.
func faceOf(c form.Object) string {
	if emoji, ok := c["emoji"].(form.Object); ok && c["label"] == nil {
		name, _ := emoji["name"].(string)
		return name
	}
	for _, key := range []string{"label", "placeholder"} {
		if s, ok := c[key].(string); ok && s != "" {
			return s
		}
	}
	return ""
}

// walkComponents visits every component, outermost first.
func walkComponents(list []form.Object, visit func(form.Object)) {
	for _, c := range list {
		visit(c)
		walkComponents(objects(c["components"]), visit)
		for _, key := range []string{"accessory", "component"} {
			if part, ok := c[key].(form.Object); ok {
				walkComponents([]form.Object{part}, visit)
			}
		}
	}
}

// objects reads a list of JSON objects, whichever way it came to be.
func objects(v any) []form.Object {
	switch t := v.(type) {
	case []form.Object:
		return t
	case []any:
		out := make([]form.Object, 0, len(t))
		for _, e := range t {
			if m, ok := e.(form.Object); ok {
				out = append(out, m)
			}
		}
		return out
	}
	return nil
}

// copied is a message that may still be changed, for an edit.
func (m *Message) copied() *Message {
	c := *m
	c.Reactions = slices.Clone(m.Reactions)
	return &c
}
