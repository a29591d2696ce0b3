package slash

import (
	"context"
	"math"

	"github.com/bwmarrin/discordgo"
)

// An Option declares one argument of a command. Every *[Value] is one.
type Option interface {
	declaration() *discordgo.ApplicationCommandOption
	choices() []Choice
	hinter() Hinter
}

// A Hinter suggests what a person may be typing: at most 25 are shown. Other
// options of the call may be given or not yet.
type Hinter func(ctx context.Context, c *Call, typed string) ([]Choice, error)

// A Value is a typed option: declared once, and read by the same variable.
type Value[T any] struct {
	decl  discordgo.ApplicationCommandOption
	among []Choice
	hint  Hinter
	read  func(c *Call, given any) (T, bool)
	zero  T
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
func Text(name, help string) *Value[string] {
	return declare(discordgo.ApplicationCommandOptionString, name, help, readText)
}

// Number is an option of a whole number.
func Number(name, help string) *Value[int] {
	return declare(discordgo.ApplicationCommandOptionInteger, name, help, readNumber)
}

// Flag is an option that is on or off.
func Flag(name, help string) *Value[bool] {
	return declare(discordgo.ApplicationCommandOptionBoolean, name, help, readFlag)
}

// ChannelOf is an option of a channel of one of the given types, of any type
// when none is given.
func ChannelOf(name, help string, types ...discordgo.ChannelType) *Value[Channel] {
	v := declare(discordgo.ApplicationCommandOptionChannel, name, help, readChannel)
	v.decl.ChannelTypes = types
	return v
}

// PersonOf is an option of a member.
func PersonOf(name, help string) *Value[Person] {
	return declare(discordgo.ApplicationCommandOptionUser, name, help, readPerson)
}

// Upload is an option of a file.
func Upload(name, help string) *Value[File] {
	return declare(discordgo.ApplicationCommandOptionAttachment, name, help, readFile)
}

// Required makes the option one that must be given.
func (v *Value[T]) Required() *Value[T] { v.decl.Required = true; return v }

// Or is what Get gives when the option was not given.
func (v *Value[T]) Or(fallback T) *Value[T] { v.zero = fallback; return v }

// Length bounds an option of words, in characters.
func (v *Value[T]) Length(min, max int) *Value[T] {
	v.decl.MinLength, v.decl.MaxLength = &min, max
	return v
}

// Between bounds an option of a number.
func (v *Value[T]) Between(min, max int) *Value[T] {
	least := float64(min)
	v.decl.MinValue, v.decl.MaxValue = &least, float64(max)
	return v
}

// Among lets people choose from a fixed list.
func (v *Value[T]) Among(choices ...Choice) *Value[T] { v.among = choices; return v }

// Hint suggests while a person types. What is typed may still be anything.
func (v *Value[T]) Hint(f Hinter) *Value[T] { v.hint = f; v.decl.Autocomplete = true; return v }

// Get is the option's value in this call.
func (v *Value[T]) Get(c *Call) T {
	if got, ok := v.given(c); ok {
		return got
	}
	return v.zero
}

// Given reports whether the option was given in this call.
func (v *Value[T]) Given(c *Call) bool {
	_, ok := v.given(c)
	return ok
}

func (v *Value[T]) given(c *Call) (got T, ok bool) {
	o, ok := c.options[v.decl.Name]
	if !ok || o.Type != v.decl.Type {
		return got, false
	}
	return v.read(c, o.Value)
}

func (v *Value[T]) declaration() *discordgo.ApplicationCommandOption { return &v.decl }
func (v *Value[T]) choices() []Choice                                { return v.among }
func (v *Value[T]) hinter() Hinter                                   { return v.hint }

func declare[T any](kind discordgo.ApplicationCommandOptionType, name, help string, read func(*Call, any) (T, bool)) *Value[T] {
	return &Value[T]{
		decl: discordgo.ApplicationCommandOption{Type: kind, Name: name, Description: help},
		read: read,
	}
}

func readText(_ *Call, given any) (string, bool) {
	s, ok := given.(string)
	return s, ok
}

func readFlag(_ *Call, given any) (bool, bool) {
	b, ok := given.(bool)
	return b, ok
}

// readNumber reads what JSON made a float64. While a person still types, it
// can be a string, and is then not given yet.
func readNumber(_ *Call, given any) (int, bool) {
	f, ok := given.(float64)
	if !ok || f != math.Trunc(f) || math.Abs(f) > maxInteger {
		return 0, false
	}
	return int(f), true
}

func readChannel(c *Call, given any) (Channel, bool) {
	id, ok := given.(string)
	if !ok || c.resolved == nil || c.resolved.Channels[id] == nil {
		return Channel{}, false
	}
	ch := c.resolved.Channels[id]
	return Channel{ID: id, Name: ch.Name, Type: ch.Type}, true
}

func readPerson(c *Call, given any) (Person, bool) {
	id, ok := given.(string)
	if !ok || c.resolved == nil || c.resolved.Users[id] == nil {
		return Person{}, false
	}
	return personOf(c.resolved.Users[id], c.resolved.Members[id]), true
}

func readFile(c *Call, given any) (File, bool) {
	id, ok := given.(string)
	if !ok || c.resolved == nil || c.resolved.Attachments[id] == nil {
		return File{}, false
	}
	f := c.resolved.Attachments[id]
	return File{Name: f.Filename, Type: f.ContentType, Size: f.Size, URL: f.URL}, true
}

// personOf takes the name that a server shows: the nickname given there, else
// the name a person goes by everywhere, else the account's.
func personOf(u *discordgo.User, m *discordgo.Member) Person {
	name := u.Username
	if u.GlobalName != "" {
		name = u.GlobalName
	}
	if m != nil && m.Nick != "" {
		name = m.Nick
	}
	return Person{ID: u.ID, Name: name}
}
