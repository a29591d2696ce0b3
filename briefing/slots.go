package briefing

import "time"

// Next is the first slot after the given instant, in UTC; zero when the
// schedule has none.
func (s Schedule) Next(after time.Time) time.Time {
	if s.elapsed {
		return s.nextElapsed(after)
	}
	wall := asWall(after.In(s.Location()))
	for {
		wall = s.nextWall(wall)
		if wall.IsZero() {
			return time.Time{}
		}
		if at, ok := instant(wall, s.Location()); ok && at.After(after) {
			return at.UTC()
		}
	}
}

// Due is the last slot after last and not after now. ok is false when there
// is none.
func (s Schedule) Due(last, now time.Time) (slot time.Time, ok bool) {
	for next := s.Next(last); !next.IsZero() && !next.After(now); next = s.Next(next) {
		slot, ok = next, true
	}
	return slot, ok
}

// Ordinal is the local date of a slot, and which slot of that date it is,
// counted from 1.
func (s Schedule) Ordinal(slot time.Time) (date string, n int) {
	local := slot.In(s.Location())
	midnight := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, time.UTC)
	begin, _ := instant(midnight, s.Location())
	for at := s.Next(begin.Add(-time.Second)); !at.IsZero() && !at.After(slot); at = s.Next(at) {
		n++
	}
	return local.Format(time.DateOnly), max(n, 1)
}

// nextWall is the first wall time after the given one that the spec names.
// Wall times are kept as if they were UTC.
func (s Schedule) nextWall(wall time.Time) time.Time {
	var first time.Time
	for i := range s.fields {
		next := s.fields[i].Next(wall)
		if !next.IsZero() && (first.IsZero() || next.Before(first)) {
			first = next
		}
	}
	return first
}

// nextElapsed is the first instant after the given one at which a clock on the
// wall shows what the spec names. Between two changes of the clock that is
// plain addition.
func (s Schedule) nextElapsed(after time.Time) time.Time {
	at := after.In(s.Location())
	for {
		_, offset := at.Zone()
		shift := time.Duration(offset) * time.Second
		wall := s.nextWall(asWall(at))
		if wall.IsZero() {
			return time.Time{}
		}
		next := wall.Add(-shift)
		_, end := at.ZoneBounds()
		if end.IsZero() || next.Before(end) {
			return next
		}
		if wall := asWall(end); s.nextWall(wall.Add(-time.Second)).Equal(wall) {
			return end.UTC()
		}
		at = end
	}
}

// asWall is what the clock shows at t, as if it were UTC.
func asWall(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// instant is when a clock in place shows wall: in a fold the first time, in a
// gap the first instant after it. ok is false when the gap swallows the whole
// date. time.Date does not promise any of this: in a gap it may land before it.
func instant(wall time.Time, place *time.Location) (at time.Time, ok bool) {
	at = wall.Add(-48 * time.Hour).In(place) // before it, whatever the offset
	before := time.Duration(0)
	for {
		_, seconds := at.Zone()
		offset := time.Duration(seconds) * time.Second
		start, end := at.ZoneBounds()
		shown := wall.Add(-offset)
		if !end.IsZero() && !shown.Before(end) {
			at, before = end, offset
			continue
		}
		if start.IsZero() || !shown.Before(start) {
			return shown, true
		}
		date := wall.Truncate(24 * time.Hour)
		swallowed := !asWall(start.UTC()).Add(before).After(date) && !asWall(start.UTC()).Add(offset).Before(date.Add(24*time.Hour))
		return start, !swallowed
	}
}
