package storage

import (
	"encoding/binary"
	"errors"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A mark tells how an article uses a term: six bits of weight, and where else
// than in plain text the term stands.
type mark byte

const (
	weight   mark = 1<<6 - 1
	inTitle  mark = 1 << 6
	inQuotes mark = 1 << 7
)

// A use counts where a term stands in an article.
type use struct {
	times            int // in the body, or worth as much
	inTitle, inQuote bool
}

// What an occurrence is worth, next to one in the body.
const (
	titleWorth   = 6
	speakerWorth = 3
)

// weigh makes the marks of an article's terms. words is its body, folded.
func weigh(s stemmer, l language, c card, words, body string, quotes []quoteRecord) map[string]mark {
	uses := map[string]use{}
	length := 0
	add := func(folded string, worth int, flag func(*use)) {
		s.each(l, folded, func(term string) {
			u := uses[term]
			u.times += worth
			flag(&u)
			uses[term] = u
			length++
		})
	}
	add(words, 1, func(*use) {})
	plainLength := length
	add(c.title, titleWorth, func(u *use) { u.inTitle = true })
	for _, speaker := range c.speakers {
		add(speaker.name, speakerWorth, func(*use) {})
	}
	for _, q := range quotes {
		add(text.Fold(body[q.Start:q.End]), 0, func(u *use) { u.inQuote = true })
	}
	marks := make(map[string]mark, len(uses))
	for term, u := range uses {
		marks[term] = u.mark(plainLength)
	}
	return marks
}

// mark is the use as Okapi BM25 weighs it, with k1 of 1.2 and b of 0.5 for
// articles of 500 words, in whole numbers from 1 to 63.
func (u use) mark(length int) mark {
	times := 100 * min(u.times, 1000)
	m := mark(max(1, int(weight)*times/(times+60+60*min(length, 5000)/500)))
	if u.inTitle {
		m |= inTitle
	}
	if u.inQuote {
		m |= inQuotes
	}
	return m
}

// A posting says that an article uses a term.
type posting struct {
	seq  uint64
	mark mark
}

// appendPosting appends p to a list in its stored form: the distance from the
// posting before it as a varint, and the mark.
func appendPosting(list []byte, before uint64, p posting) []byte {
	return append(binary.AppendUvarint(list, p.seq-before), byte(p.mark))
}

// appendPostings appends what is stored in list to postings. first is the Seq
// from which the first distance counts.
func appendPostings(postings []posting, first uint64, list []byte) ([]posting, error) {
	seq := first
	for len(list) > 0 {
		distance, n := binary.Uvarint(list)
		if n <= 0 || n >= len(list) {
			return nil, damaged(errors.New("a list of postings breaks off"))
		}
		seq += distance
		postings = append(postings, posting{seq, mark(list[n])})
		list = list[n+1:]
	}
	return postings, nil
}
