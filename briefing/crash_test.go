package briefing_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

var errCrash = errors.New("the process is gone")

// A fuse ends the process at some step: from then on nothing works until the
// next start.
type fuse struct {
	left int // steps
	dead bool
}

func (f *fuse) step() error {
	f.left--
	if f.left <= 0 {
		f.dead = true
	}
	if f.dead {
		return errCrash
	}
	return nil
}

// fused is a ledger and a poster that may die before and after each act.
type fused struct {
	briefing.Ledger
	briefing.Poster
	*fuse
}

func (f fused) Record(ctx context.Context, entries []briefing.Entered) error {
	if err := f.step(); err != nil {
		return err
	}
	if err := f.Ledger.Record(ctx, entries); err != nil {
		return err
	}
	return f.step()
}

func (f fused) Post(ctx context.Context, e briefing.Edition) (briefing.Receipt, error) {
	if err := f.step(); err != nil {
		return briefing.Receipt{}, err
	}
	receipt, err := f.Poster.Post(ctx, e)
	return receipt, errors.Join(err, f.step())
}

func (f fused) Find(ctx context.Context, e briefing.Edition) (briefing.Receipt, error) {
	if err := f.step(); err != nil {
		return briefing.Receipt{}, err
	}
	return f.Poster.Find(ctx, e)
}

// TestKilledAtAnyStepNothingIsPostedTwiceOrLost kills the desk at every step
// of its work, again and again, with pauses of seconds to minutes between.
func TestKilledAtAnyStepNothingIsPostedTwiceOrLost(t *testing.T) {
	const days, runs = 4, 250 // 1,000 digests
	for seed := range uint64(runs) {
		random := rand.New(rand.NewPCG(seed, 1))
		r := newRoom(t)
		r.subscribe(t, "Morning", "08:00")
		for day := range days {
			r.file(t, "News of day "+string(rune('A'+day)))
			r.clock.Set(morning.AddDate(0, 0, day))
			r.machine.Advance(23 * time.Hour)
			for range 6 {
				f := fused{Ledger: r.store, Poster: r.channel, fuse: &fuse{left: 1 + random.IntN(8)}}
				desk := r.newDesk()
				desk.Ledger, desk.Poster = f, f
				_ = desk.Publish(t.Context()) // it may well be dead by now
				away := time.Duration(random.IntN(600)) * time.Second
				r.clock.Advance(away)
				r.machine.Advance(away)
			}
			r.Desk = r.newDesk()
			if err := r.pass(t, time.Minute); err != nil {
				t.Fatalf("seed %d, day %d: %v", seed, day, err)
			}
			r.pass(t, time.Minute)
		}
		posted := map[briefing.EditionID]int{}
		for _, p := range r.channel.posts {
			posted[p.id]++
		}
		if len(r.channel.posts) != days || len(posted) != days {
			t.Fatalf("seed %d: %d posts of %d digests, want %d of %d: %v", seed, len(r.channel.posts), len(posted), days, days, r.channel.posts)
		}
	}
}

type panicking struct{ plain }

func (panicking) Summarize([]briefing.Article, briefing.Budget) briefing.Summary { panic("a bug") }

func TestPanicInOneDigestIsAnError(t *testing.T) {
	r := newRoom(t)
	r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	r.Summarizer = panicking{}
	if err := r.pass(t, time.Hour); err == nil {
		t.Error("Publish says nothing of the panic")
	}
}
