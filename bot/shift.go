package bot

import (
	"sync"
	"time"
)

// A shift counts what is under way and takes nothing new once it is closed.
// The zero value is open.
type shift struct {
	mu     sync.Mutex
	closed bool
	work   sync.WaitGroup
}

// do runs f, unless the shift is closed.
func (s *shift) do(f func()) {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.work.Add(1)
	s.mu.Unlock()
	defer s.work.Done()
	f()
}

// close lets nothing more begin.
func (s *shift) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
}

// wait waits for what is under way, for at most d, and reports whether all of
// it is done. The goroutine that it starts ends when that is so.
func (s *shift) wait(d time.Duration) bool {
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.work.Wait()
	}()
	timeout := time.NewTimer(d)
	defer timeout.Stop()
	select {
	case <-done:
		return true
	case <-timeout.C:
		return false
	}
}
