package sandbox

import "time"

// keptRequests is how many REST calls are remembered.
const keptRequests = 100_000

// A Request is one REST call that the bot made. A status of 0 is an answer
// that was never given.
type Request struct {
	N      int       `json:"n"` // counts from 1
	Time   time.Time `json:"time"`
	Method string    `json:"method"`
	Path   string    `json:"path"`
	Status int       `json:"status"`
	Took   int64     `json:"ms"`
}

type requestLog struct {
	n    int
	kept []Request
}

func (l *requestLog) add(r Request) {
	l.n++
	r.N = l.n
	if len(l.kept) >= keptRequests {
		l.kept = append(l.kept[:0], l.kept[keptRequests/2:]...)
	}
	l.kept = append(l.kept, r)
}

// since gives those after number n, oldest first.
func (l *requestLog) since(n int) []Request {
	out := []Request{}
	for _, r := range l.kept {
		if r.N > n {
			out = append(out, r)
		}
	}
	return out
}

// Requests gives the REST calls after number n that the bot made, oldest first.
func (s *Server) Requests(n int) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests.since(n)
}
