// Package prose marks up a news article: its words, its quotations, and the
// names, pronouns and nouns that somebody is mentioned by.
package prose

import (
	"sync"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A Reading is an article with everything marked that attribution needs.
type Reading struct {
	Body       string
	Words      []Word
	Quotations []Quotation
	Mentions   []Mention // outside of quotations, in order of their words
	Quoted     []Mention // the names within quotations, in order of their words
	People     []Person  // whoever is named; Mention.Person is an index
	Lines      []Line
	lexicon    *dictionary
	bearers    map[post]bearer // whom each title means, nil until asked
}

// A Line is a paragraph, by the words and mentions and quotations in it; each
// pair is half open.
type Line struct {
	Word, Words           int32
	Mention, Mentions     int32
	Quoted, Quoteds       int32
	Quotation, Quotations int32
}

// Tells reports whether what stands behind a comma in dialogue tells who
// speaks: "dit Marie Dupont".
type Tells func(clause string) bool

// Read marks up body, in time linear in its length. With a Tells, lines that a
// dash leads are dialogue; without one, as in English, they are more often
// lists.
func Read(body string, dialogue Tells) *Reading {
	r := readings.Get().(*Reading)
	r.Body, r.lexicon = body, lexicon()
	r.Quotations = quotations(body, dialogue)
	r.split()
	r.sentences()
	r.findMentions()
	r.findPeople()
	r.lines()
	return r
}

// Release gives up the reading, so that a later one is made in its memory.
// Nothing of it but strings may be used any more.
func (r *Reading) Release() {
	clear(r.People) // whose names would keep the article alive
	*r = Reading{
		Words: r.Words[:0], Mentions: r.Mentions[:0], Quoted: r.Quoted[:0],
		People: r.People[:0], Lines: r.Lines[:0],
	}
	readings.Put(r)
}

// readings holds the memory of readings given up, until the garbage collector
// comes by. An article's words and mentions take twelve times its own length;
// asking for that anew each time makes finding quotes 6 % slower, and leaves
// four times the garbage.
var readings = sync.Pool{New: func() any { return new(Reading) }}

// Text is what the word says.
func (r *Reading) Text(word int32) string {
	w := &r.Words[word]
	return r.Body[w.Start:w.End]
}

// classOf looks a word up, whatever its case and apostrophe.
func (r *Reading) classOf(word string) Class {
	if len(word) > 24 {
		return 0
	}
	return r.lexicon.class(word)
}

// sentences numbers the sentences. A quotation never has a boundary within:
// its sentences are the speaker's, not the article's.
func (r *Reading) sentences() {
	spans := text.Sentences(r.Body)
	var next int
	var number int32
	for i := range r.Words {
		w := &r.Words[i]
		begins := false
		for next < len(spans) && int(w.Start) >= spans[next].Start {
			next++
			begins = true
		}
		within := i > 0 && w.Quotation >= 0 && r.Words[i-1].Quotation == w.Quotation
		if begins && !within || i > 0 && w.Line != r.Words[i-1].Line {
			number++
		}
		w.Sentence = number
	}
}

// lines indexes words, mentions and quotations by paragraph.
func (r *Reading) lines() {
	var w, m, n, q int32
	for line := int32(0); int(w) < len(r.Words) || int(q) < len(r.Quotations); line++ {
		l := Line{Word: w, Mention: m, Quoted: n, Quotation: q}
		for int(w) < len(r.Words) && r.Words[w].Line <= line {
			w++
		}
		for int(m) < len(r.Mentions) && r.Mentions[m].First < w {
			m++
		}
		for int(n) < len(r.Quoted) && r.Quoted[n].First < w {
			n++
		}
		for int(q) < len(r.Quotations) && r.Quotations[q].Line <= line {
			q++
		}
		l.Words, l.Mentions, l.Quoteds, l.Quotations = w, m, n, q
		r.Lines = append(r.Lines, l)
	}
}
