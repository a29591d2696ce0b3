package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// SaveAsArticle is the message command "Save as article": it opens the form of
// /article paste, filled from a message.
func SaveAsArticle(store Servers) slash.Command {
	return slash.Command{
		Name:      "Save as article",
		For:       discordgo.PermissionManageMessages,
		Private:   true,
		OnMessage: true,
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			zone, err := zoneOf(ctx, store, c)
			if err != nil {
				return slash.Message{}, err
			}
			d := draftOf(c, locationOf(zone))
			if d.text == "" {
				return slash.Message{}, briefing.Errorf(briefing.Invalid, "That message has no text. Save a file of it with `/article upload`.")
			}
			return d.form(c, "Save as article"), nil
		},
	}
}

// draftOf takes the headline from a message's first line or its embed's title,
// and the text from whichever of the two there is. Its time is in the zone in
// which the form is read.
func draftOf(c *slash.Call, zone *time.Location) draft {
	m := c.Target
	d := draft{
		text: m.Content,
		link: fmt.Sprintf("https://discord.com/channels/%s/%s/%s", c.Server, m.ChannelID, m.ID),
	}
	if m.Author != nil {
		d.publisher = clip("@"+m.Author.Username, 80)
	}
	if !m.Timestamp.IsZero() {
		d.published = m.Timestamp.In(zone).Format("2006-01-02 15:04")
	}
	for _, e := range m.Embeds {
		if strings.TrimSpace(d.text) == "" {
			d.text, d.headline = e.Description, clip(e.Title, 200)
		}
	}
	d.text = clip(strings.TrimSpace(d.text), mostPasted)
	if first, rest, ok := strings.Cut(d.text, "\n"); ok && d.headline == "" && strings.TrimSpace(rest) != "" {
		d.headline = clip(strings.TrimSpace(first), 200)
	}
	return d
}

// clip is the first characters of text, at most most of them.
func clip(text string, most int) string {
	runes := []rune(text)
	return string(runes[:min(most, len(runes))])
}
