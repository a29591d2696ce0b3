package slash

import (
	"fmt"

	"github.com/bwmarrin/discordgo"
)

// given is what a person gave for an option, as Discord puts it.
type given = discordgo.ApplicationCommandInteractionDataOption

// bind takes the options of a command as they arrived. Discord's client keeps
// what was declared, and Discord's own check is behind it; what comes through
// all the same is refused here, so that no handler meets it.
func bind(declared []Option, options []*given) (map[string]*given, error) {
	byName, err := index(declared, options)
	if err != nil {
		return nil, err
	}
	for _, o := range declared {
		d := o.declaration()
		g, ok := byName[d.Name]
		if !ok && d.Required {
			return nil, refused(d, "has to be given")
		}
		if ok && !valid(g) {
			return nil, malformed("option %q is a %T", d.Name, g.Value)
		}
		if ok {
			if err := inBounds(d, o.choices(), g); err != nil {
				return nil, err
			}
		}
	}
	return byName, nil
}

// index finds options by name, and refuses what was never declared.
func index(declared []Option, options []*given) (map[string]*given, error) {
	byName := make(map[string]*given, len(options))
	for _, g := range options {
		if g == nil || !isDeclared(declared, g) {
			return nil, malformed("an option that was not declared")
		}
		byName[g.Name] = g
	}
	return byName, nil
}

func isDeclared(declared []Option, g *given) bool {
	for _, o := range declared {
		if d := o.declaration(); d.Name == g.Name {
			return d.Type == g.Type
		}
	}
	return false
}

// valid tells whether a value has the shape of its type.
func valid(g *given) (ok bool) {
	switch g.Type {
	case discordgo.ApplicationCommandOptionInteger:
		_, ok = readNumber(nil, g.Value)
	case discordgo.ApplicationCommandOptionBoolean:
		_, ok = g.Value.(bool)
	default:
		_, ok = g.Value.(string)
	}
	return ok
}

func inBounds(d *discordgo.ApplicationCommandOption, choices []Choice, g *given) error {
	if len(choices) > 0 && !offered(choices, fmt.Sprint(g.Value)) {
		return refused(d, "has to be one of the answers offered")
	}
	if s, ok := g.Value.(string); ok && d.MinLength != nil {
		if n := len([]rune(s)); n < *d.MinLength || n > d.MaxLength {
			return refused(d, fmt.Sprintf("takes %d to %d characters", *d.MinLength, d.MaxLength))
		}
	}
	if f, ok := g.Value.(float64); ok && d.MinValue != nil {
		if f < *d.MinValue || f > d.MaxValue {
			return refused(d, fmt.Sprintf("takes a number from %.0f to %.0f", *d.MinValue, d.MaxValue))
		}
	}
	return nil
}

func offered(choices []Choice, value string) bool {
	for _, c := range choices {
		if c.Value == value {
			return true
		}
	}
	return false
}

func refused(d *discordgo.ApplicationCommandOption, what string) error {
	return &Refusal{Say: fmt.Sprintf("The option `%s` %s. Run the command again.", d.Name, what)}
}
