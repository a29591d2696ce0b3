package stories

import (
	"cmp"
	"slices"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// A piece is an article made comparable.
type piece struct {
	copy    briefing.Copy
	told    bool
	at      time.Time
	full    vector   // of the title and the whole body
	lead    vector   // of the title and the first sentences
	places  []int32  // the terms at which it meets others
	words   []int32  // all terms, in order
	names   []int32  // of these, the names
	numbers []int32  // and the numbers
	title   []token  // its words
	opening []token  // the first words of the body
	labels  []label  // that stand in both
	runs    shingles // of a short piece: how its words follow each other; else nil
}

// leadBytes is about how much of a body its lead is.
const leadBytes = 500

// readAll makes pieces of fresh and told articles, in the order of their
// filing. An article that is in both meets itself, and so is told.
func readAll(fresh, told []briefing.Copy) []piece {
	known := map[briefing.ArticleID]bool{}
	d := dictionary{number: map[uint64]int32{}}
	var pieces []piece
	for _, c := range told {
		if !known[c.ID] {
			known[c.ID] = true
			pieces = append(pieces, piece{copy: c, told: true})
		}
	}
	for _, c := range fresh {
		pieces = append(pieces, piece{copy: c})
	}
	slices.SortStableFunc(pieces, func(p, q piece) int {
		return cmp.Or(cmp.Compare(p.copy.Seq, q.copy.Seq), cmp.Compare(p.copy.ID, q.copy.ID))
	})
	for i := range pieces {
		d.read(&pieces[i])
	}
	return pieces
}

// read fills in what p is about.
func (d *dictionary) read(p *piece) {
	a := p.copy.Article
	p.at = cmp.Or(a.Published, a.Added)
	body := a.Body[text.Head(a.Body).Text:]
	lead := leadOf(body)
	small := smallWords(a.Language, body)
	var c count
	c.add(d, a.Title, small, true)
	c.add(d, body[:lead], small, false)
	p.lead = c.vector(d)
	c.add(d, body[lead:], small, false)
	p.full = c.vector(d)
	p.places = d.meetingPlaces(p.full)
	c.sort(p)
	opening := c.tokens(d)
	p.labels = labelsOf(opening)
	titled := titleEnd(opening)
	p.title, p.opening = opening[:titled], opening[titled:]
	if len(body) <= shortBytes {
		p.runs = shinglesOf(a)
	}
}

// before orders pieces by their filing.
func (p piece) before(q piece) bool {
	return cmp.Or(cmp.Compare(p.copy.Seq, q.copy.Seq), cmp.Compare(p.copy.ID, q.copy.ID)) < 0
}

// leadOf is where the lead of body ends: with the sentence that reaches
// leadBytes.
func leadOf(body string) int {
	for _, s := range text.Sentences(body[:cut(body, 4*leadBytes)]) {
		if s.End >= leadBytes {
			return s.End
		}
	}
	return cut(body, 4*leadBytes)
}

// cut is the last place between code points at or before n.
func cut(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return n
}

// smallWords are the words of body's language that say nothing of its news.
// English ones are known by their rarity.
func smallWords(language, body string) map[uint64]bool {
	if language == "" {
		language = text.Language(body)
	}
	if language == "en" {
		return nil
	}
	small := map[uint64]bool{}
	for _, word := range text.SmallWords(language) {
		small[text.Key(word)] = true
	}
	return small
}
