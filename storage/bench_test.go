package storage_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
	"github.com/dateline-bot/dateline/storage"
)

// A press prints made-up news: words of a made-up language, as frequent as
// words of real ones are.
type press struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string
	made   int
}

func newPress() *press {
	random := rand.New(rand.NewPCG(1, 2))
	words := vocabulary()
	return &press{random: random, zipf: rand.NewZipf(random, 1.07, 4, uint64(len(words)-1)), words: words}
}

// vocabulary is 40,000 words, the frequent ones mostly short.
var vocabulary = sync.OnceValue(func() []string {
	random := rand.New(rand.NewPCG(5, 6))
	syllables := strings.Fields("ba del kor min ta rus ven ol pi shan dre fu gal hin jo lem ner qua ris tov")
	var words []string
	seen := map[string]bool{}
	for len(words) < 40_000 {
		var w strings.Builder
		for range 1 + len(words)/2000%3 + random.IntN(3) {
			w.WriteString(syllables[random.IntN(len(syllables))])
		}
		if !seen[w.String()] {
			seen[w.String()] = true
			words = append(words, w.String())
		} else if random.IntN(20) == 0 {
			syllables = append(syllables, syllables[random.IntN(len(syllables))]+"a")
		}
	}
	return words
})

func (p *press) prose(words int) string {
	var text strings.Builder
	for i := range words {
		if i > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(p.words[p.zipf.Uint64()])
		if i%17 == 16 {
			text.WriteByte('.')
		}
	}
	return text.String()
}

func (p *press) name() string {
	first, last := p.words[1000+p.random.IntN(60)], p.words[2000+int(p.zipf.Uint64())%3000]
	return strings.ToUpper(first[:1]) + first[1:] + " " + strings.ToUpper(last[:1]) + last[1:]
}

// filing is an article of about 600 words with three quotes.
func (p *press) filing(server briefing.ServerID) briefing.Filing {
	p.made++
	body := p.prose(200)
	var quotes []briefing.Quote
	for range 3 {
		speech := p.prose(20)
		start := len(body) + len(` "`)
		body += ` "` + speech + `" `
		quotes = append(quotes, briefing.Quote{
			Span: briefing.Span{Start: start, End: start + len(speech)}, Text: speech, Kind: briefing.FullQuote,
			Speaker: p.name(), Attribution: "he said", Confidence: 0.9,
		})
		body += p.prose(110)
	}
	added := briefingtest.Morning.Add(time.Duration(p.made) * time.Minute)
	return briefing.Filing{
		Server: server, Quotes: quotes, Topics: []string{fmt.Sprint("topic ", p.random.IntN(12))},
		Article: briefing.Article{
			Source: briefing.ShelfOf(server), Title: p.prose(9), Body: body, URL: fmt.Sprintf("https://press.example/%d", p.made),
			Publisher: fmt.Sprint("Outlet ", p.random.IntN(40)), Language: "en", Published: added, Added: added, AddedBy: "301",
		},
	}
}

func (p *press) filings(server briefing.ServerID, n int) []briefing.Filing {
	all := make([]briefing.Filing, n)
	for i := range all {
		all[i] = p.filing(server)
	}
	return all
}

const archived = 10_000 // articles in the archive that is searched

// fill makes a newsroom of archived articles.
func fill(b *testing.B, path string) (*storage.DB, *press) {
	b.Helper()
	db, err := storage.Open(path, storage.Options{NoSync: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	p := newPress()
	for range archived / 500 {
		if _, err := db.Save(b.Context(), p.filings(briefingtest.Home, 500)); err != nil {
			b.Fatal(err)
		}
	}
	return db, p
}

func BenchmarkSave(b *testing.B) {
	for _, size := range []int{1, 100, 500} {
		b.Run(fmt.Sprintf("%d at once", size), func(b *testing.B) {
			db, err := storage.Open(filepath.Join(b.TempDir(), "dateline.db"), storage.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer db.Close()
			p := newPress()
			saved := 0
			for b.Loop() {
				b.StopTimer()
				filings := p.filings(briefingtest.Home, size)
				b.StartTimer()
				if _, err := db.Save(b.Context(), filings); err != nil {
					b.Fatal(err)
				}
				saved += size
			}
			b.ReportMetric(float64(saved)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func BenchmarkQueries(b *testing.B) {
	db, p := fill(b, filepath.Join(b.TempDir(), "dateline.db"))
	ctx := b.Context()
	common, middling, rare := p.words[3], p.words[300], p.words[6000]
	for _, q := range []struct {
		name string
		ask  func() error
	}{
		{"search for a rare word", func() error {
			_, err := db.Search(ctx, briefingtest.Home, briefing.SearchQuery{Words: rare})
			return err
		}},
		{"search for two words", func() error {
			_, err := db.Search(ctx, briefingtest.Home, briefing.SearchQuery{Words: middling + " " + p.words[500]})
			return err
		}},
		{"search for the commonest words", func() error {
			_, err := db.Search(ctx, briefingtest.Home, briefing.SearchQuery{Words: common + " " + p.words[4]})
			return err
		}},
		{"quotes by speaker", func() error {
			_, err := db.FindQuotes(ctx, briefingtest.Home, briefing.QuoteQuery{Speaker: p.words[2000]})
			return err
		}},
		{"quotes about a word", func() error {
			_, err := db.FindQuotes(ctx, briefingtest.Home, briefing.QuoteQuery{About: middling})
			return err
		}},
		{"latest quotes", func() error {
			_, err := db.FindQuotes(ctx, briefingtest.Home, briefing.QuoteQuery{Named: true})
			return err
		}},
		{"latest articles", func() error {
			_, err := db.FindArticles(ctx, briefingtest.Home, briefing.ArticleQuery{Limit: 10})
			return err
		}},
		{"latest of a topic", func() error {
			_, err := db.FindArticles(ctx, briefingtest.Home, briefing.ArticleQuery{Topics: []string{"topic 3"}, Limit: 10})
			return err
		}},
		{"lookup of a headline", func() error {
			_, err := db.LookupArticles(ctx, briefingtest.Home, p.words[300], briefing.Live, 25)
			return err
		}},
		{"suggestions for a letter", func() error { _, err := db.SuggestArticles(ctx, briefingtest.Home, "b", briefing.Live, 25); return err }},
		{"suggestions for two words", func() error {
			_, err := db.SuggestArticles(ctx, briefingtest.Home, p.words[1][:2]+" "+p.words[2][:2], briefing.Live, 25)
			return err
		}},
		{"speakers for a letter", func() error { _, err := db.Speakers(ctx, briefingtest.Home, "b", 25); return err }},
		{"topics", func() error { _, err := db.Topics(ctx, briefingtest.Home, "", 25); return err }},
		{"publishers", func() error { _, err := db.Publishers(ctx, briefingtest.Home, "", 25); return err }},
	} {
		b.Run(q.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if err := q.ask(); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds()), "p95-µs")
		})
	}
}

func BenchmarkDue(b *testing.B) {
	db, err := storage.Open(filepath.Join(b.TempDir(), "dateline.db"), storage.Options{NoSync: true})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for i := range 100_000 {
		sub := briefingtest.Daily(briefing.ServerID(fmt.Sprint(i/10)), fmt.Sprint("Digest ", i%10))
		sub.Next = briefingtest.Morning.Add(time.Duration(i) * time.Second)
		if _, err := db.AddSubscription(b.Context(), sub, briefingtest.Entry("ordered", "")); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		due, err := db.Due(b.Context(), briefingtest.Morning.Add(140*time.Second), 500)
		if err != nil || len(due) != 141 {
			b.Fatalf("got %d due (error %v), want 141", len(due), err)
		}
	}
}
