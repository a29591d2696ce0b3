package command

import (
	"context"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
)

// A guide is what /help says about one subject: a few sentences, and the
// commands that belong to it.
type guide struct {
	subject, title string
	text           string
	commands       []string // top commands, of which those are shown that the reader may use
}

var guides = []guide{
	{"reading", "Reading", "Every quote and every sentence of a summary is shown exactly as it stands in an article, and says in which. " +
		"Start typing a headline, a name or a topic and pick from the list.", []string{"quote", "summary", "news"}},
	{"saving", "Saving articles", "Moderators keep this server's articles: pasted, uploaded, or saved from a message with Apps › Save as article. " +
		"What is removed can be restored for 30 days.", []string{"article", "Save as article"}},
	{"digests", "Digests", "A digest gathers what was saved since the last one, tells each piece of news once, and is posted at the times you choose. " +
		"On a day without news nothing is posted. Under each digest anyone can read the stories, all headlines and the quotes.", []string{"digest"}},
	{"privacy", "Privacy", "Kept: articles with who added them and when, what moderators changed, and this server's settings. " +
		"Not kept: messages, lists of members, who reads or asks what. Removed articles are deleted after 30 days. " +
		"Nothing that this server keeps is shown in another.", nil},
	{"permissions", "Permissions", "I need **View Channel**, **Send Messages** and **Embed Links** where I post digests, and **Read Message History** to make sure that none is posted twice. " +
		"Saving articles is for members with **Manage Messages**, digests are for those with **Manage Server**; " +
		"change that in Server Settings › Integrations.", nil},
}

// Help is the command /help: what there is for this member to use, of the
// commands given.
func Help(commands []slash.Command) slash.Command {
	about := slash.Text("about", "Choose a subject").Among(subjects()...)
	return slash.Command{
		Name:    "help",
		Help:    "Show what you can do here",
		Private: true,
		Options: []slash.Option{about},
		Run: func(_ context.Context, c *slash.Call) (slash.Message, error) {
			var sections []render.Section
			for _, g := range guides {
				usable := usableBy(c, commands, g.commands)
				switch {
				case about.Get(c) == g.subject:
					return render.Help([]render.Section{{Title: g.title, Text: g.text, Commands: usable}}), nil
				case len(usable) > 0:
					sections = append(sections, render.Section{Title: g.title, Commands: usable})
				}
			}
			return render.Help(sections), nil
		},
	}
}

func subjects() []slash.Choice {
	choices := make([]slash.Choice, len(guides))
	for i, g := range guides {
		choices[i] = slash.Choice{Name: g.subject, Value: g.subject}
	}
	return choices
}

// usableBy is what there is to say of the named commands that the caller may
// use.
func usableBy(c *slash.Call, commands []slash.Command, names []string) []render.Usage {
	var usable []render.Usage
	for _, name := range names {
		for _, cmd := range commands {
			if cmd.Name == name && c.May(name) {
				usable = append(usable, usages(cmd)...)
			}
		}
	}
	return usable
}

func usages(cmd slash.Command) []render.Usage {
	if cmd.OnMessage {
		return []render.Usage{{Name: "Apps › " + cmd.Name, Help: "Save a message's text"}}
	}
	if len(cmd.Sub) == 0 {
		return []render.Usage{{Name: "/" + cmd.Name, Help: cmd.Help}}
	}
	var all []render.Usage
	for _, sub := range cmd.Sub {
		all = append(all, render.Usage{Name: "/" + cmd.Name + " " + sub.Name, Help: sub.Help})
	}
	return all
}
