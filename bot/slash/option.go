package slash

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// An Option declares one argument of a command. Every *[Value] is one.
type Option interface {
	declaration() *discordgo.ApplicationCommandOption
}

// A Hinter suggests what a person may be typing: at most 25 are shown.
type Hinter func(ctx context.Context, c *Call, typed string) ([]Choice, error)

// A Value is a typed option: declared once, and read by the same variable.
type Value[T any] struct {
	decl discordgo.ApplicationCommandOption
	hint Hinter
	read func(c *Call, o *discordgo.ApplicationCommandInteractionDataOption) (T, bool)
	zero T
}

// A Channel is a channel that a person named in an option.
type Channel struct {
	ID   string
	Name string
	Type discordgo.ChannelType
}

// A Person is a member that a person named in an option, or who is calling.
type Person struct {
	ID   string
	Name string // as the server shows it
}

// A File is a file that came with a command.
type File struct {
	Name string
	Type string // its media type as declared
	Size int    // bytes, as declared
	URL  string
}

// Text is an option of words.
func Text(name, help string) *Value[string] { panic("slash: being built") }

// Number is an option of a whole number.
func Number(name, help string) *Value[int] { panic("slash: being built") }

// Flag is an option that is on or off.
func Flag(name, help string) *Value[bool] { panic("slash: being built") }

// ChannelOf is an option of a channel of one of the given types.
func ChannelOf(name, help string, types ...discordgo.ChannelType) *Value[Channel] {
	panic("slash: being built")
}

// PersonOf is an option of a member.
func PersonOf(name, help string) *Value[Person] { panic("slash: being built") }

// Upload is an option of a file.
func Upload(name, help string) *Value[File] { panic("slash: being built") }

// Required makes the option one that must be given.
func (v *Value[T]) Required() *Value[T] { v.decl.Required = true; return v }

// Or is what Get gives when the option was not given.
func (v *Value[T]) Or(fallback T) *Value[T] { v.zero = fallback; return v }

// Length bounds an option of words, in characters.
func (v *Value[T]) Length(min, max int) *Value[T] { return v }

// Between bounds an option of a number.
func (v *Value[T]) Between(min, max int) *Value[T] { return v }

// Among lets people choose from a fixed list.
func (v *Value[T]) Among(choices ...Choice) *Value[T] { return v }

// Hint suggests while a person types. What is typed may still be anything.
func (v *Value[T]) Hint(f Hinter) *Value[T] { v.hint = f; return v }

// Get is the option's value in this call.
func (v *Value[T]) Get(c *Call) T { return v.zero }

// Given reports whether the option was given in this call.
func (v *Value[T]) Given(c *Call) bool { return false }

func (v *Value[T]) declaration() *discordgo.ApplicationCommandOption { return &v.decl }
