package bot

import (
	"context"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

// counted counts how often a server was put.
type counted struct {
	Servers
	puts int
}

func (c *counted) PutServer(ctx context.Context, s briefing.Server) error {
	c.puts++
	return c.Servers.PutServer(ctx, s)
}

func TestServersAreKeptInStep(t *testing.T) {
	store := &counted{Servers: briefingtest.NewStore()}
	b := newBot(t, newDiscord(t), func(o *Options) { o.Servers, o.Clock = store, &hours{} })
	if err := store.PutServer(t.Context(), briefing.Server{ID: home, Name: "Old name", Zone: "Europe/Lisbon"}); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name string
		tell func(context.Context, *discordgo.Guild) error
		g    discordgo.Guild
		want briefing.Server
		puts int
	}{
		{"it connects", b.attendance.joined, discordgo.Guild{ID: home, Name: "New name"},
			briefing.Server{ID: home, Name: "New name", Zone: "Europe/Lisbon"}, 2},
		{"it connects again", b.attendance.joined, discordgo.Guild{ID: home, Name: "New name"},
			briefing.Server{ID: home, Name: "New name", Zone: "Europe/Lisbon"}, 2},
		{"an outage", b.attendance.left, discordgo.Guild{ID: home, Unavailable: true},
			briefing.Server{ID: home, Name: "New name", Zone: "Europe/Lisbon"}, 2},
		{"removal", b.attendance.left, discordgo.Guild{ID: home},
			briefing.Server{ID: home, Name: "New name", Zone: "Europe/Lisbon", Left: firstHour}, 3},
		{"removal told twice", b.attendance.left, discordgo.Guild{ID: home},
			briefing.Server{ID: home, Name: "New name", Zone: "Europe/Lisbon", Left: firstHour}, 3},
		{"added again", b.attendance.joined, discordgo.Guild{ID: home, Name: "New name"},
			briefing.Server{ID: home, Name: "New name", Zone: "Europe/Lisbon"}, 4},
	} {
		if err := step.tell(t.Context(), &step.g); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		got, err := store.Server(t.Context(), home)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(step.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
		if store.puts != step.puts {
			t.Errorf("%s: it was put %d times by now, want %d", step.name, store.puts, step.puts)
		}
	}
}

var firstHour = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// hours is a clock by which an hour passes whenever it is looked at.
type hours struct{ passed int }

func (h *hours) Now() time.Time {
	h.passed++
	return firstHour.Add(time.Duration(h.passed-1) * time.Hour)
}

func TestAnOutageEndsWhenTheServerIsBack(t *testing.T) {
	b := newBot(t, newDiscord(t))
	b.attendance.left(t.Context(), &discordgo.Guild{ID: home, Unavailable: true})
	if !b.attendance.out(home) {
		t.Error("an outage was not noticed")
	}
	b.attendance.joined(t.Context(), &discordgo.Guild{ID: home, Unavailable: true})
	if !b.attendance.out(home) {
		t.Error("an outage that goes on was taken for its end")
	}
	b.attendance.joined(t.Context(), &discordgo.Guild{ID: home})
	if b.attendance.out(home) {
		t.Error("the end of an outage was not noticed")
	}
}
