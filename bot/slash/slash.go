// Package slash declares slash commands whole and routes what people do with
// them.
//
// A [Command] is one value: what Discord shows, who may use it, what it does,
// and what its buttons, menus and forms do. An option is declared once, and
// read by the same variable:
//
//	speaker := slash.Text("speaker", "Who said it").Required()
//	quote := slash.Command{
//		Name:    "quote",
//		Help:    "Show what someone said",
//		Options: []slash.Option{speaker},
//		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
//			return slash.Message{Text: "You asked for " + speaker.Get(c)}, nil
//		},
//	}
//
// A [Router] does what every handler would otherwise repeat. It answers within
// Discord's three seconds, saying "thinking…" for a handler that takes longer;
// it decides who may press a button; it tells errors privately, survives
// panics, and lets nothing leave that Discord would refuse.
package slash

import "context"

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
// Words, are what the person is told, privately. Its context ends a minute
// before Discord would no longer take an answer, and it must not outlive that.
type Handler func(ctx context.Context, c *Call) (Message, error)

// An Action is what a button, menu or form does.
type Action struct {
	Run Handler
	// Anyone may use it: it stands under a message that everybody was meant to
	// use. Otherwise it is honoured for whoever its state was kept for, and for
	// members who may use its command; but what was kept for one person by a
	// command for everybody is that person's alone.
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
	// told privately all the same and leaves that message as it was. The answer
	// is private where there is no message to change: a form that was opened by
	// a command stands under none, and a message that all see is left as it is
	// by an action that is not for anyone.
	InPlace
)
