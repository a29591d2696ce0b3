// Package summarize shortens articles by choosing among their own sentences.
//
// Nothing is reworded: each sentence of a summary is a span of its article's
// body. The same articles give the same summary on every machine.
package summarize

import (
	"slices"

	"github.com/dateline-bot/dateline/briefing"
)

// Extract tells articles short in their own sentences, chosen so that each can
// be read alone. The zero value is ready and may be used by many at once.
type Extract struct{}

var _ briefing.Summarizer = Extract{}

// Summarize tells articles short within b. One article is told in its own
// order, and comes whole when it fits. Of several articles, best first, each
// gives one sentence, one a publisher; only when there is room left after that
// do they give more. The summary is empty when nothing readable fits.
func (Extract) Summarize(articles []briefing.Article, b briefing.Budget) briefing.Summary {
	switch len(articles) {
	case 0:
		return briefing.Summary{}
	case 1:
		return one(articles[0], b)
	}
	return several(articles, b)
}

// one tells a single article short.
func one(a briefing.Article, b briefing.Budget) briefing.Summary {
	r := read(a)
	summary := briefing.Summary{Of: len(r.sentences)}
	chosen := r.whole(b)
	if chosen == nil {
		chosen = r.choose(b)
		slices.Sort(chosen)
	}
	for _, i := range chosen {
		summary.Sentences = append(summary.Sentences, r.sentence(a, i))
	}
	return summary
}
