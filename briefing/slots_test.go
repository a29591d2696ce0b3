package briefing_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

var long = flag.Bool("long", false, "try every time zone of this machine's database")

// TestNoSlotIsLostOrDoubledInAnyZone holds Next against a clock that is looked
// at every minute: the slot of a wall time is the first instant
// at which that clock shows it or has passed it.
func TestNoSlotIsLostOrDoubledInAnyZone(t *testing.T) {
	zones := []string{
		"UTC", "America/New_York", "America/Sao_Paulo", "America/Santiago", "America/Asuncion", "America/Havana", "America/Nuuk",
		"America/Scoresbysund", "Atlantic/Azores", "Europe/London", "Europe/Dublin", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut",
		"Asia/Tehran", "Asia/Kathmandu", "Asia/Pyongyang", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Antarctica/Troll",
	}
	if *long {
		zones = allZones(t)
	}
	days := 0
	for _, zone := range zones {
		place, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range []string{"00:00", "01:30", "02:00", "02:30", "23:30"} {
			s := mustParse(t, spec, zone)
			for _, change := range changes(place, 2018, 2028) {
				days += checkDays(t, s, spec, change)
			}
		}
	}
	t.Logf("%d zones, %d days around a change of the clock", len(zones), days)
}

// changes lists when the clock of a place is put forward or back.
func changes(place *time.Location, from, to int) []time.Time {
	at := time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC).In(place)
	found := []time.Time{at}
	for {
		_, end := at.ZoneBounds()
		if end.IsZero() || end.Year() >= to {
			return found
		}
		found, at = append(found, end), end
	}
}

func checkDays(t *testing.T, s briefing.Schedule, spec string, change time.Time) int {
	t.Helper()
	hour, _ := time.Parse("15:04", spec)
	local := change.In(s.Location())
	first := time.Date(local.Year(), local.Month(), local.Day()-1, hour.Hour(), hour.Minute(), 0, 0, time.UTC)
	var want []time.Time
	for i := range 3 {
		if at, ok := lookAtTheClock(first.AddDate(0, 0, i), s.Location()); ok {
			want = append(want, at)
		}
	}
	if len(want) == 0 {
		return 0
	}
	at := want[0].Add(-time.Minute)
	for _, w := range want {
		at = s.Next(at)
		if !at.Equal(w) {
			t.Errorf("%s %s: slot %v, want %v", s.Zone, spec, at.In(s.Location()), w.In(s.Location()))
			return 0
		}
	}
	return len(want)
}

// lookAtTheClock finds the first minute at which a clock in place
// shows the wall time or later. ok is false when its date never comes.
func lookAtTheClock(wall time.Time, place *time.Location) (at time.Time, ok bool) {
	sameDate := false
	for q := wall.Add(-15 * time.Hour); q.Before(wall.Add(15 * time.Hour)); q = q.Add(time.Minute) {
		shown := q.In(place)
		asUTC := time.Date(shown.Year(), shown.Month(), shown.Day(), shown.Hour(), shown.Minute(), 0, 0, time.UTC)
		sameDate = sameDate || asUTC.Truncate(24*time.Hour).Equal(wall.Truncate(24*time.Hour))
		if at.IsZero() && !asUTC.Before(wall) {
			at = q
		}
	}
	return at, sameDate
}

func allZones(t *testing.T) []string {
	root := filepath.Join("/usr/share/zoneinfo")
	if _, err := os.Stat(root); err != nil {
		t.Skipf("no time zone database at %s (%s)", root, runtime.GOOS)
	}
	var zones []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(root, path)
		if err != nil || d.IsDir() || strings.HasPrefix(name, "right/") || strings.HasPrefix(name, "posix/") {
			return err
		}
		if _, err := briefing.ParseZone(name); err == nil {
			zones = append(zones, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return zones
}
