package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	longestLabel = 40 // bytes
	labelWords   = 4
	fewestTurns  = 3 // that make a transcript
	mostVoices   = 40
)

// label is how many bytes at the head of text name the next speaker of a
// transcript in capitals, "OKORO: " or "GOV. VIDAL: ", and 0 when none do.
func label(text string) int {
	n := nameLabel(text)
	if n == 0 || !inCapitals(text[:n]) {
		return 0
	}
	return n
}

func inCapitals(text string) bool { return text == strings.ToUpper(text) }

// nameLabel is how many bytes at the head of text may name the next speaker,
// in capitals or not, "Pavel Okoro: ", and 0 when none do.
func nameLabel(text string) int {
	colon := strings.IndexByte(text[:min(len(text), longestLabel)], ':')
	if colon < 2 || colon+1 == len(text) || text[colon+1] != ' ' || strings.Count(text[:colon], " ") >= labelWords {
		return 0
	}
	for word := range strings.SplitSeq(text[:colon], " ") {
		first, size := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(first) || strings.ContainsFunc(word[size:], notInName) {
			return 0
		}
	}
	return colon + len(": ")
}

func notInName(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(".’'-", r) }

// voice is what turns of one speaker share: the last word of the label that
// is line[:n].
func voice(line string, n int) string {
	name := line[:n-len(": ")]
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// A part is what one voice says.
type part struct {
	turns, questions int
	capitals         bool
}

// A cast is the parts of an article that may be a transcript.
type cast map[string]part

// take counts the line as a turn if it has a label and ends like a sentence.
func (c cast) take(line string) {
	n := nameLabel(line)
	if n == 0 || isNotice(line[:n-len(": ")]) {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line[n:], " \r\n\"”’)]*_"))
	who := voice(line, n)
	p, met := c[who]
	if !strings.ContainsRune(".?!…—-", last) || !met && len(c) == mostVoices {
		return
	}
	p.turns++
	p.capitals = p.capitals || inCapitals(who)
	if last == '?' {
		p.questions++
	}
	c[who] = p
}

// isNotice reports whether a label announces something else than speech.
func isNotice(label string) bool {
	switch strings.ToUpper(label) {
	case "READ MORE", "RELATED", "PHOTOS", "PHOTO", "VIDEO", "WATCH", "MORE", "EXCLUSIVE", "INTERACTIVE", "UPDATE", "CORRECTION", "NOTE", "UPDATED":
		return true
	}
	return false
}

// voices are those who speak in body if it is a transcript: nil unless two
// take turns, one of them more than once. Those whose labels have small
// letters must be named elsewhere, and somebody must ask.
func (c cast) voices(body string) map[string]bool {
	out := make(map[string]bool)
	turns, questions, most, capitals := 0, 0, 0, false
	for who, p := range c {
		if p.capitals || p.turns > 1 && isNamed(body, who) {
			out[who] = true
			turns, questions, most = turns+p.turns, questions+p.questions, max(most, p.turns)
			capitals = capitals || p.capitals && p.turns > 1
		}
	}
	if len(out) < 2 || turns < fewestTurns || most < 2 || questions == 0 && !capitals {
		return nil
	}
	return out
}

// isNamed reports whether name stands beside another word with a capital
// somewhere in body, as the parts of a full name do.
func isNamed(body, name string) bool {
	for at := 0; ; {
		i := strings.Index(body[at:], name)
		if i < 0 {
			return false
		}
		before, after := body[:at+i], body[at+i+len(name):]
		first, _ := utf8.DecodeRuneInString(before[strings.LastIndexAny(strings.TrimRight(before, " "), " \n“\"(")+1:])
		next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(after, " "))
		if strings.HasSuffix(before, " ") && unicode.IsUpper(first) || strings.HasPrefix(after, " ") && unicode.IsUpper(next) {
			return true
		}
		at += i + len(name)
	}
}
