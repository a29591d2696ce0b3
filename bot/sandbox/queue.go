package sandbox

import "sync"

// A queue hands items from whoever has them to one goroutine that writes them
// out. Adding never waits. The zero value is not ready; see newQueue.
type queue[T any] struct {
	mu     sync.Mutex
	items  []T
	more   chan struct{} // holds one token when there is something to take
	closed chan struct{}
	once   sync.Once
}

func newQueue[T any]() *queue[T] {
	return &queue[T]{more: make(chan struct{}, 1), closed: make(chan struct{})}
}

// add puts an item at the end.
func (q *queue[T]) add(item T) {
	q.mu.Lock()
	q.items = append(q.items, item)
	q.mu.Unlock()
	select {
	case q.more <- struct{}{}:
	default:
	}
}

// take empties the queue.
func (q *queue[T]) take() []T {
	q.mu.Lock()
	defer q.mu.Unlock()
	items := q.items
	q.items = nil
	return items
}

// close tells the taker to stop once it has taken what is there.
func (q *queue[T]) close() { q.once.Do(func() { close(q.closed) }) }
