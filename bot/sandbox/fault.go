package sandbox

import (
	"fmt"
	"net/http"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// What Fault.Drop may say.
const (
	dropBefore = "before"
	dropAfter  = "after"
)

// A Fault makes calls of one route go wrong. A call that is delayed is carried
// out when the delay has passed, whether or not whoever made it still waits:
// so a bot that was killed meanwhile has posted all the same. Status answers
// in the call's place and nothing is carried out.
type Fault struct {
	Route   string `json:"route" yaml:"route"`             // "POST /channels/{channel_id}/messages", or "*" for every call
	Status  int    `json:"status,omitempty" yaml:"status"` // 503 and the like
	DelayMS int    `json:"delay_ms,omitempty" yaml:"delay_ms"`
	Drop    string `json:"drop,omitempty" yaml:"drop"`   // "before" cuts the connection instead, "after" carries the call out and loses the answer
	Times   int    `json:"times,omitempty" yaml:"times"` // how many calls; 0 means one
}

// LoadFaults reads a list of faults from a YAML file.
func LoadFaults(path string) ([]Fault, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the faults: %w", err)
	}
	var list []Fault
	if err := decodeStrictly(data, &list); err != nil {
		return nil, fmt.Errorf("the faults in %s: %w", path, err)
	}
	for i, f := range list {
		if err := f.check(); err != nil {
			return nil, fmt.Errorf("the faults in %s: number %d: %w", path, i+1, err)
		}
	}
	return list, nil
}

func (f Fault) check() error {
	method, path, ok := strings.Cut(f.Route, " ")
	switch {
	case f.Route != "*" && (!ok || method != strings.ToUpper(method) || !strings.HasPrefix(path, "/")):
		return fmt.Errorf(`the route %q is not like "POST /channels/{channel_id}/messages"`, f.Route)
	case f.Route != "*" && !isEndpoint(f.Route):
		return fmt.Errorf("there is no route %q here, so that fault would never happen", f.Route)
	case f.Drop != "" && f.Drop != dropBefore && f.Drop != dropAfter:
		return fmt.Errorf("drop is %q; it can be before or after", f.Drop)
	case f.Status != 0 && (f.Status < 400 || f.Status > 599):
		return fmt.Errorf("the status %d is not that of an error", f.Status)
	case f.DelayMS < 0 || f.Times < 0:
		return fmt.Errorf("delay_ms and times cannot be negative")
	case f.Status == 0 && f.DelayMS == 0 && f.Drop == "":
		return fmt.Errorf("it does nothing; give a status, delay_ms or drop")
	}
	return nil
}

var placeholder = regexp.MustCompile(`\{[^/}]*\}`)

// shape is a route without the names of its placeholders, which are spelled in
// several ways: {channel_id}, {channel.id}.
func shape(route string) string {
	method, path, _ := strings.Cut(route, " ")
	for _, version := range []string{"/api/v10", "/api/v9"} {
		path = strings.TrimPrefix(path, version)
	}
	return method + " " + placeholder.ReplaceAllString(path, "{}")
}

func isEndpoint(route string) bool {
	found := false
	(&Server{}).endpoints(func(known string, _ access, _ endpoint) { found = found || shape(known) == shape(route) })
	return found
}

// Fail makes the next calls of a route go wrong. Faults of one route happen in
// the order in which they were given.
func (s *Server) Fail(f Fault) error {
	if err := f.check(); err != nil {
		return err
	}
	s.setup()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, f)
	return nil
}

// nextFault takes the fault that this call meets, the zero fault for none.
func (s *Server) nextFault(route string) Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.faults {
		f := &s.faults[i]
		if f.Route != "*" && shape(f.Route) != shape(route) {
			continue
		}
		met := *f
		if f.Times--; f.Times <= 0 {
			s.faults = append(s.faults[:i], s.faults[i+1:]...)
		}
		return met
	}
	return Fault{}
}

// delay holds a call up; false means that the server was closed meanwhile.
func (s *Server) delay(f Fault) bool {
	if f.DelayMS == 0 {
		return true
	}
	timer := time.NewTimer(time.Duration(f.DelayMS) * time.Millisecond)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-s.done:
		return false
	}
}

// answer is what something in front of Discord would say in its place, nil when
// the fault is none of that kind.
func (f Fault) answer() *answer {
	switch f.Status {
	case 0:
		return nil
	case http.StatusTooManyRequests:
		return tooFast(http.Header{"Via": {via}}, time.Second, "shared", false, "The resource is being rate limited.")
	}
	return &answer{status: f.Status, body: form.Object{"message": fmt.Sprintf("%d: %s", f.Status, http.StatusText(f.Status)), "code": 0}}
}
