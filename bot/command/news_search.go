package command

import (
	"context"
	"fmt"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// A SearchStore is what /news search calls.
type SearchStore interface {
	Searcher
	Reader
	Names
}

const (
	hitsOnPage = 5
	hitPages   = 10 // further than that nobody turns: other words find it sooner
)

// search is /news search: articles by their words.
type search struct{ store SearchStore }

// A hitPage is where in the answer to a search somebody is.
type hitPage struct {
	query briefing.SearchQuery
	page  int // from 0
}

// NewsSearch is the command /news search: articles by their words, best
// first, with the words in bold.
func NewsSearch(store SearchStore, clock briefing.Clock) slash.Command {
	s := &search{store}
	query := slash.Text("query", "Name the words to find").Length(2, 100).Required()
	source := sourceOption(store)
	topic := topicOption(store, "Choose one topic")
	since := sinceOption(sinceAll)
	return slash.Command{
		Name:    "search",
		Help:    "Find articles by their words",
		Private: true,
		Options: []slash.Option{query, source, topic, since},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			topics, err := topicNames(topic.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			return s.show(ctx, c, hitPage{query: briefing.SearchQuery{
				Words: query.Get(c), Publisher: source.Get(c), Topics: topics, Since: after(since.Get(c), clock.Now()),
			}})
		},
		Actions: map[string]slash.Action{
			"back":  {Run: s.turn(-1), Reply: slash.InPlace},
			"next":  {Run: s.turn(+1), Reply: slash.InPlace},
			"share": {Run: s.share, Reply: slash.Publicly},
		},
	}
}

func (s *search) turn(by int) slash.Handler {
	return func(ctx context.Context, c *slash.Call) (slash.Message, error) {
		at, err := slash.Kept[hitPage](c)
		if err != nil {
			return slash.Message{}, err
		}
		at.page = min(max(at.page+by, 0), hitPages-1)
		return s.show(ctx, c, at)
	}
}

// share is the page as everybody may see it.
func (s *search) share(ctx context.Context, c *slash.Call) (slash.Message, error) {
	at, err := slash.Kept[hitPage](c)
	if err != nil {
		return slash.Message{}, err
	}
	m, err := s.show(ctx, c, at)
	if err == nil {
		m.Rows = m.Rows[:1]
	}
	return m, err
}

func (s *search) show(ctx context.Context, c *slash.Call, at hitPage) (slash.Message, error) {
	start := at.page * hitsOnPage
	at.query.Limit = start + hitsOnPage + 1
	hits, err := s.store.Search(ctx, server(c), at.query)
	if err != nil {
		return slash.Message{}, fmt.Errorf("search: %w", err)
	}
	if len(hits) <= start {
		return slash.Message{}, s.nothing(ctx, c, at)
	}
	more := len(hits) > start+hitsOnPage && at.page < hitPages-1
	hits = hits[start:min(len(hits), start+hitsOnPage)]
	token := c.Keep(at)
	m := render.Hits("Articles with "+quoted(at.query.Words), hits)
	m.Rows = []slash.Row{
		articleMenu("Read…", slash.Ref{Action: readAction, Arg: "search"}, copiesOf(hits)),
		{Buttons: []slash.Button{
			{Label: "◀", Do: slash.Ref{Action: "news search/back", Arg: token}, Off: at.page == 0},
			{Label: "▶", Do: slash.Ref{Action: "news search/next", Arg: token}, Off: !more},
			{Label: "Share", Do: slash.Ref{Action: "news search/share", Arg: token}},
		}},
	}
	return m, nil
}

func (s *search) nothing(ctx context.Context, c *slash.Call, at hitPage) error {
	if at.page > 0 {
		return briefing.Errorf(briefing.NotFound, "There is nothing left on that page. Run the command again.")
	}
	if err := nothingYet(ctx, s.store, c); err != nil {
		return err
	}
	return briefing.Errorf(briefing.NotFound, "No articles have the words %s. Try fewer words, or leave out other options.", quoted(at.query.Words))
}
