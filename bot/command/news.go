package command

import "github.com/dateline-bot/dateline/bot/slash"

// News is the command /news: the articles themselves, privately.
func News(sub ...slash.Command) slash.Command {
	return slash.Command{Name: "news", Help: "Read the articles of this server", Sub: sub}
}
