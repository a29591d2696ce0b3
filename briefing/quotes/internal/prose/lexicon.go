package prose

import (
	_ "embed"
	"strings"
	"sync"
)

// A Class says what a word does in a sentence of news. A word may have
// several.
type Class uint64

// The classes, in the words of lexicon.txt.
const (
	Title       Class = 1 << iota // stands before a name and is no part of it
	Male                          // only of a man
	Female                        // only of a woman
	Speech                        // a verb of saying
	Telling                       // a verb that often carries somebody's words without being one of saying
	He                            // "he"
	She                           // "she"
	They                          // "they"
	It                            // "it"
	Who                           // "who"
	Self                          // "I", "we"
	Determiner                    // opens a noun phrase
	Definite                      // a determiner that points back
	Preposition                   // "of", "with"
	Conjunction                   // "and", "but"
	Subordinate                   // opens a clause within a clause
	Auxiliary                     // "has", "would"
	Adverb                        // one that does not end in "ly"
	Role                          // what one person may be: "senator", "neighbour"
	People                        // what several people may be: "protesters", "police"
	Document                      // what speaks without being anybody: "the report"
	Org                           // makes a name an organisation's
	OrgNext                       // makes the name before it something's: "the Marsh campaign"
	Place                         // a place
	Nation                        // a people, party or faith, as noun or adjective
	Stop                          // written with a capital at times, yet no name
	Abbrev                        // keeps its full stop
	Suffix                        // "Jr."
	Particle                      // a small word within a name, "van"
	Said                          // "said", "says", "say"
	Told                          // takes the hearer as its object
	By                            // "by", "to": the next name acts or hears
	Accord                        // "according"
	Work                          // makes the words after it a title, a name or a term
	Opus                          // what has a title: "novel"
	Naming                        // comes between such a thing and its title: "called"
	Calendar                      // a day or a month
	GivenMale                     // a man's given name
	GivenFemale                   // a woman's given name
)

// Pronouns is every pronoun that may be the subject of saying.
const Pronouns = He | She | They | It | Who | Self

//go:embed lexicon.txt
var lexiconFile string

//go:embed given.txt
var givenFile string

// classNames gives the classes their names in the files.
var classNames = map[string]Class{
	"title": Title, "male": Male, "female": Female, "speech": Speech, "telling": Telling,
	"he": He, "she": She, "they": They, "it": It, "who": Who, "self": Self,
	"determiner": Determiner, "definite": Definite, "preposition": Preposition, "conjunction": Conjunction,
	"subordinate": Subordinate, "auxiliary": Auxiliary, "adverb": Adverb, "role": Role, "people": People,
	"document": Document, "org": Org, "orgnext": OrgNext, "place": Place, "people-name": Nation, "stop": Stop,
	"abbrev": Abbrev, "suffix": Suffix, "particle": Particle, "said": Said, "told": Told, "by": By,
	"accord": Accord, "work": Work, "calendar": Calendar, "opus": Opus, "naming": Naming, "m": GivenMale, "f": GivenFemale,
}

// lexicon has the class of every word listed, in lower case.
var lexicon = sync.OnceValue(func() *dictionary {
	words := newDictionary(4096)
	for line := range strings.Lines(lexiconFile + givenFile) {
		name, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.FieldsSeq(list) {
			words.add(word, classNames[name])
		}
	}
	return words
})

// Is reports whether the class has any of the given ones.
func (c Class) Is(any Class) bool { return c&any != 0 }
