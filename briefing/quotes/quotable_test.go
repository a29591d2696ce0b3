package quotes

import (
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
)

var grid = briefing.Article{
	Title: "Parliament of Orland passes the grid bill",
	Body: "ORLAND — Parliament passed the grid bill by 311 votes to 204 on Tuesday. Building of the new power lines starts in March.\n\n" +
		"“It was a long night,” said Ana Ruiz, the energy minister.",
}

// sure is a quote that may be shown, but for what change makes of it.
func sure(text string, change ...func(*briefing.Quote)) briefing.Quote {
	q := briefing.Quote{Text: text, Kind: briefing.FullQuote, Speaker: "Ana Ruiz", Confidence: 0.95}
	for _, c := range change {
		c(&q)
	}
	return q
}

func TestTheMostQuotableQuoteIsAboutTheNewsAndStandsAlone(t *testing.T) {
	best := sure("The power lines of this bill will be built, whoever votes against them.")
	among := []briefing.Quote{
		sure("It was a long night for all of us,"),
		sure("My grandmother taught me to knit by candlelight."),
		best,
		sure("And the grid bill will pass with the votes of parliament, whoever votes against the power lines."),
		sure("The grid bill " + strings.Repeat("will pass, I tell you, ", 14) + "by the votes of parliament."),
	}
	got, ok := Finder{}.Quotable(grid, among)
	if !ok || got.Text != best.Text {
		t.Errorf("got %q, %v, want %q", got.Text, ok, best.Text)
	}
}

func TestWhatIsNotQuotable(t *testing.T) {
	const statement = "The grid bill has passed."
	for _, test := range []struct {
		why   string
		quote briefing.Quote
	}{
		{"a fragment", sure("the grid bill", func(q *briefing.Quote) { q.Kind = briefing.PartialQuote })},
		{"nobody is named", sure(statement, func(q *briefing.Quote) { q.Speaker = "" })},
		{"the speaker is doubtful", sure(statement, func(q *briefing.Quote) { q.Confidence = 0.79 })},
		{"it begins in the middle", sure("has passed, and I am glad of it.")},
		{"it ends in the middle", sure("The grid bill has passed and")},
		{"it is too long", sure("The grid bill" + strings.Repeat(" has passed", 25) + ".")},
	} {
		if q, ok := (Finder{}).Quotable(grid, []briefing.Quote{test.quote}); ok {
			t.Errorf("%s: %q is quotable", test.why, q.Text)
		}
	}
	if _, ok := (Finder{}).Quotable(grid, []briefing.Quote{sure(statement)}); !ok {
		t.Errorf("%q is not quotable", statement)
	}
}
