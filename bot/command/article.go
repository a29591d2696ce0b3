package command

import (
	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
)

// Article is the command /article: a server's own shelf, for moderators.
func Article(sub ...slash.Command) slash.Command {
	return slash.Command{
		Name: "article",
		Help: "Keep the articles of this server",
		For:  discordgo.PermissionManageMessages,
		Sub:  sub,
	}
}
