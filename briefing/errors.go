package briefing

import (
	"errors"
	"fmt"
	"strings"
)

// A Kind tells a program what sort of error it has.
type Kind int

const (
	// Internal is everything that is nobody's fault but ours.
	Internal Kind = iota
	// Invalid input can be mended by whoever gave it.
	Invalid
	// NotFound means there is no such thing, or none that may be seen.
	NotFound
	// Conflict means that it is there already, or has changed meanwhile.
	Conflict
	// Denied means that it may not be done.
	Denied
	// Unavailable may pass by itself.
	Unavailable
)

// An Error has a kind for the program, a sentence for the reader and a cause
// for the log.
type Error struct {
	Kind Kind
	Say  string // one sentence of fact and one of remedy, for people
	Err  error  // may be nil
}

func (e *Error) Error() string {
	if e.Err == nil {
		return e.Say
	}
	return strings.TrimSuffix(e.Say, ".") + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an error of a kind with words for the reader.
func Errorf(kind Kind, format string, args ...any) error {
	return &Error{Kind: kind, Say: fmt.Sprintf(format, args...)}
}

// KindOf is the kind of the first [Error] in err's chain, Internal when there
// is none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// Say is what a reader may be told of err: "" when err has no words for one.
func Say(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Say
	}
	return ""
}
