package slash

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// declarationOf is what Discord is told of a command that was checked.
func declarationOf(c *Command) *discordgo.ApplicationCommand {
	d := &discordgo.ApplicationCommand{
		Type:             discordgo.ChatApplicationCommand,
		Name:             c.Name,
		Description:      c.Help,
		Contexts:         &[]discordgo.InteractionContextType{discordgo.InteractionContextGuild},
		IntegrationTypes: &[]discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall},
		Options:          optionsOf(c),
	}
	if c.OnMessage {
		d.Type = discordgo.MessageApplicationCommand
	}
	if c.For != 0 {
		d.DefaultMemberPermissions = &c.For
	}
	return d
}

func optionsOf(c *Command) []*discordgo.ApplicationCommandOption {
	var options []*discordgo.ApplicationCommandOption
	for _, o := range c.Options {
		d := *o.declaration()
		d.Choices = choicesOf(o.choices(), d.Type)
		options = append(options, &d)
	}
	for i := range c.Sub {
		sub := &c.Sub[i]
		kind := discordgo.ApplicationCommandOptionSubCommand
		if len(sub.Sub) > 0 {
			kind = discordgo.ApplicationCommandOptionSubCommandGroup
		}
		options = append(options, &discordgo.ApplicationCommandOption{
			Type: kind, Name: sub.Name, Description: sub.Help, Options: optionsOf(sub),
		})
	}
	return options
}

// choicesOf gives choices their values in the option's own type. One whose
// value is not of that type is left out; [checkOption] refuses it.
func choicesOf(choices []Choice, kind discordgo.ApplicationCommandOptionType) []*discordgo.ApplicationCommandOptionChoice {
	var given []*discordgo.ApplicationCommandOptionChoice
	for _, c := range choices {
		value := any(c.Value)
		if kind == discordgo.ApplicationCommandOptionInteger {
			n, err := strconv.Atoi(c.Value)
			if err != nil {
				continue
			}
			value = n
		}
		given = append(given, &discordgo.ApplicationCommandOptionChoice{Name: c.Name, Value: value})
	}
	return given
}

func checkAll(cmds []Command) error {
	names, count := map[string]bool{}, map[bool]int{}
	for i := range cmds {
		c := &cmds[i]
		if err := checkTop(c); err != nil {
			return fmt.Errorf("command %q: %w", c.Name, err)
		}
		key := kindOf(c) + c.Name
		if names[key] {
			return fmt.Errorf("command %q: it is declared twice", c.Name)
		}
		names[key] = true
		count[c.OnMessage]++
	}
	if count[false] > maxSlash || count[true] > maxOnMessage {
		return fmt.Errorf("%d slash and %d message commands; the most are %d and %d", count[false], count[true], maxSlash, maxOnMessage)
	}
	return nil
}

func checkTop(c *Command) error {
	if c.OnMessage {
		return checkOnMessage(c)
	}
	if err := checkSlash(c, 1); err != nil {
		return err
	}
	if n := size(c); n > maxCommand {
		return fmt.Errorf("it has %d characters in all; the most is %d", n, maxCommand)
	}
	return nil
}

func checkOnMessage(c *Command) error {
	switch {
	case c.Help != "" || len(c.Options) > 0 || len(c.Sub) > 0:
		return errors.New("a message command has no help, options or subcommands")
	case c.Run == nil:
		return errors.New("it cannot be run")
	case strings.TrimSpace(c.Name) != c.Name || strings.ContainsAny(c.Name, ":/"):
		return errors.New("its name begins or ends with a space, or has a colon or slash in it")
	}
	return errors.Join(between("name", c.Name, 1, maxName), checkActions(c))
}

// checkSlash checks a command or subcommand and all below it.
func checkSlash(c *Command, depth int) error {
	if err := errors.Join(checkName(c.Name), checkHelp(c.Help), checkActions(c)); err != nil {
		return err
	}
	switch {
	case depth > maxDepth:
		return errors.New("it is nested deeper than a group and a subcommand")
	case depth > 1 && (c.For != 0 || c.OnMessage):
		return errors.New("a subcommand has no permission or kind of its own")
	case len(c.Sub) > 0 && (c.Run != nil || len(c.Options) > 0):
		return errors.New("a command with subcommands cannot itself be run")
	case len(c.Sub) == 0 && c.Run == nil:
		return errors.New("it cannot be run")
	case len(c.Sub) > maxOptions || len(c.Options) > maxOptions:
		return fmt.Errorf("it has more than %d options or subcommands", maxOptions)
	}
	if err := checkOptions(c.Options); err != nil {
		return err
	}
	names := map[string]bool{}
	for i := range c.Sub {
		sub := &c.Sub[i]
		if err := checkSlash(sub, depth+1); err != nil {
			return fmt.Errorf("subcommand %q: %w", sub.Name, err)
		}
		if names[sub.Name] {
			return fmt.Errorf("subcommand %q: it is declared twice", sub.Name)
		}
		names[sub.Name] = true
	}
	return nil
}

func checkActions(c *Command) error {
	for name, a := range c.Actions {
		if a.Run == nil {
			return fmt.Errorf("action %q: it does nothing", name)
		}
		if !nameForm.MatchString(name) {
			return fmt.Errorf("action %q: its name is not a word", name)
		}
	}
	return nil
}

func checkOptions(options []Option) error {
	names, optional := map[string]bool{}, false
	for _, o := range options {
		d := o.declaration()
		if err := checkOption(d, o); err != nil {
			return fmt.Errorf("option %q: %w", d.Name, err)
		}
		if names[d.Name] {
			return fmt.Errorf("option %q: it is declared twice", d.Name)
		}
		if d.Required && optional {
			return fmt.Errorf("option %q: required options come first", d.Name)
		}
		names[d.Name] = true
		optional = optional || !d.Required
	}
	return nil
}

func checkOption(d *discordgo.ApplicationCommandOption, o Option) error {
	text := d.Type == discordgo.ApplicationCommandOptionString
	number := d.Type == discordgo.ApplicationCommandOptionInteger
	choices := o.choices()
	switch {
	case d.MinLength != nil && !text, d.MinValue != nil && !number, (len(choices) > 0 || o.hinter() != nil) && !text && !number:
		return errors.New("its type has no such bound, choices or suggestions")
	case len(choices) > 0 && o.hinter() != nil:
		return errors.New("it has choices and suggestions; one excludes the other")
	case len(choices) > maxChoices:
		return fmt.Errorf("it has %d choices; the most is %d", len(choices), maxChoices)
	case len(choicesOf(choices, d.Type)) < len(choices):
		return errors.New("a choice's value is not a whole number")
	case d.MinLength != nil && (*d.MinLength < 0 || d.MaxLength < max(1, *d.MinLength) || d.MaxLength > maxTextOption):
		return fmt.Errorf("it takes %d to %d characters; Discord takes 0 to %d", *d.MinLength, d.MaxLength, maxTextOption)
	case d.MinValue != nil && *d.MinValue > d.MaxValue:
		return errors.New("its bounds exclude every number")
	case d.MinValue != nil && d.MaxValue == 0:
		return errors.New("discordgo cannot declare 0 as the most")
	}
	return errors.Join(checkName(d.Name), checkHelp(d.Description), checkChoices(choices))
}

// nameForm is Discord's own, for commands and options.
var nameForm = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

func checkName(name string) error {
	if !nameForm.MatchString(name) || strings.ToLower(name) != name {
		return fmt.Errorf("a name has 1 to %d letters or digits, all lower case", maxName)
	}
	return nil
}

func checkHelp(help string) error {
	first, _ := utf8.DecodeRuneInString(help)
	if unicode.IsLower(first) || strings.HasSuffix(help, ".") || strings.TrimSpace(help) != help {
		return fmt.Errorf("its help %q does not begin with a capital, or ends with a full stop", help)
	}
	return between("help", help, 1, maxHelp)
}

// size counts what Discord counts towards a command's 8,000 characters.
func size(c *Command) int {
	n := units(c.Name) + units(c.Help)
	for _, o := range c.Options {
		d := o.declaration()
		n += units(d.Name) + units(d.Description)
		for _, choice := range o.choices() {
			n += units(choice.Name) + units(choice.Value)
		}
	}
	for i := range c.Sub {
		n += size(&c.Sub[i])
	}
	return n
}
