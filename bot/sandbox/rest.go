package sandbox

import (
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// An endpoint answers one REST call. It runs under the server's lock. What it
// gives is the status and what goes into the body, nil for none.
type endpoint func(c *call) (status int, body any, err error)

// access says who may call an endpoint.
type access int

const (
	botOnly access = iota // needs the bot's token
	anybody               // needs none
	byToken               // needs the interaction's token, which is in the path; not bound to the global limit
)

// api is the part of the server that speaks REST.
func (s *Server) api() http.Handler {
	mux := http.NewServeMux()
	add := func(route string, who access, do endpoint) {
		mux.Handle(route, s.serve(route, who, do))
	}
	s.endpoints(add)
	mux.Handle("/", s.serve("", anybody, func(c *call) (int, any, error) {
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE"} {
			other := c.req.Clone(c.req.Context())
			other.Method = method
			if _, pattern := mux.Handler(other); pattern != "/" {
				return 0, nil, errMethod
			}
		}
		return 0, nil, errNotFound
	}))
	return versioned(mux)
}

// endpoints adds every call of REST that there is.
func (s *Server) endpoints(add func(route string, who access, do endpoint)) {
	s.accountRoutes(add)
	s.commandRoutes(add)
	s.interactionRoutes(add)
	s.channelRoutes(add)
	s.messageRoutes(add)
	s.threadRoutes(add)
	s.guildRoutes(add)
}

// versioned takes /api/v10 and /api/v9 off the path and refuses other versions.
func versioned(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, version := range []string{"/api/v10", "/api/v9"} {
			if strings.HasPrefix(r.URL.Path, version+"/") {
				http.StripPrefix(version, next).ServeHTTP(w, r)
				return
			}
		}
		writeError(w, errAPIVersion)
	})
}

// serve is what surrounds every endpoint: the log of requests, faults, rate
// limits, the token, the body and the lock.
func (s *Server) serve(route string, who access, do endpoint) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := s.Now()
		c := &call{req: r, host: r.Host}
		unread := c.read() // before any delay, since the bot may be gone after it
		trouble := s.nextFault(route)
		if !s.delay(trouble) || trouble.Drop == dropBefore {
			s.log(r, 0, started)
			panic(http.ErrAbortHandler)
		}
		out := trouble.answer()
		if out == nil {
			out = s.answer(c, route, who, do, unread)
		}
		if trouble.Drop == dropAfter {
			s.log(r, 0, started)
			panic(http.ErrAbortHandler)
		}
		s.log(r, out.status, started)
		out.write(w)
	})
}

// via is what Discord's own answers carry, and those of the wall in front of it
// do not: by that libraries tell a 429 of a bucket from a ban of the whole
// address [O] discord.py, disgo.
const via = "1.1 google"

// An answer is what goes back for a REST call.
type answer struct {
	status  int
	headers http.Header
	body    any
}

// answer carries a call out, unless something speaks against it.
func (s *Server) answer(c *call, route string, who access, do endpoint, unread error) *answer {
	headers := http.Header{"Via": {via}}
	if refused := s.limit(c.req, route, who, headers); refused != nil {
		s.limits.note(s.Now(), clientOf(c.req), refused.status, headers)
		return refused
	}
	if who == botOnly && c.req.Header.Get("Authorization") != "Bot "+s.Token() {
		return s.refused(c, errUnauthorized, headers)
	}
	if unread != nil {
		return s.refused(c, unread, headers)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	status, body, err := do(c)
	if err != nil {
		return s.refused(c, err, headers)
	}
	// Encoding under the lock is what makes handing out live objects safe.
	raw, err := encode(body)
	if err != nil {
		return s.refused(c, err, headers)
	}
	return &answer{status: status, headers: headers, body: raw}
}

// refused is the answer that tells of an error.
func (s *Server) refused(c *call, err error, headers http.Header) *answer {
	var api *apiError
	if !errors.As(err, &api) {
		s.Log.Error("a REST call broke the sandbox", "method", c.req.Method, "error", err)
		api = &apiError{status: http.StatusInternalServerError, message: "500: Internal Server Error"}
	}
	if api.status == http.StatusTooManyRequests {
		out := tooFast(headers, oldEditAge, "shared", false, api.message)
		out.body.(form.Object)["code"] = api.code
		return out
	}
	s.limits.note(s.Now(), clientOf(c.req), api.status, headers)
	return &answer{status: api.status, headers: headers, body: api.body()}
}

func encode(body any) (json.RawMessage, error) {
	if body == nil {
		return nil, nil
	}
	return json.Marshal(body)
}

func (a answer) write(w http.ResponseWriter) {
	for key, values := range a.headers {
		w.Header()[key] = values
	}
	raw, encoded := a.body.(json.RawMessage)
	switch {
	case a.body == nil, encoded && len(raw) == 0:
		w.WriteHeader(a.status)
	case encoded:
		writeRaw(w, a.status, raw)
	default:
		writeJSON(w, a.status, a.body)
	}
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	raw, err := json.Marshal(body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	writeRaw(w, status, raw)
}

func writeRaw(w http.ResponseWriter, status int, raw []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(raw)
}

func writeError(w http.ResponseWriter, err error) {
	var api *apiError
	if errors.As(err, &api) {
		writeJSON(w, api.status, api.body())
		return
	}
	http.Error(w, err.Error(), http.StatusInternalServerError)
}

// log takes note of a request, for GET /sandbox/requests. A status of 0 is an
// answer that never was.
func (s *Server) log(r *http.Request, status int, started time.Time) {
	now := s.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests.add(Request{Time: started.UTC(), Method: r.Method, Path: r.URL.Path, Status: status, Took: now.Sub(started).Milliseconds()})
	s.Log.Debug("REST", "method", r.Method, "status", strconv.Itoa(status))
}

// clientOf is the address a request came from, without its port.
func clientOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
