package eval

import "strings"

// stem takes the endings off an English word in lower case, as M. F. Porter's
// "An algorithm for suffix stripping" (1980) does with the two departures that
// he published later (-bli, -logi). The archive's search has a newer stemmer;
// ROUGE is defined by this one.
func stem(word string) string {
	if len(word) <= 2 {
		return word
	}
	word = withoutPlural(word)
	word = withoutPast(word)
	if root, ok := strings.CutSuffix(word, "y"); ok && hasVowel(root) {
		word = root + "i"
	}
	word = replaced(word, longEndings)
	word = replaced(word, middleEndings)
	word = withoutEnding(word)
	return withoutFinal(word)
}

// withoutPlural is Porter's step 1a.
func withoutPlural(word string) string {
	switch {
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "ies"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "ss"):
		return word
	}
	return strings.TrimSuffix(word, "s")
}

// withoutPast is step 1b: -ed and -ing go, and what they took from the word
// comes back.
func withoutPast(word string) string {
	if root, ok := strings.CutSuffix(word, "eed"); ok {
		if measure(root) > 0 {
			return root + "ee"
		}
		return word
	}
	root, ok := strings.CutSuffix(word, "ed")
	if !ok {
		root, ok = strings.CutSuffix(word, "ing")
	}
	if !ok || !hasVowel(root) {
		return word
	}
	switch {
	case strings.HasSuffix(root, "at"), strings.HasSuffix(root, "bl"), strings.HasSuffix(root, "iz"):
		return root + "e"
	case endsDouble(root):
		if strings.ContainsRune("lsz", rune(root[len(root)-1])) {
			return root
		}
		return root[:len(root)-1]
	case measure(root) == 1 && endsShort(root):
		return root + "e"
	}
	return root
}

// An ending is what a word ends with, and what stands there instead when
// enough of the word is left.
type ending struct{ from, to string }

// Endings of steps 2 and 3. Where one ends another, the longer one is first.
var (
	longEndings = []ending{
		{"ational", "ate"}, {"ization", "ize"}, {"iveness", "ive"}, {"fulness", "ful"}, {"ousness", "ous"},
		{"tional", "tion"}, {"biliti", "ble"}, {"entli", "ent"}, {"ousli", "ous"}, {"ation", "ate"}, {"alism", "al"},
		{"aliti", "al"}, {"iviti", "ive"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"}, {"alli", "al"},
		{"ator", "ate"}, {"logi", "log"}, {"bli", "ble"}, {"eli", "e"},
	}
	middleEndings = []ending{
		{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ness", ""}, {"ful", ""},
	}
)

func replaced(word string, endings []ending) string {
	for _, e := range endings {
		if root, ok := strings.CutSuffix(word, e.from); ok {
			if measure(root) > 0 {
				return root + e.to
			}
			return word
		}
	}
	return word
}

// lastEndings are those of step 4, of which -ion is one after s or t only.
var lastEndings = strings.Fields("ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic ou")

// withoutEnding is step 4.
func withoutEnding(word string) string {
	if root, ok := strings.CutSuffix(word, "ion"); ok {
		if (strings.HasSuffix(root, "s") || strings.HasSuffix(root, "t")) && measure(root) > 1 {
			return root
		}
		return word
	}
	for _, e := range lastEndings {
		if root, ok := strings.CutSuffix(word, e); ok {
			if measure(root) > 1 {
				return root
			}
			return word
		}
	}
	return word
}

// withoutFinal is step 5: a last -e goes, and one of two last l.
func withoutFinal(word string) string {
	if root, ok := strings.CutSuffix(word, "e"); ok {
		if m := measure(root); m > 1 || m == 1 && !endsShort(root) {
			word = root
		}
	}
	if strings.HasSuffix(word, "ll") && measure(word) > 1 {
		return word[:len(word)-1]
	}
	return word
}

// isConsonant reports whether the letter at i is one; y is, unless it follows one.
func isConsonant(word string, i int) bool {
	switch word[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return false
	case 'y':
		return i == 0 || !isConsonant(word, i-1)
	}
	return true
}

// measure is how often a consonant follows a vowel.
func measure(word string) int {
	n, vowel := 0, false
	for i := range len(word) {
		consonant := isConsonant(word, i)
		n += one(consonant && vowel)
		vowel = !consonant
	}
	return n
}

func hasVowel(word string) bool {
	for i := range len(word) {
		if !isConsonant(word, i) {
			return true
		}
	}
	return false
}

func endsDouble(word string) bool {
	n := len(word)
	return n > 1 && word[n-1] == word[n-2] && isConsonant(word, n-1)
}

// endsShort reports whether the word ends as "hop" does: its last letters are
// consonant, vowel, consonant, and the last one is not w, x or y.
func endsShort(word string) bool {
	n := len(word)
	return n >= 3 && isConsonant(word, n-3) && !isConsonant(word, n-2) && isConsonant(word, n-1) &&
		!strings.ContainsRune("wxy", rune(word[n-1]))
}
