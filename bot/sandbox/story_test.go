package sandbox_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// storyFaults is what goes wrong in a long story.
const storyFaults = `
- {route: "POST /channels/{channel_id}/messages", status: 503, times: 3}
- {route: "POST /channels/{channel_id}/messages", drop: after}
- {route: "POST /channels/{channel_id}/messages", drop: before, times: 2}
- {route: "POST /channels/{channel_id}/messages", status: 429}
- {route: "GET /users/@me", status: 502, times: 4}
- {route: "GET /channels/{channel_id}/messages", delay_ms: 1, times: 5}
- {route: "PUT /applications/{application_id}/commands", status: 500}
- {route: "PUT /applications/{application_id}/commands", drop: after}
- {route: "*", status: 504, times: 2}
- {route: "POST /channels/{channel_id}/messages", delay_ms: 1, drop: after, times: 2}
`

// tell plays a story of 200 calls on a server of its own, and gives the status
// of each, 0 where the answer was lost, and what was posted in the end.
func tell(t *testing.T, faults []sandbox.Fault) (statuses []int, posted string) {
	s := start(t, &sandbox.Server{Faults: faults})
	b := &bot{t: t, s: s, info: s.Info(), base: s.URL(), token: s.Token()}
	for i := range 200 {
		switch i % 5 {
		case 0, 2:
			statuses = append(statuses, b.call("POST", b.messages("news"), fmt.Sprintf(`{"content":"%d"}`, i)))
		case 1:
			statuses = append(statuses, b.call("GET", "/users/@me", ""))
		case 3:
			statuses = append(statuses, b.call("GET", b.messages("news"), ""))
		case 4:
			statuses = append(statuses, b.call("PUT", "/applications/"+b.info.ApplicationID+"/commands", `[{"name":"brief","description":"d"}]`))
		}
	}
	for i, r := range s.Requests(0) {
		if r.N != i+1 || r.Status != statuses[i] {
			t.Errorf("request %d of the log: number %d, status %d; want status %d", i+1, r.N, r.Status, statuses[i])
		}
	}
	return statuses, b.posted()
}

func TestALongStoryIsReplayedExactly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "faults.yaml")
	if err := os.WriteFile(path, []byte(storyFaults), 0o600); err != nil {
		t.Fatal(err)
	}
	faults, err := sandbox.LoadFaults(path)
	if err != nil {
		t.Fatal(err)
	}
	statuses, posted := tell(t, faults)
	again, postedAgain := tell(t, faults)
	if diff := cmp.Diff(statuses, again); diff != "" || posted != postedAgain {
		t.Errorf("the same story went another way (-first +second):\n%s\nposted %q, then %q", diff, posted, postedAgain)
	}
	want := map[int]int{503: 3, 429: 1, 502: 4, 500: 1, 504: 2, 0: 6, 200: 183}
	got := map[int]int{}
	for _, status := range statuses {
		got[status]++
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("answers by status (-want +got):\n%s", diff)
	}
	begin := []int{503, 502, 503, 200, 500, 503, 502, 0, 200, 0, 0, 502, 0, 200, 504, 429, 502, 504}
	if diff := cmp.Diff(begin, statuses[:len(begin)]); diff != "" {
		t.Errorf("how the story begins (-want +got):\n%s", diff)
	}
}
