package briefingtest_test

import (
	"testing"

	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

func TestFakeIsAStore(t *testing.T) {
	briefingtest.TestStore(t, func(*testing.T) briefingtest.Store { return briefingtest.NewStore() })
}
