package quotes_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes"
)

// hostile are texts that, repeated, would take quadratic time from a careless
// reader.
var hostile = []string{
	`"`, "“", "“a ", "“a” ", "‘a ", "'a ' ", "a's' ", "« a ", "「", "“a “b", "\n", "\n\n“a", "> a b c d e\n", "— a — ",
	"OKORO: ", "OKORO: a b\n", "Pavel Okoro: a b\nAna Ruiz: c d\n", "Q: Who?\nA: I do.\n", "Who is it?\nI do not know.\n",
	"wrote:\n\nWe will not sell it to you.\n\n", "Ana Ruiz ", "Ana ", "Ruiz said. “No,” he said. ", "Mr. Ruiz ", "de Ruiz ", "J. ",
	"the mayor said ", "“No,” the mayor said. Mayor Ruiz left. ", "he ", "who ", "said ", ", ", "a, ", "Ana Ruiz, the ", "Oscar-winner ",
	"the mayor of the town of ", "“No,” said ", "Ana Ruiz and Ilse Ruiz left. “No,” Ruiz said. ",
}

// crowd is text about ever other people, who share first and last names.
func crowd(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		given, surname := string(rune('a'+i%26))+string(rune('a'+i/26%26)), string(rune('a'+i/7%26))+string(rune('a'+i/182%26))
		fmt.Fprintf(&b, "“No to it all,” said Mayor Xo%s Bre%s. “No,” the mayor said. ", given, surname)
	}
	return b.String()
}

// BenchmarkGrowth reports how many times longer 2 MB take than 7 KB, which are
// about 300 times less: in proportion, for an ordinary report and for hostile
// texts.
func BenchmarkGrowth(b *testing.B) {
	growth := func(name, small, large, language string) {
		b.Run(name, func(b *testing.B) {
			const often = 50
			var short, long time.Duration
			for b.Loop() {
				begin := time.Now()
				for range often {
					(quotes.Finder{}).Quotes(briefing.Article{Body: small, Language: language})
				}
				short += time.Since(begin)
				begin = time.Now()
				(quotes.Finder{}).Quotes(briefing.Article{Body: large, Language: language})
				long += time.Since(begin)
			}
			b.ReportMetric(often*float64(long)/float64(short), "times")
		})
	}
	grow := func(text string, size int) string { return strings.Repeat(text, 1+size/len(text)) }
	const small, large = 7 << 10, 2 << 20
	growth("report", grow(report+"\n\n", small), grow(report+"\n\n", large), "en")
	growth("crowd", crowd(small), crowd(large), "en")
	for _, language := range []string{"en", "es"} {
		for _, text := range hostile {
			growth(fmt.Sprintf("%s/%q", language, text), grow(text, small), grow(text, large), language)
		}
	}
}
