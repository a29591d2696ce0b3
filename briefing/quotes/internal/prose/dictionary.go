package prose

import (
	"unicode"
	"unicode/utf8"
)

// A dictionary tells the classes of words. Every word of an article is looked
// up, which must cost less than a map of strings does: words go by their keys,
// and an entry is all that a search touches.
type dictionary struct {
	entries []entry // by the key's lower bits, or the next free one; a power of two of them
	size    int     // how many words it holds
}

// An entry with the key 0 is free.
type entry struct {
	key   uint64
	class Class
}

// newDictionary makes a dictionary with room for so many words, half of which
// it fills at most so that searches are short.
func newDictionary(room int) *dictionary {
	size := 1
	for size < 2*room {
		size *= 2
	}
	return &dictionary{entries: make([]entry, size)}
}

// add gives the word the class, and keeps those it has.
func (d *dictionary) add(word string, class Class) {
	e := d.find(keyOf(word))
	if e.key == 0 {
		e.key = keyOf(word)
		d.size++
	}
	e.class |= class
}

// class is the class of the word in whatever case, 0 when it is not listed.
func (d *dictionary) class(word string) Class { return d.find(keyOf(word)).class }

// find is the entry of the key, or the free one where it would stand.
func (d *dictionary) find(key uint64) *entry {
	last := uint64(len(d.entries) - 1)
	for at := key & last; ; at = (at + 1) & last {
		if e := &d.entries[at]; e.key == key || e.key == 0 {
			return e
		}
	}
}

// keyOf is the FNV-1a hash of the characters of word in lower case, with
// straight apostrophes as curly ones, its upper bits mixed into the lower.
func keyOf(word string) uint64 {
	key := uint64(14695981039346656037)
	for i := 0; i < len(word); i++ {
		r := rune(word[i])
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r == '\'':
			r = '’'
		case r >= utf8.RuneSelf:
			var size int
			r, size = utf8.DecodeRuneInString(word[i:])
			r = unicode.ToLower(r)
			i += size - 1
		}
		key = (key ^ uint64(r)) * 1099511628211
	}
	return key ^ key>>32
}
