package render

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// Actions under a digest. Their Ref's Arg is the edition's id, so that they
// work for as long as the edition is kept, and so that a post can be told to
// be this edition's.
const (
	DigestRead   = "digest/read" // a menu: the value chosen is an article's id
	DigestAll    = "digest/all"
	DigestQuotes = "digest/quotes"
	DigestWhy    = "digest/why"
)

// Lengths within a digest, in UTF-16 units after escaping, so that the parts
// that never shrink fit together whatever the articles.
const (
	mostHeadlineLine = 200
	mostStoryTitle   = 200
	mostSentence     = 420
	mostPublisher    = 60
	mostAlsoTitle    = 90
)

// Digest lays an edition out in the compact style: a line for phones, one
// embed with the stories, a menu and three buttons. It is always one message
// within Discord's limits: what does not fit is told shorter, and then left to
// the button that lists everything. An edition without entries says that
// nothing is new.
func Digest(e briefing.Edition) slash.Message {
	d := e.Digest
	m := slash.Message{Text: headlineLine(d)}
	for _, l := range looks(len(d.Entries)) {
		embed := digestEmbed(d, l)
		if units(embed.Description) <= mostDescription && weigh(embed) <= mostEmbed {
			m.Embeds = []*discordgo.MessageEmbed{embed}
			break
		}
	}
	m.Rows = digestRows(e)
	return m
}

// A look is how much room a digest takes.
type look struct {
	stories   int
	sentences int  // of each story at most
	also      bool // name who else tells a story, rather than count them
	today     bool // show headlines of stories over the limit
}

// looks go from the roomiest to the smallest, which always fits: one story of
// one sentence.
func looks(stories int) []look {
	steps := []look{
		{stories, 2, true, true},
		{stories, 1, true, true},
		{stories, 1, false, true},
		{stories, 1, false, false},
	}
	for n := stories - 1; n > 0; n-- {
		steps = append(steps, look{stories: n, sentences: 1})
	}
	return steps
}

// headlineLine is what a phone shows of the message: the first story's gist,
// since its headline is the first thing below.
func headlineLine(d briefing.Digest) string {
	name := fit(d.Name, 80)
	line := fmt.Sprintf("**%s · %s**", name, d.Slot.In(place(d.Zone)).Format("Mon 2 Jan"))
	if len(d.Entries) == 0 {
		return line + ": nothing new"
	}
	more := ""
	if n := len(d.Entries) + len(d.Rest) - 1; n > 0 {
		more = fmt.Sprintf(" · +%d more", n)
	}
	room := mostHeadlineLine - units(line) - units(more) - len(": ")
	return line + ": " + fit(headline(cmp.Or(strings.TrimSuffix(d.Gist, "."), d.Entries[0].Lead.Title)), room) + more
}

func digestEmbed(d briefing.Digest, l look) *discordgo.MessageEmbed {
	embed := &discordgo.MessageEmbed{
		Color:  colour,
		Author: &discordgo.MessageEmbedAuthor{Name: authorLine(d)},
		Footer: &discordgo.MessageEmbedFooter{Text: digestFooter(d, l.stories)},
	}
	blocks := make([]string, 0, l.stories)
	for i, entry := range d.Entries[:l.stories] {
		blocks = append(blocks, storyBlock(i+1, entry, l))
	}
	embed.Description = strings.Join(blocks, "\n\n")
	if len(blocks) == 0 {
		embed.Description = "There is nothing new to tell. On such a day nothing is posted."
	}
	if q := keyQuote(d, l.stories); q != "" {
		embed.Fields = append(embed.Fields, &discordgo.MessageEmbedField{Name: "Quote", Value: q})
	}
	if also := alsoToday(d.Rest); l.today && also != "" {
		embed.Fields = append(embed.Fields, &discordgo.MessageEmbedField{Name: "Also today", Value: also})
	}
	return embed
}

// authorLine is what a digest is about, and whose it is.
func authorLine(d briefing.Digest) string {
	of := ""
	if server := oneLine(d.Server); server != "" {
		of = " · " + cut(server, 100)
	}
	return cut(topicLine(d.Topics, "All topics"), mostAuthor-units(of)) + of
}

// topicLine names topics, not escaped; none are all.
func topicLine(topics []string, all string) string {
	if len(topics) == 0 {
		return all
	}
	named := make([]string, len(topics))
	for i, t := range topics {
		named[i] = oneLine(t)
	}
	return strings.Join(named, ", ")
}

// storyBlock is one numbered story: headline, what it says, and who says it.
func storyBlock(n int, e briefing.Entry, l look) string {
	update := ""
	if e.Update {
		update = "Update: "
	}
	lines := []string{fmt.Sprintf("**%d. %s%s**", n, update, link(e.Lead.Title, e.Lead.URL, mostStoryTitle))}
	var said []string
	for _, s := range e.Summary.Sentences[:min(l.sentences, len(e.Summary.Sentences))] {
		said = append(said, fitSentence(s.Text, mostSentence))
	}
	if len(said) > 0 {
		lines = append(lines, strings.Join(said, " "))
	}
	return strings.Join(append(lines, subLine(e, l.also)), "\n")
}

// subLine says in small print where a story comes from. Small print is
// decoration: without it the line means the same.
func subLine(e briefing.Entry, names bool) string {
	parts := credit(e.Lead)
	if others := otherPublishers(e); len(others) > 0 {
		parts = append(parts, also(others, names))
	}
	return "-# " + strings.Join(parts, " · ")
}

// credit is an article's publisher, if it is known, and age.
func credit(r briefing.Reference) []string {
	var parts []string
	if p := oneLine(r.Publisher); p != "" {
		parts = append(parts, fit(p, mostPublisher))
	}
	return append(parts, Ago(r.Published))
}

// otherPublishers are those that tell a story besides its lead's, each once.
func otherPublishers(e briefing.Entry) []string {
	var others []string
	seen := map[string]bool{"": true, strings.ToLower(oneLine(e.Lead.Publisher)): true}
	for _, r := range e.Also {
		p := oneLine(r.Publisher)
		if folded := strings.ToLower(p); !seen[folded] {
			seen[folded] = true
			others = append(others, p)
		}
	}
	return others
}

// also names at most two of the other publishers and counts the rest.
func also(others []string, names bool) string {
	var named []string
	if names {
		for _, p := range others[:min(2, len(others))] {
			named = append(named, fit(p, mostPublisher))
		}
	}
	rest := ""
	if n := len(others) - len(named); n > 0 {
		rest = fmt.Sprintf("+%d", n)
	}
	return strings.TrimSpace("also " + strings.TrimSpace(strings.Join(named, ", ")+" "+rest))
}

// alsoToday links the headlines of stories over the limit, as many as fit.
func alsoToday(rest []briefing.Entry) string {
	value := ""
	for _, e := range rest {
		next := link(e.Lead.Title, e.Lead.URL, mostAlsoTitle)
		if value != "" {
			next = value + " · " + next
		}
		if units(next) > mostField {
			break
		}
		value = next
	}
	return value
}

// digestFooter says what the digest was made of. Footers know no markup.
func digestFooter(d briefing.Digest, shown int) string {
	parts := []string{fmt.Sprintf("%s of %s", count(shown, "story", "stories"), count(d.New, "new article", "new articles"))}
	if d.Merged > 0 {
		parts = append(parts, fmt.Sprintf("%d merged", d.Merged))
	}
	parts = append(parts, window(d), "sentences quoted from the articles")
	if d.Late {
		parts = append(parts, "Late: planned "+d.Slot.In(place(d.Zone)).Format("15:04"))
	}
	return strings.Join(parts, " · ")
}

// window is the time a digest covers, in its own zone.
func window(d briefing.Digest) string {
	const day = "2 Jan 15:04"
	to := d.To
	if to.IsZero() {
		to = d.Slot
	}
	zone := place(d.Zone)
	if d.From.IsZero() {
		return "up to " + to.In(zone).Format(day)
	}
	return d.From.In(zone).Format(day) + " to " + to.In(zone).Format(day)
}

// place is a time zone by its name. One that this machine does not know is
// taken for UTC: a digest is not to be lost for it.
func place(zone string) *time.Location {
	at, err := time.LoadLocation(zone)
	if err != nil {
		return time.UTC
	}
	return at
}
