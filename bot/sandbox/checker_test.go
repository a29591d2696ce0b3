package sandbox_test

import (
	"testing"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// checkerURL is where a checker of Discord's contract listens in front of the
// server, "" when there is none.
func checkerURL(t testing.TB, s *sandbox.Server) string { return "" }
