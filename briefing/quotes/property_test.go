package quotes_test

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes"
)

// pieces are what the articles of the property test are made of.
var pieces = []string{
	"Energy Minister Ana Ruiz", "Mr. Okoro", "Pavel Okoro", "the minister", "protesters", "he", "She", "who",
	" said", " told reporters", ", adding that", " called it", "said ", "according to ", "the ", "a novel called ",
	"the ships have nowhere else to go", "We will not pause", "a “new footing", "useful", "don’t", "workers' ",
	"\"", "“", "”", "‘", "’", "'", "„", "«", "»", "「", "」", "’s", "=", "OKORO: ", "RUIZ: ", ",", ".", "?", "!", "…", " — ", ":",
	" ", " ", " ", "\n", "\n\n", "\n—", "\n> ", "\u00a0", "é", "港", "🙂", "\u0301", "-", "(", ")", "12", "J. ", "de ", "O",
	"Q: ", "\nA: ", "Will you sell?", "\n\n**Will they?**\n\n", "In an interview ", "I ", "Pavel Okoro: ", "\nAna Ruiz: ",
	"wrote:\n\n", "Mayor ", "the mayor", "a ferrywoman", ", the harbour master,", " is the ", "Beaming ", "Oscar-winner ",
	" dijo ", "ha dicho ", "la ministra ", " sagte ", "Energieministerin ", " сказала ", "Анна Крылова", "说：", "と述べ", "قالت ", "l’avocate ", "Mme ",
}

func TestEveryQuoteStandsInItsArticle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkQuotes(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 80).Draw(t, "pieces"), ""))
	})
}

func FuzzQuotes(f *testing.F) {
	f.Add(opening + "“We will not pause the auction,” she said.")
	f.Add("OKORO: a b c d e\nRUIZ: f\nOKORO: g")
	f.Add("\"a “b” c\" ‘d’ «e» 'f' =\"g\"")
	f.Fuzz(func(t *testing.T, body string) { checkQuotes(t, body) })
}

// checkQuotes fails unless every promise about the quotes of body holds.
func checkQuotes(t interface{ Fatalf(string, ...any) }, body string) {
	for _, language := range []string{"", "es", "de", "ja", "tlh"} {
		checkQuotesIn(t, briefing.Article{Body: body, Language: language})
	}
}

func checkQuotesIn(t interface{ Fatalf(string, ...any) }, article briefing.Article) {
	body := article.Body
	got := (quotes.Finder{}).Quotes(article)
	end := 0
	for _, q := range got {
		if q.Span.Start < end || q.Span.End > len(body) || q.Span.Len() <= 0 {
			t.Fatalf("span %v after %d in %d bytes: %q", q.Span, end, len(body), body)
		}
		end = q.Span.End
		if q.Span.Of(body) != q.Text {
			t.Fatalf("got %q, the span holds %q", q.Text, q.Span.Of(body))
		}
		if utf8.ValidString(body) && !utf8.ValidString(q.Text) {
			t.Fatalf("%q is cut within a code point", q.Text)
		}
		for _, part := range []string{q.Speaker, q.Role, q.Attribution} {
			if !strings.Contains(body, part) {
				t.Fatalf("%q does not stand in %q", part, body)
			}
		}
		if named := q.Speaker != ""; named != (q.Confidence > 0) || q.Confidence > 1 {
			t.Fatalf("speaker %q with confidence %v", q.Speaker, q.Confidence)
		}
		if q.Carried != (q.Clue.Len() > 0) || q.Carried && q.Speaker == "" {
			t.Fatalf("carried by a clue, or neither: %+v", q)
		}
		if clue := q.Clue.Of(body); utf8.ValidString(body) && !utf8.ValidString(clue) {
			t.Fatalf("the clue %q is cut within a code point", clue)
		}
	}
	if diff := cmp.Diff(got, (quotes.Finder{}).Quotes(article)); diff != "" {
		t.Fatalf("a second reading differs:\n%s", diff)
	}
}

func TestOneFinderServesManyGoroutines(t *testing.T) {
	var finder quotes.Finder
	body := opening + "“We will not pause the auction,” Ruiz said. “It was promised,” she added."
	want := finder.Quotes(briefing.Article{Body: body})
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if diff := cmp.Diff(want, finder.Quotes(briefing.Article{Body: body})); diff != "" {
				t.Errorf("quotes (-want +got):\n%s", diff)
			}
		})
	}
	wait.Wait()
}
