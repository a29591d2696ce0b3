package slashtest

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
)

// Got is what a person was shown in the end.
type Got struct {
	Text   string
	Embeds []*discordgo.MessageEmbed
	Rows   []slash.Row
	Form   *slash.Form // a form was opened

	Private bool  // only the person sees it
	InPlace bool  // it took the place of the message that was pressed
	Gone    bool  // the message that was pressed was deleted
	Err     error // the handler's, when it is what the person was told

	under *discordgo.Message     // what was pressed to be shown this
	shown discordgo.MessageFlags // of the message it is
}

// All is everything that can be read in it, links and hidden ids included:
// for tests that look for what must not be there.
func (g Got) All() string {
	var b strings.Builder
	line := func(parts ...string) {
		for _, p := range parts {
			if p != "" {
				b.WriteString(p + "\n")
			}
		}
	}
	line(g.Text)
	for _, e := range g.Embeds {
		line(e.Title, e.Description, e.URL)
		if e.Author != nil {
			line(e.Author.Name, e.Author.URL)
		}
		for _, f := range e.Fields {
			line(f.Name, f.Value)
		}
		if e.Footer != nil {
			line(e.Footer.Text)
		}
	}
	for _, row := range g.Rows {
		for _, button := range row.Buttons {
			line(button.Label, button.URL, button.Do.Action, button.Do.Arg)
		}
		if row.Menu != nil {
			line(row.Menu.Placeholder, row.Menu.Do.Action, row.Menu.Do.Arg)
			for _, c := range row.Menu.Choices {
				line(c.Name, c.Value, c.About)
			}
		}
	}
	if g.Form != nil {
		line(g.Form.Title, g.Form.Do.Action, g.Form.Do.Arg)
		for _, f := range g.Form.Fields {
			line(f.Label, f.Placeholder, f.Value)
		}
	}
	return b.String()
}

// Labels are the labels of its buttons, in order.
func (g Got) Labels() []string {
	var labels []string
	for _, row := range g.Rows {
		for _, b := range row.Buttons {
			labels = append(labels, b.Label)
		}
	}
	return labels
}

// Choices are what its menus offer, in order.
func (g Got) Choices() []slash.Choice {
	var choices []slash.Choice
	for _, row := range g.Rows {
		if row.Menu != nil {
			choices = append(choices, row.Menu.Choices...)
		}
	}
	return choices
}
