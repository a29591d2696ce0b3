package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// keepAlive is how often a silent stream says that it is still there.
const keepAlive = 15 * time.Second

// A watcher is a page that shows what a person sees. The set of them is
// guarded by Server.mu.
type watcher struct {
	user *User
	out  *queue[sight]
}

// A sight is something that changed in what a person sees.
type sight struct {
	Type    string    `json:"type"` // message_create, message_update, message_delete, commands, world, clock
	Channel Snowflake `json:"channel,omitempty"`
	Message any       `json:"message,omitempty"` // as it was when this happened
	Now     time.Time `json:"now"`               // by the news clock
}

// tellPeople tells whoever sees a message what happened to it.
func (s *Server) tellPeople(kind string, ch *channel, m *Message) {
	for w := range s.watchers {
		if s.sees(w.user, ch) && m.visibleTo(w.user) {
			w.out.add(sight{Type: kind, Channel: ch.id, Message: m, Now: s.newsNow()})
		}
	}
}

// tellEverybody tells all who watch that something else changed.
func (s *Server) tellEverybody(kind string) {
	for w := range s.watchers {
		w.out.add(sight{Type: kind, Now: s.newsNow()})
	}
}

// watch streams what changes for a person. The first event is "world", so that
// a page which comes back knows to look anew.
func (s *Server) watch(w http.ResponseWriter, r *http.Request) error {
	s.mu.Lock()
	u, refused := s.person(r.URL.Query().Get("person"))
	if refused != nil {
		s.mu.Unlock()
		return refused
	}
	me := &watcher{user: u, out: newQueue[sight]()}
	s.watchers[me] = struct{}{}
	me.out.add(sight{Type: "world", Now: s.newsNow()})
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers, me)
	}()
	stream(s, w, r, me.out)
	return nil
}

// stream writes a queue out as server-sent events, until the reader leaves or
// the server closes.
func stream[T any](s *Server, w http.ResponseWriter, r *http.Request, q *queue[T]) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	alive := time.NewTicker(keepAlive)
	defer alive.Stop()
	for {
		select {
		case <-q.more:
			for _, item := range q.take() {
				raw, err := json.Marshal(item)
				if err != nil {
					continue
				}
				fmt.Fprintf(w, "data: %s\n\n", raw)
			}
		case <-alive.C:
			fmt.Fprint(w, ": still here\n\n")
		case <-r.Context().Done():
			return
		case <-s.done:
			return
		}
		if out.Flush() != nil {
			return
		}
	}
}
