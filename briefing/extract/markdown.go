package extract

import (
	"html"
	"regexp"
	"strings"

	"github.com/dateline-bot/dateline/briefing"
)

// readMarkdown takes the marks off Markdown and leaves the words: of a link
// its text, of a picture its description. The first heading is the title.
func readMarkdown(s string) briefing.Article {
	title, body := frontMatter(newlines(s))
	var md markdownText
	for line := range strings.SplitSeq(comments.ReplaceAllString(body, ""), "\n") {
		md.add(line)
	}
	md.endParagraph()
	return briefing.Article{Title: first(title, md.title), Body: strings.Join(md.blocks, "\n\n")}
}

// frontMatter takes off the lines between "---" and "---" that site builders
// begin a file with, and finds a title there.
func frontMatter(s string) (title, rest string) {
	fields, found := strings.CutPrefix(strings.TrimLeft(s, "\n"), "---\n")
	if !found {
		return "", s
	}
	fields, rest, found = strings.Cut(fields, "\n---\n")
	if !found {
		return "", s
	}
	for line := range strings.SplitSeq(fields, "\n") {
		if value, ok := strings.CutPrefix(line, "title:"); ok {
			title = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return title, rest
}

// markdownText gathers blocks: paragraphs, each on a line of its own.
type markdownText struct {
	title     string
	blocks    []string
	paragraph []string // the lines of the one being read
	fenced    bool     // inside "```"
}

func (m *markdownText) add(line string) {
	line = quoteMark.ReplaceAllString(line, "")
	bare := strings.TrimSpace(line)
	switch {
	case fence.MatchString(bare):
		m.endParagraph()
		m.fenced = !m.fenced
	case m.fenced:
		m.blocks = append(m.blocks, line)
	case bare == "", definition.MatchString(bare):
		m.endParagraph()
	case underline.MatchString(bare) && len(m.paragraph) > 0:
		m.heading(strings.Join(m.paragraph, " "))
		m.paragraph = nil
	case rule.MatchString(bare):
		m.endParagraph()
	case heading.MatchString(bare):
		m.endParagraph()
		m.heading(heading.FindStringSubmatch(bare)[1])
	case tableRule.MatchString(bare):
	case tableRow.MatchString(bare), number.MatchString(bare):
		m.endParagraph()
		m.paragraph = []string{bare}
	case listMark.MatchString(line):
		m.endParagraph()
		m.paragraph = []string{listMark.ReplaceAllString(line, "")}
	default:
		m.paragraph = append(m.paragraph, bare)
	}
}

func (m *markdownText) endParagraph() {
	if len(m.paragraph) > 0 {
		m.blocks = append(m.blocks, inline(strings.Join(m.paragraph, " ")))
	}
	m.paragraph = nil
}

// heading keeps a heading as a block. The first one stands above the article
// when nothing was said before it, and is its title.
func (m *markdownText) heading(s string) {
	s = inline(s)
	if m.title == "" && len(m.blocks) == 0 {
		m.title = s
	}
	m.blocks = append(m.blocks, s)
}

// inline takes the marks off the words of a paragraph. An escaped mark stands
// aside meanwhile as a code point that no text has.
func inline(s string) string {
	s = escape.ReplaceAllStringFunc(s, func(m string) string {
		return string(firstAside + rune(strings.Index(escapable, m[1:])))
	})
	for _, m := range inlineMarks {
		s = m.form.ReplaceAllString(s, m.words)
	}
	s = strings.Map(func(r rune) rune {
		if i := int(r - firstAside); i >= 0 && i < len(escapable) {
			return rune(escapable[i])
		}
		return r
	}, html.UnescapeString(s))
	return strings.TrimSpace(s)
}

const (
	escapable  = "\\`*_{}[]()#+-.!~>|"
	firstAside = '\uFDD0' // the first of 32 code points that are reserved for a program's own use
)

var (
	comments   = regexp.MustCompile(`(?s)<!--.*?-->`)
	quoteMark  = regexp.MustCompile(`^ {0,3}(?:> ?)+`)
	fence      = regexp.MustCompile("^(?:```|~~~)")
	definition = regexp.MustCompile(`^\[[^\]]+\]:\s+\S+`)
	underline  = regexp.MustCompile(`^(?:=+|-{2,})$`)
	rule       = regexp.MustCompile(`^(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$`)
	heading    = regexp.MustCompile(`^#{1,6}\s+(.*?)\s*#*$`)
	number     = regexp.MustCompile(`^\d{1,9}[.)]\s`)
	tableRow   = regexp.MustCompile(`^\|.*\|$`)
	tableRule  = regexp.MustCompile(`^\|[-:| ]*-[-:| ]*\|$`)
	listMark   = regexp.MustCompile(`^\s*[-*+]\s+`)
	escape     = regexp.MustCompile("\\\\[\\\\`*_{}\\[\\]()#+\\-.!~>|]")
)

// inlineMarks are tried in this order: pictures before links, which they
// contain, and two stars before one.
var inlineMarks = []struct {
	form  *regexp.Regexp
	words string
}{
	{regexp.MustCompile(`!\[([^\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`), "$1"},
	{regexp.MustCompile(`\[([^\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+"[^"]*")?\)`), "$1"},
	{regexp.MustCompile(`!?\[([^\]]+)\]\[[^\]]*\]`), "$1"},
	{regexp.MustCompile(`<(https?://[^\s<>]+)>`), "$1"},
	{regexp.MustCompile("`+([^`]+)`+"), "$1"},
	{regexp.MustCompile(`\*\*\*(\S(?:[^*]*\S)?)\*\*\*`), "$1"},
	{regexp.MustCompile(`\*\*(\S(?:[^*]*\S)?)\*\*`), "$1"},
	{regexp.MustCompile(`\*(\S(?:[^*]*\S)?)\*`), "$1"},
	{regexp.MustCompile(`\b__(\S(?:.*?\S)?)__\b`), "$1"},
	{regexp.MustCompile(`\b_(\S(?:[^_]*\S)?)_\b`), "$1"},
	{regexp.MustCompile(`~~(\S(?:[^~]*\S)?)~~`), "$1"},
	{regexp.MustCompile(`(?i)<br\s*/?>`), " "},
	{regexp.MustCompile(`</?[A-Za-z][^<>]*>`), ""},
}
