package sandbox

import (
	"strconv"
	"sync/atomic"
	"time"
)

// A Snowflake is one of Discord's ids: when the thing was made, and a number
// that tells apart what was made in the same millisecond. In JSON it is a
// string of digits.
type Snowflake uint64

// discordEpoch is the millisecond from which snowflakes count, the first of
// 2015 (reference.mdx, "Snowflakes").
const discordEpoch = 1420070400000

// MarshalText gives the digits.
func (id Snowflake) MarshalText() ([]byte, error) {
	return strconv.AppendUint(nil, uint64(id), 10), nil
}

// UnmarshalText reads the digits.
func (id *Snowflake) UnmarshalText(text []byte) error {
	n, err := strconv.ParseUint(string(text), 10, 64)
	*id = Snowflake(n)
	return err
}

// String gives the digits.
func (id Snowflake) String() string { return strconv.FormatUint(uint64(id), 10) }

// Time is when the thing was made.
func (id Snowflake) Time() time.Time {
	return time.UnixMilli(int64(id>>22) + discordEpoch).UTC()
}

// parseSnowflake reads an id, 0 when it is none.
func parseSnowflake(s string) Snowflake {
	n, _ := strconv.ParseUint(s, 10, 64)
	return Snowflake(n)
}

// snowflakeAt is the smallest id of a moment.
func snowflakeAt(t time.Time) Snowflake {
	return Snowflake(t.UnixMilli()-discordEpoch) << 22
}

// A mint makes ids that only ever grow, whatever the clock does.
type mint struct{ last atomic.Uint64 }

// next gives an id for something made at t.
func (m *mint) next(t time.Time) Snowflake {
	for {
		last := m.last.Load()
		id := max(uint64(snowflakeAt(t)), last+1)
		if m.last.CompareAndSwap(last, id) {
			return Snowflake(id)
		}
	}
}

// A stamp is a moment as Discord writes it.
type stamp time.Time

// MarshalText gives it with microseconds and a numeric zone, in UTC.
func (t stamp) MarshalText() ([]byte, error) {
	return []byte(time.Time(t).UTC().Format("2006-01-02T15:04:05.000000-07:00")), nil
}
