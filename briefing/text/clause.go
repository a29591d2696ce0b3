package text

import (
	"strings"
	"unicode/utf8"
)

// Clause is the beginning of sentence, at most max code points of it, in its
// own words: all of it, else up to the end of a clause, else up to the end of
// a word with "…" after it. The full stop at the end is left out.
func Clause(sentence string, max int) string {
	whole := strings.TrimSpace(sentence)
	for _, stop := range []string{".", "。", "।"} {
		whole = strings.TrimSuffix(whole, stop)
	}
	if utf8.RuneCountInString(whole) <= max {
		return whole
	}
	end := runeOffset(whole, max)
	if cut := clauseEnd(whole, end, end*2/5); cut > 0 {
		return whole[:cut]
	}
	cut := whole[:runeOffset(whole, max-1)]
	if space := strings.LastIndexFunc(cut, blank); space > len(cut)/2 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " ,;:–—-") + "…"
}

// clauseEnd is the last place up to end, and not before least, where a clause
// of s ends; 0 when there is none. An adverbial clause at the beginning ("After
// the vote, …") does not count, since it says nothing alone.
func clauseEnd(s string, end, least int) int {
	introduced := introducers.has(wordAfter(s, 0))
	last := 0
	for i := 0; i < end; {
		r, n := runeAt(s, i)
		after, _ := runeAt(s, i+n)
		switch {
		case r == ',' && introduced && blank(after):
			introduced = false
		case r == ',' && blank(after) && clauseBegins(s, skipBlank(s, i+n)),
			(r == ';' || r == ':') && blank(after), r == '，', r == '、', r == '；', r == '،',
			isDash(r) && blank(after) && i > 0 && s[i-1] == ' ':
			if i >= least && balanced(s[:i]) {
				last = i
			}
		}
		i += n
	}
	return len(strings.TrimRight(s[:last], " -–—"))
}

// clauseBegins reports whether the word at i opens a clause, so that the comma
// before it does not stand in a list or around a remark.
func clauseBegins(s string, i int) bool {
	return clauseWords.has(wordAfter(s, i))
}

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

// clauseWords open clauses that can be left out.
var clauseWords = set(`who which where when while as after before although though because since but and with amid saying
	according following despite citing including making leaving bringing raising prompting killing ending so
	que quien donde cuando mientras aunque porque pero tras según
	qui dont où alors mais selon après der die das und aber wie nachdem während weil wobei teilte
	mas enquanto depois segundo onde quando mentre dove ma secondo dopo
	die dat maar terwijl nadat omdat который которая которые которое что где когда но а после сообщил
	який яка які що де коли але після`)
