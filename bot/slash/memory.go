package slash

import (
	"container/list"
	"crypto/rand"
	"sync"
	"time"
)

const (
	keepFor      = time.Hour
	mostKept     = 4096
	mostByPerson = 64
)

// Memory is where calls keep things for an hour: the state of a list, what was
// typed into a form that was refused. It has room for 4096 things, and for 64
// of one person; then the oldest goes. The zero value is ready; it is safe for
// concurrent use.
type Memory struct {
	// Now tells the time; nil means [time.Now]. It is not to be changed once
	// the memory is used.
	Now func() time.Time

	mu       sync.Mutex
	byToken  map[string]*list.Element
	byPerson map[string]*list.List // of tokens, oldest first
	order    list.List             // of *kept, oldest first: all live equally long, so also by when they expire
}

// A seat is what a token stands for besides its value: it was kept in this
// server for this person, in a call of this command.
type seat struct {
	server, person, command string
	// authorised tells that the person might use the command then, and so has
	// to be asked again: they may have lost that since. Otherwise the token is
	// from a button that was there for anyone.
	authorised bool
}

type kept struct {
	seat
	token  string
	value  any
	until  time.Time
	inHand *list.Element // in byPerson[person]
}

// Keep remembers v for a person of a server, under a token that cannot be
// guessed. A token kept this way, rather than by [Call.Keep], gives nobody
// leave to use an action of a command they may not use.
func (m *Memory) Keep(server, person string, v any) string {
	return m.keep(seat{server: server, person: person, authorised: true}, v)
}

func (m *Memory) keep(s seat, v any) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	m.expire(now)
	if hand := m.byPerson[s.person]; hand != nil && hand.Len() >= mostByPerson {
		m.drop(m.byToken[hand.Front().Value.(string)])
	}
	if m.order.Len() >= mostKept {
		m.drop(m.order.Front())
	}
	k := &kept{seat: s, token: rand.Text(), value: v, until: now.Add(keepFor)}
	m.add(k)
	return k.token
}

// find gives what is kept under a token, unless its hour is over.
func (m *Memory) find(token string) (*kept, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.expire(m.now())
	e, ok := m.byToken[token]
	if !ok {
		return nil, false
	}
	return e.Value.(*kept), true
}

func (m *Memory) add(k *kept) {
	if m.byToken == nil {
		m.byToken, m.byPerson = map[string]*list.Element{}, map[string]*list.List{}
	}
	hand := m.byPerson[k.person]
	if hand == nil {
		hand = list.New()
		m.byPerson[k.person] = hand
	}
	k.inHand = hand.PushBack(k.token)
	m.byToken[k.token] = m.order.PushBack(k)
}

func (m *Memory) drop(e *list.Element) {
	k := m.order.Remove(e).(*kept)
	delete(m.byToken, k.token)
	hand := m.byPerson[k.person]
	hand.Remove(k.inHand)
	if hand.Len() == 0 {
		delete(m.byPerson, k.person)
	}
}

func (m *Memory) expire(now time.Time) {
	for e := m.order.Front(); e != nil && !now.Before(e.Value.(*kept).until); e = m.order.Front() {
		m.drop(e)
	}
}

func (m *Memory) now() time.Time {
	if m.Now == nil {
		return time.Now()
	}
	return m.Now()
}
