package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

// longestDateline bounds a dateline and what belongs to it, in bytes.
const longestDateline = 120

// datelineOf reads the dateline at the beginning of a paragraph: the span of
// the place within it, empty when only an agency is named, and where the news
// begins after it. after is 0 when there is no dateline.
func datelineOf(line string) (place briefing.Span, after int) {
	if end, next := agencyIn(line); next > 0 {
		return placeIn(line[:end]), afterMark(line, next)
	}
	for i := 0; i < len(line) && i < longestDateline; {
		r, n := runeAt(line, i)
		if r == '.' && !isShortened(line[:i]) || r == '!' || r == '?' || isQuote(r) && r != '’' && r != '\'' {
			return briefing.Span{}, 0
		}
		if mark := datelineMark(line[i:]); mark > 0 && isPlaceLine(line[:i]) {
			return placeIn(line[:i]), skipBlank(line, i+mark)
		}
		i += n
	}
	return briefing.Span{}, 0
}

// isShortened reports whether s ends with a word that a full stop shortens, as
// datelines do: "Nov.", "Calif.", the letters of "D.C.".
func isShortened(s string) bool {
	word := s[strings.LastIndexAny(s, " .,")+1:]
	letters := utf8.RuneCountInString(word)
	return startsUpper(word) && (letters == 1 || letters <= 5 && !isCapitals(word))
}

// datelineMark is the length of the mark that ends a dateline at the
// beginning of s; 0 when there is none.
func datelineMark(s string) int {
	if byteKinds[s[0]]&wordByte != 0 { // nearly always
		return 0
	}
	for _, mark := range []string{" -- ", " --- ", "--", " — ", "—", " – ", "–", " - ", ";"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// agencyIn finds the bracketed agency of a dateline: where its bracket opens
// and where it has closed; next is 0 when there is none.
func agencyIn(line string) (open, next int) {
	open = strings.IndexByte(line[:min(len(line), longestDateline)], '(')
	if open < 0 {
		return 0, 0
	}
	length := strings.IndexByte(line[open:min(len(line), open+40)], ')')
	if length < 0 {
		return 0, 0
	}
	agency := strings.TrimSpace(line[open+1 : open+length])
	next = open + length + 1
	if open == 0 && length > 1 && afterMark(line, next) > skipBlank(line, next) {
		return open, next // what else would stand there alone: "(Elmhaven.example) --"
	}
	if first, _ := runeAt(line, next); unicode.IsUpper(first) && isCapitalised(line[:open]) && !strings.ContainsAny(agency, ".!?") {
		return open, next // "Santa Rocha, Brel (EFE)Talks began"
	}
	if next == len(line) || !isAgency(agency) || !isCapitalised(line[:open]) {
		return 0, 0
	}
	if strings.TrimSpace(line[:open]) != "" && !isPlaceLine(line[:open]) && afterMark(line, next) == skipBlank(line, next) {
		return 0, 0 // "Riverside Power (RVP) said", not "Riverside (RVP) - "
	}
	return open, next
}

// afterMark steps over the mark that may follow an agency: " --", " -", ".-".
func afterMark(line string, i int) int {
	i = skipBlank(line, i)
	for i < len(line) {
		r, n := runeAt(line, i)
		if !isDash(r) && r != '.' && r != ':' {
			break
		}
		i += n
	}
	return skipBlank(line, i)
}

// isAgency reports whether s is written as agencies are: in capitals, or as
// one of the few that are not.
func isAgency(s string) bool {
	if agencies.has(s) {
		return true
	}
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return 2 <= letters && letters <= 12
}

var agencies = set("reuters bloomberg dpa efe afp ap ansa lusa tass xinhua kyodo belga colpisa")

// isPlaceLine reports whether s is a place in capitals, perhaps with a
// province, and perhaps with a date after it.
func isPlaceLine(s string) bool {
	capitals := 0
	for w := range Words(s) {
		word := w.Of(s)
		switch {
		case timeWords.has(word), placeWords.has(word):
		case isNumber(word) && len(word) <= 4:
		case isCapitals(word):
			capitals += utf8.RuneCountInString(word)
		case capitals == 0, !startsUpper(word):
			return false
		}
	}
	return capitals >= 3
}

// placeWords are small even in a place that is set in capitals.
var placeWords = set("de la el of and the du y et am del")

// isCapitalised reports whether every word of s begins with a capital or a
// digit, or may be small in a dateline.
func isCapitalised(s string) bool {
	for w := range Words(s) {
		word := w.Of(s)
		if !startsUpper(word) && !isNumber(word) && !placeWords.has(word) && !timeWords.has(word) {
			return false
		}
	}
	return !strings.ContainsAny(s, ".!?\"“”") || strings.Count(s, ".") < 3 && !strings.ContainsAny(s, "!?\"“”")
}

// placeIn is the place in the head of a dateline, without the date after it.
func placeIn(s string) briefing.Span {
	end := 0
	for w := range Words(s) {
		word := w.Of(s)
		if isNumber(word) || timeWords.has(word) && end > 0 && !isCapitals(word) {
			break
		}
		if end = w.End; end < len(s) && s[end] == '.' && isShortened(s[:end]) {
			end++
		}
	}
	return trimmed(s, 0, end)
}

func isCapitals(word string) bool {
	return strings.IndexFunc(word, unicode.IsUpper) >= 0 && strings.IndexFunc(word, unicode.IsLower) < 0
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
