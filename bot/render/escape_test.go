package render

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestMarkupOfAnArticleIsShownAsItsWords(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"plain words stay":         {`It's 3.5 – "fine" (really), isn't it? 100% & #1 - yes.`, `It's 3.5 – "fine" (really), isn't it? 100% & #1 - yes.`},
		"bold, italic, struck":     {"**a** _b_ ~~c~~", `\*\*a\*\* \_b\_ \~\~c\~\~`},
		"code and spoilers":        {"```x``` `y` ||z||", "\\`\\`\\`x\\`\\`\\` \\`y\\` \\|\\|z\\|\\|"},
		"a masked link":            {"[gift](https://evil.example)", `\[gift\](https\://evil.example)`},
		"mentions":                 {"@everyone <@1> <#2> <@&3>", `\@everyone \<\@1> \<#2> \<\@&3>`},
		"timestamps and emoji":     {"<t:0:R> <:n:1> <a:n:1>", `\<t:0:R> \<:n:1> \<a:n:1>`},
		"a heading":                {"# big", `\# big`},
		"a hashtag is none":        {"#grid", "#grid"},
		"small print":              {"-# small", `\-# small`},
		"a quotation":              {"> said\n>>> more", "\\> said\n\\>>> more"},
		"lists":                    {"- one\n  1. two\n2) three", "\\- one\n  1\\. two\n2\\) three"},
		"a year ends a line":       {"1986. It began", `1986\. It began`},
		"a backslash":              {`\*not bold\*`, `\\\*not bold\\\*`},
		"only before slashes":      {"at 08:00: go to ftp://x", `at 08:00: go to ftp\://x`},
		"writing is not turned":    {"a\u202eb\u2067c", "abc"},
		"nothing that is not seen": {"a\u200bb\ufeffc\x00d", "abcd"},
		"joiners stay":             {"👩\u200d👩 نمی\u200cدانم", "👩\u200d👩 نمی\u200cدانم"},
		"lines end alike":          {"a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		"what is no text":          {"a\xffb", "a\uFFFDb"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Escape(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

var (
	escaped    = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
	active     = regexp.MustCompile("[*_~`|<\\[\\]@\\\\]|://")
	activeLine = regexp.MustCompile(`(?m)^[ \t]*(#{1,3}[ \t]|-#|-[ \t]|>|[0-9]+[.)]([ \t]|$))`)
)

func TestWhateverTheTextItsWordsAreExactAndNoneOfItActs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile(2000).Draw(t, "text")
		got := Escape(text)
		if diff := cmp.Diff(clean(text), escaped.ReplaceAllString(got, "$1")); diff != "" {
			t.Fatalf("the words changed (-want +got):\n%s", diff)
		}
		// What is left when every escaped character is taken for a letter.
		left := escaped.ReplaceAllString(got, "x")
		if at := active.FindString(left); at != "" {
			t.Fatalf("%q acts as markup in %q", at, got)
		}
		if at := activeLine.FindString(left); at != "" {
			t.Fatalf("a line that begins with %q acts as markup in %q", at, got)
		}
	})
}

func TestALinkLeadsOnlyWhereItSays(t *testing.T) {
	for name, c := range map[string]struct{ title, address, want string }{
		"a web address":            {"Grid bill", "https://post.example/a", "[Grid bill](https://post.example/a)"},
		"brackets in the address":  {"Grid bill", "https://post.example/a_(b)", "[Grid bill](https://post.example/a_%28b%29)"},
		"bold type in the address": {"Grid bill", "https://post.example/a**b||c", "[Grid bill](https://post.example/a%2A%2Ab%7C%7Cc)"},
		"a script":                 {"Grid bill", "javascript:alert(1)", "Grid bill"},
		"a name before the site":   {"Grid bill", "https://post.example@evil.example/", "Grid bill"},
		"no site":                  {"Grid bill", "https:///a", "Grid bill"},
		"far too long":             {"Grid bill", "https://post.example/" + strings.Repeat("x", 600), "Grid bill"},
		"brackets in the headline": {"Grid [update", "https://post.example/a", `Grid \[update [link](https://post.example/a)`},
		"an address as a headline": {"https://bank.example", "https://evil.example/a", `https\://bank.example [link](https://evil.example/a)`},
		"a headline of nothing":    {"\u200b\u3164 ", "https://post.example/a", "[(no headline)](https://post.example/a)"},
		"a headline of two lines":  {"Grid\n# bill", "https://post.example/a", "[Grid # bill](https://post.example/a)"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := link(c.title, c.address, 100); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTextIsCutBetweenWordsAndNeverWithinACharacter(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"Parliament passes grid bill", 27, "Parliament passes grid bill"},
		{"Parliament passes grid bill", 26, "Parliament passes grid…"},
		{"Parliament passes, grid bill", 20, "Parliament passes…"},
		{"Donaudampfschifffahrt", 10, "Donaudamp…"},
		{"👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 15, "👩‍👩‍👧‍👦…"},
		{"👩‍👩‍👧‍👦", 5, "…"},
	} {
		if got := cut(c.text, c.most); got != c.want {
			t.Errorf("cut(%q, %d): got %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

func TestWhateverTheTextItIsCutToItsLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, most := hostile(400).Draw(t, "text"), rapid.IntRange(1, 300).Draw(t, "most")
		if got := units(fit(text, most)); got > most {
			t.Errorf("got %d units, want at most %d", got, most)
		}
		if got := units(cut(text, most)); got > most {
			t.Errorf("cut to %d units, want at most %d", got, most)
		}
	})
}

func TestALongTextKeepsAsMuchAsFits(t *testing.T) {
	for name, text := range map[string]string{
		"plain words": strings.Repeat("The harbour closes on Friday. ", 100),
		"markup":      strings.Repeat("The *harbour* closes on _Friday_. ", 100),
	} {
		if got := units(fit(text, 400)); got < 340 {
			t.Errorf("%s: %d of 400 units are used", name, got)
		}
	}
}

func TestALongQuoteEndsWithASentence(t *testing.T) {
	long := "We will not pause. " + strings.Repeat("Nobody asked us to do that. ", 20)
	got, ok := ends(long, 60)
	if want := "We will not pause. Nobody asked us to do that. […]"; got != want || !ok {
		t.Errorf("got %q (%v), want %q", got, ok, want)
	}
	if _, ok := ends(strings.Repeat("and ", 100), 60); ok {
		t.Error("a sentence without an end was cut somewhere")
	}
}
