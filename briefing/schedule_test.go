package briefing_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

func mustParse(t testing.TB, spec, zone string) briefing.Schedule {
	t.Helper()
	s, err := briefing.ParseSchedule(spec, zone)
	if err != nil {
		t.Fatalf("ParseSchedule(%q, %q): %v", spec, zone, err)
	}
	return s
}

// slotsOf lists the slots in [from, from+days), as the local clock shows them.
func slotsOf(s briefing.Schedule, from string, days int) []string {
	begin, _ := time.ParseInLocation(time.DateOnly, from, s.Location())
	end := begin.AddDate(0, 0, days)
	var got []string
	for at := s.Next(begin.Add(-time.Second)); !at.IsZero() && at.Before(end); at = s.Next(at) {
		got = append(got, at.In(s.Location()).Format("02 15:04 -0700"))
	}
	return got
}

func TestEachWallTimeGivesOneSlot(t *testing.T) {
	for _, tt := range []struct {
		name, spec, zone, from string
		days                   int
		want                   []string
	}{
		{"a gap is served at its end", "02:30", "America/New_York", "2026-03-08", 1, []string{"08 03:00 -0400"}},
		{"a fold is served the first time", "01:30", "America/New_York", "2026-11-01", 1, []string{"01 01:30 -0400"}},
		{"midnight in a gap", "00:00", "America/Santiago", "2026-09-06", 1, []string{"06 01:00 -0300"}},
		{"a weekly midnight in a gap is not lost for a week", "00:00 fri", "Africa/Cairo", "2026-04-24", 1, []string{"24 01:00 +0300"}},
		{"half an hour of summer time", "02:00, 02:30", "Australia/Lord_Howe", "2026-10-04", 1, []string{"04 02:30 +1100"}},
		{"cron's own bug at Lord Howe", "02:00", "Australia/Lord_Howe", "2026-04-05", 1, []string{"05 02:00 +1030"}},
		{"the half hour that comes twice", "01:45", "Australia/Lord_Howe", "2026-04-05", 1, []string{"05 01:45 +1100"}},
		{"two wall times that meet are one slot", "02:00, 02:30, 03:00", "America/New_York", "2026-03-08", 1, []string{"08 03:00 -0400"}},
		{"a gap that ends with the day falls on the next", "23:30", "America/Nuuk", "2026-03-28", 2, []string{"29 00:00 -0100", "29 23:30 -0100"}},
		{"a date that does not exist has none", "08:00", "Pacific/Apia", "2011-12-29", 3, []string{"29 08:00 -1000", "31 08:00 +1400"}},
		{"several times and days", "18:00,08:00 weekdays", "Europe/Berlin", "2026-11-20", 4, []string{"20 08:00 +0100", "20 18:00 +0100", "23 08:00 +0100", "23 18:00 +0100"}},
		{"hours with a star follow elapsed time over a fold", "30 * * * *", "America/New_York", "2026-11-01", 1, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := slotsOf(mustParse(t, tt.spec, tt.zone), tt.from, tt.days)
			if tt.want == nil {
				if len(got) != 25 {
					t.Errorf("%d slots, want 25: %v", len(got), got)
				}
				return
			}
			if strings.Join(got, "; ") != strings.Join(tt.want, "; ") {
				t.Errorf("slots %v, want %v", got, tt.want)
			}
		})
	}
}

func TestElapsedSlotsKeepTheirDistanceOverAGap(t *testing.T) {
	if got := slotsOf(mustParse(t, "30 * * * *", "America/New_York"), "2026-03-08", 1); len(got) != 23 {
		t.Errorf("%d slots, want 23: %v", len(got), got)
	}
	got := slotsOf(mustParse(t, "15 */6 * * *", "Australia/Lord_Howe"), "2026-10-04", 1)
	if want := "04 00:15 +1030; 04 06:15 +1100; 04 12:15 +1100; 04 18:15 +1100"; strings.Join(got, "; ") != want {
		t.Errorf("slots %v, want %s", got, want)
	}
}

func TestScheduleRefusesWhatItCannotKeep(t *testing.T) {
	for _, tt := range []struct{ spec, zone, say string }{
		{"8.30pm", "UTC", `"8.30pm" is not a time I can read. Use 24-hour times such as 20:30, several with commas.`},
		{"25:00", "UTC", `"25:00" is not a time I can read.`},
		{"", "UTC", `"" is not a time I can read.`},
		{"08:00 someday", "UTC", `"someday" is not a day I can read.`},
		{"08:00", "EST", `"EST" is ambiguous. Pick a city, for example America/New_York.`},
		{"08:00", "", `"" is not a time zone I know.`},
		{"08:00", "Local", `"Local" is`},
		{"08:00", "GMT+1", `"GMT+1" is ambiguous.`},
		{"08:00", "EST5EDT", `"EST5EDT" is ambiguous.`},
		{"08:00", "Singapore", `"Singapore" is not a time zone I know. Pick a city, for example America/New_York.`},
		{"08:00", "Europe/Atlantis", `"Europe/Atlantis" is not a time zone I know.`},
		{"08:00", "../etc/passwd", `"../etc/passwd" is not a time zone I know.`},
		{"* * * * *", "UTC", "That runs every minute. The shortest gap is 30 minutes."},
		{"*/5 * * * *", "UTC", "That runs every 5 minutes."},
		{"0,59 0,23 1,2 1 *", "UTC", "That runs every minute."},
		{"08:00, 08:20", "UTC", "That runs every 20 minutes."},
		{"0 0 30 2 *", "UTC", "There is no such day"},
		{"CRON_TZ=Europe/Paris 0 8 * *", "UTC", "is not a field of a cron schedule"},
		{"TZ= 0 8 * *", "UTC", "is not a field of a cron schedule"},
		{"0 8 * * 7", "UTC", "That is not a cron schedule I can read."},
		{"@every 1s", "UTC", "is not a time I can read"},
		{"@daily", "UTC", "is not a time I can read"},
	} {
		_, err := briefing.ParseSchedule(tt.spec, tt.zone)
		if briefing.KindOf(err) != briefing.Invalid || !strings.Contains(briefing.Say(err), tt.say) {
			t.Errorf("ParseSchedule(%q, %q): %v, want Invalid: %s", tt.spec, tt.zone, err, tt.say)
		}
	}
}

func TestScheduleTidiesItsSpecAndReadsItBack(t *testing.T) {
	for _, tt := range []struct{ spec, want string }{
		{"18:00,8:00", "08:00, 18:00 every day"},
		{"08:00 Monday, thu", "08:00 mon, thu"},
		{" 0  8 * *  MON-FRI ", "0 8 * * mon-fri"},
		{"0 8 29 2 *", "0 8 29 2 *"},
	} {
		s := mustParse(t, tt.spec, "Europe/Berlin")
		if s.Spec != tt.want {
			t.Errorf("%q is kept as %q, want %q", tt.spec, s.Spec, tt.want)
		}
		if again := mustParse(t, s.Spec, s.Zone); !again.Equal(s) {
			t.Errorf("%q reads back as %q", s.Spec, again.Spec)
		}
	}
}

func TestDueIsTheLastSlotThatCame(t *testing.T) {
	s := mustParse(t, "08:00", "UTC")
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC) }
	if slot, ok := s.Due(at(20, 8), at(23, 9)); !ok || !slot.Equal(at(23, 8)) {
		t.Errorf("Due is %v, %t, want the 23rd at 8", slot, ok)
	}
	if slot, ok := s.Due(at(20, 8), at(21, 7)); ok {
		t.Errorf("Due is %v, want none", slot)
	}
	if slot, ok := s.Due(at(20, 8), at(21, 8)); !ok || !slot.Equal(at(21, 8)) {
		t.Errorf("Due is %v, %t, want the slot of this very instant", slot, ok)
	}
}

func TestOrdinalCountsTheSlotsOfALocalDate(t *testing.T) {
	s := mustParse(t, "08:00, 18:00, 23:30", "America/Nuuk")
	at := s.Next(time.Date(2026, 3, 29, 0, 59, 0, 0, time.UTC)) // 23:30 of the 28th lies in the gap
	date, n := s.Ordinal(at)
	if date != "2026-03-29" || n != 1 {
		t.Errorf("the slot at %v is %s/%d, want 2026-03-29/1", at, date, n)
	}
	date, n = s.Ordinal(s.Next(at))
	if date != "2026-03-29" || n != 2 {
		t.Errorf("the slot after it is %s/%d, want 2026-03-29/2", date, n)
	}
}

func BenchmarkNext(b *testing.B) {
	s := mustParse(b, "08:00 weekdays", "Europe/Berlin")
	after := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		s.Next(after)
	}
}
