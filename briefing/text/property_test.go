package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline-bot/dateline/briefing"
)

func FuzzReading(f *testing.F) {
	for _, test := range sentenceTests {
		f.Add(test.text, 20)
	}
	f.Add("Council votes\nBy Ana Ruiz\nELMHAVEN (AP) — The council. \u2028Next", 5)
	f.Fuzz(func(t *testing.T, body string, max int) {
		paragraphs := Paragraphs(body)
		checkSpans(t, body, paragraphs)
		sentences := Sentences(body)
		checkSpans(t, body, sentences)
		if got, want := covered(body, sentences), covered(body, paragraphs); got != want {
			t.Errorf("sentences hold %q, want all of %q", got, want)
		}
		var words []briefing.Span
		for w := range Words(body) {
			words = append(words, w)
		}
		checkSpans(t, body, words)
		checkHead(t, body)
		if once := Fold(body); Fold(once) != once {
			t.Errorf("Fold twice: got %q, want %q", Fold(once), once)
		}
		if max %= 100; units(Clip(body, max)) > max && max > 0 {
			t.Errorf("Clip(%q, %d) has %d units", body, max, units(Clip(body, max)))
		}
		Language(body)
	})
}

// checkSpans holds that spans stand in order inside body, between code points,
// not empty and without white space at their ends.
func checkSpans(t *testing.T, body string, spans []briefing.Span) {
	t.Helper()
	last := 0
	for _, s := range spans {
		if s.Start < last || s.End <= s.Start || s.End > len(body) {
			t.Fatalf("span %v after %d in a body of %d bytes", s, last, len(body))
		}
		if got := s.Of(body); strings.TrimSpace(got) != got {
			t.Errorf("span %q has space around it", got)
		}
		if !onBoundary(body, s.Start) || !onBoundary(body, s.End) {
			t.Errorf("span %v of %q cuts a code point", s, body)
		}
		last = s.End
	}
}

func onBoundary(body string, i int) bool {
	if i == len(body) || utf8.RuneStart(body[i]) {
		return true
	}
	return !utf8.ValidString(body) // what is no code point cannot be cut
}

// covered is what spans hold, without white space.
func covered(body string, spans []briefing.Span) string {
	var all strings.Builder
	for _, s := range spans {
		for _, r := range s.Of(body) {
			if !blank(r) {
				all.WriteRune(r)
			}
		}
	}
	return all.String()
}

func checkHead(t *testing.T, body string) {
	t.Helper()
	h := Head(body)
	if h.Text < 0 || h.Text > len(body) || !onBoundary(body, h.Text) {
		t.Fatalf("the news begins at %d of %d bytes", h.Text, len(body))
	}
	for _, s := range []briefing.Span{h.Headline, h.Byline, h.Dateline} {
		if s.Len() > 0 {
			checkSpans(t, body, []briefing.Span{s})
		}
		if s.End > h.Text {
			t.Errorf("heading span %v reaches into the news at %d", s, h.Text)
		}
	}
	if title := h.Title(body); h.Headline.Len() == 0 && utf8.RuneCountInString(title) > longestTitle {
		t.Errorf("title %q is too long", title)
	}
}

// An article of n paragraphs with all that makes sentences hard to tell apart.
func article(n int) string {
	return "ELMHAVEN (AP) — " + strings.Repeat("Mr. Ortun met Dr. Lena Vass of Tann Corp. in the U.S. on Monday. “Why?” he asked. "+
		"She paid $1,250.5 for it, she said, “and nobody at the council, which had voted four times, cared.” Then … nothing.\n", n)
}

func BenchmarkSentences(b *testing.B) {
	body := article(20)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Sentences(body)
	}
}

func BenchmarkSentencesOf2MB(b *testing.B) {
	body := article(10_000)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Sentences(body)
	}
}

func BenchmarkFold(b *testing.B) {
	body := article(20)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Fold(body)
	}
}

func BenchmarkLanguage(b *testing.B) {
	body := article(20)
	for b.Loop() {
		Language(body)
	}
}
