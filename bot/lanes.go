package bot

import (
	"sync"
	"time"
)

const (
	laneWidth = 8  // interactions of one server under way at once
	laneQueue = 32 // of one server, those waiting for their turn included
	// laneWait is the longest that one waits. Of Discord's three seconds a
	// command may take half before "thinking…" is sent.
	laneWait = 700 * time.Millisecond
)

// lanes keep one server's people from taking up everybody's bot: a server has
// so many interactions under way at once, a few more wait a moment, and the
// rest are turned away. The zero value is ready.
type lanes struct {
	mu sync.Mutex
	by map[string]*lane // the servers that have something under way
}

type lane struct {
	slots chan struct{}
	users int // under way or waiting
}

// enter waits for a server's turn. It gives the way out again, or nil when the
// server has too much under way.
func (ls *lanes) enter(server string) (leave func()) {
	l := ls.join(server)
	if l == nil {
		return nil
	}
	turn := time.NewTimer(laneWait)
	defer turn.Stop()
	select {
	case l.slots <- struct{}{}:
		return func() { <-l.slots; ls.part(server, l) }
	case <-turn.C:
		ls.part(server, l)
		return nil
	}
}

func (ls *lanes) join(server string) *lane {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if ls.by == nil {
		ls.by = make(map[string]*lane)
	}
	l := ls.by[server]
	if l == nil {
		l = &lane{slots: make(chan struct{}, laneWidth)}
		ls.by[server] = l
	}
	if l.users == laneQueue {
		return nil
	}
	l.users++
	return l
}

func (ls *lanes) part(server string, l *lane) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if l.users--; l.users == 0 {
		delete(ls.by, server)
	}
}
