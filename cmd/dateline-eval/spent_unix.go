//go:build unix

package main

import (
	"syscall"
	"time"
)

// processorTime is how long the processor has worked for this process, on all
// cores together.
func processorTime() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0 // only an address that is not ours is an error
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
