package slash

// Discord's limits, from its documentation: interactions/application-commands,
// components/reference, resources/message. What Discord says in characters is
// counted here in UTF-16 code units, which is never fewer.
const (
	maxName        = 32   // of a command or an option
	maxHelp        = 100  // of a command or an option
	maxOptions     = 25   // of a command, and of a menu
	maxChoices     = 25   // of an option
	maxChoice      = 100  // a choice's name, value, second line
	maxCommand     = 8000 // names, helps and choices of a command together
	maxSlash       = 100  // slash commands of an application
	maxOnMessage   = 15   // message commands of an application
	maxDepth       = 3    // command, group, subcommand
	maxTextOption  = 6000
	maxInteger     = 1<<53 - 1
	maxText        = 2000
	maxEmbeds      = 10
	maxEmbedsSum   = 6000 // titles, descriptions, fields, footers and authors of all embeds
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25 // of an embed
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxAuthor      = 256
	maxRows        = 5
	maxButtons     = 5 // of a row
	maxLabel       = 80
	maxURL         = 512 // of a button
	maxEmbedURL    = 2048
	maxPlaceholder = 150  // of a menu
	maxCustomID    = 100  // bytes here
	maxFormTitle   = 45   // and a field's label
	maxFormFields  = 5    // of a form
	maxFieldHint   = 100  // a field's placeholder
	maxFieldText   = 4000 // what a field holds
)

// units counts UTF-16 code units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
