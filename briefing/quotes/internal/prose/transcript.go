package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	longestLabel = 40 // bytes
	fewestTurns  = 3  // lines with a label in capitals that make an article a transcript
	mostVoices   = 12 // people with labels in small letters in one
)

// label is how many bytes at the head of text name the next speaker of a
// transcript in capitals, "OKORO: " or "GOV. VIDAL: ", and 0 when none do.
func label(text string) int {
	colon := labelEnd(text)
	capitals := 0
	for _, r := range text[:colon] {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case capitals == 0 || !strings.ContainsRune(" .’'-", r):
			return 0
		}
	}
	if capitals < 2 {
		return 0
	}
	return colon + len(": ")
}

// labelEnd is where the colon stands that may end a label at the head of
// text, or 0.
func labelEnd(text string) int {
	colon := strings.IndexByte(text[:min(len(text), longestLabel)], ':')
	if colon < 1 || colon+1 == len(text) || text[colon+1] != ' ' {
		return 0
	}
	return colon
}

// nameLabel is how many bytes at the head of text may name the next speaker
// with no more capitals than a name has, "Pavel Okoro: ", and 0 when none do.
func nameLabel(text string) int {
	colon := labelEnd(text)
	if colon == 0 || strings.Count(text[:colon], " ") > 3 || !strings.ContainsFunc(text[colon:], unicode.IsLetter) {
		return 0
	}
	for word := range strings.SplitSeq(text[:colon], " ") {
		first, size := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(first) || strings.ContainsFunc(word[size:], func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(".’'-", r) }) {
			return 0
		}
	}
	return colon + len(": ")
}

// voices are the labels of a transcript with no more capitals than names have:
// nil unless two people have two turns each.
func voices(body string) map[string]bool {
	turns := make(map[string]int)
	for line := range strings.Lines(body) {
		if n := nameLabel(line); n > 0 && (turns[line[:n]] > 0 || len(turns) < mostVoices) {
			turns[line[:n]]++
		}
	}
	out := make(map[string]bool)
	for label, n := range turns {
		if n > 1 && namedInFull(body, strings.TrimSuffix(label, ": ")) {
			out[label] = true
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// namedInFull reports whether name has two words or stands behind another
// word with a capital somewhere, as a surname does.
func namedInFull(body, name string) bool {
	if strings.Contains(name, " ") {
		return true
	}
	for at := 0; ; {
		i := strings.Index(body[at:], " "+name)
		if i < 0 {
			return false
		}
		before := body[:at+i]
		word := before[strings.LastIndexAny(before, " \n“\"(")+1:]
		first, size := utf8.DecodeRuneInString(word)
		if last, _ := utf8.DecodeLastRuneInString(word[size:]); unicode.IsUpper(first) && unicode.IsLower(last) {
			return true
		}
		at += i + 1
	}
}
