package summarize

import (
	"strings"
	"unicode/utf8"
)

// The least that a sentence needs to say something.
const (
	fewestWords  = 4
	fewestLetter = 12 // code points, for scripts without spaces
)

// fewestListed is how many words make a list; a short sentence may have names
// and numbers for most of its words ("Osk beat Pell 2-1").
const fewestListed = 8

// rankOf tells how well sentence s, of profile p, can be read alone.
func rankOf(s string, p profile) int {
	switch {
	case p.ends == 0 || p.half || p.lists() || p.words < fewestWords || fewerThan(s, fewestLetter):
		return clumsy
	case p.orphan, p.asks(), p.leansOnBefore(), p.onlyQuoted(), beginsDangling(s):
		return leaning
	}
	return alone
}

// fewerThan reports whether s has fewer than n code points.
func fewerThan(s string, n int) bool {
	return len(s) < n*utf8.UTFMax && utf8.RuneCountInString(s) < n
}

// lists reports whether the sentence is hardly more than names and numbers: a
// line-up, a table's row.
func (p profile) lists() bool {
	return p.words >= fewestListed && (1+p.names+p.numbers)*4 >= p.words*3
}

// answers reports whether the sentence is a short answer, when the one before
// it is as in before.
func (p profile) answers(before profile) bool { return before.asks() && p.words < longestAnswer }

// longestAnswer is how many words make an answer one that can be read without
// its question.
const longestAnswer = 7

// asks reports whether the sentence puts a question to the reader, which a
// summary does not answer. A question in a quotation is news.
func (p profile) asks() bool {
	return (p.ends == '?' || p.ends == '？' || p.ends == '؟') && p.quoted == 0
}

// leansOnBefore reports whether the first word needs what stood before it:
// "But …", "He …", "These …". "This week" needs nothing.
func (p profile) leansOnBefore() bool {
	if p.firstSaid {
		return p.first&person != 0
	}
	if p.first&pointing != 0 && spansOfTime[strings.TrimSuffix(strings.ToLower(p.second), "'s")] {
		return false
	}
	return p.first&(person|thing|pointing|linking) != 0 && p.first&article == 0
}

// onlyQuoted reports whether nobody is named as having said the quotation that
// the sentence is.
func (p profile) onlyQuoted() bool {
	return p.quoted > 0 && p.words == p.quoted
}

var spansOfTime = map[string]bool{
	"week": true, "month": true, "year": true, "morning": true, "evening": true, "weekend": true, "spring": true, "summer": true,
	"autumn": true, "fall": true, "winter": true, "season": true,
}

// beginsDangling reports the same of scripts that put no spaces between words.
func beginsDangling(s string) bool {
	if s[0] < utf8.RuneSelf {
		return false
	}
	for _, beginning := range dangling {
		if strings.HasPrefix(s, beginning) {
			return true
		}
	}
	return false
}

var dangling = []string{
	"但", "而且", "因此", "此外", "然而", "所以", "同时", "同時", "另外", "不过", "不過", "他", "她", "它", "这", "這", "那", "该", "該", "其中", "对此", "對此",
	"しかし", "また", "そして", "さらに", "だが", "ただ", "一方", "そのため", "彼", "これ", "それ", "この", "その", "あの", "なお", "このため", "同日",
}
