package text

import (
	"strings"
	"unicode/utf8"
)

// Clause is the beginning of sentence, at most max code points of it, in its
// own words: all of it, else up to the end of a clause that says something
// alone, else up to the end of a word. Where what is left out is the end of a
// clause, or says whose word for it there is, "…" stands in its place. The full
// stop at the end is left out.
func Clause(sentence string, max int) string {
	whole := withoutStop(strings.TrimSpace(sentence))
	if utf8.RuneCountInString(whole) <= max {
		return whole
	}
	end := runeOffset(whole, max)
	if cut := clauseEnd(whole, end, end*2/5); cut > 0 {
		return whole[:cut]
	}
	cut := whole[:runeOffset(whole, max-1)]
	if comma := attributionIn(whole); comma > len(cut)*2/5 && comma <= len(cut) && balanced(whole[:comma]) {
		return whole[:comma] + "…"
	}
	if space := strings.LastIndexFunc(cut, blank); space > len(cut)/2 {
		cut = withoutLoose(cut[:space])
	}
	return strings.TrimRight(cut, " ,;:–—-") + "…"
}

// withoutLoose leaves out the words at the end of s that say nothing without
// the next: "on the".
func withoutLoose(s string) string {
	for {
		s = strings.TrimRight(s, " ")
		word := wordBefore(s)
		if word == "" || !looseWords.has(word) || len(word) == len(s) {
			return s
		}
		s = strings.TrimSuffix(s, word)
	}
}

// withoutStop leaves out the full stop that ends s, unless it belongs to the
// last word: "at 4 p.m."
func withoutStop(s string) string {
	for _, stop := range []string{".", "。", "।"} {
		if rest, ok := strings.CutSuffix(s, stop); ok && !strings.Contains(wordBefore(rest), ".") && !strings.HasSuffix(rest, ".") {
			return rest
		}
	}
	return s
}

// clauseEnd is the last place up to end, and not before least, where a clause
// of s ends; 0 when there is none. An adverbial clause at the beginning ("After
// the vote, …") does not count, since it says nothing alone.
func clauseEnd(s string, end, least int) int {
	introduced := introducers.has(wordAfter(s, 0))
	last, commas := 0, 0
	for i := 0; i < end; {
		r, n := runeAt(s, i)
		if i >= least && !introduced && (clauseEndsAt(s, i, commas) || commas == 0 && circumstanceAt(s, i)) && balanced(s[:i]) {
			last = i
		}
		if after, _ := runeAt(s, i+n); r == ',' && blank(after) {
			if !introduced {
				commas++
			}
			introduced = false
		}
		i += n
	}
	return len(strings.TrimRight(s[:last], " -–—"))
}

// clauseEndsAt reports whether the mark at i ends a clause of s that says
// something alone; commas stand before it. What goes on after a clause that is
// put in ("Ruiz, who won, said …") needs it: before that is no whole clause.
func clauseEndsAt(s string, i, commas int) bool {
	r, n := runeAt(s, i)
	after, _ := runeAt(s, i+n)
	switch {
	case r == '，', r == '；', r == '،', r == ';' && blank(after):
		return true
	case isDash(r) && blank(after) && i > 0 && s[i-1] == ' ':
		return strings.Count(s, s[i-1:i+n+1]) == 1 // else it may close a remark
	case r != ',' || !blank(after):
		return false
	}
	word := wordAfter(s, skipBlank(s, i+n))
	if addedWords.has(word) {
		return commas == 0 // else it may be the last of a list
	}
	return (clauseWords.has(word) || isParticiple(word)) && (!strings.Contains(s[i+n:], ",") || saysSomething(s[:i]))
}

// isParticiple reports whether word has the form of an English one, "giving",
// and is no "according".
func isParticiple(word string) bool {
	return len(word) > len("thing") && strings.HasSuffix(word, "ing") && !sourceWords.has(word)
}

// circumstanceAt reports whether the space at i stands before words that tell
// when, where or why, without a comma, after a whole clause: not after "The man
// who fled", nor in "a day after".
func circumstanceAt(s string, i int) bool {
	if s[i] != ' ' || !circumstances.has(wordAfter(s, i+1)) || measures.has(wordBefore(s[:i])) {
		return false
	}
	for w := range Words(s[:i]) {
		if relatives.has(w.Of(s)) {
			return false
		}
	}
	return true
}

// saysSomething reports whether s surely has the verb of a main clause, and
// none of speech, whose object may still be to come.
func saysSomething(s string) bool {
	verb := false
	for w := range Words(s) {
		word := w.Of(s)
		if speechVerbs.has(word) {
			return false
		}
		verb = verb || verbs.has(word)
	}
	return verb
}

// attributionIn is where the comma before a final attribution stands, "…, the
// mayor said" or "…, according to the mayor"; 0 when s does not end with one.
func attributionIn(s string) int {
	comma := strings.LastIndex(s, ", ")
	if comma < 0 || len(s)-comma > longestAttribution {
		return 0
	}
	tail := s[comma+len(", "):]
	first := wordAfter(tail, 0)
	if sourceWords.has(first) {
		return comma
	}
	if clauseWords.has(first) || addedWords.has(first) {
		return 0
	}
	for w := range Words(tail) {
		if speechVerbs.has(w.Of(tail)) {
			return comma
		}
	}
	return 0
}

// longestAttribution bounds, in bytes, what is taken for an attribution.
const longestAttribution = 80

// balanced reports whether s has no open bracket or quotation.
func balanced(s string) bool {
	return strings.Count(s, "“") == strings.Count(s, "”") && strings.Count(s, `"`)%2 == 0 &&
		strings.Count(s, "(") == strings.Count(s, ")") && strings.Count(s, "«") == strings.Count(s, "»")
}

// runeOffset is where the first n code points of s end.
func runeOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// introducers begin clauses that stand before the main one.
var introducers = set(`after before as while when if although though since because despite in on at with for from by during following amid
	once until according speaking citing under over among nach während als wenn después tras mientras cuando según en
	après lors pendant selon depuis durante depois após segundo dopo mentre secondo na tijdens volgens после по в во`)

// clauseWords open clauses that can be left out, unless more follows.
var clauseWords = set(`who which where when while as after before although though because since with amid
	following despite including making leaving bringing raising prompting killing ending
	que quien donde cuando mientras aunque porque tras
	qui dont où alors après der die das wie nachdem während weil wobei
	enquanto depois onde quando mentre dove dopo
	die dat terwijl nadat omdat который которая которые которое что где когда после
	який яка які що де коли після`)

// verbs are verbs of main clauses wherever they stand.
var verbs = set(`is are was were has have had will would can could may might must should did does
	es son fue fueron ha han había será est sont était a ont sera ist sind war waren hat haben hatte wird werden
	é são foi foram tem têm è sono era hanno aveva sarà zijn was waren heeft hebben had wordt
	был была было были будет був була було були буде`)

// addedWords open clauses that stand beside the one before them. Those that
// open with "but" are kept: what they take back must not be told without them.
var addedWords = set(`and saying y et und e en и та`)

// circumstances open clauses of time, place and reason that need no comma.
var circumstances = set(`after amid because despite during following since where while nachdem während
	porque mientras tras pendant parce mentre dopo durante omdat terwijl nadat`)

// looseWords lead on to the next word.
var looseWords = set(`the a an of to in on at for with and or by from as than into over his her its their that this who which
	is was are were be been has have had will would can could may might did does do not
	de la el los las un una y o en con por para del al que se le les des du et à dans pour sur avec qui au aux
	der die das den dem des ein eine einen und oder im am zu zum zur mit von vom für auf bei
	do da dos das os e em no na um uma com il lo gli di della del nel con per het een van en te op met voor
	в на и с по к о у за из от для что не з та й до від про`)

// measures belong to the circumstance that they stand before.
var measures = set(`day days hour hours minute minutes week weeks month months year years shortly soon just only long
	right even moments seconds time and or but is was are were be been not`)

// relatives open clauses that keep the verb of the main one waiting.
var relatives = set(`who whom whose which that if whether qui que die der das che`)

// sourceWords open attributions that need no verb of speech.
var sourceWords = set(`according citing según selon laut segundo secondo volgens aldus согласно сообщил сообщила сообщили за повідомив повідомила teilte`)
