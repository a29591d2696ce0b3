package slash

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// hintWithin is how long a hinter has. Suggestions cannot be promised as a
// message can: after three seconds Discord stops listening.
const hintWithin = 2500 * time.Millisecond

// serveHints answers with suggestions, and with none when the hinter fails or
// takes too long; it waits for the hinter all the same.
func (x exchange) serveHints(ctx context.Context, data discordgo.ApplicationCommandInteractionData) error {
	c, t, options, err := x.callCommand(ctx, data)
	if err != nil {
		return unanswerable(err)
	}
	if c.options, err = index(t.leaf.Options, options); err != nil {
		return err
	}
	option, soFar := focused(t.leaf.Options, options)
	if option == nil || option.hinter() == nil {
		return malformed("nothing suggests what is typed into %q", t.path)
	}
	soon, cancel := context.WithTimeout(ctx, hintWithin)
	defer cancel()
	done := make(chan []Choice, 1)
	go func() { done <- x.hints(soon, c, t, option.hinter(), soFar) }()
	kind := option.declaration().Type
	select {
	case choices := <-done:
		return x.suggest(ctx, kind, choices)
	case <-soon.Done():
		err := x.suggest(ctx, kind, nil)
		<-done
		return err
	}
}

// unanswerable is what a refusal comes to where a message cannot be shown.
func unanswerable(err error) error { return fmt.Errorf("suggestions: %w", err) }

// focused finds the option that is being typed into, and what is there so far.
func focused(declared []Option, options []*given) (Option, string) {
	for _, g := range options {
		if !g.Focused {
			continue
		}
		for _, o := range declared {
			if o.declaration().Name == g.Name {
				return o, fmt.Sprint(g.Value)
			}
		}
	}
	return nil, ""
}

// hints runs a hinter. There is nowhere to tell its error, so one with words
// for a person is let go.
func (r *Router) hints(ctx context.Context, c *Call, t *route, hint Hinter, typed string) []Choice {
	choices, err := survive(func() ([]Choice, error) { return hint(ctx, c, typed) })
	if err == nil {
		return choices
	}
	if ctx.Err() == nil && (r.say == nil || r.say(err) == "") {
		r.log.Error("suggestions broke", "in", t.path, "err", err)
	}
	return nil
}

func (x exchange) suggest(ctx context.Context, kind discordgo.ApplicationCommandOptionType, choices []Choice) error {
	return x.to.Respond(ctx, x.in, &discordgo.InteractionResponse{
		Type: discordgo.InteractionApplicationCommandAutocompleteResult,
		Data: &discordgo.InteractionResponseData{Choices: choicesOf(shorten(choices), kind)},
	})
}

// shorten makes suggestions what Discord takes. A value cannot be cut: what it
// names would be another thing.
func shorten(choices []Choice) []Choice {
	var short []Choice
	for _, c := range choices {
		c.Name = clip(strings.TrimSpace(c.Name), maxChoice)
		if c.Name == "" || between("value", c.Value, 1, maxChoice) != nil {
			continue
		}
		short = append(short, c)
		if len(short) == maxChoices {
			break
		}
	}
	return short
}

// clip cuts s to at most n UTF-16 code units, the last of them an ellipsis.
func clip(s string, n int) string {
	if units(s) <= n {
		return s
	}
	room := n - 1
	for i, r := range s {
		if room -= units(string(r)); room < 0 {
			return strings.TrimSpace(s[:i]) + "…"
		}
	}
	return s
}
