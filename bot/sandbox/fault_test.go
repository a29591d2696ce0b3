package sandbox_test

import (
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

func TestFaultMeetsItsRouteHoweverItIsSpelled(t *testing.T) {
	s := &sandbox.Server{}
	for _, route := range []string{
		"POST /interactions/{interaction_id}/{interaction_token}/callback",
		"POST /interactions/{interaction.id}/{interaction.token}/callback",
		"POST /api/v10/interactions/{id}/{token}/callback",
		"*",
	} {
		if err := s.Fail(sandbox.Fault{Route: route, Status: 503}); err != nil {
			t.Errorf("%s: %v", route, err)
		}
	}
	for _, route := range []string{"POST /interactions/{id}/callback", "GET /nothing", "post /channels/{id}/messages"} {
		if err := s.Fail(sandbox.Fault{Route: route, Status: 503}); err == nil || !strings.Contains(err.Error(), route) {
			t.Errorf("%s: %v, want it refused by name", route, err)
		}
	}
}
