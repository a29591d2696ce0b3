package summarize

import (
	"slices"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// longestGist bounds a gist, in code points.
const longestGist = 120

// Gist tells a in one line of at most 120 code points, for a phone: the
// beginning of the first sentence that can be read alone, or else of the best
// there is, in its own words, cut at the end of a clause; or a's title when
// the body has no sentence.
func (Extract) Gist(a briefing.Article) string {
	r := read(a)
	if i := slices.IndexFunc(r.sentences, func(s sentence) bool { return s.rank == alone }); i >= 0 {
		return text.Clause(r.sentences[i].span.Of(a.Body), longestGist)
	}
	if best := r.choose(briefing.Budget{Sentences: 1}); len(best) > 0 {
		return text.Clause(r.sentences[best[0]].span.Of(a.Body), longestGist)
	}
	return text.Clause(a.Title, longestGist)
}
