package text

import (
	"math/bits"
	"strconv"
	"strings"
)

// A KeyTable tells a number for each of some keys, faster than a map does. It
// does not change once it is made, and many may use it at once.
type KeyTable struct {
	places []keyed // each key at the first free place from where it belongs
	shift  uint
}

type keyed struct {
	key    uint64 // 0 where nothing is
	number int16
}

// NewKeyTable makes a table that tells numbers, and absent of all other keys.
// It holds no key of 0.
func NewKeyTable(numbers map[uint64]int16, absent int16) KeyTable {
	size := bits.Len(uint(2 * len(numbers)))
	t := KeyTable{places: make([]keyed, 1<<size), shift: uint(64 - size)}
	for i := range t.places {
		t.places[i].number = absent
	}
	for key, number := range numbers {
		if key != 0 {
			*t.place(key) = keyed{key, number}
		}
	}
	return t
}

// ReadKeyTable makes a table of the [Key]s of words. Each line holds a number,
// and the words that it belongs to.
func ReadKeyTable(lines string, absent int16) KeyTable {
	numbers := make(map[uint64]int16, strings.Count(lines, " "))
	for line := range strings.Lines(lines) {
		number, words, _ := strings.Cut(line, " ")
		n, err := strconv.ParseInt(number, 10, 16)
		if err != nil {
			continue // only a damaged table has such a line, and its words are then absent
		}
		for word := range strings.FieldsSeq(words) {
			numbers[Key(word)] = int16(n)
		}
	}
	return NewKeyTable(numbers, absent)
}

// Of is the number of key.
func (t KeyTable) Of(key uint64) int16 { return t.place(key).number }

// place is where key stands, or else the free place where it would. At least
// half of all places are free.
func (t KeyTable) place(key uint64) *keyed {
	const spread = 0x9E3779B97F4A7C15 // 2⁶⁴ by the golden ratio, as Knuth advises
	at := key * spread >> t.shift
	for t.places[at].key != key && t.places[at].key != 0 {
		at = (at + 1) & uint64(len(t.places)-1)
	}
	return &t.places[at]
}
