package sandbox

import "github.com/dateline-bot/dateline/bot/sandbox/internal/form"

// An outcome is how far an interaction has come, for the person who waits.
type outcome int

const (
	unanswered outcome = iota
	thinking           // answered, with the reply still to come
	settling           // answered; more may come, but need not
	settled
)

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
