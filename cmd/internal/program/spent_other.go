//go:build !unix

package program

import "time"

// ProcessorTime is the time of day where the system is not asked for better: the
// difference of two is right for work on one core of an idle machine.
func ProcessorTime() time.Duration { return time.Duration(time.Now().UnixNano()) }
