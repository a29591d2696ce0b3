package slash

import (
	"crypto/rand"
	"errors"
	"fmt"
	"runtime/debug"
)

// A Refusal is an error that the router itself has words for.
type Refusal struct {
	Say string // one sentence of fact and one of remedy
}

func (r *Refusal) Error() string { return r.Say }

// ErrExpired is told of a button, menu or form whose state is no longer known:
// its hour is over, the program was restarted, or it was never ours.
var ErrExpired error = &Refusal{Say: "This list has expired. Run the command again."}

var (
	errServersOnly = &Refusal{Say: "I work in servers only. Use the command in a channel of a server."}
	errFormTooLate = &Refusal{Say: "It took me too long to open the form. Try again."}
)

// malformed is an interaction that Discord would not send.
func malformed(format string, args ...any) error {
	return fmt.Errorf("malformed interaction: "+format, args...)
}

// words are what a person is told of err. An error that nobody has words for
// goes to the log, with a reference that the person is told as well.
func (r *Router) words(err error, e errand) string {
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal.Say
	}
	if r.say != nil {
		if said := r.say(err); said != "" {
			return said
		}
	}
	ref := reference()
	r.log.Error("a command broke", "ref", ref, "in", e.where, "server", e.call.Server, "err", err)
	return fmt.Sprintf("Something broke on my side (ref `%s`). Nothing was changed.", ref)
}

// reference is a short word that is easy to read out: one of a million, which
// is enough to find a line in a log.
func reference() string { return rand.Text()[:4] }

// survive calls f, and makes an error of its panic.
func survive[T any](f func() (T, error)) (v T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return f()
}
