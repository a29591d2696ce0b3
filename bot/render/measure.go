package render

import (
	"strings"
	"unicode/utf16"

	"github.com/bwmarrin/discordgo"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// units is how long Discord may take s to be: in UTF-16 code units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cut shortens text to at most most units, at the end of a word where there is
// one near, and says so with an ellipsis.
func cut(text string, most int) string {
	if units(text) <= most {
		return text
	}
	return strings.TrimRight(text[:wordEnd(text, most-1)], " \t\n,;:–—-") + "…"
}

// wordEnd is where to end text so that at most most units are left: all of it
// if it fits, else after a word when there is one in the second half. What
// people see as one character stays whole. It looks no further than it has to.
func wordEnd(text string, most int) int {
	end, word, n := 0, 0, 0
	for g := graphemes.FromString(text); g.Next(); end = g.End() {
		if strings.TrimSpace(g.Value()) == "" {
			word = g.Start()
		}
		if n += units(g.Value()); n > most {
			if word > end/2 {
				return word
			}
			return end
		}
	}
	return end
}

// fit is text on one line, escaped, and at most most units long. most is at
// least 1.
func fit(text string, most int) string {
	text = oneLine(text)
	escaped := Escape(cut(text, most))
	for room := most; units(escaped) > most; {
		room -= max(1, (units(escaped)-most)/2) // escaping at most doubles a text
		escaped = Escape(cut(text, room))
	}
	return escaped
}

// weigh is what Discord counts towards an embed's limit of 6000.
func weigh(e *discordgo.MessageEmbed) int {
	n := units(e.Title) + units(e.Description)
	for _, f := range e.Fields {
		n += units(f.Name) + units(f.Value)
	}
	if e.Footer != nil {
		n += units(e.Footer.Text)
	}
	if e.Author != nil {
		n += units(e.Author.Name)
	}
	return n
}
