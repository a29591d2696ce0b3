package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineEnds gives every line the end "\n".
var lineEnds = strings.NewReplacer(
	"\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n",
)

// newlines is s with the end "\n" at every line.
func newlines(s string) string {
	if isClean(s) {
		return s
	}
	return lineEnds.Replace(s)
}

// isClean reports whether s, as most texts, has nothing to be mended in it: no
// control character, no line end but "\n", no byte order mark and no byte that
// could not be read.
func isClean(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; ' ' <= c && c < 0x7F || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case utf8.RuneError, '\uFEFF', '\u2028', '\u2029':
			return false
		}
		if r < 0xA0 {
			return false
		}
		i += n
	}
	return true
}

// tidy normalises line ends, drops control characters, the white space at the
// ends of lines and of the whole, and all but one of several blank lines.
func tidy(s string) string {
	if !isClean(s) {
		s = strings.Map(func(r rune) rune {
			if isControl(r) || r == '\uFEFF' {
				return -1
			}
			return r
		}, newlines(strings.ToValidUTF8(s, "\uFFFD")))
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := 0
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		if line == "" {
			blank++
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n"[:min(blank, 1)+1])
		}
		b.WriteString(line)
		blank = 0
	}
	return strings.TrimLeftFunc(b.String(), unicode.IsSpace)
}

// Widths, in characters, at which programs wrap the lines of paragraphs.
const (
	narrowest = 50
	widest    = 100
)

// unwrap joins the lines of paragraphs that were wrapped at the width of a
// screen or an e-mail; a reader takes the end of a line for the end of a
// paragraph. A line was wrapped when the next one's first word would not have
// fitted into it. Only where nearly all breaks within paragraphs are of that
// kind, and most of them in the middle of a sentence, was the text wrapped.
func unwrap(s string) string {
	lines := strings.Split(s, "\n")
	width := 0
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t")
		if width = max(width, utf8.RuneCountInString(lines[i])); width > widest {
			return s
		}
	}
	if width < narrowest {
		return s
	}
	breaks, wraps, midway := 0, 0, 0
	for i := range lines[:len(lines)-1] {
		if lines[i] == "" || lines[i+1] == "" {
			continue
		}
		breaks++
		if !wrapped(lines[i], lines[i+1], width) {
			continue
		}
		wraps++
		if last, _ := utf8.DecodeLastRuneInString(lines[i]); last == ',' || unicode.IsLetter(last) {
			midway++
		}
	}
	if breaks < 3 || wraps*10 < breaks*8 || midway*10 < wraps*6 {
		return s
	}
	return join(lines, width)
}

func wrapped(l, next string, width int) bool {
	if l == "" || next == "" || unicode.IsSpace(rune(next[0])) {
		return false
	}
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(l)+1+utf8.RuneCountInString(word) > width
}

func join(lines []string, width int) string {
	var b strings.Builder
	for i, l := range lines {
		switch {
		case i == 0:
		case wrapped(lines[i-1], l, width):
			b.WriteByte(' ')
		default:
			b.WriteByte('\n')
		}
		b.WriteString(l)
	}
	return b.String()
}
