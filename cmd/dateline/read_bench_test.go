package main

import (
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/extract"
	"github.com/dateline-bot/dateline/cmd/dateline/sample"
	"github.com/dateline-bot/dateline/cmd/internal/program"
	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

// longPages makes pages of at least so many bytes, each a run of the sample
// news that begins with another article of it.
func longPages(bytes int) []briefing.Page {
	week := sample.Week("home", time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC))
	pages := make([]briefing.Page, len(week))
	for first := range week {
		var text strings.Builder
		for i := first; text.Len() < bytes; i++ {
			text.Write(week[i%len(week)].Page.Body)
			text.WriteString("\n")
		}
		pages[first] = briefing.Page{Type: "text/plain; charset=utf-8", Body: []byte(text.String()[:bytes])}
	}
	return pages
}

// readPage is what `dateline read` does with a page that it has.
func readPage(b *testing.B, p briefing.Page) {
	a, err := extract.Reader{}.Extract(p)
	if err != nil {
		b.Fatal(err)
	}
	if r := reading.Of(a, 3); len(r.Summary) == 0 || len(r.Quotes) == 0 {
		b.Fatalf("%d sentences and %d quotes in %q", len(r.Summary), len(r.Quotes), a.Title)
	}
}

// BenchmarkRead is the whole of `dateline read`, from the bytes of a page of
// about 700 words to its quotes and its summary. Articles are counted by the
// processor's time, which other programs do not use up.
func BenchmarkRead(b *testing.B) {
	pages := longPages(3_900)
	words := 0
	for _, p := range pages {
		words += len(strings.Fields(string(p.Body)))
	}
	b.ReportAllocs()
	n, start := 0, program.ProcessorTime()
	for b.Loop() {
		readPage(b, pages[n%len(pages)])
		n++
	}
	b.ReportMetric(float64(n)/(program.ProcessorTime()-start).Seconds(), "articles/cpu-s")
	b.ReportMetric(float64(words)/float64(len(pages)), "words")
}

// BenchmarkReadLong tells how much longer the longest article takes than one
// of 7 kB, which is 300 times shorter.
func BenchmarkReadLong(b *testing.B) {
	short, long := longPages(7_000), longPages(2 << 20)[0]
	var shortTook, longTook time.Duration
	for b.Loop() {
		start := program.ProcessorTime()
		for _, p := range short {
			readPage(b, p)
		}
		middle := program.ProcessorTime()
		readPage(b, long)
		shortTook, longTook = shortTook+middle-start, longTook+program.ProcessorTime()-middle
	}
	b.ReportMetric(longTook.Seconds()/(shortTook.Seconds()/float64(len(short))), "times-7kB")
}
