// Package render lays news out as Discord messages.
//
// Everything it is given of an article is another's text: it is escaped so
// that a reader sees exactly the words that stand there and nothing of them
// acts as markup, and it is cut so that no message is ever larger than Discord
// takes, whatever the article. Lengths are counted in UTF-16 code units, which
// is never less than what Discord counts.
package render

// Discord's limits on messages, in UTF-16 code units.
const (
	mostText        = 2000
	mostTitle       = 256
	mostDescription = 4096
	mostField       = 1024
	mostFooter      = 2048
	mostAuthor      = 256
	mostEmbed       = 6000 // title, description, fields, footer and author together
	mostChoice      = 100  // a menu's label, value and second line
	mostChoices     = 25
	mostButtonURL   = 512
)

// PageSize is the most text that one page of a list or of an article carries,
// in UTF-16 code units after escaping.
const PageSize = 3500

// colour is the stripe beside everything that Dateline shows.
const colour = 0x2F6F8F
