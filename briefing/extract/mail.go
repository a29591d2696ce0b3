package extract

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/dateline-bot/dateline/briefing"
)

// Bounds of how an e-mail is put together.
const (
	deepestParts = 8
	mostParts    = 100
)

// readMail reads an e-mail, say a newsletter: its plain text, or else its
// HTML. The subject is the title and the sender the publisher.
func readMail(p briefing.Page) (briefing.Article, error) {
	m, err := mail.ReadMessage(bytes.NewReader(p.Body))
	if err != nil {
		return briefing.Article{}, notMail(err)
	}
	parts := mailParts{left: mostParts}
	if err := parts.read(textproto.MIMEHeader(m.Header), m.Body, 0); err != nil {
		return briefing.Article{}, notMail(err)
	}
	a, err := parts.article()
	if err != nil {
		return briefing.Article{}, err
	}
	a.Title, a.Byline, a.URL = decoded(m.Header.Get("Subject")), "", ""
	a.Publisher = sender(m.Header.Get("From"))
	if when, err := m.Header.Date(); err == nil {
		a.Published = when.UTC()
	}
	return a, nil
}

func notMail(err error) error {
	return &briefing.Error{
		Kind: briefing.Invalid,
		Say:  "I cannot make sense of that e-mail. Paste the text with `/article paste`.",
		Err:  err,
	}
}

// mailParts are the texts of an e-mail, the first of each form.
type mailParts struct {
	plain, html briefing.Page
	left        int // how many more parts are looked at
}

// article reads the plain text. A part that only says "this mail is HTML" has
// too few words to be meant.
func (m *mailParts) article() (briefing.Article, error) {
	if m.plain.Body != nil {
		a, err := plainText.read(m.plain)
		if m.html.Body == nil || err == nil && countWords(a.Body, leastPageWords) == leastPageWords {
			return a, err
		}
	}
	if m.html.Body == nil {
		return briefing.Article{}, notMail(errors.New("no part of it is text"))
	}
	return webPage.read(m.html)
}

// read looks at one part, and at the parts in it.
func (m *mailParts) read(header textproto.MIMEHeader, body io.Reader, depth int) error {
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		kind = "text/plain" // which is what a part is that does not say
	}
	if strings.HasPrefix(kind, "multipart/") {
		return m.readAll(multipart.NewReader(body, params["boundary"]), depth)
	}
	to := map[string]*briefing.Page{"text/plain": &m.plain, "text/html": &m.html}[kind]
	if to == nil || to.Body != nil || strings.HasPrefix(header.Get("Content-Disposition"), "attachment") {
		return nil
	}
	to.Type = header.Get("Content-Type")
	to.Body, err = io.ReadAll(untransferred(header.Get("Content-Transfer-Encoding"), body))
	return err
}

func (m *mailParts) readAll(r *multipart.Reader, depth int) error {
	for ; m.left > 0 && depth < deepestParts; m.left-- {
		part, err := r.NextRawPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the parts of an e-mail: %w", err)
		}
		if err := m.read(part.Header, part, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// untransferred undoes what a part was wrapped in to travel.
func untransferred(how string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(how)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}

// sender is the name of whoever a mail is from, else their address.
func sender(from string) string {
	parser := mail.AddressParser{WordDecoder: wordDecoder()}
	a, err := parser.Parse(from)
	if err != nil {
		return ""
	}
	return first(a.Name, a.Address)
}

// decoded is a header field as it is meant: "=?utf-8?q?Caf=C3=A9?=" is "Café".
func decoded(field string) string {
	s, err := wordDecoder().DecodeHeader(field)
	if err != nil {
		return field
	}
	return s
}

func wordDecoder() *mime.WordDecoder {
	return &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
}
