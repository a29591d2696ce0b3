package command

import (
	"context"
	"fmt"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
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

// zoneOf is the time zone of the server a call was made in.
func zoneOf(ctx context.Context, in Servers, c *slash.Call) (string, error) {
	s, err := in.Server(ctx, server(c))
	if err != nil && briefing.KindOf(err) != briefing.NotFound {
		return "", fmt.Errorf("find the server: %w", err)
	}
	if err != nil || s.Zone == "" {
		return "UTC", nil
	}
	return s.Zone, nil
}

// locationOf is a time zone by its name; UTC when this machine does not know it.
func locationOf(zone string) *time.Location {
	place, err := time.LoadLocation(zone)
	if err != nil {
		return time.UTC
	}
	return place
}

// entry is an audit entry for what the caller does now.
func entry(c *slash.Call, now time.Time, did, what, reason string) briefing.AuditEntry {
	return briefing.AuditEntry{At: now, Who: c.By.ID, Did: did, What: what, Reason: reason}
}
