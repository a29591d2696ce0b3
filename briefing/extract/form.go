package extract

import (
	"mime"
	"path"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
)

// A form is a way in which an article can be written down.
type form int

const (
	plainText form = iota
	markdown
	webPage
	jsonObject
	email
)

// read reads a page of that form. What it leaves empty is taken from the body.
func (f form) read(p briefing.Page) (briefing.Article, error) {
	if f == email {
		return readMail(p)
	}
	s, err := decode(p)
	if err != nil {
		return briefing.Article{}, err
	}
	switch f {
	case webPage:
		return readHTML(s, p.URL)
	case markdown:
		return readMarkdown(s), nil
	case jsonObject:
		return readJSON(s)
	}
	return briefing.Article{Body: unwrap(newlines(s))}, nil
}

// formOf tells the form by the name's ending, then by the declared type, then
// by how the body begins.
func formOf(p briefing.Page) form {
	if f, ok := byEnding[strings.ToLower(path.Ext(p.Name))]; ok {
		return f
	}
	declared, _, err := mime.ParseMediaType(p.Type)
	if f, ok := byType[declared]; ok && err == nil {
		return f
	}
	if declared == "" && beginsAsHTML(p.Body) {
		return webPage
	}
	return plainText
}

var byEnding = map[string]form{
	".txt": plainText, ".text": plainText,
	".md": markdown, ".markdown": markdown,
	".html": webPage, ".htm": webPage, ".xhtml": webPage,
	".json": jsonObject,
	".eml":  email,
}

var byType = map[string]form{
	"text/plain":            plainText,
	"text/markdown":         markdown,
	"text/html":             webPage,
	"application/xhtml+xml": webPage,
	"application/json":      jsonObject,
	"message/rfc822":        email,
}

// beginsAsHTML is strict: what a person pastes may well begin with a tag and
// still be meant as it stands.
func beginsAsHTML(body []byte) bool {
	start := strings.ToLower(strings.TrimSpace(string(body[:min(len(body), 512)])))
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html")
}
