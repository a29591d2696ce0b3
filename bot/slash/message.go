package slash

import "github.com/bwmarrin/discordgo"

// A Message is what the bot says, however it comes to say it. Nobody is ever
// mentioned by it.
type Message struct {
	Text    string
	Embeds  []*discordgo.MessageEmbed
	Rows    []Row // at most 5
	Form    *Form // opens a form instead; everything else is then ignored
	Gone    bool  // InPlace: delete the message that the button stands under
	Private bool  // of a public command and of an action: only the caller sees it, and a message in place stays as it was
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
	URL   string                // for a button that links, at most 512
	Style discordgo.ButtonStyle // secondary when zero
	Off   bool                  // greyed out
}

// A Menu lets a person choose one of up to 25.
type Menu struct {
	Placeholder string // at most 150
	Do          Ref
	Choices     []Choice // the one chosen is Call.Chosen
}

// A Ref names an action: "quote/another", or with subcommands
// "article remove/confirm"; and what it is done to. Arg comes back as
// [Call.Arg]. It travels through the client, so it can be anything by then:
// an id to be looked up under the wall, or a token from [Call.Keep]. No two
// refs of one message may be alike.
type Ref struct {
	Action string
	Arg    string // with Action at most 90 bytes
}

// A Form is a modal: one to five fields. It can be opened by a command, a
// button or a menu, but not by a form, and not by a handler that takes longer
// than two seconds: by then Discord has been told to expect a message.
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

// refs are what can be done from the message.
func (m Message) refs() []Ref {
	var refs []Ref
	for _, row := range m.Rows {
		if row.Menu != nil {
			refs = append(refs, row.Menu.Do)
		}
		for _, b := range row.Buttons {
			if b.URL == "" {
				refs = append(refs, b.Do)
			}
		}
	}
	if m.Form != nil {
		refs = append(refs, m.Form.Do)
	}
	return refs
}
