package text

import (
	"strings"
	"unicode/utf8"
)

// A table is a set of words.
type table struct{ lookup[bool] }

// set makes a table of the words in list, which white space separates and which
// are in small letters.
func set(list string) table {
	words := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		words[word] = true
	}
	return table{newLookup(words)}
}

// has reports whether t holds word in small letters.
func (t *table) has(word string) bool { return t.of(word) }

// A lookup tells something about each of some words.
type lookup[V any] struct {
	words   map[string]V
	lengths [utf8.RuneSelf]uint64 // by their first byte, how long the words are that it holds: a bit for each length
}

// newLookup makes a lookup of words in small letters.
func newLookup[V any](words map[string]V) lookup[V] {
	l := lookup[V]{words: words}
	for word := range words {
		if isASCII(word) {
			l.lengths[word[0]] |= 1 << len(word)
		}
	}
	return l
}

// of is what l tells about word in small letters; the zero value when it does
// not hold it. Most words are ASCII and are told by their first byte and length
// not to be there.
func (l *lookup[V]) of(word string) (told V) {
	var small [farthest]byte
	if len(word) > len(small) {
		return told
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return l.words[strings.ToLower(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		small[i] = c
	}
	if l.lengths[small[0]]>>len(word)&1 == 0 {
		return told
	}
	return l.words[string(small[:len(word)])]
}
