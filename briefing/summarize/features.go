package summarize

import "math"

// A feature is one of the things the ranker looks at in a sentence. All are
// integers; likenesses are in thousandths.
type feature int

const (
	place        feature = iota // how many sentences stand before it
	placeShare                  // the same in thousandths of all
	sentencesAll                // in the article
	wordsAll                    // in the article
	paragraph                   // which one it stands in
	inParagraph                 // which one of its paragraph it is
	words                       // in it
	wordsPlain                  // of these, outside quotations and not small
	quotedShare                 // words inside quotations, in thousandths
	nameShare                   // names, in thousandths of its words
	names
	numbers
	persons     // pronouns for people
	speaks      // it gives speech to somebody
	says        // its writer says I or we
	addresses   // it speaks to the reader
	tells       // it names a day or month
	asks        // it ends with a question mark
	beginsPlain // its first word says something by itself
	beginsQuoted
	central     // like the article as a whole
	linked      // like its sentences, on average
	linkedTwice // like those that are like others
	likeLead    // like the first sentence
	likeTop     // like the first three, itself left out
	likeNext    // like the one after it
	likeBefore  // like the one before it
	frequency   // how often the article has its words
	topWords    // of the five words that matter most to the article
	fresh       // words not met before it, in thousandths
	lasting     // words met again after it, in thousandths
	rareness    // of its words, on average
	weight      // of its words, together
	leadLinked  // linked, of the first sentence
	leadWords   // in the first sentence
	leadQuoted  // words inside quotations in the first sentence, in thousandths
	beforeWords // words in the sentence before it
	nextPersons // the next sentence begins with a pronoun
	knownNames  // names among the three that the article has most often
	newNames    // names that the article has nowhere else
	likeBack    // like the likest of the three before it
	likeAhead   // like the likest of the three after it
	nextQuoted  // words inside quotations in the next sentence, in thousandths
	nextWords   // in the next sentence
	nextRank    // how well the next sentence can be read alone
	backQuoted  // as nextQuoted, of the sentence before it
	backRank    // as nextRank
	backCentral // central, of the sentence before it
	overLead    // central, less that of the first sentence
	aloneBefore // sentences before it that can be read alone
	features    // how many there are
)

// A row is what the ranker sees of one sentence.
type row = [Features]int32

// rows describes the sentences of r to the ranker, in time proportional to the
// article's length.
func (r *reading) rows(ix *index) []row {
	rows := ix.rows
	total := 0
	for _, s := range r.sentences {
		total += s.profile.words
	}
	for i := range rows {
		r.describeForm(&rows[i], i, total)
		ix.describe(&rows[i], i)
	}
	for i := range rows {
		ix.compare(rows, i)
	}
	r.describeAround(rows)
	return rows
}

// describeForm fills in what the sentence itself shows.
func (r *reading) describeForm(w *row, i, total int) {
	s := &r.sentences[i]
	p := &s.profile
	w[place] = int32(min(i, 200))
	w[placeShare] = int32(i * 1000 / len(r.sentences))
	w[sentencesAll] = int32(min(len(r.sentences), 1000))
	w[wordsAll] = int32(min(total, 100_000))
	w[paragraph] = int32(s.paragraph)
	w[inParagraph] = int32(s.place)
	w[words] = int32(p.words)
	w[wordsPlain] = int32(p.plain)
	if p.words > 0 {
		w[quotedShare] = int32(p.quoted * 1000 / p.words)
		w[nameShare] = int32(p.names * 1000 / p.words)
	}
	w[names] = int32(p.names)
	w[numbers] = int32(p.numbers)
	w[persons] = int32(p.persons)
	w[speaks] = truth(p.seen&saying != 0)
	w[says] = truth(p.seen&self != 0)
	w[addresses] = truth(p.seen&reader != 0)
	w[tells] = truth(p.seen&dated != 0)
	w[asks] = truth(p.ends == '?')
	w[beginsPlain] = truth(p.first&^page == 0)
	w[beginsQuoted] = truth(p.firstSaid)
}

func truth(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// root is the whole square root of n. The square root of a float is rounded
// alike on every machine.
func root(n int64) int64 { return int64(math.Sqrt(float64(n))) }
