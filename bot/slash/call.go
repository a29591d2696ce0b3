package slash

import "github.com/bwmarrin/discordgo"

// A Call is one use of a command, button, menu or form.
type Call struct {
	Server  string // the server it was made in; never empty
	Channel string
	By      Person
	Locale  string             // the caller's, "en-GB"
	Arg     string             // of an action: the Arg of its Ref, unchecked
	Chosen  string             // of a menu: the value chosen, unchecked
	Target  *discordgo.Message // of a message command
	// May reports whether the caller may use a command of that name here.
	May func(command string) bool

	command    string // the top command's name
	authorised bool   // the caller may use that command; see seat
	options    map[string]*given
	resolved   *discordgo.ApplicationCommandInteractionDataResolved
	fields     map[string]string
	memory     *Memory
}

// Field is what was typed into a form's field, "" when there is none of that
// name.
func (c *Call) Field(name string) string { return c.fields[name] }

// Keep remembers v for an hour, for the caller, and gives the token to put
// into a Ref. There is room for a bounded number of these; a restart forgets them.
func (c *Call) Keep(v any) string {
	return c.memory.keep(seat{server: c.Server, person: c.By.ID, command: c.command, authorised: c.authorised}, v)
}

// Kept is what was kept under Arg in this server, as a T. The error,
// [ErrExpired], says that the list has expired.
func Kept[T any](c *Call) (T, error) {
	var none T
	k, ok := c.memory.find(c.Arg)
	if !ok || k.server != c.Server {
		return none, ErrExpired
	}
	v, ok := k.value.(T)
	if !ok {
		return none, ErrExpired
	}
	return v, nil
}
