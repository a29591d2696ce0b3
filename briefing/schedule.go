package briefing

import (
	"regexp"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// ShortestGap is the least time between two slots of a schedule.
const ShortestGap = 30 * time.Minute

// A Schedule says when digests are due. Its slots go by wall time: each wall
// time that the spec names gives one slot, in a gap of the clock the first
// instant after it, in a fold the first of the two; a date that does not
// exist has none. A spec with a star or a step for its hours follows elapsed
// time instead, and has slots in both hours of a fold.
//
// The zero Schedule has no slots. Make others with [ParseSchedule].
type Schedule struct {
	Spec string // cron's five fields, or "08:00, 18:00 weekdays"; as ParseSchedule tidied it
	Zone string // IANA name

	fields  []cron.SpecSchedule // any of them
	place   *time.Location
	elapsed bool
}

// Equal reports whether two schedules were made from the same words.
func (s Schedule) Equal(t Schedule) bool { return s.Spec == t.Spec && s.Zone == t.Zone }

// Location is the schedule's time zone, UTC for the zero Schedule.
func (s Schedule) Location() *time.Location {
	if s.place == nil {
		return time.UTC
	}
	return s.place
}

// ParseSchedule reads when digests are due: cron's five fields ("0 8 * *
// mon-fri"), or the words that people use: times of day with commas, then the
// days, "every day" when they are missing ("08:00, 18:00 weekdays"). zone is an
// IANA name with a slash in it, or UTC. The error is Invalid and tells what to
// write instead.
func ParseSchedule(spec, zone string) (Schedule, error) {
	place, err := ParseZone(zone)
	if err != nil {
		return Schedule{}, err
	}
	s := Schedule{Zone: zone, place: place}
	if fields := strings.Fields(spec); len(fields) == 5 && !strings.Contains(spec, ":") {
		err = s.readCron(fields)
	} else {
		err = s.readWords(spec)
	}
	if err != nil {
		return Schedule{}, err
	}
	return s, s.fits()
}

// ParseZone finds the time zone of an IANA name that has a slash, or UTC. Short
// names are refused: "EST" has no summer time, and "CST" is three places.
func ParseZone(name string) (*time.Location, error) {
	if strings.EqualFold(name, "UTC") {
		return time.UTC, nil
	}
	if shortZone.MatchString(name) {
		return nil, Errorf(Invalid, "%q is ambiguous. Pick a city, for example America/New_York.", clip(name))
	}
	place, err := time.LoadLocation(name)
	if err != nil || !strings.Contains(name, "/") {
		return nil, Errorf(Invalid, "%q is not a time zone I know. Pick a city, for example America/New_York.", clip(name))
	}
	return place, nil
}

// EST, CET, AEDT: each is several places, or has no summer time.
var shortZone = regexp.MustCompile(`^[A-Za-z]{1,5}([+-][0-9]{1,2}|[0-9]{1,2}[A-Za-z]{3})?$`)

// Words that robfig's parser is safe with: given user text beyond these it can panic.
var cronField = regexp.MustCompile(`^[0-9A-Za-z*,/-]+$`)

func (s *Schedule) readCron(fields []string) error {
	s.Spec = strings.ToLower(strings.Join(fields, " "))
	for _, f := range fields {
		if !cronField.MatchString(f) {
			return Errorf(Invalid, "%q is not a field of a cron schedule. Write five, such as 0 8 * * mon-fri.", clip(f))
		}
	}
	parsed, err := parseCron(s.Spec)
	if err != nil {
		return err
	}
	s.fields = []cron.SpecSchedule{parsed}
	s.elapsed = strings.ContainsAny(fields[1], "*/")
	return nil
}

func parseCron(spec string) (cron.SpecSchedule, error) {
	parser := cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)
	parsed, err := parser.Parse(spec)
	if err != nil {
		return cron.SpecSchedule{}, &Error{Kind: Invalid, Err: err,
			Say: "That is not a cron schedule I can read. Write minute, hour, day, month and weekday (0 is Sunday), such as 0 8 * * mon-fri."}
	}
	fields := *parsed.(*cron.SpecSchedule)
	fields.Location = time.UTC // wall time is counted as if it were UTC; slots.go makes instants of it
	return fields, nil
}

// fits refuses schedules that never come round, or come too often.
func (s Schedule) fits() error {
	// A leap year, so that the 29th of February comes round.
	wall := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(-time.Minute)
	wall = s.nextWall(wall)
	if wall.IsZero() {
		return Errorf(Invalid, "There is no such day, so that would never run. Check the day and the month.")
	}
	for range 100 { // two days of slots 30 minutes apart, with some to spare
		next := s.nextWall(wall)
		if next.IsZero() {
			return nil
		}
		if gap := next.Sub(wall); gap < ShortestGap {
			return Errorf(Invalid, "That runs every %s. The shortest gap is %d minutes.", minutes(gap), int(ShortestGap.Minutes()))
		}
		wall = next
	}
	return nil
}

func minutes(d time.Duration) string {
	if d == time.Minute {
		return "minute"
	}
	return strings.TrimSuffix(d.String(), "m0s") + " minutes"
}

// clip keeps what people typed to a length that can be shown back to them.
func clip(s string) string {
	runes := []rune(s)
	if len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}
