package eval

import (
	"regexp"
	"slices"
	"strings"
)

var (
	nameWord   = regexp.MustCompile(`\p{L}+(?:[-'’]\p{L}+)*`)
	possessive = regexp.MustCompile(`['’]s($|[^\p{L}\p{N}_])`)
)

// samePerson reports whether found has the surname of one of the people of
// annotated, who are joined by " & ". A single word may also be a surname that
// comes first ("Ban" for "Ban Ki-moon"), unless it names a body.
func samePerson(annotated, found string) bool {
	return anyone(annotated, found, func(_, _ []string) bool { return true })
}

// sameFullName is samePerson with first names that agree, where both have one:
// one begins the other, or is short for it.
func sameFullName(annotated, found string) bool {
	return anyone(annotated, found, func(a, b []string) bool {
		return len(a) < 2 || len(b) < 2 || sameFirstName(a[0], b[0])
	})
}

func anyone(annotated, found string, agree func(a, b []string) bool) bool {
	b := nameWords(found)
	for name := range strings.SplitSeq(annotated, " & ") {
		if a := nameWords(name); sameSurname(a, b) && agree(a, b) {
			return true
		}
	}
	return false
}

func sameSurname(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if a[len(a)-1] == b[len(b)-1] {
		return true
	}
	isBody := func(word string) bool { return slices.Contains(bodies, word) }
	return min(len(a), len(b)) == 1 && a[0] == b[0] && !slices.ContainsFunc(a, isBody) && !slices.ContainsFunc(b, isBody)
}

func sameFirstName(a, b string) bool {
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	return slices.ContainsFunc(nicknames, func(forms []string) bool {
		return slices.Contains(forms, a) && slices.Contains(forms, b)
	})
}

// nameWords are the words of a name in lower case, without titles before it
// and what is written after it.
func nameWords(name string) []string {
	words := nameWord.FindAllString(possessive.ReplaceAllString(strings.ToLower(name), "$1"), -1)
	for len(words) > 1 && slices.Contains(suffixes, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && slices.Contains(titles, words[0]) {
		words = words[1:]
	}
	return words
}

var (
	suffixes = strings.Fields("jr sr ii iii iv md phd esq")
	titles   = strings.Fields("mr mrs ms miss dr sen rep gov sir president senator secretary the")
	// bodies are words that make a name that of an organisation.
	bodies = strings.Fields("campaign team camp administration foundation organization post times party committee company news university union board office")
)

// nicknames are forms of one first name of which none begins another.
var nicknames = [][]string{
	strings.Fields("hillary hilary"), strings.Fields("mike michael"), strings.Fields("bill william"), strings.Fields("bob robert rob"),
	strings.Fields("joe joseph"), strings.Fields("bernie bernard"), strings.Fields("ted edward"), strings.Fields("jim james"),
	strings.Fields("tom thomas"), strings.Fields("rudy rudolph"), strings.Fields("dave david"), strings.Fields("steve steven stephen"),
	strings.Fields("liz elizabeth"),
}
