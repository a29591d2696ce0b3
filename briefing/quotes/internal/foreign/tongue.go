// Package foreign tells who said what where the language is not English. It
// knows verbs of saying, and names nobody but whom such a verb beside the
// quotation has for its subject, by full name: a wrong speaker is worse than
// none.
package foreign

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

// A tongue is what the package knows of a language.
type tongue struct {
	say, with, article, title map[string]bool
	before, after             []string // in scripts without spaces
	nouns                     bool     // nouns have capitals
}

//go:embed speech.txt
var speechFile string

// tongues is every language known, by its code.
var tongues = sync.OnceValue(func() map[string]*tongue {
	out := make(map[string]*tongue)
	for line := range strings.Lines(speechFile) {
		head, words, ok := strings.Cut(line, ": ")
		code, sort, both := strings.Cut(head, " ")
		if !ok || !both || strings.HasPrefix(line, "#") {
			continue
		}
		if out[code] == nil {
			out[code] = &tongue{nouns: code == "de"}
		}
		out[code].learn(sort, strings.Fields(words))
	}
	return out
})

func (t *tongue) learn(sort string, words []string) {
	set := make(map[string]bool, len(words))
	for _, word := range words {
		set[word] = true
	}
	switch sort {
	case "say":
		t.say = set
	case "with":
		t.with = set
	case "article":
		t.article = set
	case "title":
		t.title = set
	case "before":
		t.before = words
	case "after":
		t.after = words
	}
}

// tongueOf is what is known of the language, by its BCP 47 tag; nothing of
// some.
func tongueOf(tag string) *tongue {
	code, _, _ := strings.Cut(tag, "-")
	if t, ok := tongues()[strings.ToLower(code)]; ok {
		return t
	}
	return &tongue{}
}

// Tells is what reports, in the language of the BCP 47 tag, whether a clause
// begins with a verb of saying: "dit Marie Dupont", "a dit Marie Dupont",
// "dit-elle".
func Tells(tag string) prose.Tells {
	t := tongueOf(tag)
	return func(clause string) bool {
		first, rest, _ := strings.Cut(clause, " ")
		if t.with[first] {
			first, _, _ = strings.Cut(rest, " ")
		}
		verb, _, _ := strings.Cut(strings.TrimRight(first, ",.:;—"), "-")
		return t.say[verb]
	}
}

// Bare is a title without the article that its vowel swallowed: "l’avocate".
func Bare(title string) string {
	return strings.TrimPrefix(strings.TrimPrefix(title, "l’"), "l'")
}

// guess is the language whose verbs of saying occur most in the reading; one
// of which nothing is known when none do.
func guess(r *prose.Reading) *tongue {
	best, most := &tongue{}, 0
	all := tongues()
	for _, code := range slices.Sorted(maps.Keys(all)) {
		n := 0
		for i := range r.Words {
			if w := &r.Words[i]; w.Quotation < 0 && all[code].say[r.Text(int32(i))] {
				n++
			}
		}
		if n > most {
			best, most = all[code], n
		}
	}
	return best
}

// isTitle reports whether the word may stand between a verb of saying and a
// name. Where nouns have capitals they are compounds, too: "Energieminister".
func (t *tongue) isTitle(word string) bool {
	word = strings.ToLower(Bare(word))
	if t.title[word] || !t.nouns {
		return t.title[word]
	}
	for i := range word {
		if i > 2 && len(word)-i > 3 && t.title[word[i:]] {
			return true
		}
	}
	return false
}
