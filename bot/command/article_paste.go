package command

import (
	"context"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// A PasteStore is what /article paste calls to suggest topics and to read
// times in the server's zone.
type PasteStore interface {
	Names
	Servers
}

// paste is /article paste: a form for the text of an article.
type paste struct {
	store PasteStore
	desk  Filer
	clock briefing.Clock
}

// A draft is what was typed into the form, kept while it may be needed again:
// a form cannot be opened from its own refusal.
type draft struct {
	headline, publisher, link, published, text string
	topics                                     []string
	anyway                                     bool // file it even when the shelf holds the same piece
}

// Names of the form's fields.
const (
	fieldHeadline  = "headline"
	fieldPublisher = "publisher"
	fieldLink      = "link"
	fieldPublished = "published"
	fieldText      = "text"
)

const mostPasted = 4000 // characters; Discord's own limit of a field

// ArticlePaste is the command /article paste: it opens a form and files what
// is typed into it. What is refused can be edited.
func ArticlePaste(store PasteStore, desk Filer, clock briefing.Clock) slash.Command {
	p := &paste{store, desk, clock}
	topic := topicOption(store, "Give the article a topic")
	return slash.Command{
		Name:    "paste",
		Help:    "Save an article by pasting its text",
		Private: true,
		Options: []slash.Option{topic},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			topics, err := topicNames(topic.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			return draft{topics: topics}.form(c, "Save an article"), nil
		},
		Actions: map[string]slash.Action{
			"save":   {Run: p.save},
			"edit":   {Run: p.edit},
			"anyway": {Run: p.anyway, Reply: slash.InPlace},
		},
	}
}

// form is the form filled with the draft.
func (d draft) form(c *slash.Call, title string) slash.Message {
	return slash.Message{Form: &slash.Form{
		Title: title,
		Do:    slash.Ref{Action: "article paste/save", Arg: c.Keep(d)},
		Fields: []slash.Field{
			{Name: fieldHeadline, Label: "Headline", Placeholder: "Empty: taken from the text", Value: d.headline, Max: 200},
			{Name: fieldPublisher, Label: "Publisher", Placeholder: "Reuters, our own reporting…", Value: d.publisher, Max: 80},
			{Name: fieldLink, Label: "Link", Placeholder: "https://…", Value: d.link, Max: 512},
			{Name: fieldPublished, Label: "Published", Placeholder: "2026-11-22 08:30, empty = now", Value: d.published, Max: 40},
			{Name: fieldText, Label: "Text", Placeholder: "Longer than 4,000 characters? Use /article upload",
				Value: d.text, Long: true, Required: true, Min: 1, Max: mostPasted},
		},
	}}
}

// save files what was typed into the form.
func (p *paste) save(ctx context.Context, c *slash.Call) (slash.Message, error) {
	opened, err := slash.Kept[draft](c)
	if err != nil {
		return slash.Message{}, err
	}
	return p.file(ctx, c, draft{
		headline:  c.Field(fieldHeadline),
		publisher: c.Field(fieldPublisher),
		link:      c.Field(fieldLink),
		published: c.Field(fieldPublished),
		text:      c.Field(fieldText),
		topics:    opened.topics,
	})
}

func (p *paste) edit(_ context.Context, c *slash.Call) (slash.Message, error) {
	d, err := slash.Kept[draft](c)
	if err != nil {
		return slash.Message{}, err
	}
	return d.form(c, "Save an article"), nil
}

func (p *paste) anyway(ctx context.Context, c *slash.Call) (slash.Message, error) {
	d, err := slash.Kept[draft](c)
	if err != nil {
		return slash.Message{}, err
	}
	d.anyway = true
	return p.file(ctx, c, d)
}

func (p *paste) file(ctx context.Context, c *slash.Call, d draft) (slash.Message, error) {
	s, err := p.submission(ctx, c, d)
	if err != nil {
		return refused(c, d, err)
	}
	f, err := file(ctx, p.desk, s)
	if err != nil {
		return refused(c, d, err)
	}
	return filed(f, slash.Ref{Action: "article paste/anyway", Arg: c.Keep(d)}), nil
}

// refused tells why a draft was not filed, and lets it be edited. An error
// without words is passed on, for the log.
func refused(c *slash.Call, d draft, err error) (slash.Message, error) {
	say := briefing.Say(err)
	if say == "" {
		return slash.Message{}, err
	}
	return slash.Message{Text: say, Private: true, Rows: []slash.Row{{Buttons: []slash.Button{
		{Label: "Edit", Do: slash.Ref{Action: "article paste/edit", Arg: c.Keep(d)}},
	}}}}, nil
}

// submission checks what can be checked without reading the text.
func (p *paste) submission(ctx context.Context, c *slash.Call, d draft) (briefing.Submission, error) {
	link, err := webAddress(d.link)
	if err != nil {
		return briefing.Submission{}, err
	}
	zone, err := zoneOf(ctx, p.store, c)
	if err != nil {
		return briefing.Submission{}, err
	}
	published, err := readMoment(d.published, zone, p.clock.Now())
	if err != nil {
		return briefing.Submission{}, err
	}
	return briefing.Submission{
		Server:    server(c),
		By:        c.By.ID,
		Page:      briefing.Page{Type: "text/plain; charset=utf-8", Body: []byte(d.text)},
		Title:     strings.TrimSpace(d.headline),
		Publisher: strings.TrimSpace(d.publisher),
		URL:       link,
		Published: published,
		Topics:    d.topics,
		Anyway:    d.anyway,
	}, nil
}

// webAddress is a link as it was typed, or an error that says what is wrong.
func webAddress(typed string) (string, error) {
	if strings.TrimSpace(typed) == "" {
		return "", nil
	}
	return briefing.CanonicalURL(typed)
}

// readMoment reads a date, with or without a time of day, in a zone. Nothing
// typed is the zero time; nothing may lie in the future.
func readMoment(typed, zone string, now time.Time) (time.Time, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04", time.RFC3339, time.DateOnly} {
		at, err := time.ParseInLocation(layout, typed, locationOf(zone))
		if err != nil {
			continue
		}
		if at.After(now) {
			return time.Time{}, briefing.Errorf(briefing.Invalid, "%s lies in the future. Leave Published empty for now.", quoted(typed))
		}
		return at.UTC(), nil
	}
	return time.Time{}, briefing.Errorf(briefing.Invalid, "%s is not a time I can read. Write it as 2026-11-22 08:30.", quoted(typed))
}
