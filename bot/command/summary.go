package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// A SummaryStore is what /summary calls.
type SummaryStore interface {
	Finder
	Reader
	Names
}

// How many sentences a summary has, by the names people choose.
const (
	shortLength  = 1
	normalLength = 3
	longLength   = 5
)

// Of a summary, in bytes of UTF-8: what fits into the 1,200 characters that a
// summary takes, with room for its numbers and links.
const summaryBytes = 1000

// summary is /summary: an article or a topic told short.
type summary struct {
	store      SummaryStore
	summarizer briefing.Summarizer
}

// A summaryRequest is what a person asked /summary for.
type summaryRequest struct {
	article string // as typed
	length  int    // sentences
}

// Summary is the command /summary: an article or a topic in a few of the
// articles' own sentences, for all to see.
func Summary(store SummaryStore, summarizer briefing.Summarizer) slash.Command {
	s := &summary{store, summarizer}
	article := articleOption(store, "Choose an article to tell short", briefing.Live)
	topic := topicOption(store, "Choose a topic to tell short")
	length := slash.Text("length", "Choose how many sentences: 1, 3 or 5").Among(
		slash.Choice{Name: "short", Value: "short"},
		slash.Choice{Name: "normal", Value: "normal"},
		slash.Choice{Name: "long", Value: "long"},
	).Or("normal")
	return slash.Command{
		Name:    "summary",
		Help:    "Tell an article or a topic in a few of its own sentences",
		Options: []slash.Option{article, topic, length},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			n := sentences(length.Get(c))
			switch {
			case article.Given(c) && topic.Given(c):
				return slash.Message{}, briefing.Errorf(briefing.Invalid, "Choose either an article or a topic, not both.")
			case article.Given(c):
				return s.ofArticle(ctx, c, summaryRequest{article.Get(c), n})
			case topic.Given(c):
				return s.ofTopic(ctx, c, topic.Get(c), n)
			}
			return slash.Message{}, briefing.Errorf(briefing.Invalid, "There is nothing to summarise. Choose an article or a topic.")
		},
		Actions: map[string]slash.Action{
			"pick":    {Run: s.pick, Reply: slash.Publicly},
			"of":      {Run: s.of},
			"sources": {Run: s.sources, Anyone: true},
		},
	}
}

func sentences(length string) int {
	switch length {
	case "short":
		return shortLength
	case "long":
		return longLength
	}
	return normalLength
}

func (s *summary) pick(ctx context.Context, c *slash.Call) (slash.Message, error) {
	request, err := slash.Kept[summaryRequest](c)
	if err != nil {
		return slash.Message{}, err
	}
	request.article = c.Chosen
	return s.ofArticle(ctx, c, request)
}

// of tells the article short whose id the button carries.
func (s *summary) of(ctx context.Context, c *slash.Call) (slash.Message, error) {
	article, err := liveArticle(ctx, s.store, c, c.Arg)
	if err != nil {
		return slash.Message{}, err
	}
	return s.tell(c, article, normalLength)
}

func (s *summary) ofArticle(ctx context.Context, c *slash.Call, request summaryRequest) (slash.Message, error) {
	article, err := anArticle(ctx, s.store, c, request.article, briefing.Live)
	if err != nil {
		return orPick(c, err, "summary/pick", request)
	}
	return s.tell(c, article, request.length)
}

func (s *summary) tell(c *slash.Call, article briefing.Copy, n int) (slash.Message, error) {
	short := s.summarizer.Summarize([]briefing.Article{article.Article}, briefing.Budget{Sentences: n, Bytes: summaryBytes})
	if len(short.Sentences) == 0 {
		return slash.Message{}, briefing.Errorf(briefing.Invalid,
			"%s has no sentence that I could quote. Read it with `/news read`.", article.ID)
	}
	m := render.Summary(article, short)
	m.Rows = []slash.Row{{Buttons: append([]slash.Button{
		{Label: "Sources", Do: slash.Ref{Action: "summary/sources", Arg: c.Keep(short)}},
		readButton(article.ID),
	}, linkButton("Open", article.URL)...)}}
	return m, nil
}

// ofTopic tells the topic's newest articles short, each sentence from another
// publisher where that is possible.
func (s *summary) ofTopic(ctx context.Context, c *slash.Call, topic string, n int) (slash.Message, error) {
	names, err := topicNames(topic)
	if err != nil {
		return slash.Message{}, err
	}
	kept := strings.Join(names, ", ")
	found, err := s.store.FindArticles(ctx, server(c), briefing.ArticleQuery{Topics: names, Limit: most})
	if err != nil {
		return slash.Message{}, fmt.Errorf("find a topic's articles: %w", err)
	}
	if len(found) == 0 || len(names) == 0 {
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "No articles have the topic %s. Start typing and pick from the list.", quoted(kept))
	}
	articles := make([]briefing.Article, len(found))
	for i, a := range found {
		articles[i] = a.Article
	}
	short := s.summarizer.Summarize(articles, briefing.Budget{Sentences: n, Bytes: summaryBytes})
	m := render.TopicSummary(kept, found, short)
	m.Rows = []slash.Row{
		articleMenu("Read an article", slash.Ref{Action: readAction, Arg: "topic"}, found),
		{Buttons: []slash.Button{{Label: "Sources", Do: slash.Ref{Action: "summary/sources", Arg: c.Keep(short)}}}},
	}
	return m, nil
}

// sources shows which article each sentence stands in. The articles are looked
// up again: one may have been removed since.
func (s *summary) sources(ctx context.Context, c *slash.Call) (slash.Message, error) {
	short, err := slash.Kept[briefing.Summary](c)
	if err != nil {
		return slash.Message{}, err
	}
	var articles []briefing.Copy
	for _, sentence := range short.Sentences {
		article, err := liveArticle(ctx, s.store, c, string(sentence.Article))
		if briefing.KindOf(err) == briefing.NotFound && err != nil {
			continue
		}
		if err != nil {
			return slash.Message{}, err
		}
		articles = append(articles, article)
	}
	if len(articles) == 0 {
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "Those articles are no longer here. Run `/summary` again.")
	}
	return render.Sources(articles, short), nil
}
