package summarize

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/dateline-bot/dateline/briefing"
)

var update = flag.Bool("update", false, "write testdata/golden.txtar")

func articles(t testing.TB) []txtar.File {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/articles.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return archive.Files
}

func TestSummariesOfManyShapes(t *testing.T) {
	golden := &txtar.Archive{Comment: []byte("Written by go test -update; read it before keeping it.\n")}
	for _, file := range articles(t) {
		article := briefing.Article{Body: string(file.Data)}
		summary := texts(Extract{}.Summarize([]briefing.Article{article}, threeSentences))
		var out bytes.Buffer
		for _, s := range summary {
			out.WriteString("• " + s + "\n")
		}
		out.WriteString("gist: " + Extract{}.Gist(article) + "\n")
		golden.Files = append(golden.Files, txtar.File{Name: file.Name, Data: out.Bytes()})
	}
	if *update {
		if err := os.WriteFile("testdata/golden.txtar", txtar.Format(golden), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/golden.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(txtar.Format(golden))); diff != "" {
		t.Errorf("summaries differ from testdata/golden.txtar (-want +got):\n%s", diff)
	}
}

// What must not stand in any summary: sentences that lean on what was before
// them, and the page's furniture.
var unfit = []string{
	"But ", "However", "Yet ", "Also", "So ", "Then ", "He ", "She ", "It ", "They ", "These ", "This ", "His ", "Her ", "On Thursday he",
	"Read more", "Sign up", "Getty", "cookies", "Click here", "rights reserved", "Correction", "contributed to", "Share this", "Watch",
	"Pero", "Ella", "Mais", "Il n", "Aber", "Er wollte", "Mas ", "Ma ", "Lui", "Maar", "Hij", "Но ", "Он ", "Але", "Він", "لكن", "但是", "他不", "しかし", "彼は",
	"Leer más", "Lire aussi", "Lesen Sie", "Leia também", "Leggi anche", "Lees ook", "Читайте", "اقرأ", "相关阅读", "関連記事",
	"picture", "she said.", "Photo",
}

func TestSentencesOfSummariesAreFitToStandAlone(t *testing.T) {
	for _, file := range articles(t) {
		if file.Name == "short" || file.Name == "two sentences" { // come whole
			continue
		}
		article := briefing.Article{Body: string(file.Data)}
		for _, s := range texts(Extract{}.Summarize([]briefing.Article{article}, threeSentences)) {
			for _, bad := range unfit {
				if strings.HasPrefix(s, bad) || len(bad) > 8 && strings.Contains(s, bad) {
					t.Errorf("%s: %q has %q", file.Name, s, bad)
				}
			}
			if strings.Count(s, "“") != strings.Count(s, "”") && !strings.Contains(s, "„") || strings.Count(s, `"`)%2 != 0 {
				t.Errorf("%s: %q is cut from its quotation", file.Name, s)
			}
		}
	}
}
