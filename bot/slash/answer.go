package slash

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// deferAfter leaves half of Discord's three seconds for the way here and
	// back, and for whatever the caller waited before it let us begin.
	deferAfter = 1500 * time.Millisecond
	// tokenLife is how long Discord takes answers to an interaction; a handler
	// ends a minute before, so that its answer still gets through.
	tokenLife   = 15 * time.Minute
	handlerLife = tokenLife - time.Minute
)

// An errand is a handler to be run, and the way its message goes.
type errand struct {
	kind  ReplyKind
	where string // for the log
	run   Handler
	call  *Call
}

// answer runs a handler and sees to it that the person gets exactly one
// answer: at once, or after "thinking…". It waits for the handler.
func (x exchange) answer(ctx context.Context, e errand) error {
	ctx, cancel := context.WithTimeout(ctx, tokenLife)
	defer cancel()
	done := make(chan Message, 1)
	go func() { done <- x.message(ctx, e) }()
	thinking := time.NewTimer(deferAfter)
	defer thinking.Stop()
	select {
	case m := <-done:
		return x.answerFirst(ctx, e, m)
	case <-thinking.C:
	}
	// When the deferral's own answer was lost, it may have got there all the
	// same: only the second answer tells.
	deferred := x.to.Respond(ctx, x.in, deferral(e.kind))
	if err := x.answerLater(ctx, e, <-done); err != nil {
		return errors.Join(deferred, err)
	}
	return nil
}

// message runs the handler. What it gives can be sent: an error has become
// words, and what Discord would refuse an apology.
func (r *Router) message(ctx context.Context, e errand) Message {
	ctx, cancel := context.WithTimeout(ctx, handlerLife)
	defer cancel()
	m, err := survive(func() (Message, error) { return e.run(ctx, e.call) })
	if err != nil {
		return Message{Text: clip(r.words(err, e), maxText), Private: true}
	}
	m.Gone = m.Gone && e.kind == InPlace
	if err := m.Check(); err != nil {
		ref := reference()
		r.log.Error("a message that Discord would refuse", "ref", ref, "in", e.where, "server", e.call.Server, "err", err)
		return Message{Text: fmt.Sprintf("That answer does not fit into a message (ref `%s`). Ask for less of it.", ref), Private: true}
	}
	for _, do := range m.refs() {
		if r.actions[do.Action] == nil {
			r.log.Error("a button leads to no action", "in", e.where, "action", do.Action)
		}
	}
	return m
}

// answerFirst gives a message as the first answer.
func (x exchange) answerFirst(ctx context.Context, e errand, m Message) error {
	if m.Form != nil && x.in.Type == discordgo.InteractionModalSubmit {
		m = Message{Text: x.words(errors.New("a form cannot open a form"), e), Private: true}
	}
	switch {
	case m.Form != nil:
		return x.to.Respond(ctx, x.in, modal(m.Form))
	case m.Gone:
		if err := x.to.Respond(ctx, x.in, deferral(InPlace)); err != nil {
			return err
		}
		return x.to.DeleteReply(ctx, x.in)
	case e.kind == InPlace && !m.Private:
		return x.respond(ctx, discordgo.InteractionResponseUpdateMessage, m)
	}
	m.Private = m.Private || e.kind == Privately
	return x.respond(ctx, discordgo.InteractionResponseChannelMessageWithSource, m)
}

// answerLater gives a message after a deferral.
func (x exchange) answerLater(ctx context.Context, e errand, m Message) error {
	if m.Form != nil {
		m = Message{Text: errFormTooLate.Say, Private: true}
	}
	switch {
	case m.Gone:
		return x.to.DeleteReply(ctx, x.in)
	case e.kind == InPlace && m.Private:
		return x.to.FollowUp(ctx, x.in, followUp(m))
	case e.kind == Publicly && m.Private:
		// The public "thinking…" cannot become private, and a follow-up would
		// fill it for all to see while it is there.
		if err := x.to.DeleteReply(ctx, x.in); err != nil {
			return err
		}
		return x.to.FollowUp(ctx, x.in, followUp(m))
	}
	return x.to.EditReply(ctx, x.in, edit(m))
}

func (x exchange) respond(ctx context.Context, kind discordgo.InteractionResponseType, m Message) error {
	return x.to.Respond(ctx, x.in, response(kind, m))
}
