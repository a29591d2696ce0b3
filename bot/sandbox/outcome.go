package sandbox

import (
	"context"
	"net/http"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// An outcome is how far an interaction has come, for the person who waits.
type outcome int

const (
	unanswered outcome = iota
	thinking           // answered, with the reply still to come
	settling           // answered; more may come, but need not
	settled
)

// usualWait is how long a person waits for a reply that is being thought about.
const usualWait = 15 * time.Second

// await waits until the bot has answered for good, and gives what the person
// is then shown.
func (s *Server) await(ctx context.Context, in *interaction, waitMS int) (*Reply, error) {
	wait := usualWait
	if waitMS > 0 {
		wait = time.Duration(waitMS) * time.Millisecond
	}
	patience := time.NewTimer(wait)
	defer patience.Stop()
	deadline := time.NewTimer(s.AnswerLimit)
	defer deadline.Stop()
	for {
		s.mu.Lock()
		state, reply, shown, changed := in.state(), in.reply(), in.shown, in.changed
		s.mu.Unlock()
		if shown != nil {
			return shown, nil
		}
		select {
		case <-changed:
		case <-deadline.C:
			if state == unanswered {
				return nil, didNotRespond("The application did not respond.")
			}
		case <-patience.C:
			if state == settling {
				return reply, nil
			}
			return nil, didNotRespond("The application was still thinking after %s.", wait)
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-s.done:
			return nil, didNotRespond("The sandbox was closed.")
		}
	}
}

func didNotRespond(format string, args ...any) *Refusal {
	return refuse(http.StatusGatewayTimeout, "did_not_respond", format, args...)
}

// state is how far the interaction has come. A deferred reply that the bot
// deleted is followed by another message as a rule, since that is how a private
// answer is given after a public deferral.
func (in *interaction) state() outcome {
	switch {
	case in.answered.IsZero():
		return unanswered
	case in.callback == callbackDefer && in.loading:
		return thinking
	case in.callback == callbackDefer && in.latest == nil:
		return settling
	case in.callback == callbackDeferUpdate && in.latest == nil && !in.deleted:
		return settling
	}
	return settled
}

// reply is what the person is shown now.
func (in *interaction) reply() *Reply {
	r := &Reply{Interaction: in.id, Message: in.latest, Ephemeral: in.ephemeral}
	if !in.answered.IsZero() {
		r.Acknowledged = in.answered.Sub(in.made).Milliseconds()
	}
	if in.modal != nil {
		r.Modal = form.Object{}
		for k, v := range in.modal.body {
			r.Modal[k] = v
		}
		r.Modal["id"] = in.modal.id
	}
	if r.Message == nil && in.callback == callbackDeferUpdate && !in.deleted && in.channel != nil {
		r.Message = in.channel.message(in.original)
	}
	if r.Message != nil {
		r.Ephemeral = r.Message.Ephemeral()
	}
	return r
}
