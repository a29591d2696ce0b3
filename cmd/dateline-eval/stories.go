package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/eval"
	"github.com/dateline-bot/dateline/cmd/internal/reading"
)

type storiesVerb struct {
	File      string `arg:"" help:"JSON lines: {\"id\",\"text\",\"cluster\"}; one cluster is one event."`
	Unrelated string `placeholder:"FILE" help:"JSON lines of articles of which no two tell the same news; the first 300 count."`
}

func (storiesVerb) Help() string {
	return `Example:

  dateline-eval stories stories/dev.jsonl --unrelated summaries/dev.jsonl

Articles are filed in the order of their lines, at one moment, so that time
tells no two events apart. B-cubed counts each article the same, pairs count
large stories for more. Intervals come from drawing topics: a topic is the
number that clusters begin with, or the cluster where there is none.`
}

// Run groups the articles and prints how the stories compare with the events.
func (v *storiesVerb) Run(ctx context.Context, a app) error {
	r, err := a.stories(ctx, v.File, v.Unrelated)
	if err != nil {
		return err
	}
	return printAll(a.out, r)
}

// A told is an article whose event is known.
type told struct {
	reading.Line
	Event string `json:"cluster"`
}

func (a app) stories(ctx context.Context, path, unrelated string) (report, error) {
	articles, err := readGold[told](ctx, path)
	if err != nil {
		return report{}, err
	}
	if slices.ContainsFunc(articles, func(t told) bool { return t.Event == "" }) {
		return report{}, fmt.Errorf("%s has an article without an event. Give a file whose lines have \"cluster\"", path)
	}
	placed, took := a.place(articles)
	tallies := eval.ScoreStories(placed)
	r := report{
		title: "Stories: " + nameOf(path),
		words: fmt.Sprintf("%s of %d events, told as %d stories; %s.",
			counted(len(articles), "article"), distinct(placed, eventOf), distinct(placed, storyOf), speed(len(articles), took)),
		head: []string{"", "precision", "recall", "F1"},
	}
	addAgreement(&r, placed, tallies)
	if unrelated == "" {
		return r, nil
	}
	err = a.addUnrelated(ctx, &r, unrelated)
	return r, err
}

// place files the articles and says where each was put, and what that took.
func (a app) place(articles []told) ([]eval.Placed, time.Duration) {
	news := make([]briefing.Article, len(articles))
	for i, article := range articles {
		news[i] = article.Article()
	}
	start := a.spent()
	first := reading.Stories(news)
	took := a.spent() - start
	placed := make([]eval.Placed, len(articles))
	for i, article := range articles {
		placed[i] = eval.Placed{Event: article.Event, Story: strconv.Itoa(first[i])}
	}
	return placed, took
}

// addAgreement adds the rows on how stories agree with events.
func addAgreement(r *report, placed []eval.Placed, tallies []eval.StoryTally) {
	topics := topicsOf(placed)
	measure := func(drawn []int) []float64 {
		var t eval.StoryTally
		for _, topic := range drawn {
			for _, i := range topics[topic] {
				t.Add(tallies[i])
			}
		}
		b, p := t.BCubed(), t.Pairs()
		return []float64{b.Precision, b.Recall, b.F1, p.Precision, p.Recall, p.F1}
	}
	r.addMeasured(measure(once(len(topics))), eval.Intervals(len(topics), measure), 1, "B-cubed", "pairs of articles")
}

// mostUnrelated is how many articles without anything in common are filed.
const mostUnrelated = 300

// addUnrelated says how many articles share a story that should share none.
func (a app) addUnrelated(ctx context.Context, r *report, path string) error {
	articles, err := readGold[told](ctx, path)
	if err != nil {
		return err
	}
	articles = articles[:min(len(articles), mostUnrelated)]
	for i := range articles {
		articles[i].Event = fmt.Sprint(i)
	}
	placed, _ := a.place(articles)
	mixed := 0
	for _, t := range eval.ScoreStories(placed) {
		mixed += t.Mixed
	}
	n := len(articles)
	joined := n - distinct(placed, storyOf)
	r.words += fmt.Sprintf(" Of %d unrelated articles (%s) %d joined another's story (%s %%), so that %d share one.",
		n, nameOf(path), joined, percent(float64(joined)/float64(n), 1), mixed)
	return nil
}

// topicsOf lists the articles of each topic, topics in the order of their
// first articles.
func topicsOf(placed []eval.Placed) [][]int {
	at := map[string]int{}
	var topics [][]int
	for i, p := range placed {
		name := p.Event
		if digits := len(name) - len(strings.TrimLeft(name, "0123456789")); digits > 0 {
			name = name[:digits]
		}
		topic, ok := at[name]
		if !ok {
			topic = len(topics)
			at[name] = topic
			topics = append(topics, nil)
		}
		topics[topic] = append(topics[topic], i)
	}
	return topics
}

func eventOf(p eval.Placed) string { return p.Event }
func storyOf(p eval.Placed) string { return p.Story }

func distinct(placed []eval.Placed, of func(eval.Placed) string) int {
	seen := map[string]bool{}
	for _, p := range placed {
		seen[of(p)] = true
	}
	return len(seen)
}
