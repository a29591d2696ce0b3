package summarize

import (
	"unicode"
	"unicode/utf8"
)

// An antecedent is what the pronouns of a sentence may stand for, as far as
// the sentence has been read: a name; or the noun that it begins with, or that
// its main clause begins with after an introduction ("On Monday, police …").
type antecedent struct {
	found   bool // there is one
	missing bool // a person's pronoun stands before any
	awaited bool // one stands in the introduction: "In his speech, Ruiz …"
	main    bool // the introduction, if there was one, is over
	first   class
}

// read takes in the next word outside quotations, of class c: begins says that
// it is the sentence's first, name that it is written as names are, and
// comma that one stands before it.
func (a *antecedent) read(word string, c class, begins, name, comma bool) {
	if comma && !a.main {
		a.main, begins = true, true
		if a.awaited && (c != 0 || !name) {
			a.missing = true // "In his speech, he …"
		}
		a.awaited = false
	}
	if begins {
		a.first = c
	}
	switch {
	case c&person == 0 || a.found:
	case a.main || begins:
		a.missing = true
	default:
		a.awaited = true
	}
	a.found = a.found || a.is(word, c, begins, name)
}

// is reports whether the word just read can be what a later pronoun stands
// for: a name; or a noun with which the sentence or its main clause begins,
// with or without an article.
func (a *antecedent) is(word string, c class, begins, name bool) bool {
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case c&dated != 0:
		return false
	case begins:
		return c&^page == 0
	case name:
		return true
	case a.first&article != 0, !unicode.IsUpper(r) && !unicode.IsLower(r):
		return c&^page == 0
	}
	return false
}
