package stories

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A kind is what a word is, whatever it means.
type kind struct {
	number bool   // it is written in digits, or an English number
	mark   bool   // it tells one of a series from the next: a number, a day of the week, a month or a lone letter
	toll   bool   // it says what befell people that are counted
	when   moment // the day, month or year that it names
}

// kindOf tells the kind of word, the key of which is given.
func kindOf(word string, key uint64) kind {
	r, n := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsDigit(r):
		return kind{number: true, mark: true, when: yearOf(word)}
	case n == len(word):
		return kind{mark: unicode.IsUpper(r) && r != 'A' && r != 'I'}
	}
	return kinds[key]
}

// kinds are those of English words and of what moments are called, by their
// keys. Numbers of other languages are found when they are written in digits.
var kinds = kindsOf(map[kind]string{
	{number: true, mark: true}: `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
		eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen million billion`,
	{mark: true}: `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth`,
	{toll: true}: `dead death die died kill killed killing toll hurt injured injure wounded wound missing rescued arrested evacuated infected`,
})

func kindsOf(lists map[kind]string) map[uint64]kind {
	all := map[uint64]kind{}
	for k, words := range lists {
		for word := range strings.FieldsSeq(words) {
			all[text.Key(word)] = k
		}
	}
	for i, names := range momentNames {
		for name := range strings.FieldsSeq(names) {
			all[text.Key(name)] = kind{mark: true, when: moment(i + 1)}
		}
	}
	return all
}
