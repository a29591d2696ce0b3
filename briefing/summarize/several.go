package summarize

import (
	"cmp"
	"slices"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// A pick is a sentence of one of several articles.
type pick struct{ article, sentence int }

// several tells articles short together.
func several(articles []briefing.Article, b briefing.Budget) briefing.Summary {
	t := together{left: roomOf(b), publishers: map[string]bool{}}
	summary := briefing.Summary{}
	for _, a := range articles {
		r := read(a)
		t.readings = append(t.readings, r)
		t.offers = append(t.offers, r.choose(b))
		summary.Of += len(r.sentences)
	}
	for i, a := range articles {
		if a.Publisher == "" || !t.publishers[a.Publisher] {
			t.publishers[a.Publisher] = t.takeBest(i)
		}
	}
	for i := range articles {
		for t.takeBest(i) {
		}
	}
	slices.SortFunc(t.picks, func(p, q pick) int {
		return cmp.Or(cmp.Compare(p.article, q.article), cmp.Compare(p.sentence, q.sentence))
	})
	for _, p := range t.picks {
		summary.Sentences = append(summary.Sentences, t.readings[p.article].sentence(articles[p.article], p.sentence))
	}
	return summary
}

// together is the work of telling several articles as one.
type together struct {
	readings   []reading
	offers     [][]int // of each article, the sentences not yet taken or refused, best first
	publishers map[string]bool
	left       room
	picks      []pick
	told       []map[string]bool // the words of each pick
}

// takeBest takes the best sentence left of article i that says something not
// told yet and fits; false when there is none.
func (t *together) takeBest(i int) bool {
	r := &t.readings[i]
	for len(t.offers[i]) > 0 {
		s := t.offers[i][0]
		t.offers[i] = t.offers[i][1:]
		words := wordsOf(r.sentences[s].span.Of(r.body))
		if t.tells(words) && t.left.take(r.sentences[s]) {
			t.picks = append(t.picks, pick{article: i, sentence: s})
			t.told = append(t.told, words)
			return true
		}
	}
	return false
}

// tells reports whether fewer than half of words stand in any one pick.
func (t *together) tells(words map[string]bool) bool {
	for _, told := range t.told {
		common := 0
		for w := range words {
			if told[w] {
				common++
			}
		}
		if common*2 >= min(len(words), len(told)) {
			return false
		}
	}
	return true
}

func wordsOf(s string) map[string]bool {
	words := map[string]bool{}
	for w := range text.Words(s) {
		if w.Len() > 3 || w.Of(s)[0] >= 0x80 {
			words[text.Fold(w.Of(s))] = true
		}
	}
	return words
}
