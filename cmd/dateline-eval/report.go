package main

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing/eval"
	"github.com/dateline-bot/dateline/cmd/internal/program"
)

// A report is printed in Markdown: a heading, a sentence or two, a table.
type report struct {
	title string
	words string
	head  []string
	rows  [][]string
}

func (r *report) add(cells ...string) { r.rows = append(r.rows, cells) }

// addMeasured adds a row a name. The rows share shares and their intervals, in
// order and as many each.
func (r *report) addMeasured(shares []float64, intervals []eval.Interval, digits int, names ...string) {
	columns := len(shares) / len(names)
	for i, name := range names {
		row := []string{name}
		for j := i * columns; j < (i+1)*columns; j++ {
			row = append(row, percent(shares[j], digits)+" ("+percents(intervals[j], digits)+")")
		}
		r.add(row...)
	}
}

func (r report) print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s\n\n", r.title, r.words)
	line(&b, r.head)
	b.WriteString(strings.Repeat("|---", len(r.head)) + "|\n")
	for _, row := range r.rows {
		line(&b, row)
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func line(b *strings.Builder, cells []string) {
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}

// printAll prints reports with what they were made from below them.
func printAll(w io.Writer, reports ...report) error {
	for _, r := range reports {
		if err := r.print(w); err != nil {
			return err
		}
	}
	commit, changed := program.Commit()
	if changed {
		commit += " with changes"
	}
	_, err := fmt.Fprintf(w, "Commit %s; %s, %s/%s. Intervals are 95 %%, from 1,000 samples.\n", commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// percent writes a share, "–" where there is none.
func percent(share float64, digits int) string {
	if math.IsNaN(share) {
		return "–"
	}
	return strings.Replace(fmt.Sprintf("%.*f", digits, 100*share), "-", "−", 1)
}

func percents(i eval.Interval, digits int) string {
	if math.IsNaN(i.Low) {
		return "–"
	}
	return percent(i.Low, digits) + " to " + percent(i.High, digits)
}

// speed says how many articles a second of one core's time were worked at.
func speed(articles int, took time.Duration) string {
	if took <= 0 {
		return "too fast to be timed"
	}
	return fmt.Sprintf("%.0f articles a second of one core", float64(articles)/took.Seconds())
}

// counted is how many of something there are: "1 article", "2 articles".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
