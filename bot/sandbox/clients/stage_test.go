package clients

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// longEnough is how long anything is waited for. Clients have waits of their
// own: arikawa lets five seconds pass between two logins.
const longEnough = 30 * time.Second

// A role is what a bot is told of the Discord that it plays on.
type role struct {
	client *http.Client // for which discord.com is the sandbox
	url    string       // where REST is, below /api
	token  string
	log    string // the id of the channel in which the bot says how it fares
}

// A stage is one Discord, watched by its reader, with one bot on it.
type stage struct {
	server *sandbox.Server
	moved  <-chan struct{} // holds a token when the reader sees something new
}

// newStage starts a Discord with rate limits, as the program does.
func newStage(t *testing.T) *stage {
	t.Helper()
	return open(t, &sandbox.Server{RateLimits: true})
}

// open starts a Discord that ends with the test.
func open(t *testing.T, s *sandbox.Server) *stage {
	t.Helper()
	if err := s.Start("127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return &stage{server: s, moved: watch(t, s.URL()+"/sandbox/events?person=reader")}
}

func (st *stage) role() role {
	return role{client: st.server.Client(), url: st.server.URL(), token: st.server.Token(), log: st.server.Info().Channels["log"]}
}

// watch follows server-sent events until the test ends, and puts a token into
// the channel for them.
func watch(t *testing.T, url string) <-chan struct{} {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	moved, done := make(chan struct{}, 1), make(chan struct{})
	go func() {
		defer close(done)
		defer resp.Body.Close()
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			select {
			case moved <- struct{}{}:
			default:
			}
		}
	}()
	t.Cleanup(func() { stop(); <-done })
	return moved
}

// until waits for something to become true of what the reader sees.
func (st *stage) until(t *testing.T, what string, true func() bool) {
	t.Helper()
	patience := time.NewTimer(longEnough)
	defer patience.Stop()
	for !true() {
		select {
		case <-st.moved:
		case <-patience.C:
			t.Fatalf("after %s it is still not so that %s", longEnough, what)
		}
	}
}

// seen is what a person sees in a channel, oldest first.
func (st *stage) seen(t *testing.T, person, channel string) []*sandbox.Message {
	t.Helper()
	list, err := st.server.Person(person).Messages(channel)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// find is the newest message a person sees whose content begins like that,
// nil when there is none.
func (st *stage) find(t *testing.T, person, channel, beginning string) *sandbox.Message {
	t.Helper()
	var found *sandbox.Message
	for _, m := range st.seen(t, person, channel) {
		if strings.HasPrefix(m.Content, beginning) {
			found = m
		}
	}
	return found
}

// logged is how often the bot has said something in its log.
func (st *stage) logged(t *testing.T, beginning string) int {
	t.Helper()
	n := 0
	for _, m := range st.seen(t, "reader", "log") {
		if strings.HasPrefix(m.Content, beginning) {
			n++
		}
	}
	return n
}

// use lets the reader use a command in #news, and checks what the bot says.
func (st *stage) use(t *testing.T, line, want string) *sandbox.Reply {
	t.Helper()
	reply, err := st.server.Person("reader").Use(t.Context(), "news", line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	says(t, reply, want)
	return reply
}

// says checks what a reply says.
func says(t *testing.T, reply *sandbox.Reply, want string) {
	t.Helper()
	if reply.Message == nil || reply.Message.Content != want {
		t.Fatalf("got the reply %+v, want %q", reply.Message, want)
	}
}
