package storage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"
	"github.com/kljensen/snowball/hungarian"
	"github.com/kljensen/snowball/norwegian"
	"github.com/kljensen/snowball/russian"
	"github.com/kljensen/snowball/spanish"
	"github.com/kljensen/snowball/swedish"

	"github.com/dateline-bot/dateline/briefing/text"
)

// A language is how the words of an article are brought to their stems. Its
// letter stands before every stem in the index, so that the words of two
// languages are not taken for one another.
type language struct {
	letter byte
	stem   func(word string, stemStopWords bool) string // nil: words stand as they are
}

// plain is for languages that nobody here can stem.
var plain = language{letter: '-'}

// languages by the first part of a BCP 47 tag. Articles whose language is not
// known are read as English, which changes few words of any other.
var languages = map[string]language{
	"":   {'e', english.Stem},
	"en": {'e', english.Stem},
	"es": {'s', spanish.Stem},
	"fr": {'f', french.Stem},
	"hu": {'h', hungarian.Stem},
	"nb": {'n', norwegian.Stem},
	"nn": {'n', norwegian.Stem},
	"no": {'n', norwegian.Stem},
	"ru": {'r', russian.Stem},
	"sv": {'w', swedish.Stem},
}

func languageOf(tag string) language {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if l, ok := languages[primary]; ok {
		return l
	}
	return plain
}

// languageWith is the language of a letter in the index.
func languageWith(letter byte) language {
	for _, l := range languages {
		if l.letter == letter {
			return l
		}
	}
	return plain
}

const longestTerm = 40 // bytes

// A stemmer makes terms of words and remembers them: the same few words make
// up most of any text. It is for one goroutine and one call.
type stemmer map[byte]map[string]string

// each calls yield with the term of every word of folded text, in order.
func (s stemmer) each(l language, folded string, yield func(term string)) {
	known := s[l.letter]
	if known == nil {
		known = map[string]string{}
		s[l.letter] = known
	}
	for span := range text.Words(folded) {
		word := span.Of(folded)
		term, ok := known[word]
		if !ok {
			term = l.term(word)
			known[word] = term
		}
		yield(term)
	}
}

// term is the stem of a folded word, after the language's letter.
func (l language) term(word string) string {
	if len(word) > longestTerm {
		end := longestTerm
		for !utf8.RuneStart(word[end]) {
			end--
		}
		word = word[:end]
	}
	if l.stem != nil && isWord(word) {
		word = l.stem(word, true)
	}
	return string(l.letter) + word
}

// isWord reports whether a word is of letters alone.
func isWord(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// termsOf are the different terms of words that somebody looks for.
func termsOf(l language, words string) []string {
	var terms []string
	seen := map[string]bool{}
	stemmer{}.each(l, text.Fold(words), func(term string) {
		if !seen[term] {
			seen[term] = true
			terms = append(terms, term)
		}
	})
	return terms
}
