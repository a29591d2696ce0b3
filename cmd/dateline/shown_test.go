package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// A reply is what the sandbox says a person got.
type reply struct {
	Message   *shown
	Modal     json.RawMessage
	Ephemeral bool
	Choices   []struct{ Name, Value string }
	Error     string
}

// A shown is a message as a person sees it.
type shown struct {
	ID         string
	Content    string
	Flags      int
	Author     struct{ Bot bool }
	Metadata   json.RawMessage `json:"interaction_metadata"`
	Embeds     []shownEmbed
	Components []shownComponent
}

type shownEmbed struct {
	Title, Description string
	Author             struct{ Name string }
	Footer             struct{ Text string }
	Fields             []struct{ Name, Value string }
}

type shownComponent struct {
	Label       string
	CustomID    string `json:"custom_id"`
	Placeholder string
	Options     []struct{ Label string }
	Components  []shownComponent
}

func (r reply) messageID() string {
	if r.Message == nil {
		return ""
	}
	return r.Message.ID
}

func (r reply) modalID() string {
	var modal struct{ ID string }
	_ = json.Unmarshal(r.Modal, &modal) // "" is told by the sandbox
	return modal.ID
}

// String is the reply as plain text, a line a part.
func (r reply) String() string {
	switch {
	case r.Error != "":
		return r.Error
	case r.Modal != nil:
		return "a form: " + string(r.Modal)
	case r.Choices != nil:
		var b strings.Builder
		for _, c := range r.Choices {
			fmt.Fprintln(&b, c.Name)
		}
		return b.String()
	case r.Message == nil:
		return ""
	case r.Ephemeral:
		return "(only for you)\n" + r.Message.String()
	}
	return r.Message.String()
}

func (m shown) String() string {
	var b strings.Builder
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, text)
		}
	}
	line("content", m.Content)
	for _, e := range m.Embeds {
		line("author", e.Author.Name)
		line("title", e.Title)
		line("text", e.Description)
		for _, f := range e.Fields {
			line(f.Name, f.Value)
		}
		line("footer", e.Footer.Text)
	}
	for _, row := range m.Components {
		for _, c := range row.Components {
			line("button", c.Label)
			line("id", c.CustomID)
			for _, o := range c.Options {
				line("choice", o.Label)
			}
		}
	}
	return b.String()
}

// A writer keeps what is written to it. It is safe for concurrent use.
type writer struct {
	mu   sync.Mutex
	kept strings.Builder
}

func (w *writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.kept.Write(p)
}

func (w *writer) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.kept.String()
}

func (w *writer) contains(s string) bool { return strings.Contains(w.String(), s) }
