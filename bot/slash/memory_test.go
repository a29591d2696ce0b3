package slash

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

// keeping keeps v for a person and finds what a call of theirs finds.
func keeping(m *Memory, person string, v any) (token string) {
	return (&Call{Server: "home", By: Person{ID: person}, memory: m}).Keep(v)
}

func found(m *Memory, token string) bool {
	_, err := Kept[int](&Call{Server: "home", Arg: token, memory: m})
	return err == nil
}

func TestMemoryHoldsABoundedNumberOfThings(t *testing.T) {
	m := &Memory{}
	first := keeping(m, "first", 1)
	second := keeping(m, "second", 2)
	for i := range mostKept - 1 {
		keeping(m, fmt.Sprint("p", i), i)
	}
	if found(m, first) {
		t.Error("the oldest is still there, want it gone")
	}
	if !found(m, second) {
		t.Error("the second oldest is gone, want it there")
	}
	if got := len(m.byToken); got != mostKept || m.order.Len() != mostKept {
		t.Errorf("got %d tokens and %d in order, want %d", got, m.order.Len(), mostKept)
	}
}

func TestOnePersonCannotPushOutOthers(t *testing.T) {
	m := &Memory{}
	other := keeping(m, "other", 1)
	own := keeping(m, "busy", 1)
	for range mostByPerson {
		keeping(m, "busy", 1)
	}
	if found(m, own) || !found(m, other) {
		t.Errorf("own oldest there %v, the other's there %v, want only the other's", found(m, own), found(m, other))
	}
	if got := m.byPerson["busy"].Len(); got != mostByPerson {
		t.Errorf("got %d things of one person, want %d", got, mostByPerson)
	}
}

func TestMemoryForgetsPeopleWithTheirThings(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	m := &Memory{Now: func() time.Time { return now }}
	for i := range 10 {
		keeping(m, fmt.Sprint("p", i), i)
	}
	now = now.Add(keepFor)
	if _, ok := m.find("nothing"); ok || len(m.byToken) != 0 || len(m.byPerson) != 0 || m.order.Len() != 0 {
		t.Errorf("got %d tokens, %d people, %d in order, want none", len(m.byToken), len(m.byPerson), m.order.Len())
	}
}

func TestWhatWasKeptIsFoundAsWhatItIsAndWhereItWasKept(t *testing.T) {
	m := &Memory{}
	token := keeping(m, "reader", 7)
	if v, err := Kept[int](&Call{Server: "home", Arg: token, memory: m}); err != nil || v != 7 {
		t.Errorf("got %d, %v, want 7", v, err)
	}
	if _, err := Kept[string](&Call{Server: "home", Arg: token, memory: m}); err != ErrExpired {
		t.Errorf("as another type: got %v, want %v", err, ErrExpired)
	}
	if _, err := Kept[int](&Call{Server: "away", Arg: token, memory: m}); err != ErrExpired {
		t.Errorf("in another server: got %v, want %v", err, ErrExpired)
	}
	if _, err := Kept[int](&Call{Server: "home", Arg: m.Keep("away", "reader", 1), memory: m}); err != ErrExpired {
		t.Errorf("kept in another server: got %v, want %v", err, ErrExpired)
	}
}

func TestTokensFitIntoACustomIDAndAreNeverAlike(t *testing.T) {
	m, seen := &Memory{}, map[string]bool{}
	for range mostByPerson {
		token := keeping(m, "reader", 1)
		if len(token) != 26 || seen[token] {
			t.Fatalf("got token %q, want 26 characters that were not there before", token)
		}
		seen[token] = true
	}
}

func TestMemoryIsSafeForConcurrentUse(t *testing.T) {
	m := &Memory{}
	var wg sync.WaitGroup
	for p := range 8 {
		wg.Go(func() {
			for i := range 2 * mostByPerson {
				if token := keeping(m, fmt.Sprint("p", p), i); !found(m, token) {
					t.Error("what was just kept is gone")
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkKeepAndFindInAFullMemory(b *testing.B) {
	m := &Memory{}
	for i := range mostKept {
		keeping(m, fmt.Sprint("p", i), i)
	}
	for b.Loop() {
		if !found(m, keeping(m, "reader", 1)) {
			b.Fatal("lost")
		}
	}
}
