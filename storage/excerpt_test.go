package storage

import (
	"testing"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/text"
)

func TestPlainWordsKeepTheirBeginning(t *testing.T) {
	for word, stem := range map[string]string{"dying": "die", "skies": "sky", "lying": "lie", "a": "a", "I": "i", "Us": "us", "generously": "generous"} {
		l := languageOf("en")
		if got, want := l.term(text.Fold(word)), l.term(stem); got != want || beginning(word) != beginning(got[1:]) {
			t.Errorf("%q stems to %q beginning %q, want %q beginning %q", word, got, beginning(got[1:]), want, beginning(word))
		}
	}
}

func FuzzAnyArticleIsReadAndShown(f *testing.F) {
	f.Add("Night ferry", "Die Fähre läuft, said 港口 O’Dell's dying 1,250.5 \xff\x00", "en", "dies ferry")
	f.Add("", "", "zz-ZZ", "")
	f.Fuzz(func(t *testing.T, title, body, tag, words string) {
		if !utf8.ValidString(body) {
			t.Skip("articles are valid UTF-8 when they are filed")
		}
		quotes := []quoteRecord{{Start: 0, End: len(body), Speaker: title}}
		a := briefing.Article{Title: title, Body: body, Language: tag, Publisher: title, AddedBy: words, URL: words}
		c := cardOf(stemmer{}, a, quotes)
		for term, m := range c.terms {
			if m&weight == 0 || len(term) > 1+longestTerm+utf8.UTFMax {
				t.Errorf("term %q has mark %b", term, m)
			}
		}
		for _, e := range c.entries(1, 1, a.Added) {
			if len(e.key) > 2*longestName+100 {
				t.Errorf("a key of %s has %d bytes", e.bucket, len(e.key))
			}
		}
		h := newFinder(languageOf(tag), words).hit(briefing.Copy{Article: a})
		if e := h.Excerpt; e.Start < 0 || e.End > len(body) || e.Len() > excerptSize || !utf8.ValidString(e.Of(body)) {
			t.Errorf("excerpt %v of %q", e, body)
		}
		for _, m := range h.Marks {
			if m.Start < h.Excerpt.Start || m.End > h.Excerpt.End {
				t.Errorf("mark %v is outside of excerpt %v", m, h.Excerpt)
			}
		}
	})
}
