// Package slash declares slash commands whole and routes what people do with
// them.
package slash

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// A Command declares one command whole: what Discord shows, who may use it,
// what it does, and what its buttons, menus and forms do.
type Command struct {
	Name string // of a slash command: lower case, 1–32; of a message command as people see it: "Save as article"
	Help string // verb first, sentence case, no full stop, at most 100 characters; none on a message command
	// For is the permission a member needs, for default_member_permissions. It
	// stands on the top command only; 0 means everybody.
	For int64
	// Private replies are seen by the caller alone, the "thinking…" included.
	Private bool
	Options []Option
	Run     Handler
	// Actions are what buttons, menus and forms of this command do, by name.
	Actions   map[string]Action
	Sub       []Command // a command with these cannot itself be run
	OnMessage bool      // a message command: Call.Target is the message it was used on
}

// A Handler does what a person asked for. Its error's words, by the router's
// Words, are what the person is told, privately.
type Handler func(ctx context.Context, c *Call) (Message, error)

// An Action is what a button, menu or form does.
type Action struct {
	Run Handler
	// Anyone may use it: it stands under a message that everybody was meant to
	// use. Otherwise it is honoured for whoever its state was kept for, and for
	// members who may use its command.
	Anyone bool
	Reply  ReplyKind
}

// A ReplyKind tells where an action's message goes.
type ReplyKind int

const (
	// Privately answers with a message that only the presser sees.
	Privately ReplyKind = iota
	// Publicly answers with a new message for all.
	Publicly
	// InPlace changes the message that the button stands under. An error is
	// told privately all the same and leaves that message as it was.
	InPlace
)

// A Message is what the bot says, however it comes to say it. Nobody is ever
// mentioned by it.
type Message struct {
	Text    string
	Embeds  []*discordgo.MessageEmbed
	Rows    []Row // at most 5
	Form    *Form // opens a form instead; everything else is then ignored
	Gone    bool  // InPlace: delete the message that the button stands under
	Private bool  // of a public command that was not yet deferred, and of an action: only the caller sees it
}

// A Row is one to five buttons, or one menu.
type Row struct {
	Buttons []Button
	Menu    *Menu
}

// A Button does something or leads somewhere.
type Button struct {
	Label string                // at most 80
	Do    Ref                   // for a button that acts
	URL   string                // for a button that links
	Style discordgo.ButtonStyle // secondary when zero
	Off   bool                  // greyed out
}

// A Menu lets a person choose one of up to 25.
type Menu struct {
	Placeholder string
	Do          Ref
	Choices     []Choice // the one chosen is Call.Chosen
}

// A Ref names an action: "quote/another", or with subcommands
// "article remove/confirm"; and what it is done to. Arg comes back as
// [Call.Arg]. It travels through the client, so it can be anything by then:
// an id to be looked up under the wall, or a token from [Call.Keep].
type Ref struct {
	Action string
	Arg    string // with Action at most 90 bytes
}

// A Form is a modal: one to five fields.
type Form struct {
	Title  string // at most 45
	Do     Ref
	Fields []Field
}

// A Field is one text input of a form.
type Field struct {
	Name        string // its key, for [Call.Field]
	Label       string // at most 45
	Placeholder string // at most 100
	Value       string // what it is filled with
	Long        bool   // a paragraph rather than a line
	Required    bool
	Min, Max    int // characters; 0 means Discord's own 0 and 4000
}

// A Choice is one answer offered.
type Choice struct {
	Name  string // what people read, at most 100
	Value string // what the handler gets, at most 100
	About string // a second line, in menus only, at most 100
}
