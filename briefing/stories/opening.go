package stories

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing/text"
)

// openingWords is how many words of a piece, title first, are laid beside those
// of another to see whether both follow one pattern.
const openingWords = 200

const (
	// telling is the rarity from which a word says what its piece is about,
	// rather than how such pieces are worded.
	telling = 250
	// Below these an English word says nothing of its own, as "after" and
	// "people", or only links others, as "of" and "was".
	commonest = 50
	linking   = 30
)

// A token is a word where it stands.
type token struct {
	term   int32
	title  bool
	tells  bool // it is a name, a mark or rare
	number bool // it is written in digits, or an English number
	mark   bool // it tells one of a series from the next: a number, a day of the week, a month or a lone letter
	toll   bool // it says what befell people that are counted
	small  bool // it says nothing of its own
	links  bool // it only links others
	broken bool // there is more than a space between it and the word after it
	joined bool // there is no space: "4×4"
}

// note keeps the words of an opening as they come, each with the gap before it.
func (c *count) note(t token, word, gap string) {
	n := len(c.opening)
	if n > 0 {
		c.opening[n-1].broken = gap != " "
		c.opening[n-1].joined = !strings.ContainsAny(gap, " \n")
	}
	if n < openingWords {
		t.number = isNumber(word)
		t.mark = t.number || isMark(word)
		t.toll = len(word) <= longestMark && tollWords[text.Fold(word)]
		c.opening = append(c.opening, t)
	}
}

// tokens is the opening, now that all words are counted.
func (c *count) tokens(d *dictionary) []token {
	for i := range c.opening {
		t := &c.opening[i]
		if tally := c.terms[t.term]; tally != nil {
			t.tells = t.mark || tally.isName() || d.rarity[t.term] >= telling
		}
	}
	return c.opening
}

// titleEnd is where the title ends in an opening.
func titleEnd(opening []token) int {
	n := 0
	for n < len(opening) && opening[n].title {
		n++
	}
	return n
}

func isNumber(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(r) || len(word) <= longestMark && numberWords[text.Fold(word)]
}

func isMark(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	if n == len(word) {
		return unicode.IsUpper(r) && r != 'A' && r != 'I'
	}
	return len(word) <= longestMark && markWords[text.Fold(word)]
}

// longestMark is the length in bytes of the longest word of these tables.
const longestMark = len("seventeen")

// markWords are words that tell one of a series from the next, as numbers do.
var markWords = map[string]bool{
	"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true, "eighth": true,
	"ninth": true, "tenth": true, "eleventh": true, "twelfth": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true,
}

// tollWords are words that stand beside the number of people something befell.
var tollWords = map[string]bool{
	"dead": true, "death": true, "deaths": true, "die": true, "died": true, "dies": true, "kill": true, "killed": true, "killing": true,
	"kills": true, "toll": true, "hurt": true, "injured": true, "injures": true, "wounded": true, "wounds": true, "missing": true,
	"rescued": true, "arrested": true, "evacuated": true, "infected": true,
}

// A label is a number that follows what it numbers: "day 7", "Harbour 2".
type label struct{ of, number int32 }

// labelsOf finds the labels of an opening.
func labelsOf(opening []token) []label {
	var labels []label
	for i := 1; i < len(opening); i++ {
		of, t := opening[i-1], opening[i]
		if t.number && !of.mark && !of.toll && !of.small && !of.broken && !counts(opening[i:]) {
			labels = append(labels, label{of.term, t.term})
		}
	}
	return labels
}

// counts reports whether the number that tokens begin with counts or measures
// what comes next: "12 people", "15 million", "9 to 4", "4×4".
func counts(tokens []token) bool {
	if len(tokens) == 1 || tokens[0].title != tokens[1].title {
		return false
	}
	if tokens[0].joined || tokens[1].number || len(tokens) > 2 && tokens[2].number {
		return true
	}
	return !tokens[0].broken && !tokens[1].links
}
