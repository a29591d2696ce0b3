package evidence

import (
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/trees"
)

// The features by which quoted words are told from titles and terms, after
// those of the quotation in the list of a source's.
const (
	likely     = Sources + iota // that anybody is the source
	named                       // words of the quotation with a capital, in eighths
	workBefore                  // a word for a work or term in the four words before
	saysBefore                  // the sort of word right before
	saysAfter                   // the sort of word right after
	articled                    // "the", "a" or a possessive right before
	marked                      // the quotation has a mark of punctuation within
	verbal                      // it has a verb that nouns do not have
	followed                    // a name stands right after
	listed                      // another quotation stands right before or after, but for "and" or a comma
	leans                       // how far the words about it lean to speech, place by place
	Speeches   = leans + Places // how many features quoted words have
)

// Speech is what is seen of quotation q, whose best source is the given one
// or nil, as likely as that.
func (e *Examiner) Speech(q int32, source *Source, chance Feature) *trees.Row {
	seen := &e.speech
	if source != nil {
		*seen = source.Seen
	} else {
		*seen = e.quoteFacts(q)
		seen[side] = 2
	}
	quote := &e.Quotations[q]
	seen[likely] = chance
	e.wording(quote, seen)
	e.surroundings(q, quote, seen)
	for place, key := range e.Keys(q) {
		seen[leans+place] = e.lean(key)
	}
	return seen
}

// wording is what the quoted words themselves tell.
func (e *Examiner) wording(quote *prose.Quotation, seen *trees.Row) {
	words, capitals := int32(0), int32(0)
	for i := quote.First; i < quote.Last && words < 12; i++ {
		w := &e.Words[i]
		if w.Shape == prose.Mark {
			if i+1 < quote.Last {
				seen[marked] = 1
			}
			continue
		}
		words++
		if w.Named() {
			capitals++
		}
		if w.Class.Is(prose.Auxiliary | prose.Pronouns | prose.Subordinate) {
			seen[verbal] = 1
		}
	}
	seen[named] = clip(capitals*8/max(words, 1), 8)
}

// surroundings is what stands beside the quoted words.
func (e *Examiner) surroundings(q int32, quote *prose.Quotation, seen *trees.Row) {
	for i := quote.First - 1; i >= 0 && i >= quote.First-4; i-- {
		w := &e.Words[i]
		if w.Line != quote.Line || w.Quotation >= 0 || w.Sign == '.' {
			break
		}
		if w.Class.Is(prose.Work) {
			seen[workBefore] = clip(quote.First-i, 4)
			break
		}
	}
	if i := quote.First - 1; i >= 0 && e.Words[i].Line == quote.Line && e.Words[i].Quotation < 0 {
		w := &e.Words[i]
		seen[saysBefore] = flag(w.Class.Is(prose.Telling)) + 2*flag(w.Class.Is(prose.Speech)) + 4*flag(w.Class.Is(prose.Preposition))
		seen[articled] = flag(w.Class.Is(prose.Determiner)) + 2*flag(w.Sign == 's') + 3*flag(w.Named())
	}
	if i := quote.Last; int(i) < len(e.Words) && e.Words[i].Line == quote.Line && e.Words[i].Quotation < 0 {
		w := &e.Words[i]
		seen[saysAfter] = flag(w.Class.Is(prose.Auxiliary)) + 2*flag(w.Class.Is(prose.Speech)) + 4*flag(w.Class.Is(prose.Preposition))
		seen[followed] = flag(w.Named()) + 2*flag(w.Shape == prose.Lower && !w.Class.Is(prose.Speech|prose.Preposition|prose.Conjunction|prose.Auxiliary))
	}
	seen[listed] = flag(e.neighbours(q-1, q)) + 2*flag(e.neighbours(q, q+1))
}

// neighbours reports whether at most two words lie between quotations a and b.
func (e *Examiner) neighbours(a, b int32) bool {
	if a < 0 || int(b) >= len(e.Quotations) || e.Quotations[a].Line != e.Quotations[b].Line {
		return false
	}
	return e.Quotations[b].First-e.Quotations[a].Last <= 2
}
