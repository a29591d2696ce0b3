package command

import (
	"context"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// defaultStories is what fits one message with room for a quote.
const (
	defaultStories = 7
	mostStories    = 15
)

// An order is what a person asks /digest subscribe for, as typed.
type order struct {
	name, channel  string
	at, days, zone string
	topics         string
	stories        int
}

// subscription checks an order. The error is Invalid and says what to write
// instead.
func (o order) subscription(c *slash.Call) (briefing.Subscription, error) {
	name := strings.Join(strings.Fields(o.name), " ")
	if name == "" {
		return briefing.Subscription{}, briefing.Errorf(briefing.Invalid, "The digest has no name. Give it one, such as Morning briefing.")
	}
	schedule, err := briefing.ParseSchedule(strings.TrimSpace(o.at+" "+o.days), strings.TrimSpace(o.zone))
	if err != nil {
		return briefing.Subscription{}, err
	}
	topics, err := topicNames(o.topics)
	if err != nil {
		return briefing.Subscription{}, err
	}
	return briefing.Subscription{
		Name:     name,
		Channel:  briefing.Channel{Server: server(c), ID: o.channel},
		Schedule: schedule,
		Topics:   topics,
		Stories:  min(max(o.stories, 1), mostStories),
		By:       c.By.ID,
	}, nil
}

// form lets an order be changed. The channel and the number of stories stay.
func (o order) form(c *slash.Call) slash.Message {
	return slash.Message{Form: &slash.Form{
		Title: "Change the digest",
		Do:    slash.Ref{Action: "digest subscribe/changed", Arg: c.Keep(o)},
		Fields: []slash.Field{
			{Name: "name", Label: "Name", Value: o.name, Required: true, Min: 1, Max: 50},
			{Name: "at", Label: "Times", Placeholder: "08:00, 18:00", Value: o.at, Required: true, Min: 4, Max: 60},
			{Name: "days", Label: "Days", Placeholder: "every day, weekdays, weekends, or mon, thu", Value: o.days, Max: 60},
			{Name: "timezone", Label: "Time zone", Placeholder: "Europe/Berlin", Value: o.zone, Required: true, Max: 64},
			{Name: "topics", Label: "Topics", Placeholder: "Empty: all topics", Value: o.topics, Max: 200},
		},
	}}
}

// changed is the order as it was typed into the form.
func (o order) changed(c *slash.Call) order {
	o.name, o.at, o.days = c.Field("name"), c.Field("at"), c.Field("days")
	o.zone, o.topics = c.Field("timezone"), c.Field("topics")
	return o
}

// nextRuns are a schedule's first slots after now, at most n.
func nextRuns(s briefing.Schedule, now time.Time, n int) []time.Time {
	var runs []time.Time
	for at := s.Next(now); !at.IsZero() && len(runs) < n; at = s.Next(at) {
		runs = append(runs, at)
	}
	return runs
}

func daysOption() *slash.Value[string] {
	var choices []slash.Choice
	for _, d := range []string{"every day", "weekdays", "weekends"} {
		choices = append(choices, slash.Choice{Name: d, Value: d})
	}
	for _, d := range []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"} {
		choices = append(choices, slash.Choice{Name: d, Value: strings.ToLower(d)})
	}
	return slash.Text("days", "Choose on which days").Among(choices...).Or("every day")
}

// zoneOption names a time zone; the server's own is suggested first.
func zoneOption(in Servers, clock briefing.Clock) *slash.Value[string] {
	return slash.Text("timezone", "Choose the time zone of the times").Length(1, 64).
		Hint(func(ctx context.Context, c *slash.Call, typed string) ([]slash.Choice, error) {
			own, err := zoneOf(ctx, in, c)
			return zoneChoices(typed, own, clock.Now()), err
		})
}

// timesOption names times of day; each suggestion says when that would be next.
func timesOption(in Servers, clock briefing.Clock, days, zone *slash.Value[string]) *slash.Value[string] {
	return slash.Text("at", "Name times of day, such as 08:00 or 08:00, 18:00").Length(4, 60).Or("08:00").
		Hint(func(ctx context.Context, c *slash.Call, typed string) ([]slash.Choice, error) {
			name := zone.Get(c)
			if _, err := briefing.ParseZone(name); err != nil {
				own, err := zoneOf(ctx, in, c)
				if err != nil {
					return nil, err
				}
				name = own
			}
			return timeChoices(typed, days.Get(c), name, clock.Now()), nil
		})
}
