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
	s.accountRoutes(add)
	s.commandRoutes(add)
	s.interactionRoutes(add)
	s.channelRoutes(add)
	s.messageRoutes(add)
	s.threadRoutes(add)
	s.guildRoutes(add)
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
		rec := &recorder{ResponseWriter: w}
		trouble := s.nextFault(route)
		if !s.delay(trouble) || trouble.Drop == dropBefore {
			s.log(r, 0, started)
			panic(http.ErrAbortHandler)
		}
		if trouble.Status != 0 {
			writeFault(rec, trouble.Status)
			s.log(r, rec.status, started)
			return
		}
		answer := s.answer(r, route, who, do)
		s.log(r, answer.status, started)
		if trouble.Drop == dropAfter {
			panic(http.ErrAbortHandler)
		}
		answer.write(rec)
	})
}

// An answer is what goes back for a REST call.
type answer struct {
	status  int
	headers http.Header
	body    any
}

func (s *Server) answer(r *http.Request, route string, who access, do endpoint) answer {
	headers := http.Header{}
	fail := func(err error) answer {
		var api *apiError
		if !errors.As(err, &api) {
			s.Log.Error("a REST call broke the sandbox", "route", route, "error", err)
			api = &apiError{status: http.StatusInternalServerError, message: "500: Internal Server Error"}
		}
		if api.status == http.StatusTooManyRequests {
			refused := tooFast(headers, oldEditAge, "shared", false, api.message)
			refused.body.(form.Object)["code"] = api.code
			return *refused
		}
		s.limits.note(s.Now(), clientOf(r), api.status, headers)
		return answer{status: api.status, headers: headers, body: api.body()}
	}
	if refused := s.limit(r, route, who, headers); refused != nil {
		s.limits.note(s.Now(), clientOf(r), refused.status, headers)
		return *refused
	}
	c := &call{req: r, host: r.Host}
	if who == botOnly && r.Header.Get("Authorization") != "Bot "+s.Secret {
		return fail(errUnauthorized)
	}
	if err := c.read(); err != nil {
		return fail(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	status, body, err := do(c)
	if err != nil {
		return fail(err)
	}
	// Encoding under the lock is what makes handing out live objects safe.
	raw, err := encode(body)
	if err != nil {
		return fail(err)
	}
	return answer{status: status, headers: headers, body: raw}
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
	if raw, ok := a.body.(json.RawMessage); a.body == nil || ok && len(raw) == 0 {
		w.WriteHeader(a.status)
		return
	}
	writeJSON(w, a.status, a.body)
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	raw, err := json.Marshal(body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
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

// recorder remembers the status that was written.
type recorder struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the status and passes it on.
func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
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
