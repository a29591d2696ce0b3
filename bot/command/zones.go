package command

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

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

// zoneNames are the names of the IANA time zone database that people may
// choose, one a line, in order: cities, and UTC. A test holds them against the
// database.
//
//go:embed zones.txt
var zoneNames string

// zoneChoices are time zones whose name contains what was typed, those where
// a place begins with it first, each with the time it is there. When nothing
// is typed yet they are the server's own and some large cities.
func zoneChoices(typed, own string, now time.Time) []slash.Choice {
	typed = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(typed), " ", "_"))
	if typed == "" {
		return zonesShown(append([]string{own}, largeCities...), now)
	}
	var begin, contain []string
	for _, name := range strings.Fields(zoneNames) {
		folded := strings.ToLower(name)
		switch {
		case strings.HasPrefix(folded, typed), strings.Contains(folded, "/"+typed):
			begin = append(begin, name)
		case strings.Contains(folded, typed):
			contain = append(contain, name)
		}
	}
	return zonesShown(append(begin, contain...), now)
}

var largeCities = []string{
	"UTC", "America/Los_Angeles", "America/Chicago", "America/New_York", "America/Sao_Paulo", "Europe/London",
	"Europe/Berlin", "Europe/Moscow", "Africa/Lagos", "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata",
	"Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
}

func zonesShown(names []string, now time.Time) []slash.Choice {
	var choices []slash.Choice
	seen := map[string]bool{}
	for _, name := range names {
		place, err := briefing.ParseZone(name)
		if err != nil || seen[name] || len(choices) == most {
			continue
		}
		seen[name] = true
		choices = append(choices, slash.Choice{Name: fmt.Sprintf("%s (now %s)", name, now.In(place).Format("15:04")), Value: name})
	}
	return choices
}
