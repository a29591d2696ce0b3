package stories

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

// A piece is an article made comparable. It holds none of the article's words,
// so that a hundred thousand of them fit in memory.
type piece struct {
	id     briefing.ArticleID
	source briefing.SourceID
	seq    uint64
	filed  time.Time        // when it was filed
	at     time.Time        // when it was published; zero when nobody said
	story  briefing.StoryID // the one that it tells; "" before it is placed

	full    vector   // of the title and the whole body
	lead    vector   // of the title and the first sentences
	places  []int32  // the terms at which it meets others
	names   []int32  // of its terms, the names
	numbers []int32  // and the numbers
	title   []token  // its words
	opening []token  // the first words of the body
	labels  []label  // that stand in both
	times   moments  // that it names
	runs    shingles // of a short piece: how its words follow each other; else none

	alike map[*piece]int32 // how alike it is to others, as far as that is known and worth knowing
}

// readBytes is as much of a body as is compared: about a thousand words.
const readBytes = 6000

// titleBytes is as much of a title.
const titleBytes = 500

// leadBytes is about how much of it its lead is.
const leadBytes = 500

// piece makes an article comparable.
func (r *reader) piece(a briefing.Article) *piece {
	p := &piece{id: a.ID, source: a.Source, seq: a.Seq, filed: a.Added, at: a.Published, story: a.Story}
	head := text.Head(a.Body).Text
	body := a.Body[head:]
	body = body[:cut(body, readBytes)]
	title := a.Title[:cut(a.Title, titleBytes)]
	if strings.HasPrefix(body, strings.TrimSuffix(title, "…")) {
		title = "" // it was taken from the text, and says nothing that is not there
	}
	lead := leadOf(body)
	r.begin(smallWords(a.Language, body))
	r.read(title, inTitle)
	r.read(body[:lead], inLead)
	r.read(body[lead:], inRest)
	r.weigh(p)
	p.times = r.times
	p.times.addHead(a.Body[:head])
	p.places = meetingPlaces(p.full)
	opening := r.tokens(p)
	p.labels = labelsOf(opening)
	titled := titleEnd(opening)
	p.title, p.opening = opening[:titled:titled], opening[titled:]
	if len(body) <= shortBytes {
		p.runs = shinglesOf(a)
	}
	return p
}

// byFiling orders pieces by their filing.
func byFiling(p, q *piece) int {
	return cmp.Or(cmp.Compare(p.seq, q.seq), cmp.Compare(p.id, q.id))
}

// has reports whether the piece has a term.
func (p *piece) has(term int32) bool {
	_, found := slices.BinarySearch(p.full.terms, term)
	return found
}

// leadOf is where the lead of body ends: with the sentence that reaches
// leadBytes.
func leadOf(body string) int {
	for _, s := range text.Sentences(body[:cut(body, 2*leadBytes)]) {
		if s.End >= leadBytes {
			return s.End
		}
	}
	return cut(body, 2*leadBytes)
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
