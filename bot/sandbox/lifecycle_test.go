package sandbox_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// A moment is something a bot does with an interaction when the clock says so,
// and what comes of it.
type moment struct {
	after  time.Duration // since the step before
	kind   int           // a first answer, or 0
	method string        // else a call of the interaction's webhook
	path   string
	body   object
	status int
	code   int // of a refusal
	flags  int // of the message given back, where there is one
}

const original = "/messages/@original"

// lives are what can become of an interaction, from its making on.
var lives = []struct {
	name  string
	steps []moment
}{
	{"an answer just in time", []moment{{after: 3 * time.Second, kind: 4, body: object{"content": "a"}, status: 204}}},
	{"an answer after three seconds", []moment{{after: 3*time.Second + time.Millisecond, kind: 4, body: object{"content": "a"}, status: 404, code: 10062}}},
	{"a deferral after three seconds", []moment{{after: 3*time.Second + time.Millisecond, kind: 5, status: 404, code: 10062}}},
	{"a follow-up before any answer", []moment{{method: "POST", body: object{"content": "a"}, status: 404, code: 10015}, {kind: 4, body: object{"content": "a"}, status: 204}}},
	{"an edit before any answer", []moment{{method: "PATCH", path: original, body: object{"content": "a"}, status: 404, code: 10015}}},
	{"a second answer", []moment{{kind: 4, body: object{"content": "a"}, status: 204}, {kind: 4, body: object{"content": "b"}, status: 400, code: 40060}}},
	{"an answer after a deferral", []moment{{kind: 5, status: 204}, {kind: 4, body: object{"content": "b"}, status: 400, code: 40060}}},
	{"a second answer, and late", []moment{{kind: 5, status: 204}, {after: 4 * time.Second, kind: 4, body: object{"content": "b"}, status: 400, code: 40060}}},
	{"a refused answer leaves room", []moment{{kind: 4, body: object{"content": x(2001)}, status: 400, code: 50035}, {kind: 4, body: object{"content": "a"}, status: 204}}},
	{"an edit within a quarter of an hour", []moment{{kind: 5, status: 204}, {after: 15 * time.Minute, method: "PATCH", path: original, body: object{"content": "a"}, status: 200}}},
	{"an edit after it", []moment{{kind: 5, status: 204}, {after: 15*time.Minute + time.Second, method: "PATCH", path: original, body: object{"content": "a"}, status: 401, code: 50027}}},
	{"a look after it", []moment{{kind: 4, body: object{"content": "a"}, status: 204}, {after: 16 * time.Minute, method: "GET", path: original, status: 401, code: 50027}}},
	{"a follow-up after it", []moment{{kind: 4, body: object{"content": "a"}, status: 204}, {after: 16 * time.Minute, method: "POST", body: object{"content": "b"}, status: 401, code: 50027}}},
	{"private at deferral stays private", []moment{{kind: 5, body: object{"flags": 64}, status: 204}, {method: "PATCH", path: original, body: object{"content": "a"}, status: 200, flags: 64}}},
	{"public at deferral stays public", []moment{{kind: 5, status: 204}, {method: "PATCH", path: original, body: object{"content": "a", "flags": 64}, status: 200}}},
	{"a private follow-up to a public answer", []moment{{kind: 4, body: object{"content": "a"}, status: 204}, {method: "POST", body: object{"content": "b", "flags": 64}, status: 200, flags: 64}}},
	{"a public follow-up to a private answer", []moment{{kind: 4, body: object{"content": "a", "flags": 64}, status: 204}, {method: "POST", body: object{"content": "b"}, status: 200}}},
	{"a deleted answer", []moment{{kind: 4, body: object{"content": "a"}, status: 204}, {method: "DELETE", path: original, status: 204}, {method: "GET", path: original, status: 404, code: 10008}}},
	{"an empty answer", []moment{{kind: 4, body: object{}, status: 400, code: 50006}, {kind: 5, status: 204}}},
	{"a form, then a word", []moment{{kind: 9, body: modal(nil), status: 204}, {kind: 4, body: object{"content": "a"}, status: 400, code: 40060}}},
}

func TestWhatBecomesOfAnInteraction(t *testing.T) {
	for _, life := range lives {
		t.Run(life.name, func(t *testing.T) {
			clock := newClock()
			s := start(t, &sandbox.Server{Now: clock.now})
			b := newBot(t, s)
			b.register(command(nil))
			ctx, enough := context.WithCancel(t.Context())
			b.serve(func(in object) {
				defer enough()
				for i, m := range life.steps {
					clock.add(m.after)
					m.try(t, i, b, in)
				}
			})
			s.Person("reader").Use(ctx, "news", "/brief") // what the person sees of it is others' concern
			<-ctx.Done()
			counts.add(lifecycle, 1)
		})
	}
}

// try does what the moment says, and holds it to what should come of it.
func (m moment) try(t *testing.T, i int, b *bot, in object) {
	a := answer{}
	if m.kind != 0 {
		a = b.respond(in, m.kind, orNil(m.body))
	} else {
		a = b.rest(m.method, b.hook(in)+m.path, orNil(m.body))
	}
	if a.status >= 400 || m.status >= 400 {
		refused{name: fmt.Sprint("step ", i), status: m.status, code: m.code}.check(t, a)
		return
	}
	if a.status != m.status {
		t.Errorf("step %d: got %d %s, want %d", i, a.status, a.body, m.status)
	}
	if flags, ok := a.at("flags").(float64); ok && int(flags) != m.flags {
		t.Errorf("step %d: got flags %v, want %d", i, flags, m.flags)
	}
}
