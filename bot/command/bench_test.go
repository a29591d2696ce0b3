package command_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/slash/slashtest"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/storage"
)

// What a reader waits for in a server with 10,000 articles, from the
// interaction to the answer, without Discord and without the machine's
// network.
func BenchmarkAtTenThousandArticles(b *testing.B) {
	db, err := storage.Open(filepath.Join(b.TempDir(), "news.db"), storage.Options{NoSync: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
	n := openNewsroomOver(b, db)
	n.fileMany(10_000)
	for _, c := range []struct {
		name string
		use  func(reader slashtest.Actor)
	}{
		{"quote", func(r slashtest.Actor) { n.Use(r, "/quote", "speaker", "Ruiz 77") }},
		{"quote about", func(r slashtest.Actor) { n.Use(r, "/quote", "about", "auction 4321") }},
		{"summary", func(r slashtest.Actor) { n.Use(r, "/summary", "article", "Article 5000") }},
		{"news latest", func(r slashtest.Actor) { n.Use(r, "/news latest") }},
		{"news search", func(r slashtest.Actor) { n.Use(r, "/news search", "query", "auction tariffs") }},
		{"suggest speaker", func(r slashtest.Actor) { n.Suggest(r, "/quote", "speaker", "ruiz 5") }},
		{"suggest article", func(r slashtest.Actor) { n.Suggest(r, "/news read", "article", "article 77") }},
	} {
		b.Run(c.name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				i++
				c.use(reader.At(fmt.Sprint("channel", i%500)))
			}
		})
	}
}

// fileMany files articles of some 1,500 characters, each of its own words.
func (n *newsroom) fileMany(count int) {
	n.t.Helper()
	for start := 0; start < count; start += 1000 {
		var batch []briefing.Submission
		for i := start; i < start+1000; i++ {
			body := fmt.Sprintf("Article %d says that tariffs rise by %d percent.\nAna Ruiz %d said: \"We will not pause auction %d, and nobody has asked us to.\"\n%s",
				i, i%17, i%500, i, strings.Repeat(fmt.Sprintf("The grid of province %d is being built since winter %d. ", i%90, i), 24))
			batch = append(batch, briefing.Submission{
				Server: "home", By: "100000000000000001", Title: fmt.Sprintf("Article %d on the grid", i), Publisher: fmt.Sprint("Publisher ", i%40),
				Topics: []string{fmt.Sprint("topic", i%20)}, Page: briefing.Page{Body: []byte(body)},
			})
		}
		if _, err := n.desk.FileAll(n.t.Context(), batch); err != nil {
			n.t.Fatal(err)
		}
	}
}
