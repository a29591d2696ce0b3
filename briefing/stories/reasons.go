package stories

import (
	"fmt"
	"time"
)

// reasons tells in people's words why a story has its place, the strongest
// reason first.
func (e entry) reasons() []string {
	var reasons []string
	if e.behind != "" {
		reasons = append(reasons, e.behind)
	}
	if e.pinned {
		reasons = append(reasons, "pinned by a moderator")
	}
	if e.story.Update {
		reasons = append(reasons, "new facts since it was told")
	}
	if e.publishers > 1 {
		reasons = append(reasons, fmt.Sprintf("%d publishers", e.publishers))
	}
	if e.wanted {
		reasons = append(reasons, "about "+e.topic)
	}
	return append(reasons, ageInWords(e.age))
}

func ageInWords(age time.Duration) string {
	switch hours := int(age / time.Hour); {
	case hours < 1:
		return "less than an hour old"
	case hours == 1:
		return "1 hour old"
	case hours < 48:
		return fmt.Sprintf("%d hours old", hours)
	default:
		return fmt.Sprintf("%d days old", hours/24)
	}
}
