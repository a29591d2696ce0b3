package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Word is a word or a mark of punctuation; quotation marks are none.
type Word struct {
	Start, End int32 // bytes of the body
	Class      Class
	Line       int32 // the paragraph, counted in lines
	Sentence   int32 // counted over the article; does not change within a quotation
	Quotation  int32 // the quotation it stands in, or -1
	Outside    int32 // how many words outside of quotations come before it
	Shape      Shape
	Sign       byte // of a mark: its ASCII form, '-' for every dash
}

// Named reports whether the word is written like part of a name.
func (w *Word) Named() bool { return w.Shape == Capital || w.Shape == Upper || w.Shape == Initial }

// A splitter cuts an article into words.
type splitter struct {
	r       *Reading
	at      int
	line    int32
	outside int32 // words outside of quotations so far
	quote   int   // the next quotation, or the one at is in
}

func (r *Reading) split() {
	s := splitter{r: r}
	r.Words = slices.Grow(r.Words, len(r.Body)/4+8) // few articles have as many
	for s.at < len(r.Body) {
		switch r.Body[s.at] {
		case '\n':
			s.line++
			s.at++
		case ' ', '\t', '\r':
			s.at++
		default:
			s.take()
		}
	}
	for s.quote < len(r.Quotations) {
		s.leave()
	}
}

// take adds the word at s.at, after which s.at stands behind it; a quotation
// mark is passed over.
func (s *splitter) take() {
	body, start := s.r.Body, s.at
	word := Word{Start: int32(start), Line: s.line, Quotation: s.place(start), Outside: s.outside}
	r, size := utf8.DecodeRuneInString(body[start:])
	switch {
	case lettered(r):
		end, joined := s.wordEnd(start)
		s.at, word.End = end, int32(end)
		s.name(&word, joined)
		if word.Quotation < 0 {
			s.outside++
		}
	case suffixed(body, start, size):
		s.at = start + size + 1
		word.End, word.Sign = int32(s.at), 's'
	default:
		s.at = start + size
		word.End, word.Sign = int32(s.at), sign(r)
		if word.Sign == 0 {
			return
		}
	}
	s.r.Words = append(s.r.Words, word)
}

// place keeps track of the quotations and is the one that holds at, or -1.
func (s *splitter) place(at int) int32 {
	qs := s.r.Quotations
	for s.quote < len(qs) && at >= qs[s.quote].Span.End {
		s.leave()
	}
	if s.quote == len(qs) || at < qs[s.quote].Span.Start {
		return -1
	}
	if qs[s.quote].First < 0 {
		qs[s.quote].First = int32(len(s.r.Words))
	}
	return int32(s.quote)
}

func (s *splitter) leave() {
	q := &s.r.Quotations[s.quote]
	q.Last = int32(len(s.r.Words))
	if q.First < 0 {
		q.First = q.Last
	}
	s.quote++
}

// wordEnd is the end of the word that begins at start: letters and digits,
// with single apostrophes, hyphens and full stops between them, and the full
// stop of an abbreviation. joined tells whether there is any such mark between.
func (s *splitter) wordEnd(start int) (end int, joined bool) {
	body, limit := s.r.Body, len(s.r.Body)
	if s.quote < len(s.r.Quotations) {
		if q := s.r.Quotations[s.quote].Span; start < q.Start {
			limit = q.Start
		} else {
			limit = q.End
		}
	}
	i := start
	for {
		for i < limit && plain(body[i]) {
			i++
		}
		if i == limit {
			break
		}
		r, size := utf8.DecodeRuneInString(body[i:limit])
		if r >= utf8.RuneSelf && (lettered(r) || unicode.Is(unicode.Mn, r)) {
			i += size
			continue
		}
		if i+size >= limit || !joins(r) || !letterAfter(body, i+size, limit) || suffixed(body, i, size) {
			break
		}
		joined = true
		i += size
	}
	if i < limit && body[i] == '.' && s.abbreviation(body[start:i]) {
		i++
	}
	return i, joined
}

// plain reports whether c is an ASCII letter or digit, as nearly all are.
func plain(c byte) bool {
	small := c | 0x20 // of a letter
	return 'a' <= small && small <= 'z' || '0' <= c && c <= '9'
}

// joins reports whether r may stand inside a word.
func joins(r rune) bool {
	return r == '\'' || r == '’' || r == '-' || r == '.' || r == '‑' || r == '&' || r == '@'
}

// suffixed reports whether the apostrophe at i begins a possessive "’s".
func suffixed(body string, i, size int) bool {
	r, _ := utf8.DecodeRuneInString(body[i:])
	if r != '\'' && r != '’' || i == 0 || i+size >= len(body) || body[i+size] != 's' {
		return false
	}
	return letterBefore(body, 0, i) && !letterAfter(body, i+size+1, len(body))
}

// abbreviation reports whether the full stop behind word belongs to it.
func (s *splitter) abbreviation(word string) bool {
	if len(word) == 1 {
		return word[0] >= 'A' && word[0] <= 'Z'
	}
	return strings.Contains(word, ".") && len(word) <= 5 || s.r.classOf(word).Is(Abbrev|Title) && s.r.classOf(word+".") != 0
}

// name gives the word its class and shape. One that is joined of several may
// have the class of one of them.
func (s *splitter) name(w *Word, joined bool) {
	text := s.r.Body[w.Start:w.End]
	w.Class = s.r.classOf(text)
	w.Shape = shape(text)
	if w.Class != 0 || !joined {
		return
	}
	if dash := strings.LastIndexByte(text, '-'); dash > 0 {
		w.Class = s.r.classOf(text[dash+1:]) & Title // "Inspector-General"
		return
	}
	for _, apostrophe := range [...]string{"'", "’"} {
		if i := strings.Index(text, apostrophe); i > 0 && i <= len("where") {
			w.Class = s.r.classOf(text[:i]) // "he’s", "I’ll", "who’d"
			return
		}
	}
}
