//go:build unix

package peers

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/DavidBelicza/TextRank/v2"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/summarize"
)

// bodies are made-up articles of about 700 words, no two alike.
func bodies() []string {
	places := strings.Fields("Osk Pell Tarn Miro Lune Brel Vass Tann Ulm Ruiz")
	things := strings.Fields("bridge harbour school budget ferry flood library tower railway market")
	var all []string
	for n := range 20 {
		var body strings.Builder
		for i := range 7 {
			place, thing, other := places[(n+i)%10], things[(n*3+i)%10], things[(n*7+i*3+1)%10]
			fmt.Fprintf(&body, "The council of %s voted on Monday to repair the %s, which has been closed since the winter of 20%02d. ", place, thing, 10+n)
			fmt.Fprintf(&body, "Mayor Lena Vass said that %s could not afford another year of waiting for its %s. ", place, thing)
			body.WriteString("“We have had enough of empty promises from the capital,” Vass told the council, which voted 9 to 4. ")
			fmt.Fprintf(&body, "The engineer Bo Tann put the cost at %d million crowns, and warned that work on the %s may take until 2029. ", 12+i*n, thing)
			fmt.Fprintf(&body, "People in %s have waited for it since a storm in the autumn, when the %s was lost as well.\n\n", place, other)
		}
		all = append(all, body.String())
	}
	return all
}

func BenchmarkDateline(b *testing.B) {
	perArticle(b, func(body string) int {
		articles := []briefing.Article{{Body: body, Language: "en"}}
		return len(summarize.Extract{}.Summarize(articles, briefing.Budget{Sentences: 3}).Sentences)
	})
}

func BenchmarkTextRank(b *testing.B) {
	language, rule, algorithm := textrank.NewDefaultLanguage(), textrank.NewDefaultRule(), textrank.NewDefaultAlgorithm()
	perArticle(b, func(body string) int {
		ranks := textrank.NewTextRank()
		ranks.Populate(body, language, rule)
		ranks.Ranking(algorithm)
		return len(textrank.FindSentencesByRelationWeight(ranks, 3))
	})
}

// perArticle reports how many articles summarize shortens in a second of
// processor time. What else the machine does does not count.
func perArticle(b *testing.B, summarize func(body string) int) {
	all := bodies()
	b.ReportAllocs()
	before := processorTime(b)
	n := 0
	for b.Loop() {
		if got := summarize(all[n%len(all)]); got != 3 {
			b.Fatalf("got %d sentences, want 3", got)
		}
		n++
	}
	b.ReportMetric(float64(n)/(processorTime(b)-before).Seconds(), "articles/CPU-s")
}

// processorTime is what this process has used so far.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
