package stories

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A kind is what a word is, whatever it means.
type kind struct {
	number bool // it is written in digits, or an English number
	mark   bool // it tells one of a series from the next: a number, a day of the week, a month or a lone letter
	toll   bool // it says what befell people that are counted
}

// kindOf tells the kind of word, the key of which is given.
func kindOf(word string, key uint64) kind {
	r, n := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsDigit(r):
		return kind{number: true, mark: true}
	case n == len(word):
		return kind{mark: unicode.IsUpper(r) && r != 'A' && r != 'I'}
	}
	return kinds[key]
}

// kinds are those of English words, by their keys. Numbers of other languages
// are found when they are written in digits.
var kinds = kindsOf(map[kind]string{
	{number: true, mark: true}: `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
		eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen million billion`,
	{mark: true}: `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
		monday tuesday wednesday thursday friday saturday sunday
		january february march april june july august september october november december`,
	{toll: true}: `dead death die died kill killed killing toll hurt injured injure wounded wound missing rescued arrested evacuated infected`,
})

func kindsOf(lists map[kind]string) map[uint64]kind {
	all := map[uint64]kind{}
	for k, words := range lists {
		for word := range strings.FieldsSeq(words) {
			all[text.Key(word)] = k
		}
	}
	return all
}
