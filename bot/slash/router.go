package slash

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"log/slog"

	"github.com/bwmarrin/discordgo"
)

// A Router knows every command and answers whatever Discord says was done with
// one. It is safe for concurrent use.
type Router struct {
	say       func(error) string
	log       *slog.Logger
	memory    *Memory
	overrides Overrides

	declared []*discordgo.ApplicationCommand
	tops     map[string]*Command // by kind and name, "slash news"
	commands map[string]*route   // by kind and path, "slash news latest"
	actions  map[string]*route   // by Ref.Action, "news latest/page"
}

// RouterOptions are what a router needs besides commands. All may be left out.
type RouterOptions struct {
	// Words are what a person is told of a handler's error, in whole sentences.
	// For an error without words, "", the person is told that something broke,
	// with a reference under which the error is logged.
	Words func(error) string
	// Log takes errors without words, panics, and messages that Discord would
	// have refused. It is given ids, never texts.
	Log *slog.Logger
	// Memory is where [Call.Keep] keeps things.
	Memory *Memory
	// Overrides are what servers decided about commands.
	Overrides Overrides
}

// Overrides tells whether a server's own settings let whoever made an
// interaction use a command, by the name of the top command. Where they do not
// decide it, the permission that the command is For does.
type Overrides func(ctx context.Context, in *discordgo.Interaction, command string) (may, decided bool)

// A Responder answers interactions. Its methods are Discord's four: the first
// answer, which must come within three seconds and once; a change and a
// removal of that answer's message; and further messages.
type Responder interface {
	Respond(ctx context.Context, in *discordgo.Interaction, r *discordgo.InteractionResponse) error
	EditReply(ctx context.Context, in *discordgo.Interaction, e *discordgo.WebhookEdit) error
	DeleteReply(ctx context.Context, in *discordgo.Interaction) error
	FollowUp(ctx context.Context, in *discordgo.Interaction, p *discordgo.WebhookParams) error
}

// NewRouter makes a router of commands. It refuses, naming the command, what
// Discord would refuse to register, and what could never be reached.
func NewRouter(o RouterOptions, cmds ...Command) (*Router, error) {
	r := &Router{
		say: o.Words, log: o.Log, memory: o.Memory, overrides: o.Overrides,
		tops: map[string]*Command{}, commands: map[string]*route{}, actions: map[string]*route{},
	}
	if r.log == nil {
		r.log = slog.New(slog.DiscardHandler)
	}
	if r.memory == nil {
		r.memory = &Memory{}
	}
	if err := checkAll(cmds); err != nil {
		return nil, err
	}
	for i := range cmds {
		r.declared = append(r.declared, declarationOf(&cmds[i]))
		r.tops[kindOf(&cmds[i])+cmds[i].Name] = &cmds[i]
		r.add(&cmds[i], &cmds[i], cmds[i].Name)
	}
	return r, nil
}

// Declarations are what to register with Discord, in the order in which the
// commands were given.
func (r *Router) Declarations() []*discordgo.ApplicationCommand { return r.declared }

// Hash is the same as long as the declarations say the same.
func (r *Router) Hash() string {
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(r.declared); err != nil {
		panic(err) // declarations are strings, numbers and lists of these
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Serve answers one interaction and returns when that is done: within fifteen
// minutes, which is how long Discord takes answers. An error means that the
// interaction made no sense or that the answer did not get through; errors of
// handlers are told to the person and are not returned.
func (r *Router) Serve(ctx context.Context, to Responder, in *discordgo.Interaction) error {
	x := exchange{Router: r, to: to, in: in}
	err := x.serve(ctx)
	if refusal, ok := err.(*Refusal); ok {
		return x.respond(ctx, discordgo.InteractionResponseChannelMessageWithSource, Message{Text: refusal.Say, Private: true})
	}
	return err
}

// A route is what a command or an action leads to.
type route struct {
	top    *Command
	leaf   *Command
	path   string // "news latest"
	action Action // zero for a command
}

func (r *Router) add(top, c *Command, path string) {
	if c.Run != nil {
		r.commands[kindOf(c)+path] = &route{top: top, leaf: c, path: path}
	}
	for name, a := range c.Actions {
		r.actions[path+"/"+name] = &route{top: top, leaf: c, path: path, action: a}
	}
	for i := range c.Sub {
		r.add(top, &c.Sub[i], path+" "+c.Sub[i].Name)
	}
}

// kindOf keeps a message command and a slash command of one name apart.
func kindOf(c *Command) string {
	if c.OnMessage {
		return "message "
	}
	return "slash "
}

// shown is how people know the route's command.
func (t *route) shown() string {
	if t.top.OnMessage {
		return "“" + t.path + "”"
	}
	return "`/" + t.path + "`"
}
