package summarize

import (
	"strings"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// A reading is an article taken apart for choosing among its sentences.
type reading struct {
	body      string
	language  string
	sentences []sentence // of the news, without the page's furniture, in order
	words     []met      // of the sentences, in order
}

// A met is one occurrence of a word.
type met struct {
	key   uint64 // see text.Key
	small bool   // it says little by itself
	name  bool   // it is written as names are
}

// A sentence is one that may be chosen.
type sentence struct {
	span      briefing.Span
	paragraph int // which one of the news it stands in
	place     int // which one of its paragraph it is
	words     int // where in the reading's words its own end
	profile   profile
	rank      int // how well it can be read alone: see the constants below
}

// Ranks of sentences: of a lower rank only as many are chosen as the higher
// ones leave nothing.
const (
	clumsy  = iota // no whole sentence, or a part of a quotation
	leaning        // whole, but leans on what stands before it
	alone          // can be read alone
)

// read takes a's body apart.
func read(a briefing.Article) reading {
	r := reading{body: a.Body, language: baseOf(a.Language)}
	if r.language == "" {
		r.language = text.Language(a.Body)
	}
	start := text.Head(a.Body).Text
	news := a.Body[start:]
	spans := text.Sentences(news)
	r.sentences = make([]sentence, 0, len(spans))
	r.words = make([]met, 0, len(news)/5)
	lexicon := lexiconOf(r.language)
	next := 0
	for number, p := range text.Paragraphs(news) {
		until := next
		for until < len(spans) && spans[until].Start < p.End {
			until++
		}
		if !text.IsNote(p.Of(news)) && !r.paragraph(start, number, spans[next:until], lexicon) {
			break
		}
		next = until
	}
	return r
}

// paragraph reads the sentences of the paragraph with number, whose spans count
// from start; false when the news ends before them.
func (r *reading) paragraph(start, number int, spans []briefing.Span, l lexicon) bool {
	var q quoting
	for place, span := range spans {
		s := sentence{span: briefing.Span{Start: start + span.Start, End: start + span.End}, paragraph: number, place: place}
		known := len(r.words)
		s.profile = r.profile(s.span, &q, l)
		line := s.span.Of(r.body)
		if len(r.sentences) >= fewestBeforeEnd && endsNews(line, s.profile) {
			r.words = r.words[:known]
			return false
		}
		if isFurniture(line, s.profile) {
			r.words = r.words[:known]
			continue
		}
		s.words = len(r.words)
		s.rank = rankOf(line, s.profile)
		if n := len(r.sentences); n > 0 && s.profile.answers(r.sentences[n-1].profile) {
			s.rank = min(s.rank, leaning)
		}
		r.sentences = append(r.sentences, s)
	}
	return true
}

// fewestBeforeEnd is how many sentences stand before the end of the news, at
// least.
const fewestBeforeEnd = 3

// baseOf is the language that a BCP 47 tag names, without region or script:
// "en" of "en-GB".
func baseOf(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base
}

// sentence is the i-th sentence as a summary of a tells it.
func (r *reading) sentence(a briefing.Article, i int) briefing.Sentence {
	span := r.sentences[i].span
	return briefing.Sentence{Text: span.Of(r.body), Article: a.ID, Span: span}
}
