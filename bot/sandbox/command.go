package sandbox

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// Command types (interactions/application-commands.mdx).
const (
	commandSlash   = 1
	commandUser    = 2
	commandMessage = 3
)

// Option types, likewise.
const (
	optionSub         = 1
	optionGroup       = 2
	optionString      = 3
	optionInteger     = 4
	optionBoolean     = 5
	optionUser        = 6
	optionChannel     = 7
	optionRole        = 8
	optionMentionable = 9
	optionNumber      = 10
	optionAttachment  = 11
)

// A Command is an application command as registered.
type Command struct {
	ID                       Snowflake         `json:"id"`
	ApplicationID            Snowflake         `json:"application_id"`
	GuildID                  Snowflake         `json:"guild_id,omitempty"`
	Version                  Snowflake         `json:"version"`
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Options                  []Option          `json:"options,omitempty"`
	DefaultMemberPermissions *string           `json:"default_member_permissions"`
	DMPermission             bool              `json:"dm_permission"`
	Contexts                 []int             `json:"contexts"`
	IntegrationTypes         []int             `json:"integration_types"`
	NSFW                     bool              `json:"nsfw"`
}

// An Option is an argument of a command, or a subcommand of it.
type Option struct {
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Required                 bool              `json:"required,omitempty"`
	Options                  []Option          `json:"options,omitempty"`
	Choices                  []OptionChoice    `json:"choices,omitempty"`
	ChannelTypes             []int             `json:"channel_types,omitempty"`
	MinValue                 *json.Number      `json:"min_value,omitempty"`
	MaxValue                 *json.Number      `json:"max_value,omitempty"`
	MinLength                *int              `json:"min_length,omitempty"`
	MaxLength                *int              `json:"max_length,omitempty"`
	Autocomplete             bool              `json:"autocomplete,omitempty"`
}

// An OptionChoice is one of the fixed values of an option, or one suggested.
type OptionChoice struct {
	Name              string            `json:"name"`
	NameLocalizations map[string]string `json:"name_localizations,omitempty"`
	Value             any               `json:"value"` // a string or a number
}

// readCommand makes a command of a body that has been checked.
func readCommand(body form.Object) (*Command, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	given := struct {
		*Command
		DefaultMemberPermissions any   `json:"default_member_permissions"`
		DMPermission             *bool `json:"dm_permission"`
	}{Command: &Command{Type: commandSlash}}
	if err := json.Unmarshal(raw, &given); err != nil {
		return nil, fault("", "MODEL_TYPE_CONVERT", err.Error())
	}
	cmd := given.Command
	cmd.DMPermission = given.DMPermission == nil || *given.DMPermission
	if n, ok := form.Int(body["default_member_permissions"]); ok {
		bits := strconv.FormatInt(n, 10)
		cmd.DefaultMemberPermissions = &bits
	}
	if cmd.IntegrationTypes == nil {
		cmd.IntegrationTypes = []int{0}
	}
	return cmd, nil
}

// plain is the command without its translations, as lists give it.
func (c *Command) plain() *Command {
	out := *c
	out.NameLocalizations, out.DescriptionLocalizations = nil, nil
	out.Options = plainOptions(c.Options)
	return &out
}

func plainOptions(list []Option) []Option {
	var out []Option
	for _, o := range list {
		o.NameLocalizations, o.DescriptionLocalizations = nil, nil
		o.Options = plainOptions(o.Options)
		var choices []OptionChoice
		for _, ch := range o.Choices {
			choices = append(choices, OptionChoice{Name: ch.Name, Value: ch.Value})
		}
		o.Choices = choices
		out = append(out, o)
	}
	return out
}

// option finds one of the list by name, nil when it is not there.
func option(list []Option, name string) *Option {
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

// commandSize counts what Discord counts toward a command's 8000 characters:
// name, description and value at every level, each in its longest translation.
func commandSize(m form.Object) int {
	n := longest(m, "name") + longest(m, "description") + utf8.RuneCountInString(text(m["value"]))
	for _, key := range []string{"options", "choices"} {
		for _, part := range objects(m[key]) {
			n += commandSize(part)
		}
	}
	return n
}

func longest(m form.Object, key string) int {
	n := utf8.RuneCountInString(text(m[key]))
	translated, _ := m[key+"_localizations"].(form.Object)
	for _, v := range translated {
		n = max(n, utf8.RuneCountInString(text(v)))
	}
	return n
}
