package bot

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestAServerHasItsTurnAndNoMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ls lanes
		var leave []func()
		for range laneWidth {
			leave = append(leave, ls.enter(home))
		}
		start := time.Now()
		if ls.enter("another") == nil {
			t.Error("another server was turned away")
		}
		if got := time.Since(start); got != 0 {
			t.Errorf("another server waited %v, want no time", got)
		}
		if ls.enter(home) != nil {
			t.Error("one more was let in")
		}
		if got := time.Since(start); got != laneWait {
			t.Errorf("one more waited %v, want %v", got, laneWait)
		}
		time.AfterFunc(laneWait/2, leave[0])
		if ls.enter(home) == nil {
			t.Error("one that waited for its turn was turned away")
		}
	})
}

func TestTooManyWaitingAreTurnedAwayAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ls lanes
		var waiting sync.WaitGroup
		for range laneWidth {
			ls.enter(home)
		}
		for range laneQueue - laneWidth {
			waiting.Go(func() { ls.enter(home) })
		}
		synctest.Wait()
		start := time.Now()
		if ls.enter(home) != nil || time.Since(start) != 0 {
			t.Errorf("got a turn, or an answer only after %v; want to be turned away at once", time.Since(start))
		}
		waiting.Wait()
	})
}

func TestServersWithNothingUnderWayAreForgotten(t *testing.T) {
	var ls lanes
	for range 100 {
		ls.enter(home)()
	}
	if got := len(ls.by); got != 0 {
		t.Errorf("%d servers are remembered, want none", got)
	}
}

func TestAShiftWaitsForWhatIsUnderWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s shift
		done := false
		go s.do(func() { time.Sleep(time.Minute); done = true })
		synctest.Wait()
		s.close()
		s.do(func() { t.Error("something began after the shift was closed") })
		if s.wait(time.Second) {
			t.Error("it says that all is done after a second")
		}
		if !s.wait(time.Hour) || !done {
			t.Error("it did not wait for what takes a minute")
		}
	})
}

func TestBackoffGrowsToItsLimit(t *testing.T) {
	p := Patience{}.orDefaults()
	for _, c := range []struct {
		failed int
		most   time.Duration
	}{{0, time.Second}, {1, 2 * time.Second}, {5, 32 * time.Second}, {9, 5 * time.Minute}, {100, 5 * time.Minute}} {
		for range 100 {
			if got := p.backoff(c.failed); got < c.most/2 || got > c.most {
				t.Fatalf("after %d failures it waits %v, want between %v and %v", c.failed, got, c.most/2, c.most)
			}
		}
	}
}
