package main

import (
	"context"
	"fmt"

	"github.com/dateline-bot/dateline/briefing/eval"
	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

type quotesVerb struct {
	File string `arg:"" help:"JSON lines: {\"id\",\"text\",\"quotes\":[…],\"other_spans\":[…]}."`
}

func (quotesVerb) Help() string {
	return `Example:

  dateline-eval quotes quotes/dev.jsonl

A quote is found when four fifths of its words are, and right when the surname
of its speaker is, too; strictly right when first names do not disagree.
Speakers are judged where they are known. Full quotes have five words or more.
The surer half are the quotes of both kinds whose speakers the reader was most
sure of. Intervals come from drawing articles.`
}

// Run reads the articles and prints how many quotes and speakers were right.
func (v *quotesVerb) Run(ctx context.Context, a app) error {
	r, err := a.quotes(ctx, v.File)
	if err != nil {
		return err
	}
	return printAll(a.out, r)
}

// An annotatedArticle is an article whose quotes are known.
type annotatedArticle struct {
	reading.Line
	Quotes []eval.Annotation
	Others []eval.Annotation `json:"other_spans"`
}

func (a app) quotes(ctx context.Context, path string) (report, error) {
	articles, err := readGold[annotatedArticle](ctx, path)
	if err != nil {
		return report{}, err
	}
	readings, took := readAll(a, articles)
	tallies := make([]eval.QuoteTally, len(articles))
	for i, article := range articles {
		tallies[i] = eval.ScoreQuotes(article.Text, append(article.Quotes, article.Others...), findings(readings[i]))
	}
	total := sum(tallies, once(len(tallies)))
	if total.Full.Wanted+total.Partial.Wanted == 0 {
		return report{}, fmt.Errorf("%s has no annotated quotes. Give a file whose lines have \"quotes\"", path)
	}
	r := report{
		title: "Quotes: " + nameOf(path),
		words: fmt.Sprintf("%s, read as `dateline read --jsonl` does; %s, for quotes and summary together.", counted(len(articles), "article"), speed(len(articles), took)),
		head:  []string{"", "of", "measured", "95 %"},
	}
	intervals := eval.Intervals(len(tallies), func(drawn []int) []float64 { return values(figures(sum(tallies, drawn))) })
	for i, f := range figures(total) {
		r.add(f.name, fmt.Sprint(f.of), percent(f.value, 1), percents(intervals[i], 1))
	}
	return r, nil
}

func findings(r reading.Reading) []eval.Finding {
	var found []eval.Finding
	for _, q := range r.Quotes {
		found = append(found, eval.Finding{Text: q.Text, Start: q.Start, End: q.End, Speaker: q.Speaker, Confidence: q.Confidence})
	}
	return found
}

// A figure is one measure of quotes, and how many it was taken of.
type figure struct {
	name  string
	of    int
	value float64
}

// figures are all measures of t in the order of the table. Recall and F1 are
// of what was to be found, precision is of what was found.
func figures(t eval.QuoteTally) []figure {
	full, partial := t.Full, t.Partial
	all, named, pronoun := full.Speakers(), full.Speakers(eval.Named), full.Speakers(eval.Pronoun)
	nominal, organisation := full.Speakers(eval.Nominal), full.Speakers(eval.Organisation)
	both := full.Speakers().Asked + partial.Speakers().Asked
	return []figure{
		{"full quotes: extraction precision", full.Found + full.False, full.Extraction().Precision},
		{"full quotes: extraction recall", full.Wanted, full.Extraction().Recall},
		{"full quotes: extraction F1", full.Wanted, full.Extraction().F1},
		{"**full quotes: attributed-quote F1**", full.Known, full.Attributed().F1},
		{"speaker right", all.Asked, all.ShareOf(all.Right)},
		{"speaker right, named source", named.Asked, named.ShareOf(named.Right)},
		{"speaker right, pronoun source", pronoun.Asked, pronoun.ShareOf(pronoun.Right)},
		{"speaker right, nominal source", nominal.Asked, nominal.ShareOf(nominal.Right)},
		{"speaker right, organisation", organisation.Asked, organisation.ShareOf(organisation.Right)},
		{"wrong speaker", all.Asked, all.ShareOf(all.Wrong)},
		{"nobody named", all.Asked, all.ShareOf(all.Abstained)},
		{"`strict` right", all.Asked, all.ShareOf(all.Strict)},
		{"partial quotes: extraction precision", partial.Found + partial.False, partial.Extraction().Precision},
		{"partial quotes: extraction recall", partial.Wanted, partial.Extraction().Recall},
		{"partial quotes: extraction F1", partial.Wanted, partial.Extraction().F1},
		{"partial quotes: attributed F1", partial.Known, partial.Attributed().F1},
		{"surer half: speaker precision", both / 2, t.Surest()},
		{"word for word", t.Findings, t.ShareOf(t.Verbatim)},
		{"exactly in their place", t.Findings, t.ShareOf(t.Placed)},
	}
}

func values(figures []figure) []float64 {
	all := make([]float64, len(figures))
	for i, f := range figures {
		all[i] = f.value
	}
	return all
}

func sum(tallies []eval.QuoteTally, drawn []int) eval.QuoteTally {
	var t eval.QuoteTally
	for _, i := range drawn {
		t.Add(tallies[i])
	}
	return t
}

// once is every one of n units once.
func once(n int) []int {
	units := make([]int, n)
	for i := range units {
		units[i] = i
	}
	return units
}
