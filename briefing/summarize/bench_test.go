package summarize

import (
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// longArticle has about n times 100 words, no two paragraphs alike.
func longArticle(n int) briefing.Article {
	var body strings.Builder
	body.WriteString("ELMHAVEN (Orland Press) — ")
	places := strings.Fields("Osk Pell Tarn Miro Lune Brel Vass Tann Ulm Ruiz")
	things := strings.Fields("bridge harbour school budget ferry flood library tower railway market")
	for i := range n {
		thing, place := things[i%10], places[i/10%10]
		body.WriteString("The council of " + place + " voted on Monday to repair the " + thing + ", which has been closed since the winter. ")
		body.WriteString("Mayor Lena Vass said that " + place + " could not afford another year of waiting for its " + thing + ". ")
		body.WriteString("“We have had enough of empty promises from the capital,” she told the council, which voted 9 to 4. ")
		body.WriteString("But the engineer Bo Tann put the cost at 12.5 million crowns, and warned that work on the " + thing + " may take until 2029. ")
		body.WriteString("People in " + place + " have waited for it since a storm in the autumn of 2019, when the " + things[(i+3)%10] + " was lost as well.\n\n")
	}
	return briefing.Article{Body: body.String(), Language: "en"}
}

var threeSentences = briefing.Budget{Sentences: 3}

func BenchmarkSummarize700Words(b *testing.B) {
	articles := []briefing.Article{longArticle(7)}
	b.ReportAllocs()
	for b.Loop() {
		Extract{}.Summarize(articles, threeSentences)
	}
}

// BenchmarkSummarize2MB reports how many times as long 2 MB take as 7 KB: their
// sizes are as 286 to 1.
func BenchmarkSummarize2MB(b *testing.B) {
	small, big := []briefing.Article{longArticle(12)}, []briefing.Article{longArticle(3430)}
	const repeated = 20 // the small one, to be timed well
	var ofSmall, ofBig time.Duration
	for b.Loop() {
		start := time.Now()
		for range repeated {
			Extract{}.Summarize(small, threeSentences)
		}
		between := time.Now()
		Extract{}.Summarize(big, threeSentences)
		ofSmall += between.Sub(start)
		ofBig += time.Since(between)
	}
	b.ReportMetric(float64(len(big[0].Body))/float64(len(small[0].Body)), "times-the-bytes")
	b.ReportMetric(repeated*float64(ofBig)/float64(ofSmall), "times-the-time")
}
