package render

import (
	"fmt"
	"time"
)

// Ago is a moment that each reader sees as long ago as it is for them:
// "2 hours ago".
func Ago(t time.Time) string { return stamp(t, "R") }

// Moment is a moment that each reader sees in full, in their own time zone.
func Moment(t time.Time) string { return stamp(t, "F") }

// Date is a day that each reader sees in their own way.
func Date(t time.Time) string { return stamp(t, "D") }

func stamp(t time.Time, style string) string { return fmt.Sprintf("<t:%d:%s>", t.Unix(), style) }

// Day is a date where Discord knows no timestamps: in footers and menus.
func Day(t time.Time) string { return t.UTC().Format("2 Jan 2006") }

// count is a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
