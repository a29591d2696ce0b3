// Package sample holds a week of made-up news to try Dateline with. Its
// people, places and outlets are invented, and each article says so.
package sample

import (
	_ "embed"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/dateline-bot/dateline/briefing"
)

//go:embed week.yaml
var week []byte

// mark stands behind the name of every outlet.
const mark = " (sample)"

// An item is one article of week.yaml.
type item struct {
	Age       time.Duration `yaml:"age"` // how long ago it was published
	Publisher string        `yaml:"publisher"`
	URL       string        `yaml:"url"`
	Topic     string        `yaml:"topic"`
	Title     string        `yaml:"title"`
	Text      string        `yaml:"text"`
}

// Week is the week's news as a moderator of server would hand it in at now,
// oldest first.
func Week(server briefing.ServerID, now time.Time) []briefing.Submission {
	var items []item
	if err := yaml.Unmarshal(week, &items); err != nil {
		panic(fmt.Sprintf("sample news: %v", err)) // embedded, and read by a test
	}
	var submissions []briefing.Submission
	for _, i := range items {
		published := now.Add(-i.Age)
		submissions = append(submissions, briefing.Submission{
			Server: server, By: "sample",
			Title: i.Title, Publisher: i.Publisher + mark, URL: i.URL, Topics: []string{i.Topic}, Published: published,
			Page: briefing.Page{Type: "text/plain; charset=utf-8", Body: []byte(weekdays(i.Text, published))},
		})
	}
	return submissions
}

var dayToken = regexp.MustCompile(`\{[+-]?[0-9]\}`)

// weekdays writes the day of the week for {0}, the day of publication, for
// {-1}, the day before it, and so on: the news is dated relative to now.
func weekdays(text string, published time.Time) string {
	return dayToken.ReplaceAllStringFunc(text, func(token string) string {
		days, _ := strconv.Atoi(token[1 : len(token)-1]) // the pattern is a number
		return published.AddDate(0, 0, days).Weekday().String()
	})
}
