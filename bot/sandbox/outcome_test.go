package sandbox

import (
	"testing"
	"time"
)

func TestWhatSettledAUseStaysTheReply(t *testing.T) {
	s := &Server{}
	s.setup()
	in := &interaction{made: time.Now(), changed: make(chan struct{})}
	answer, followUp := &Message{Content: "aloud"}, &Message{Content: "for you alone"}
	in.answered, in.callback, in.latest = time.Now(), callbackMessage, answer
	in.moved()
	in.latest = followUp
	in.moved()
	reply, err := s.await(t.Context(), in, 0)
	if err != nil || reply.Message != answer {
		t.Errorf("got %+v, %v; want the answer, though a follow-up came before the person looked", reply, err)
	}
}
