package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/command"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/cmd/dateline/sample"
)

const (
	archived    = 10_000 // articles
	benchServer = "81384788765712384"
)

// archive makes n articles of about 300 words as JSON lines, from words of
// the sample news in a Zipf-like order, each with quotes by a few of 500 people.
func archive(n int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	var words []string
	for _, s := range sample.Week("home", time.Now()) {
		words = append(words, strings.Fields(string(s.Page.Body))...)
	}
	zipf := rand.NewZipf(random, 1.05, 8, uint64(len(words)-1))
	sentence := func() string {
		picked := make([]string, 8+random.IntN(14))
		for i := range picked {
			picked[i] = strings.ToLower(strings.Trim(words[zipf.Uint64()], `".,`))
		}
		return "The " + strings.Join(picked, " ") + "."
	}
	var lines bytes.Buffer
	for i := range n {
		var text strings.Builder
		for range 6 {
			fmt.Fprintf(&text, "%s %s\n\n\"%s\" said Ola Berg%c%c, who was there.\n\n", sentence(), sentence(), sentence(), 'a'+rune(random.IntN(20)), 'a'+rune(random.IntN(25)))
		}
		line, _ := json.Marshal(map[string]any{"title": fmt.Sprintf("Report %d: %s", i, sentence()[4:30]), "text": text.String(), "publisher": "Harbour Wire"})
		lines.Write(append(line, '\n'))
	}
	return lines.Bytes()
}

func benchNewsroom(b *testing.B) *newsroom {
	b.Helper()
	c := defaultConfig()
	c.Data = b.TempDir()
	n, err := openNewsroom(c, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { n.close() })
	return n
}

// BenchmarkImport is reading, quoting, indexing and keeping, fsync included.
func BenchmarkImport(b *testing.B) {
	lines := archive(2000)
	for b.Loop() {
		n := benchNewsroom(b)
		so, err := n.importLines(b.Context(), benchServer, bytes.NewReader(lines), func(imported) {})
		if err != nil || so.Filed != 2000 {
			b.Fatalf("%+v, %v", so, err)
		}
	}
	b.ReportMetric(2000*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkCommand is from the interaction to the answer, without Discord,
// over 10,000 articles.
func BenchmarkCommand(b *testing.B) {
	n := benchNewsroom(b)
	if _, err := n.importLines(b.Context(), benchServer, bytes.NewReader(archive(archived)), func(imported) {}); err != nil {
		b.Fatal(err)
	}
	stage := slashtest.On(b, command.All(command.Deps{Store: n.db, Desk: n.desk, Summarizer: n.desk.Summarizer, Clock: n.clock})...)
	reader := slashtest.By("reader").In(benchServer)
	newest, err := n.db.FindArticles(b.Context(), benchServer, briefing.ArticleQuery{Limit: 1})
	if err != nil {
		b.Fatal(err)
	}
	for _, bb := range []struct {
		name, path string
		options    []any
	}{
		{"quote", "quote", nil},
		{"quote of a speaker", "quote", []any{"speaker", "Bergaa"}},
		{"summary", "summary", []any{"article", string(newest[0].ID)}},
		{"news search", "news search", []any{"query", "harbour storm"}},
		{"news latest", "news latest", nil},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if got := stage.Use(reader, bb.path, bb.options...); len(got.Embeds) == 0 {
					b.Fatalf("no answer: %s", got.All())
				}
			}
		})
	}
}

// BenchmarkPlay is from the start of the program to its page's address, and
// tells how large the program is.
func BenchmarkPlay(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "dateline")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(binary)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		ctx, cancel := context.WithCancel(b.Context())
		play := exec.CommandContext(ctx, binary, "play", "--addr", "127.0.0.1:0")
		if _, err := firstLine(play); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		cancel()
		_ = play.Wait() // it was killed
		b.StartTimer()
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB")
}
