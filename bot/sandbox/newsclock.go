package sandbox

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// followWithin is how long an advance of the news clock waits for whoever
// follows it.
const followWithin = 10 * time.Second

// newsClock is the clock that news goes by: the machine's, moved forward. It
// knows who follows it. It is guarded by Server.mu.
type newsClock struct {
	offset    time.Duration
	n         int // advances so far
	followers map[string]*follower
}

// A follower is a bot's process whose clock is this one.
type follower struct {
	id    string
	done  int           // the last advance that it has finished
	moved chan struct{} // closed, and replaced, when done changes
	gone  chan struct{} // closed when its stream ends
	out   *queue[tick]
}

// A tick tells a follower what the time is.
type tick struct {
	Follower string    `json:"follower"`
	N        int       `json:"n"`
	Now      time.Time `json:"now"`
}

// NewsNow is the time by the news clock.
func (s *Server) NewsNow() time.Time {
	s.setup()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.newsNow()
}

func (s *Server) newsNow() time.Time { return s.Now().Add(s.news.offset).UTC() }

// Advance moves the news clock forward and waits until every follower that is
// connected has finished what was due. It gives the new time.
func (s *Server) Advance(ctx context.Context, by time.Duration) (time.Time, error) {
	s.setup()
	if by <= 0 {
		return time.Time{}, badRequest("The news clock only moves forward; %s does not.", by)
	}
	s.mu.Lock()
	s.news.offset += by
	s.news.n++
	n, now := s.news.n, s.newsNow()
	var waiting []*follower
	for _, f := range s.news.followers {
		f.out.add(tick{Follower: f.id, N: n, Now: now})
		waiting = append(waiting, f)
	}
	s.tellEverybody("clock")
	s.mu.Unlock()
	limit := time.NewTimer(followWithin)
	defer limit.Stop()
	for _, f := range waiting {
		if err := s.awaitFollower(ctx, f, n, limit.C); err != nil {
			return time.Time{}, err
		}
	}
	return now, nil
}

// AdvanceTo moves the news clock to a moment.
func (s *Server) AdvanceTo(ctx context.Context, to time.Time) (time.Time, error) {
	return s.Advance(ctx, to.Sub(s.NewsNow()))
}

func (s *Server) awaitFollower(ctx context.Context, f *follower, n int, limit <-chan time.Time) error {
	for {
		s.mu.Lock()
		done, moved := f.done, f.moved
		s.mu.Unlock()
		if done >= n {
			return nil
		}
		select {
		case <-moved:
		case <-f.gone:
			return nil
		case <-limit:
			return refuse(http.StatusGatewayTimeout, "did_not_respond", "The bot has not finished what was due within %s.", followWithin)
		case <-ctx.Done():
			return ctx.Err()
		case <-s.done:
			return refuse(http.StatusGatewayTimeout, "did_not_respond", "The sandbox was closed.")
		}
	}
}

// followClock streams the news clock to a follower, until it leaves.
func (s *Server) followClock(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	if s.news.followers == nil {
		s.news.followers = map[string]*follower{}
	}
	f := &follower{id: fmt.Sprintf("f%d", s.newID()), done: s.news.n, moved: make(chan struct{}), gone: make(chan struct{}), out: newQueue[tick]()}
	s.news.followers[f.id] = f
	f.out.add(tick{Follower: f.id, N: s.news.n, Now: s.newsNow()})
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.news.followers, f.id)
		close(f.gone)
	}()
	stream(s, w, r, f.out)
}

// doneCall is the body of POST /sandbox/clock.
type doneCall struct {
	Follower string `json:"follower"`
	Done     int    `json:"done"`
}

// followed takes note that a follower has finished what was due.
func (s *Server) followed(call doneCall) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.news.followers[call.Follower]
	if f == nil {
		return notFound("No follower is called %q; ask GET /sandbox/clock for a name.", call.Follower)
	}
	f.done = max(f.done, call.Done)
	close(f.moved)
	f.moved = make(chan struct{})
	return nil
}
