package summarize

import "github.com/dateline-bot/dateline/briefing"

// Features is how many numbers describe a sentence to the ranker.
const Features = int(features)

// A Described is a sentence as the ranker sees it. It is what the program in
// train learns from.
type Described struct {
	Span     briefing.Span
	Alone    bool // it can be read alone, so that it may be chosen
	Features [Features]int32
}

// Describe describes all sentences of a's news in order.
func Describe(a briefing.Article) []Described {
	r := read(a)
	all := make([]Described, len(r.sentences))
	for i, w := range r.rows(r.index()) {
		s := r.sentences[i]
		all[i] = Described{Span: s.span, Alone: s.rank == alone, Features: w}
	}
	return all
}
