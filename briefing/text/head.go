package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

// Bounds of what stands above the news, in code points.
const (
	longestHeadline = 160
	longestByline   = 100
	longestTitle    = 110 // of a headline that we make
)

// How many lines are looked through for each part of a heading; headLines is
// more than all of them and the line after them.
const (
	noteLines   = 10
	creditLines = 6
	headLines   = noteLines + creditLines + 8
)

// A Heading tells what stands in a plain text before the news itself. A span
// is empty when there is no such thing.
type Heading struct {
	Headline briefing.Span // the first line, when it looks like a headline
	Byline   briefing.Span // who wrote it, without "By"
	Dateline briefing.Span // the place line, "GENEVA", without agency, date and the mark after it
	Text     int           // where the news begins, after all of these; len(body) when nothing else is there
}

// Head reads the heading of a plain text: a headline, lines that say who wrote
// it and when, editors' notes, and a dateline ("GENEVA —", "ANCHORAGE, ALASKA;", "LONDON
// (Reuters) -", "(CNN) --"), each only where it surely is one.
func Head(body string) Heading {
	lines := firstParagraphs(body, headLines)
	var h Heading
	i := 0
	for i < min(len(lines), noteLines) && IsNote(lines[i].Of(body)) {
		i++
	}
	if looksLikeHeadline(body, lines[i:]) {
		h.Headline = withoutHashes(body, lines[i])
		i++
	}
	for last := i + creditLines; i < len(lines) && i < last; i++ {
		line := lines[i].Of(body)
		if at, ok := bylineIn(line); ok && h.Byline.Len() == 0 {
			h.Byline = briefing.Span{Start: lines[i].Start + at, End: lines[i].End}
			continue
		}
		if !isTimestamp(line) && !IsNote(line) {
			break
		}
	}
	if i == len(lines) {
		h.Text = len(body)
		return h
	}
	h.Text = lines[i].Start
	place, after := datelineOf(lines[i].Of(body))
	h.Dateline = briefing.Span{Start: h.Text + place.Start, End: h.Text + place.End}
	h.Text += after
	return h
}

// Title is the headline in body, or one of at most 110 code points made from
// the first sentence of the news: its own words, cut at the end of a clause.
func (h Heading) Title(body string) string {
	if h.Headline.Len() > 0 {
		return h.Headline.Of(body)
	}
	news := body[h.Text:]
	if end := strings.IndexAny(news, "\n\r"); end > 0 {
		news = news[:end]
	}
	sentences := Sentences(news)
	if len(sentences) == 0 {
		return ""
	}
	return Clause(sentences[0].Of(news), longestTitle)
}

// looksLikeHeadline reports whether the first line is short, is no sentence,
// and has news below it.
func looksLikeHeadline(body string, lines []briefing.Span) bool {
	if len(lines) < 2 {
		return false
	}
	first := withoutHashes(body, lines[0]).Of(body)
	if n := utf8.RuneCountInString(first); n < 4 || n > longestHeadline {
		return false
	}
	if withoutHashes(body, lines[0]) != lines[0] {
		return true
	}
	if endsLikeSentence(first) || isTimestamp(first) {
		return false
	}
	if _, ok := bylineIn(first); ok {
		return false
	}
	if _, after := datelineOf(first); after > 0 {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(first); isDash(r) || r == '•' || r == '*' {
		return false
	}
	return hasProse(body, lines[1:])
}

// hasProse reports whether one of the next few lines is a sentence.
func hasProse(body string, lines []briefing.Span) bool {
	for _, line := range lines[:min(len(lines), 5)] {
		if endsLikeSentence(line.Of(body)) {
			return true
		}
	}
	return false
}

// endsLikeSentence reports whether line ends with a stop and all that closes
// after it. A question or a shout may be a headline all the same, but seldom is.
func endsLikeSentence(line string) bool {
	for line != "" {
		r, n := utf8.DecodeLastRuneInString(line)
		if !closes(r) {
			return stops(r) || r == ':' || r == ';' || r == ','
		}
		line = line[:len(line)-n]
	}
	return false
}

// withoutHashes leaves out Markdown's mark of a headline.
func withoutHashes(body string, line briefing.Span) briefing.Span {
	rest := strings.TrimLeft(line.Of(body), "#")
	if len(rest) == line.Len() || !strings.HasPrefix(rest, " ") {
		return line
	}
	return trimmed(body, line.End-len(rest), line.End)
}

// bylineIn reports whether line says who wrote the article, and where in it
// the name begins.
func bylineIn(line string) (at int, ok bool) {
	if utf8.RuneCountInString(line) > longestByline || endsLikeSentence(line) {
		return 0, false
	}
	first, rest, found := strings.Cut(line, " ")
	if !found || !bylineWords.has(strings.TrimSuffix(first, ":")) {
		return 0, false
	}
	rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	named := 0
	for w := range Words(rest) {
		r, _ := utf8.DecodeRuneInString(w.Of(rest))
		if unicode.IsUpper(r) {
			named++
		} else if named == 0 {
			return 0, false
		}
	}
	return len(line) - len(rest), named >= 2
}

// bylineWords begin a byline.
var bylineWords = set("by por par von di door от автор")

// isTimestamp reports whether line only says when the article was published:
// it is short and has a number, and every word in it belongs to a time.
func isTimestamp(line string) bool {
	if len(line) > 100 {
		return false
	}
	number := false
	for w := range Words(line) {
		switch word := w.Of(line); {
		case '0' <= word[0] && word[0] <= '9':
			number = true
		case !timeWords.has(word):
			return false
		}
	}
	return number
}

var timeWords = set(`
	published updated posted modified on at last first created am pm a p m min read minutes minute hours hour ago
	january february march april may june july august september october november december
	jan feb mar apr jun jul aug sept sep oct nov dec
	monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
	et est edt ct pt gmt utc bst cet eastern th st nd rd of
	ene feb mar abr may jun jul ago sep oct nov dic enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
	janv févr mars avr mai juin juil août sept déc janvier février avril juillet septembre octobre novembre décembre
	januar februar märz juni juli oktober dezember januari februari maart augustus
	janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
	gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
	января февраля марта апреля мая июня июля августа сентября октября ноября декабря
	січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня`)
