package text

import (
	"strings"
	"unicode/utf8"
)

// A table is a set of words in small letters.
type table map[string]struct{}

// set makes a table of the words in list, which white space separates.
func set(list string) table {
	words := strings.Fields(list)
	t := make(table, len(words))
	for _, w := range words {
		t[w] = struct{}{}
	}
	return t
}

// has reports whether t holds word in small letters. Short ASCII words, which
// nearly all are, cost no memory.
func (t table) has(word string) bool {
	var small [farthest]byte
	if len(word) > len(small) {
		return false
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			_, ok := t[strings.ToLower(word)]
			return ok
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		small[i] = c
	}
	_, ok := t[string(small[:len(word)])]
	return ok
}
