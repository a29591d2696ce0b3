package summarize

import (
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// longestGist bounds a gist, in code points.
const longestGist = 120

// Gist tells a in one line of at most 120 code points, for a phone: the
// beginning of its best sentence, in its own words, cut at the end of a
// clause; or its title when the body has no sentence.
func Gist(a briefing.Article) string {
	r := read(a)
	if best := r.choose(briefing.Budget{Sentences: 1}); len(best) > 0 {
		return text.Clause(r.sentences[best[0]].span.Of(a.Body), longestGist)
	}
	return text.Clause(a.Title, longestGist)
}
