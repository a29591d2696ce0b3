package command

import (
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
)

// How far back a command looks, by when articles were filed.
const (
	sinceDay   = "day"
	sinceWeek  = "week"
	sinceMonth = "month"
	sinceAll   = "all"
)

func sinceOption(fallback string) *slash.Value[string] {
	return slash.Text("since", "Look back this far").Among(
		slash.Choice{Name: "day", Value: sinceDay},
		slash.Choice{Name: "week", Value: sinceWeek},
		slash.Choice{Name: "month", Value: sinceMonth},
		slash.Choice{Name: "all", Value: sinceAll},
	).Or(fallback)
}

// after is the instant that a period reaches back to, zero for all of time.
func after(period string, now time.Time) time.Time {
	switch period {
	case sinceDay:
		return now.AddDate(0, 0, -1)
	case sinceWeek:
		return now.AddDate(0, 0, -7)
	case sinceMonth:
		return now.AddDate(0, -1, 0)
	}
	return time.Time{}
}

// during is a period in words, with a space before it: " in the last month".
func during(period string) string {
	if period == sinceAll {
		return ""
	}
	return " in the last " + period
}
