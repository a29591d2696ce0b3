package text

import (
	"strings"
	"unicode/utf8"
)

// A table is a set of words in small letters.
type table lookup[bool]

// set makes a table of the words in list, which white space separates.
func set(list string) table {
	words := strings.Fields(list)
	t := make(table, len(words))
	for _, w := range words {
		t[w] = true
	}
	return t
}

// has reports whether t holds word in small letters.
func (t table) has(word string) bool { return lookup[bool](t).of(word) }

// A lookup tells something about each of some words, which it holds in small
// letters.
type lookup[V any] map[string]V

// of is what l tells about word in small letters; the zero value when it does
// not hold it. Short ASCII words, which nearly all are, cost no memory.
func (l lookup[V]) of(word string) V {
	var small [farthest]byte
	if len(word) > len(small) {
		var nothing V
		return nothing
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return l[strings.ToLower(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		small[i] = c
	}
	return l[string(small[:len(word)])]
}
