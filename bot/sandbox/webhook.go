package sandbox

import (
	"net/http"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// hooked finds the interaction whose token a call carries.
func (s *Server) hooked(c *call) (*interaction, error) {
	app, err := c.id("application_id")
	if err != nil {
		return nil, err
	}
	in := s.byToken[c.req.PathValue("interaction_token")]
	switch {
	case app != s.world.bot.ID, in == nil:
		return nil, errUnknownWebhook
	case s.expired(in):
		return nil, errInvalidToken
	case in.answered.IsZero():
		return nil, errUnknownWebhook
	}
	return in, nil
}

// followUp is another message for an interaction. One that is sent while the
// bot is still thinking takes the place of that, and is as private as that was.
func (s *Server) followUp(c *call) (int, any, error) {
	in, err := s.hooked(c)
	if err != nil {
		return 0, nil, err
	}
	if err := check(messageRule(forReply), c.object()); err != nil {
		return 0, nil, err
	}
	var m *Message
	if in.loading {
		m, err = s.update(in, in.original, c.object(), c)
		in.loading = err != nil
	} else {
		following := in.original
		if following == 0 {
			following = in.id
		}
		m, err = s.reply(in, c.object(), c, following)
	}
	if err != nil {
		return 0, nil, err
	}
	in.latest, in.follows = m, in.follows+1
	in.moved()
	return http.StatusOK, m, nil
}

// replied finds the message that a call under a token names: @original, or
// another of the same interaction.
func (s *Server) replied(c *call) (*interaction, *Message, error) {
	in, err := s.hooked(c)
	if err != nil {
		return nil, nil, err
	}
	if in.channel.deleted {
		return nil, nil, errUnknownChannel
	}
	id := in.original
	if raw := c.req.PathValue("message_id"); raw != "@original" {
		if id, err = c.id("message_id"); err != nil {
			return nil, nil, err
		}
	}
	m := in.channel.message(id)
	if m == nil || m.Author != s.world.bot || m.Reader != 0 && m.Reader != in.user.ID {
		return nil, nil, errUnknownMessage
	}
	if id != in.original && (m.Metadata == nil || m.Metadata.ID != in.id) {
		return nil, nil, errUnknownMessage
	}
	return in, m, nil
}

func (s *Server) getReply(c *call) (int, any, error) {
	_, m, err := s.replied(c)
	return http.StatusOK, m, err
}

func (s *Server) editReply(c *call) (int, any, error) {
	in, old, err := s.replied(c)
	if err != nil {
		return 0, nil, err
	}
	m, err := s.update(in, old.ID, c.object(), c)
	if err != nil {
		return 0, nil, err
	}
	if old.ID == in.original {
		in.loading = false
	}
	in.latest = m
	in.moved()
	return http.StatusOK, m, nil
}

func (s *Server) deleteReply(c *call) (int, any, error) {
	in, m, err := s.replied(c)
	if err != nil {
		return 0, nil, err
	}
	s.erase(in.channel, m)
	if m.ID == in.original {
		in.loading, in.deleted = false, true
	}
	if in.latest != nil && in.latest.ID == m.ID {
		in.latest = nil
	}
	in.moved()
	return http.StatusNoContent, nil, nil
}

// openForm shows a form to the person.
func (s *Server) openForm(in *interaction, data form.Object) {
	in.modal = &openModal{id: s.newID().String(), from: in, body: bare(data).(form.Object)}
	s.modals[in.modal.id] = in.modal
}
