package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

// A Quotation is what stands between a pair of quotation marks in one
// paragraph, before anyone has asked whether it is speech.
type Quotation struct {
	Span   briefing.Span // between the marks, without spaces at either end
	Open   bool          // no closing mark before the paragraph ends
	Line   int32         // the paragraph, counted in lines
	First  int32         // the first word within it
	Last   int32         // the word after its last
	Turn   bool          // a turn in a transcript, without marks
	Named  bool          // a transcript's label right before it names the speaker
	Answer bool          // whoever is interviewed says it
}

// closers are the marks that end what another mark opened.
var closers = map[rune]string{
	'"': "\"”", '“': "”\"", '„': "“”\"", '«': "»", '»': "«", '「': "」", '『': "』", '‘': "’", '\'': "'",
}

// A scanner finds the quotations of one line.
type scanner struct {
	layout
	tells     Tells // of dialogue, nil when dashes lead none
	body      string
	start     int // of the line
	end       int
	line      int32
	single    bool // single marks enclose speech in this article
	out       []Quotation
	opener    rune // 0 outside of any quotation
	left      int  // straight marks left in the line
	inner     int  // straight quotations open within a straight one
	around    bool // a straight mark further out is still open
	markup    bool // what is open is an attribute of a tag, no quotation
	content   int  // where the text of the open quotation starts
	asking    int  // questions of an interview so far
	answering bool // the line may belong to an answer
	last      int  // where the line's last closing single mark stands, -1 before it was looked for
	before    int  // where the last line with words ended
}

// quotations finds every quotation in body.
func quotations(body string, tells Tells) []Quotation {
	s := scanner{body: body, tells: tells, single: singleStyle(body), layout: layoutOf(body)}
	for s.start < len(body) {
		s.end = len(body)
		if n := strings.IndexByte(body[s.start:], '\n'); n >= 0 {
			s.end = s.start + n
		}
		if !s.excerpt() && !s.unmarked() && !(tells != nil && s.dialogue()) {
			s.scan()
		}
		if line := strings.TrimRight(s.body[s.start:s.end], " \r\t"); line != "" {
			s.before = s.start + len(line)
		}
		s.start = s.end + 1
		s.line++
	}
	return s.out
}

func (s *scanner) scan() {
	s.opener, s.around, s.last, s.inner = 0, false, -1, 0
	s.left = strings.Count(s.body[s.start:s.end], `"`)
	line := s.body[s.start:s.end]
	for i := 0; i < len(line); {
		if c := line[i]; c < utf8.RuneSelf && c != '"' && c != '\'' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		s.meet(r, s.start+i, s.start+i+size)
		i += size
	}
	if s.opener != 0 && !single(s.opener) {
		s.emit(s.end, true)
	}
}

// meet deals with one character that may be a mark; it stands at [at, next).
func (s *scanner) meet(r rune, at, next int) {
	if r == '"' {
		s.left--
	}
	switch {
	case s.opener == '"' && r == '"' && s.nests(at, next):
		s.inner++
	case s.opener == '"' && r == '"' && s.inner > 0:
		s.inner--
	case s.opener == 0 && s.around && r == '"' && !letterAfter(s.body, next, s.end):
		s.around = false
	case s.opener == 0:
		if s.opens(r, at, next) {
			s.opener, s.content = r, next
		}
	case strings.ContainsRune(closers[s.opener], r) && (!single(s.opener) || s.closesSingle(at, next)):
		s.emit(at, false)
		s.opener = 0
	case r == '“' && s.opener == '"':
		s.interrupt(at, next)
	case r == '“' && s.opener == '“':
		s.reopen(at, next)
	}
}

// nests reports whether the straight mark at [at, next) opens a quotation
// within an open one: it stands between a word and a space before it and a
// word behind it, and there are marks left to close both.
func (s *scanner) nests(at, next int) bool {
	between := at > s.content+1 && s.body[at-1] == ' ' && letterBefore(s.body, s.content, at-1)
	return between && letterAfter(s.body, next, s.end) && s.left >= 2 && s.left%2 == 0
}

// interrupt deals with a curly mark within straight ones: an excerpt, set in
// straight marks, that quotes somebody itself. What comes before the inner
// quotation is one, and the inner one is another.
func (s *scanner) interrupt(at, next int) {
	s.emit(at, true)
	s.opener, s.content, s.around = '“', next, true
}

// reopen deals with an opening curly mark where a closing one was due: a slip
// for the closing mark, or the next quotation when that was forgotten.
func (s *scanner) reopen(at, next int) {
	s.emit(at, false)
	s.opener = 0
	if !letterBefore(s.body, s.content, at) && letterAfter(s.body, next, s.end) {
		s.opener, s.content = '“', next
	}
}

// opens reports whether the character at [at, next) opens a quotation.
func (s *scanner) opens(r rune, at, next int) bool {
	switch r {
	case '"':
		s.markup = at > s.start && s.body[at-1] == '='
		return !s.stray(at, next)
	case '“', '„', '«', '「', '『':
		return true
	case '»':
		return letterAfter(s.body, next, s.end) && !letterBefore(s.body, s.start, at)
	case '‘', '\'':
		return s.single && letterAfter(s.body, next, s.end) && !letterBefore(s.body, s.start, at) && next <= s.lastSingle()
	}
	return false
}

// stray reports whether the straight mark at [at, next) can open nothing,
// since it stands behind a word and before a space: a closing mark whose
// opening one was forgotten, or a measure, `an 11" sail`.
func (s *scanner) stray(at, next int) bool {
	return letterBefore(s.body, s.start, at) && (next == s.end || s.body[next] == ' ')
}

// emit keeps what stands between the opening mark and at, without a
// transcript's label.
func (s *scanner) emit(at int, open bool) {
	if s.markup && s.opener == '"' {
		return
	}
	named := label(s.body[s.content:at])
	q := Quotation{Span: trim(s.body, s.content+named, at), Open: open, Line: s.line, First: -1, Named: named > 0}
	if strings.IndexFunc(q.Span.Of(s.body), lettered) >= 0 {
		s.out = append(s.out, q)
	}
}

// trim is body[start:end] without white space at either end.
func trim(body string, start, end int) briefing.Span {
	end = start + len(strings.TrimRightFunc(body[start:end], unicode.IsSpace))
	start = end - len(strings.TrimLeftFunc(body[start:end], unicode.IsSpace))
	return briefing.Span{Start: start, End: end}
}

func lettered(r rune) bool {
	if r < utf8.RuneSelf {
		return plain(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func letterBefore(body string, from, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(body[from:at])
	return lettered(r)
}

func letterAfter(body string, next, end int) bool {
	r, _ := utf8.DecodeRuneInString(body[next:end])
	return lettered(r)
}
