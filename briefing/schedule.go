package briefing

import "time"

// A Schedule says when digests are due.
type Schedule struct {
	Spec string // as given to ParseSchedule, tidied
	Zone string // IANA name
}

// Next is the first slot after the given time.
func (s Schedule) Next(after time.Time) time.Time { return time.Time{} }

// ParseSchedule reads a spec.
func ParseSchedule(spec, zone string) (Schedule, error) { return Schedule{Spec: spec, Zone: zone}, nil }
