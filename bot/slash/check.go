package slash

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// Check tells whether Discord would refuse the message, and why. A router
// checks whatever its handlers give; a message to be posted by [Message.Send]
// is its sender's to check.
func (m Message) Check() error {
	if m.Form != nil {
		return m.Form.check()
	}
	if m.Gone {
		return nil
	}
	if strings.TrimSpace(m.Text) == "" && len(m.Embeds) == 0 && len(m.Rows) == 0 {
		return errors.New("the message is empty")
	}
	if err := atMost("text", m.Text, maxText); err != nil {
		return err
	}
	if err := checkEmbeds(m.Embeds); err != nil {
		return err
	}
	return checkRows(m.Rows)
}

func checkEmbeds(embeds []*discordgo.MessageEmbed) error {
	if len(embeds) > maxEmbeds {
		return fmt.Errorf("%d embeds; the most is %d", len(embeds), maxEmbeds)
	}
	sum := 0
	for i, e := range embeds {
		if e == nil {
			return fmt.Errorf("embed %d is nil", i+1)
		}
		n, err := checkEmbed(e)
		if err != nil {
			return fmt.Errorf("embed %d: %w", i+1, err)
		}
		sum += n
	}
	if sum > maxEmbedsSum {
		return fmt.Errorf("the embeds have %d characters; the most is %d", sum, maxEmbedsSum)
	}
	return nil
}

// checkEmbed gives how much an embed adds to the sum over all embeds.
func checkEmbed(e *discordgo.MessageEmbed) (sum int, err error) {
	if len(e.Fields) > maxFields {
		return 0, fmt.Errorf("%d fields; the most is %d", len(e.Fields), maxFields)
	}
	texts := []limited{{"title", e.Title, maxTitle}, {"description", e.Description, maxDescription}}
	if e.Footer != nil {
		texts = append(texts, limited{"footer", e.Footer.Text, maxFooter})
	}
	if e.Author != nil {
		texts = append(texts, limited{"author", e.Author.Name, maxAuthor})
		err = errors.Join(err, checkURL(e.Author.URL, maxEmbedURL))
	}
	for _, f := range e.Fields {
		if f == nil {
			return 0, errors.New("a field is nil")
		}
		texts = append(texts, limited{"field name", f.Name, maxFieldName}, limited{"field value", f.Value, maxFieldValue})
	}
	for _, t := range texts {
		err = errors.Join(err, atMost(t.what, t.text, t.most))
		sum += units(t.text)
	}
	if sum == 0 && e.Image == nil && e.Thumbnail == nil {
		err = errors.Join(err, errors.New("it is empty"))
	}
	return sum, errors.Join(err, checkURL(e.URL, maxEmbedURL))
}

func checkRows(rows []Row) error {
	if len(rows) > maxRows {
		return fmt.Errorf("%d rows; the most is %d", len(rows), maxRows)
	}
	ids := map[string]bool{}
	for i, row := range rows {
		if err := row.check(ids); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	return nil
}

func (r Row) check(ids map[string]bool) error {
	if r.Menu != nil {
		if len(r.Buttons) > 0 {
			return errors.New("a menu and buttons do not fit into one row")
		}
		return r.Menu.check(ids)
	}
	if len(r.Buttons) == 0 || len(r.Buttons) > maxButtons {
		return fmt.Errorf("%d buttons; a row has 1 to %d", len(r.Buttons), maxButtons)
	}
	for _, b := range r.Buttons {
		if err := b.check(ids); err != nil {
			return fmt.Errorf("button %q: %w", b.Label, err)
		}
	}
	return nil
}

func (b Button) check(ids map[string]bool) error {
	if err := between("label", b.Label, 1, maxLabel); err != nil {
		return err
	}
	if b.URL != "" {
		return checkURL(b.URL, maxURL)
	}
	return b.Do.check(ids)
}

func (m *Menu) check(ids map[string]bool) error {
	if len(m.Choices) == 0 || len(m.Choices) > maxOptions {
		return fmt.Errorf("%d choices; a menu has 1 to %d", len(m.Choices), maxOptions)
	}
	if err := atMost("placeholder", m.Placeholder, maxPlaceholder); err != nil {
		return err
	}
	if err := checkChoices(m.Choices); err != nil {
		return err
	}
	return m.Do.check(ids)
}

// check takes the ids that the message has already, and adds its own.
func (r Ref) check(ids map[string]bool) error {
	id := CustomID(r)
	switch {
	case r.Action == "":
		return errors.New("it leads to no action")
	case !utf8.ValidString(id):
		return errors.New("the custom id is no UTF-8")
	case len(id) > maxCustomID:
		return fmt.Errorf("the custom id has %d bytes; the most is %d", len(id), maxCustomID)
	case ids[id]:
		return fmt.Errorf("the custom id %q is there twice", id)
	}
	ids[id] = true
	return nil
}

func (f *Form) check() error {
	if len(f.Fields) == 0 || len(f.Fields) > maxFormFields {
		return fmt.Errorf("%d fields; a form has 1 to %d", len(f.Fields), maxFormFields)
	}
	names := map[string]bool{}
	for _, field := range f.Fields {
		if err := field.check(); err != nil {
			return fmt.Errorf("field %q: %w", field.Name, err)
		}
		if names[field.Name] {
			return fmt.Errorf("field %q is there twice", field.Name)
		}
		names[field.Name] = true
	}
	return errors.Join(between("title", f.Title, 1, maxFormTitle), f.Do.check(map[string]bool{}))
}

func (f Field) check() error {
	most := f.Max
	if most == 0 {
		most = maxFieldText
	}
	if f.Min < 0 || f.Min > most || most > maxFieldText {
		return fmt.Errorf("it takes %d to %d characters; at most %d are allowed", f.Min, most, maxFieldText)
	}
	return errors.Join(
		between("name", f.Name, 1, maxCustomID),
		between("label", f.Label, 1, maxFormTitle),
		atMost("placeholder", f.Placeholder, maxFieldHint),
		atMost("value", f.Value, most),
	)
}

func checkChoices(choices []Choice) error {
	values := map[string]bool{}
	for _, c := range choices {
		err := errors.Join(
			between("name", c.Name, 1, maxChoice),
			between("value", c.Value, 1, maxChoice),
			atMost("second line", c.About, maxChoice),
		)
		if err != nil {
			return fmt.Errorf("choice %q: %w", c.Name, err)
		}
		if values[c.Value] {
			return fmt.Errorf("choice %q: its value is there twice", c.Name)
		}
		values[c.Value] = true
	}
	return nil
}

// checkURL takes what Discord makes a link of.
func checkURL(s string, most int) error {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return errors.New("its URL is not a web address")
	}
	return atMost("URL", s, most)
}

type limited struct {
	what, text string
	most       int
}

func atMost(what, text string, most int) error { return between(what, text, 0, most) }

func between(what, text string, least, most int) error {
	if n := units(text); n < least || n > most {
		return fmt.Errorf("its %s has %d characters; %d to %d are allowed", what, n, least, most)
	}
	return nil
}
