package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/dateline-bot/dateline/briefing/eval"
	"github.com/dateline-bot/dateline/briefing/text"
	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

type summariesVerb struct {
	Files []string `arg:"" help:"JSON lines: {\"id\",\"text\",\"summary\"}, summaries with one sentence a line."`
}

func (summariesVerb) Help() string {
	return `Example:

  dateline-eval summaries summaries/dev.jsonl summaries/dev_official.jsonl

Figures are F1 of ROUGE-1, -2 and -L (of whole summaries) times 100, with
Porter's stemming. Lead-3 is an article's first three sentences after heading,
byline and dateline. Intervals come from drawing articles; those of the
difference from drawing articles once for both.`
}

// Run summarizes the articles of each file and prints how the summaries compare
// with those that people wrote.
func (v *summariesVerb) Run(ctx context.Context, a app) error {
	var reports []report
	for _, path := range v.Files {
		r, err := a.summaries(ctx, path)
		if err != nil {
			return err
		}
		reports = append(reports, r)
	}
	return printAll(a.out, reports...)
}

// A summarized is an article that people have summarized.
type summarized struct {
	reading.Line
	Summary string
}

// A rouge is one article's F1 of words, pairs and order.
type rouge [3]float64

func (a app) summaries(ctx context.Context, path string) (report, error) {
	articles, err := readGold[summarized](ctx, path)
	if err != nil {
		return report{}, err
	}
	readings, took := readAll(a, articles)
	ours, lead := make([]rouge, len(articles)), make([]rouge, len(articles))
	sentences, exact := 0, 0
	for i, article := range articles {
		if article.Summary == "" {
			return report{}, fmt.Errorf("%s: article %s has no summary. Give a file whose lines have \"summary\"", path, article.ID)
		}
		summary := textsOf(readings[i])
		ours[i], lead[i] = score(article.Summary, summary), score(article.Summary, leadOf(article.Text))
		sentences += len(summary)
		exact += standing(article.Text, readings[i].Summary)
	}
	r := report{
		title: "Summaries: " + nameOf(path),
		words: fmt.Sprintf("%s, told in %d sentences or fewer; %s, for quotes and summary together. %d of %s stand in their article exactly where they are said to.",
			counted(len(articles), "article"), summaryLength, speed(len(articles), took), exact, counted(sentences, "sentence")),
		head: []string{"F1 × 100", "R1", "R2", "RL"},
	}
	addRouge(&r, lead, ours)
	return r, nil
}

// addRouge adds the rows of both systems and of how they differ.
func addRouge(r *report, lead, ours []rouge) {
	measure := func(drawn []int) []float64 {
		l, o := mean(lead, drawn), mean(ours, drawn)
		return []float64{l[0], l[1], l[2], o[0], o[1], o[2], o[0] - l[0], o[1] - l[1], o[2] - l[2]}
	}
	r.addMeasured(measure(once(len(ours))), eval.Intervals(len(ours), measure), 2,
		"Lead-3, heading and dateline stripped", "**`summarize.Extract`**", "better than Lead-3 by")
}

func mean(all []rouge, drawn []int) rouge {
	var sum rouge
	for _, i := range drawn {
		for j, f1 := range all[i] {
			sum[j] += f1
		}
	}
	for j := range sum {
		sum[j] /= float64(len(drawn))
	}
	return sum
}

func score(reference string, summary []string) rouge {
	s := eval.ScoreSummary(strings.Split(reference, "\n"), summary)
	return rouge{s.Words.F1, s.Pairs.F1, s.Order.F1}
}

// leadOf is the first sentences of the news in body.
func leadOf(body string) []string {
	news := body[text.Head(body).Text:]
	var lead []string
	for _, s := range text.Sentences(news) {
		if len(lead) == summaryLength {
			break
		}
		lead = append(lead, s.Of(news))
	}
	return lead
}

func textsOf(r reading.Reading) []string {
	var texts []string
	for _, s := range r.Summary {
		texts = append(texts, s.Text)
	}
	return texts
}

// standing counts the passages that stand in body exactly where they say.
func standing(body string, passages []reading.Passage) int {
	points, n := []rune(body), 0
	for _, p := range passages {
		if eval.Stands(points, p.Text, p.Start, p.End) {
			n++
		}
	}
	return n
}
