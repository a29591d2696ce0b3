package render

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
)

// A Section is a part of the help, in our own words.
type Section struct {
	Title    string
	Text     string
	Commands []Usage
}

// A Usage is a command and what it does.
type Usage struct{ Name, Help string }

// Help lays sections of the help out, one field each.
func Help(sections []Section) slash.Message {
	e := &discordgo.MessageEmbed{}
	for _, s := range sections {
		var lines []string
		if s.Text != "" {
			lines = append(lines, s.Text)
		}
		for _, u := range s.Commands {
			lines = append(lines, "`"+u.Name+"` "+u.Help)
		}
		e.Fields = append(e.Fields, &discordgo.MessageEmbedField{Name: s.Title, Value: strings.Join(lines, "\n")})
	}
	e.Footer = &discordgo.MessageEmbedFooter{Text: "More: /help about"}
	return embed(e)
}
