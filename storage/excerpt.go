package storage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

const (
	excerptSize = 240 // bytes
	excerptLead = 60  // bytes before the first word that was looked for, at most
)

// excerpts shows where words stand in each of the articles.
func excerpts(found []briefing.Copy, words string) []briefing.Hit {
	finders := map[byte]finder{}
	hits := make([]briefing.Hit, len(found))
	for i, c := range found {
		l := languageOf(c.Language)
		if _, ok := finders[l.letter]; !ok {
			finders[l.letter] = newFinder(l, words)
		}
		hits[i] = finders[l.letter].hit(c)
	}
	return hits
}

// A finder finds the words of one query in one language.
type finder struct {
	language
	terms  []string
	begins map[[2]byte]bool
	known  map[string]int // which of the terms a word stems from; -1 for none
}

func newFinder(l language, words string) finder {
	f := finder{language: l, terms: termsOf(l, words), begins: map[[2]byte]bool{}, known: map[string]int{}}
	for _, t := range f.terms {
		f.begins[beginning(t[1:])] = true
	}
	return f
}

// hit shows where the words of the query stand in an article.
func (f finder) hit(c briefing.Copy) briefing.Hit {
	h := briefing.Hit{Copy: c}
	found := f.occurrences(c.Body)
	start := 0
	if len(found) > 0 {
		start = wordStart(c.Body, max(0, densest(found).Start-excerptLead))
	}
	h.Excerpt = briefing.Span{Start: start, End: wordsEnd(c.Body, start, excerptSize)}
	for _, o := range found {
		if o.Start >= start && o.End <= h.Excerpt.End {
			h.Marks = append(h.Marks, o.Span)
		}
	}
	return h
}

// An occurrence is a word of a text that somebody looks for.
type occurrence struct {
	briefing.Span
	term int // which of the words
}

// occurrences finds the words of body that the query's words share a stem
// with.
func (f finder) occurrences(body string) []occurrence {
	var found []occurrence
	for span := range text.Words(body) {
		word := span.Of(body)
		if isPlain(word) && !f.begins[beginning(word)] {
			continue
		}
		term, ok := f.known[word]
		if !ok {
			term = f.termOf(word)
			f.known[word] = term
		}
		if term >= 0 {
			found = append(found, occurrence{span, term})
		}
	}
	return found
}

// termOf tells which of the terms a word, or a part of it, stems from; -1 when
// it is none.
func (f finder) termOf(word string) int {
	folded := text.Fold(word)
	for part := range text.Words(folded) {
		if i := slices.Index(f.terms, f.term(part.Of(folded))); i >= 0 {
			return i
		}
	}
	return -1
}

// beginning is what a plain word and its stem have in common: two letters, the
// second of which is i where it was y, for "dying" comes from "die".
func beginning(word string) [2]byte {
	b := [2]byte{word[0] | ' '}
	if len(word) > 1 {
		b[1] = word[1] | ' '
	}
	if b[1] == 'y' {
		b[1] = 'i'
	}
	return b
}

// isPlain reports whether word is of the letters A to Z. Most of such words are
// told by their beginning, which spares their being stemmed.
func isPlain(word string) bool {
	for i := range len(word) {
		if c := word[i] | ' '; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// densest is the first occurrence of those from which on the most different
// words stand in the length of an excerpt.
func densest(found []occurrence) occurrence {
	best, most, end := found[0], 0, 0
	within := map[int]int{} // how often each word stands from first to end
	for i, first := range found {
		end = max(end, i)
		for end < len(found) && found[end].End <= first.Start+excerptSize-excerptLead {
			within[found[end].term]++
			end++
		}
		if len(within) > most {
			best, most = first, len(within)
		}
		if end == i {
			continue // a word longer than an excerpt
		}
		if within[first.term]--; within[first.term] == 0 {
			delete(within, first.term)
		}
	}
	return best
}

// wordStart is the first place from i on where a word begins after a space.
func wordStart(s string, i int) int {
	if i == 0 {
		return 0
	}
	for j := i; j < min(len(s), i+excerptLead); j++ {
		if s[j-1] == ' ' || s[j-1] == '\n' {
			return j
		}
	}
	for !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// wordsEnd is the last place at most size bytes after start where a word has
// ended, or a code point where one word is longer than that.
func wordsEnd(s string, start, size int) int {
	end := start + size
	if end >= len(s) {
		return len(s)
	}
	if space := strings.LastIndexAny(s[start:end+1], " \n"); space > 0 {
		return start + space
	}
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return end
}
