package storage

import (
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/dateline-bot/dateline/briefing"
)

// errDamaged is in the chain of every error about a file that cannot be read.
var errDamaged = errors.New("damaged file")

// damaged makes an error for the operator of a file that cannot be read.
func damaged(cause error) error {
	return &briefing.Error{
		Kind: briefing.Internal,
		Say:  "The newsroom's file is damaged, so I cannot read it. Stop Dateline, keep the file aside, and copy the latest backup to its place, under its name.",
		Err:  fmt.Errorf("%w: %w", errDamaged, cause),
	}
}

func isDamage(err error) bool { return errors.Is(err, errDamaged) }

// guard calls fn and turns its panics into errors: bbolt panics when a page
// is not what it should be, and a page that is not there at all is a fault
// of the memory it is mapped to. Panics in a caller's own function are passed on.
func guard(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch cause := recover().(type) {
		case nil:
		case callersPanic:
			panic(cause.value)
		case error:
			err = damaged(cause)
		default:
			err = damaged(fmt.Errorf("%v", cause))
		}
	}()
	return fn()
}

// A callersPanic is a panic that has nothing to do with the file.
type callersPanic struct{ value any }

// apply calls a function of the caller's within a transaction.
func apply[T any](change func(*T) error, to *T) error {
	defer func() {
		if value := recover(); value != nil {
			panic(callersPanic{value})
		}
	}()
	return change(to)
}
