package render

import (
	"regexp"
	"strings"
	"unicode"
)

// Escape makes text of any origin safe to stand in a message: a reader sees
// the same words, and none of them is markup, a mention, a link or an emoji.
// Lines stay lines. It only ever puts backslashes before ASCII punctuation,
// and drops what cannot be seen and could turn the rest of the message around.
func Escape(text string) string {
	lines := strings.Split(markup.Replace(clean(text)), "\n")
	for i, line := range lines { // the patterns are slow, and few lines can match them
		if begin := strings.TrimLeft(line, " \t"); begin != "" && strings.IndexByte("#->0123456789", begin[0]) >= 0 {
			lines[i] = listNumber.ReplaceAllString(lineStart.ReplaceAllString(line, `$1\$2`), `$1\$2`)
		}
	}
	return strings.Join(lines, "\n")
}

// Line is [Escape] for what has to stay on one line: any run of white space
// becomes one space.
func Line(text string) string { return Escape(oneLine(text)) }

var (
	// Punctuation that can begin or end markup anywhere in a line. A colon
	// before slashes is what makes a link of an address.
	markup = strings.NewReplacer(
		`\`, `\\`, `*`, `\*`, `_`, `\_`, `~`, `\~`, "`", "\\`", `|`, `\|`,
		`[`, `\[`, `]`, `\]`, `<`, `\<`, `@`, `\@`, `://`, `\://`,
	)
	// Headings, small print, quotations and lists begin a line.
	lineStart  = regexp.MustCompile(`^([ \t]*)(#{1,3}[ \t]|-#|-[ \t]|>)`)
	listNumber = regexp.MustCompile(`^([ \t]*[0-9]+)([.)](?:[ \t]|$))`)
)

// clean makes text valid UTF-8 without control characters, byte order marks
// and marks that override the direction of writing. Joiners stay, for emoji
// and for scripts that need them.
func clean(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case unicode.IsControl(r), turns(r), r == '\uFEFF', r == '\u200B', r == '\u2060':
			return -1
		}
		return r
	}, text)
}

// turns reports whether r embeds, isolates or overrides a direction of
// writing: left open in a headline, it would turn what follows it as well.
func turns(r rune) bool {
	return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069'
}

// oneLine is text on one line, not escaped: for places that know no markup,
// such as an embed's author and a menu.
func oneLine(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// headline is an article's title on one line, and never without anything to see.
func headline(title string) string {
	title = oneLine(title)
	if !strings.ContainsFunc(title, visible) {
		return "(no headline)"
	}
	return title
}

// visible leaves out letters that are drawn as nothing.
func visible(r rune) bool {
	switch r {
	case '\u115F', '\u1160', '\u2800', '\u3164', '\uFFA0':
		return false
	}
	return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r)
}

// Short is [Line], cut to at most most UTF-16 units.
func Short(text string, most int) string { return fit(text, most) }
