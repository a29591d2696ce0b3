package prose

import (
	"maps"
	"slices"
)

// A dictionary tells the classes of words. Every word of an article is looked
// up, and most are found at once or are found missing at once, for which a map
// takes three times as long.
type dictionary struct {
	slots   []uint16 // by hash: the place of an entry and 1, or 0 for none; a power of two of them
	entries []entry
}

type entry struct {
	word  string
	class Class
}

// sparse is how many slots there are at least for each entry, so that those
// after one another are seldom taken.
const sparse = 4

// newDictionary holds the words, of which there are fewer than 65,536.
func newDictionary(words map[string]Class) *dictionary {
	size := 1
	for size < sparse*len(words) {
		size *= 2
	}
	d := &dictionary{slots: make([]uint16, size), entries: make([]entry, 0, len(words))}
	for _, word := range slices.Sorted(maps.Keys(words)) {
		d.entries = append(d.entries, entry{word, words[word]})
		slot := d.slot([]byte(word))
		for d.slots[slot] != 0 {
			slot = d.after(slot)
		}
		d.slots[slot] = uint16(len(d.entries))
	}
	return d
}

// class is the class of the word, 0 when it is not listed.
func (d *dictionary) class(word []byte) Class {
	for slot := d.slot(word); d.slots[slot] != 0; slot = d.after(slot) {
		if e := &d.entries[d.slots[slot]-1]; e.word == string(word) {
			return e.class
		}
	}
	return 0
}

// slot is where the word stands if no other took its slot: by its FNV-1a hash,
// whose upper bits are mixed into the lower ones.
func (d *dictionary) slot(word []byte) uint32 {
	hash := uint32(2166136261)
	for _, c := range word {
		hash = (hash ^ uint32(c)) * 16777619
	}
	return (hash ^ hash>>15) & uint32(len(d.slots)-1)
}

func (d *dictionary) after(slot uint32) uint32 { return (slot + 1) & uint32(len(d.slots)-1) }
