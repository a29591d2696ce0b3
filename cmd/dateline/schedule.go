package main

import (
	"fmt"
	"math"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/cmd/internal/program"
)

type scheduleVerb struct {
	Spec  string `arg:"" help:"Times and days, or cron's five fields."`
	Zone  string `required:"" placeholder:"ZONE" help:"Time zone, such as Europe/Berlin."`
	From  string `placeholder:"RFC3339" help:"Only slots after this (default: now)."`
	Until string `placeholder:"RFC3339" help:"Only slots up to this, itself included."`
	Count *int   `placeholder:"N" help:"At most so many (default: 10, without --until)."`
}

func (scheduleVerb) Help() string {
	return `Example: when does a digest for weekday mornings come round the change of the clock?

  dateline schedule "08:00, 18:00 weekdays" --zone America/New_York --from 2026-03-06T00:00:00Z --count 6`
}

// Run prints slots, RFC 3339 in UTC, one a line.
func (v *scheduleVerb) Run(a app) error {
	s, err := briefing.ParseSchedule(v.Spec, v.Zone)
	if err != nil {
		return program.Usage("%s", briefing.Say(err))
	}
	from, err := instantOr(v.From, time.Now())
	if err != nil {
		return err
	}
	until, err := instantOr(v.Until, time.Time{})
	if err != nil {
		return err
	}
	count := math.MaxInt
	switch {
	case v.Count != nil && *v.Count < 0:
		return program.Usage("--count %d is less than nothing. Give how many slots to print.", *v.Count)
	case v.Count != nil:
		count = *v.Count
	case until.IsZero():
		count = 10
	}
	for range count {
		from = s.Next(from)
		if from.IsZero() || !until.IsZero() && from.After(until) {
			return nil
		}
		if _, err := fmt.Fprintln(a.out, from.Format(time.RFC3339)); err != nil {
			return err
		}
	}
	return nil
}

func instantOr(given string, fallback time.Time) (time.Time, error) {
	if given == "" {
		return fallback, nil
	}
	t, err := time.Parse(time.RFC3339, given)
	if err != nil {
		return time.Time{}, program.Usage("%q is not a time. Write it as 2026-11-23T08:00:00Z.", given)
	}
	return t, nil
}
