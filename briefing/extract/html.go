package extract

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"github.com/dateline-bot/dateline/briefing"
)

// mostElements bounds the work that a page can ask for; the longest articles
// of real sites have a few thousand.
const mostElements = 30_000

// readHTML finds the article among what else a page has. at is where the page
// was fetched, or "".
//
// The libraries it stands on were made for pages that want to be read; here
// the work is bounded, and a panic in one of them is an error.
func readHTML(s, at string) (a briefing.Article, err error) {
	defer func() {
		if p := recover(); p != nil {
			a, err = briefing.Article{}, unreadable(fmt.Errorf("panic: %v", p))
		}
	}()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return a, unreadable(err)
	}
	base, err := url.Parse(at)
	if err != nil {
		return a, unreadable(err)
	}
	canonical := canonicalOf(doc, base)
	dropCaptions(doc)
	parser := readability.NewParser()
	parser.MaxElemsToParse = mostElements
	found, err := parser.ParseAndMutate(doc, base)
	if err != nil {
		return a, unreadable(err)
	}
	return articleOf(found, canonical)
}

func unreadable(err error) error {
	return &briefing.Error{
		Kind: briefing.Invalid,
		Say:  "I cannot make sense of that page. Paste the text with `/article paste`.",
		Err:  fmt.Errorf("read a page: %w", err),
	}
}

func articleOf(found readability.Article, canonical string) (briefing.Article, error) {
	a := briefing.Article{
		Title:     found.Title(),
		Byline:    found.Byline(),
		Publisher: found.SiteName(),
		Language:  tag(found.Language()),
		URL:       canonical,
		Published: published(found),
	}
	if found.Node == nil {
		return a, nil // nothing in it reads like an article: too few words
	}
	var b strings.Builder
	if err := found.RenderText(&b); err != nil {
		return briefing.Article{}, fmt.Errorf("render a page's text: %w", err)
	}
	a.Body = paragraphs(b.String())
	return a, nil
}

// canonicalOf is the address that a page gives as its own. A page that was
// fetched can speak for its own host alone.
func canonicalOf(doc *html.Node, at *url.URL) string {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Link || attribute(n, "rel") != "canonical" {
			continue
		}
		u, err := url.Parse(attribute(n, "href"))
		if err != nil {
			return ""
		}
		if at.Host != "" {
			if u = at.ResolveReference(u); !sameSite(u.Hostname(), at.Hostname()) {
				return ""
			}
		}
		return webAddress(u.String())
	}
	return ""
}

// dropCaptions takes out what stands under pictures: words of the page, but no
// part of the article, and often in the middle of it.
func dropCaptions(doc *html.Node) {
	var captions []*html.Node
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Figcaption {
			captions = append(captions, n)
		}
	}
	for _, n := range captions {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func sameSite(a, b string) bool {
	bare := func(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }
	return bare(a) == bare(b)
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// longestURL is what a button can link to.
const longestURL = 512

// webAddress is s when it is one that people can be sent to, else "".
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || len(s) > longestURL || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}

// paragraphs puts a blank line between the lines of rendered HTML: each is a
// paragraph, since the words inside one were joined.
func paragraphs(s string) string {
	var kept []string
	for line := range strings.SplitSeq(newlines(s), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n\n")
}

func published(found readability.Article) time.Time {
	t, err := found.PublishedTime()
	if err != nil {
		return time.Time{} // it does not say, or in no way that can be read
	}
	return t.UTC()
}

// tag is a declared language as a BCP 47 tag, "" when it is none.
func tag(declared string) string {
	t, err := language.Parse(declared)
	if err != nil || t == language.Und {
		return ""
	}
	base, _ := t.Base()
	return base.String()
}
