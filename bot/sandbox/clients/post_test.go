package clients

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// Steps about a message that the bot posts by itself, not in answer to anybody.

// posted is that message.
func posted(t *testing.T, st *stage) *sandbox.Message {
	t.Helper()
	for _, m := range st.seen(t, "reader", "log") {
		if len(m.Embeds) > 0 {
			return m
		}
	}
	t.Fatal("there is no post")
	return nil
}

func posts(t *testing.T, st *stage) {
	st.use(t, "/post", "Posted.")
	m := posted(t, st)
	got := []any{m.Content, m.Embeds[0]["title"], m.Embeds[0]["description"], len(m.Attachments)}
	if diff := cmp.Diff([]any{"Fresh.", "A title", "A description", 1}, got); diff != "" {
		t.Fatalf("the post (-want +got):\n%s", diff)
	}
	if a := m.Attachments[0]; a.Filename != "table.csv" || a.Size != len("a,b\n1,2\n") {
		t.Errorf("got the file %+v", a)
	}
}

func edits(t *testing.T, st *stage) {
	st.use(t, "/mend message:"+posted(t, st).ID.String(), "Mended.")
	if m := posted(t, st); m.Content != "Better." || m.Edited.IsZero() || len(m.Attachments) != 1 {
		t.Errorf("got %+v, want it mended, with its file", m)
	}
}

func triesAgain(t *testing.T, st *stage) {
	if err := st.server.Fail(sandbox.Fault{Route: "PATCH /channels/{channel_id}/messages/{message_id}", Status: 429}); err != nil {
		t.Fatal(err)
	}
	st.use(t, "/mend message:"+posted(t, st).ID.String(), "Mended.")
}

func reacts(t *testing.T, st *stage) {
	st.use(t, "/react message:"+posted(t, st).ID.String(), "Reacted.")
	got, err := json.Marshal(posted(t, st).Reactions)
	if err != nil || !strings.Contains(string(got), `"name":"👍"`) {
		t.Errorf("got the reactions %s, %v", got, err)
	}
}

func readsHistory(t *testing.T, st *stage) {
	st.use(t, "/recall", "Better. (1 embed, 1 file) | registered 15 commands | logged in as dateline, 2 guilds")
}

func deletes(t *testing.T, st *stage) {
	st.use(t, "/remove message:"+posted(t, st).ID.String(), "Removed.")
	if m := st.find(t, "reader", "log", "Better."); m != nil {
		t.Errorf("the message is still there: %+v", m)
	}
}

func understandsRefusal(t *testing.T, st *stage) {
	st.use(t, "/overdo", "Refused: 400, 50035.")
}
