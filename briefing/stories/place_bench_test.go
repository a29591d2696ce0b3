//go:build unix

package stories

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// cpu is the processor time that this process has taken.
func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// An english writes words as often as English news has them.
type english struct {
	words []string
	upTo  []float64 // the sum of how often the words up to each stand in an article
}

func newEnglish(b *testing.B) english {
	table, err := os.ReadFile("../text/rarity.txt")
	if err != nil {
		b.Fatal(err)
	}
	var e english
	sum := 0.0
	for line := range strings.Lines(string(table)) {
		fields := strings.Fields(line)
		rarity, _ := strconv.Atoi(fields[0])
		for _, word := range fields[1:] {
			sum += math.Exp(-float64(rarity) / 100)
			e.words, e.upTo = append(e.words, word), append(e.upTo, sum)
		}
	}
	return e
}

func (e english) word(dice *rand.Rand) string {
	at, _ := slices.BinarySearch(e.upTo, dice.Float64()*e.upTo[len(e.upTo)-1])
	return e.words[at]
}

// wire makes n articles of about 700 words on a third as many events, each
// with six names and numbers of its own.
func wire(b *testing.B, n int) []briefing.Article {
	e, dice := newEnglish(b), rand.New(rand.NewPCG(11, uint64(n)))
	all := make([]briefing.Article, n)
	for i := range all {
		event := dice.IntN(n/3 + 1)
		var body strings.Builder
		for range 35 {
			body.WriteString("The ")
			for w := range 19 {
				if w%6 == 2 {
					fmt.Fprint(&body, "Name", event*6+dice.IntN(6), "x ")
					continue
				}
				body.WriteString(e.word(dice) + " ")
			}
			body.WriteString("said.\n"[:5+dice.IntN(2)])
		}
		all[i] = briefing.Article{
			ID: briefing.ArticleID(fmt.Sprint("W-", i)), Source: "shelf:1", Seq: uint64(i + 1), Language: "en",
			Title: fmt.Sprint("Name", event*6, "x ", e.word(dice), " Name", event*6+1, "x"), Body: body.String(), Added: monday, Published: monday,
		}
	}
	return all
}

func benchmarkPlace(b *testing.B, filled int) {
	const fresh = 16384
	all := wire(b, filled+fresh)
	var g Grouper
	for i := range all[:filled] {
		all[i].Story = briefing.StoryID(all[i].ID)
	}
	g.Recall(all[:filled])
	n := filled
	b.ReportAllocs()
	b.ResetTimer()
	began := cpu()
	for b.Loop() {
		a := all[filled+n%fresh]
		a.ID, a.Seq = briefing.ArticleID(fmt.Sprint("N-", n)), uint64(n+1)
		g.Place(a)
		n++
	}
	b.ReportMetric(float64(n-filled)/(cpu()-began).Seconds(), "articles/cpu-s")
}

// How many articles are in the window makes no difference.
func BenchmarkPlaceAmong1000(b *testing.B)   { benchmarkPlace(b, 1000) }
func BenchmarkPlaceAmong100000(b *testing.B) { benchmarkPlace(b, 100000) }

func BenchmarkRead(b *testing.B) {
	all := wire(b, 100)
	var r reader
	i := 0
	began := cpu()
	for b.Loop() {
		r.piece(all[i%100])
		i++
	}
	b.ReportMetric(float64(b.N)/(cpu()-began).Seconds(), "articles/cpu-s")
}

// BenchmarkPlaceOneMatter is the worst case: every article tells of one matter
// in nearly the same words, so that all that may be looked at anew is.
func BenchmarkPlaceOneMatter(b *testing.B) {
	e, dice := newEnglish(b), rand.New(rand.NewPCG(1, 2))
	words := make([]string, 700)
	for i := range words {
		words[i] = e.word(dice)
	}
	var g Grouper
	n, began := 0, cpu()
	for b.Loop() {
		told := slices.Clone(words)
		for range len(told) / 10 {
			told[dice.IntN(len(told))] = e.word(dice)
		}
		n++
		g.Place(briefing.Article{ID: briefing.ArticleID(fmt.Sprint(n)), Seq: uint64(n), Language: "en", Source: "shelf:1", Body: strings.Join(told, " ") + "."})
	}
	b.ReportMetric(float64(n)/(cpu()-began).Seconds(), "articles/cpu-s")
}
