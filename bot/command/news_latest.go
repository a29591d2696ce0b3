package command

import (
	"context"
	"strings"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// A NewsStore is what /news latest calls.
type NewsStore interface {
	Reader
	Names
}

// NewsLatest is the command /news latest: headlines, newest first, page by
// page. Sharing posts a page for all.
func NewsLatest(store NewsStore, clock briefing.Clock) slash.Command {
	list := &browser{store: store, path: "news latest", menu: slash.Ref{Action: readAction, Arg: "latest"}, share: true}
	topic := topicOption(store, "Choose one topic")
	source := sourceOption(store)
	since := sinceOption(sinceAll)
	count := slash.Number("count", "Choose how many to show on a page").Between(1, most).Or(10)
	return slash.Command{
		Name:    "latest",
		Help:    "List the latest articles",
		Private: true,
		Options: []slash.Option{topic, source, since, count},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			topics, err := topicNames(topic.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			narrowed := about(topics, source.Get(c)) + during(since.Get(c))
			m, ok, err := list.first(ctx, c, "Latest articles"+narrowed, briefing.ArticleQuery{
				Topics:    topics,
				Publisher: source.Get(c),
				Since:     after(since.Get(c), clock.Now()),
				Limit:     min(max(count.Get(c), 1), most),
			})
			if err != nil || ok {
				return m, err
			}
			if err := nothingYet(ctx, store, c); err != nil {
				return slash.Message{}, err
			}
			return slash.Message{}, briefing.Errorf(briefing.NotFound, "There are no articles%s. Ask for more with fewer options.", narrowed)
		},
		Actions: list.actions(),
	}
}

// about says in words what a list was narrowed to, beginning with a space.
func about(topics []string, source string) string {
	words := ""
	if len(topics) > 0 {
		words += " on " + quoted(strings.Join(topics, ", "))
	}
	if source != "" {
		words += " from " + render.Short(source, 80)
	}
	return words
}
