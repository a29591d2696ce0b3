package command

import (
	"fmt"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// timeChoices are schedules that may be meant by what was typed so far, each
// with the next time it would come.
func timeChoices(typed, days, zone string, now time.Time) []slash.Choice {
	before, last := "", strings.TrimSpace(typed)
	if comma := strings.LastIndexByte(typed, ','); comma >= 0 {
		before, last = strings.TrimSpace(typed[:comma])+", ", strings.TrimSpace(typed[comma+1:])
	}
	var choices []slash.Choice
	for _, t := range timesLike(last) {
		s, err := briefing.ParseSchedule(before+t+" "+days, zone)
		if err != nil {
			continue
		}
		if value := before + t; len(value) <= 60 {
			choices = append(choices, slash.Choice{Name: fmt.Sprintf("%s (next: %s)", value, near(s.Next(now), now, zone)), Value: value})
		}
	}
	return choices
}

// timesLike are times of day that begin with what was typed: "8" is 08:00.
func timesLike(typed string) []string {
	if typed == "" {
		return []string{"07:00", "08:00", "09:00", "12:00", "18:00", "20:00"}
	}
	hour, minute, _ := strings.Cut(typed, ":")
	if len(hour) == 1 {
		hour = "0" + hour
	}
	var times []string
	for _, t := range []string{"00", "15", "30", "45"} {
		if strings.HasPrefix(t, minute) {
			times = append(times, hour+":"+t)
		}
	}
	if len(times) == 0 {
		times = []string{hour + ":" + minute}
	}
	return times
}

// near is a time within a week or so, as people in a zone speak of it.
func near(at, now time.Time, zone string) string {
	local, today := at.In(locationOf(zone)), now.In(locationOf(zone))
	switch local.Format(time.DateOnly) {
	case today.Format(time.DateOnly):
		return "today " + local.Format("15:04")
	case today.AddDate(0, 0, 1).Format(time.DateOnly):
		return "tomorrow " + local.Format("15:04")
	}
	return local.Format("Mon 2 Jan 15:04")
}
