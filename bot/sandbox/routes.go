package sandbox

import (
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net"
	"net/http"
	"path"
	"strconv"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/web"
)

// routes is the whole server: REST, Gateway, attachments, the calls of people,
// and the page.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/api/", s.api())
	mux.HandleFunc("GET /gateway", s.serveGateway)
	mux.HandleFunc("GET /gateway/{$}", s.serveGateway)
	mux.HandleFunc("GET /attachments/{channel}/{id}/{name}", s.serveFile)
	mux.Handle("/sandbox/", guarded(s.people()))
	mux.Handle("/", guarded(s.pages()))
	return s.counted(mux)
}

// counted lets Close wait for what is being served, and serves nothing after it.
func (s *Server) counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		closed := s.closed()
		if !closed {
			s.running.Add(1)
		}
		s.mu.Unlock()
		if closed {
			http.Error(w, "The sandbox was closed.", http.StatusServiceUnavailable)
			return
		}
		defer s.running.Done()
		next.ServeHTTP(w, r)
	})
}

// people is the part of the server for whoever plays a person.
func (s *Server) people() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /sandbox/use", posted(s.use))
	mux.HandleFunc("POST /sandbox/press", posted(s.press))
	mux.HandleFunc("POST /sandbox/submit", posted(s.submit))
	mux.HandleFunc("POST /sandbox/suggest", posted(func(ctx context.Context, call suggestCall) (any, error) {
		choices, err := s.suggest(ctx, call)
		return map[string]any{"choices": choices}, err
	}))
	mux.HandleFunc("POST /sandbox/say", posted(func(_ context.Context, call sayCall) (any, error) { return s.say(call) }))
	mux.HandleFunc("POST /sandbox/dismiss", posted(func(_ context.Context, call dismissCall) (any, error) {
		return struct{}{}, s.dismiss(call)
	}))
	mux.HandleFunc("POST /sandbox/fault", posted(func(_ context.Context, f Fault) (any, error) { return struct{}{}, asBad(s.Fail(f)) }))
	mux.HandleFunc("POST /sandbox/gateway", posted(func(_ context.Context, h Hitch) (any, error) { return struct{}{}, asBad(s.Disturb(h)) }))
	mux.HandleFunc("POST /sandbox/change", posted(func(_ context.Context, c Change) (any, error) {
		added, err := s.Change(c)
		return map[string]any{"channels": added}, err
	}))
	mux.HandleFunc("POST /sandbox/advance", posted(s.advance))
	mux.HandleFunc("POST /sandbox/clock", posted(func(_ context.Context, call doneCall) (any, error) { return struct{}{}, s.followed(call) }))
	s.looking(mux)
	return mux
}

// looking adds the calls that only look.
func (s *Server) looking(mux *http.ServeMux) {
	mux.HandleFunc("GET /sandbox/clock", s.followClock)
	mux.HandleFunc("GET /sandbox/world", got(func(*http.Request) (any, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		return encode(s.shown())
	}))
	mux.HandleFunc("GET /sandbox/messages", got(func(r *http.Request) (any, error) {
		list, err := s.seen(r.URL.Query().Get("person"), r.URL.Query().Get("channel"))
		return map[string]any{"messages": list}, err
	}))
	mux.HandleFunc("GET /sandbox/commands", got(func(r *http.Request) (any, error) {
		list, err := s.onOffer(r.URL.Query().Get("person"), r.URL.Query().Get("channel"))
		return map[string]any{"commands": list}, err
	}))
	mux.HandleFunc("GET /sandbox/requests", got(func(r *http.Request) (any, error) {
		since, _ := strconv.Atoi(r.URL.Query().Get("since"))
		return map[string]any{"requests": s.Requests(since)}, nil
	}))
	mux.HandleFunc("GET /sandbox/events", func(w http.ResponseWriter, r *http.Request) {
		if err := s.watch(w, r); err != nil {
			writeRefusal(w, err)
		}
	})
}

// advanceCall is the body of POST /sandbox/advance: one of the two.
type advanceCall struct {
	By string    `json:"by"` // "1h"
	To time.Time `json:"to"`
}

func (s *Server) advance(ctx context.Context, call advanceCall) (any, error) {
	var now time.Time
	var err error
	switch by, wrong := time.ParseDuration(call.By); {
	case call.By != "" && !call.To.IsZero():
		return nil, badRequest("Give either by or to, not both.")
	case !call.To.IsZero():
		now, err = s.AdvanceTo(ctx, call.To)
	case wrong != nil:
		return nil, badRequest("%q is no length of time; write 1h or 30m.", call.By)
	default:
		now, err = s.Advance(ctx, by)
	}
	return map[string]any{"now": now.Format(time.RFC3339)}, err
}

func asBad(err error) error {
	if err == nil {
		return nil
	}
	return badRequest("%s.", err)
}

// guarded refuses what another site's page could make a browser send.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		if !loopback(host) || r.Header.Get("Origin") != "" && !loopbackURL(r.Header.Get("Origin")) {
			writeRefusal(w, refuse(http.StatusForbidden, "foreign", "The sandbox answers this machine alone."))
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
				writeRefusal(w, refuse(http.StatusUnsupportedMediaType, "not_json", "Send the body as application/json."))
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// posted serves a call with a JSON body.
func posted[In, Out any](do func(context.Context, In) (Out, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var in In
		dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, 2*maxRequest))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&in); err != nil {
			writeRefusal(w, badRequest("The body cannot be read: %s.", err))
			return
		}
		out, err := do(r.Context(), in)
		if err != nil {
			writeRefusal(w, err)
			return
		}
		writeJSON(w, http.StatusOK, out)
	}
}

// got serves a call without a body.
func got(do func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		out, err := do(r)
		if err != nil {
			writeRefusal(w, err)
			return
		}
		writeJSON(w, http.StatusOK, out)
	}
}

func writeRefusal(w http.ResponseWriter, err error) {
	var refused *Refusal
	if !errors.As(err, &refused) {
		refused = refuse(http.StatusInternalServerError, "broken", "The sandbox broke: %s.", err)
	}
	writeJSON(w, refused.Status, refused)
}

// serveFile gives an attachment, as Discord's CDN does.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	b := s.blobs[parseSnowflake(r.PathValue("id"))]
	s.mu.Unlock()
	if b == nil || path.Base(b.name) != path.Base(r.PathValue("name")) {
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	if b.kind != "" {
		w.Header().Set("Content-Type", b.kind)
	}
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": b.name}))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Write(b.data)
}

// mediaType guesses what a file is by its name.
func mediaType(f File) string {
	if kind := mime.TypeByExtension(path.Ext(f.Name)); kind != "" {
		return kind
	}
	return http.DetectContentType(f.Data)
}

// contentPolicy lets the page load what this server serves, and nothing else.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// pages serves the page to play in.
func (s *Server) pages() http.Handler {
	files := http.FileServerFS(web.Files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", contentPolicy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("Cache-Control", "no-store")
		files.ServeHTTP(w, r)
	})
}
