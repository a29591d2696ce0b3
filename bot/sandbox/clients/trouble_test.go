package clients

import (
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// Op 7 may come before READY, when a client has nothing yet to resume.
func TestClientsLogInThoughSentAwayAtFirst(t *testing.T) {
	for _, actor := range actors {
		t.Run(actor.name, func(t *testing.T) {
			t.Parallel()
			st := newStage(t)
			st.disturb(t, sandbox.Hitch{Do: "op7_instead_of_ready"})
			actor.play(t, st.role())
			logsIn(t, st)
			registers(t, st)
			answers(t, st)
		})
	}
}

// A Gateway that hangs closes nothing; a client knows it by the heartbeats that
// nobody answers.
func TestClientsLeaveAGatewayThatHangs(t *testing.T) {
	for _, actor := range actors {
		t.Run(actor.name, func(t *testing.T) {
			t.Parallel()
			st := open(t, &sandbox.Server{Heartbeat: time.Second})
			actor.play(t, st.role())
			logsIn(t, st)
			registers(t, st)
			st.disturb(t, sandbox.Hitch{Do: "hang"})
			st.until(t, "the bot has resumed", func() bool { return st.logged(t, "resumed") == 1 })
			answers(t, st)
		})
	}
}

// The last steps of the play.

func reconnects(t *testing.T, st *stage) {
	st.disturb(t, sandbox.Hitch{Do: "reconnect"})
	st.until(t, "the bot has resumed", func() bool { return st.logged(t, "resumed") == 1 })
}

// resumes speaks to the bot while it is away: what it hears it hears by the replay.
func resumes(t *testing.T, st *stage) {
	st.disturb(t, sandbox.Hitch{Do: "close", Code: 4000})
	if _, err := st.server.Person("reader").Say("news", "Are you there, <@"+st.server.ApplicationID()+">?"); err != nil {
		t.Fatal(err)
	}
	st.until(t, "the bot has heard what it missed", func() bool { return st.find(t, "reader", "news", "Here, reader.") != nil })
	st.until(t, "the bot has resumed", func() bool { return st.logged(t, "resumed") == 2 })
	if n := st.logged(t, "logged in"); n != 1 {
		t.Errorf("it logged in %d times, want once", n)
	}
}

func beginsAnew(t *testing.T, st *stage) {
	st.disturb(t, sandbox.Hitch{Do: "invalid"})
	st.until(t, "the bot has logged in again", func() bool { return st.logged(t, "logged in") == 2 })
	st.until(t, "the commands are there again", func() bool { return st.logged(t, "registered 15 commands") == 2 })
	st.use(t, "/greet name:again", "Hello, again.")
}

func (st *stage) disturb(t *testing.T, h sandbox.Hitch) {
	t.Helper()
	if err := st.server.Disturb(h); err != nil {
		t.Fatal(err)
	}
}
