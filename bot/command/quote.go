package command

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// A QuoteStore is what /quote calls.
type QuoteStore interface {
	Quotes
	Finder
	Reader
	Searcher
}

// quote is /quote: what someone said, and where it was reported.
type quote struct {
	store QuoteStore
	clock briefing.Clock
	shown *shown
}

// A quoteRequest is what a person asked /quote for.
type quoteRequest struct {
	speaker, about string
	article        string // as typed
	since          string
}

// Quote is the command /quote: one quote as a card, for all to see.
func Quote(store QuoteStore, clock briefing.Clock) slash.Command {
	q := &quote{store: store, clock: clock, shown: newShown(clock)}
	speaker := speakerOption(store)
	about := slash.Text("about", "Name words of the quote").Length(2, 100)
	article := articleOption(store, "Choose the article it stands in", briefing.Live)
	since := sinceOption(sinceMonth)
	return slash.Command{
		Name:    "quote",
		Help:    "Show what someone said and where it was reported",
		Options: []slash.Option{speaker, about, article, since},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			return q.answer(ctx, c, quoteRequest{speaker.Get(c), about.Get(c), article.Get(c), since.Get(c)})
		},
		Actions: map[string]slash.Action{
			"another": {Run: q.another, Reply: slash.InPlace, Anyone: true},
			"context": {Run: q.context},
			"pick":    {Run: q.pick, Reply: slash.Publicly},
		},
	}
}

func (q *quote) another(ctx context.Context, c *slash.Call) (slash.Message, error) {
	request, err := slash.Kept[quoteRequest](c)
	if err != nil {
		return slash.Message{}, err
	}
	return q.answer(ctx, c, request)
}

func (q *quote) pick(ctx context.Context, c *slash.Call) (slash.Message, error) {
	request, err := slash.Kept[quoteRequest](c)
	if err != nil {
		return slash.Message{}, err
	}
	request.article = c.Chosen
	return q.answer(ctx, c, request)
}

// context shows the quote that was chosen from a menu, else the one that Arg
// names, where it stands.
func (q *quote) context(ctx context.Context, c *slash.Call) (slash.Message, error) {
	id := c.Arg
	if c.Chosen != "" {
		id = c.Chosen
	}
	found, err := q.store.Quote(ctx, server(c), briefing.QuoteID(id))
	if err != nil {
		return slash.Message{}, err
	}
	m := render.Context(found)
	m.Rows = []slash.Row{{Buttons: append([]slash.Button{readButton(found.Copy.ID)}, linkButton("Source", found.Copy.URL)...)}}
	return m, nil
}

// answer shows a quote that the request is met by, and that this channel was
// not shown lately.
func (q *quote) answer(ctx context.Context, c *slash.Call, request quoteRequest) (slash.Message, error) {
	query := briefing.QuoteQuery{Speaker: request.speaker, About: request.about, Since: after(request.since, q.clock.Now())}
	if request.article != "" {
		article, err := anArticle(ctx, q.store, c, request.article, briefing.Live)
		if err != nil {
			return orPick(c, err, "quote/pick", request)
		}
		request.article, query.Article = string(article.ID), article.ID
		query.Since = time.Time{} // whoever names an article means it, however old
	}
	found, ok, err := q.find(ctx, c, query)
	if err != nil {
		return slash.Message{}, err
	}
	if !ok {
		return q.none(ctx, c, request, query)
	}
	q.shown.add(c, found.Quote.ID)
	m := render.Quote(found)
	m.Rows = []slash.Row{{Buttons: append([]slash.Button{
		{Label: "Another", Do: slash.Ref{Action: "quote/another", Arg: c.Keep(request)}},
		{Label: "In context", Do: slash.Ref{Action: "quote/context", Arg: string(found.Quote.ID)}},
	}, linkButton("Source", found.Copy.URL)...)}}
	return m, nil
}

// find prefers quotes whose speaker is known to others, those not shown lately
// to others, whole statements to fragments, and then the newest. When all were
// shown it begins again with the one shown longest ago.
func (q *quote) find(ctx context.Context, c *slash.Call, query briefing.QuoteQuery) (briefing.QuotedCopy, bool, error) {
	before := q.shown.in(c)
	for _, named := range []bool{true, false} {
		query.Named = named
		for _, not := range [][]briefing.QuoteID{before, nil} {
			query.Not = not
			found, err := q.store.FindQuotes(ctx, server(c), query)
			if err != nil {
				return briefing.QuotedCopy{}, false, fmt.Errorf("find quotes: %w", err)
			}
			if len(found) > 0 {
				return best(found, before), true, nil
			}
		}
	}
	return briefing.QuotedCopy{}, false, nil
}

// best is the whole statement that was shown longest ago, or never; the
// fragment, when there is no statement. before is what was shown, longest ago
// first; of quotes never shown the first is taken.
func best(found []briefing.QuotedCopy, before []briefing.QuoteID) briefing.QuotedCopy {
	rank := func(q briefing.QuotedCopy) int {
		r := slices.Index(before, q.Quote.ID)
		if q.Quote.Kind != briefing.FullQuote {
			r += len(before) + 1
		}
		return r
	}
	return slices.MinFunc(found, func(a, b briefing.QuotedCopy) int { return rank(a) - rank(b) })
}

// none says what was not found, and offers articles that mention it.
func (q *quote) none(ctx context.Context, c *slash.Call, request quoteRequest, query briefing.QuoteQuery) (slash.Message, error) {
	if err := nothingYet(ctx, q.store, c); err != nil {
		return slash.Message{}, err
	}
	said := "No attributed quotes" + request.words()
	words := strings.TrimSpace(request.about + " " + request.speaker)
	switch {
	case query.Article != "":
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "%s. Choose another article, or none.", said)
	case words == "":
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "%s. Try a longer `since`.", said)
	}
	hits, err := q.store.Search(ctx, server(c), briefing.SearchQuery{Words: words, Since: query.Since, Limit: most})
	if err != nil {
		return slash.Message{}, fmt.Errorf("search for articles instead: %w", err)
	}
	if len(hits) == 0 {
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "%s. Try fewer or other words, or a longer `since`.", said)
	}
	return slash.Message{
		Text:    fmt.Sprintf("%s. %s it:", said, plural(len(hits), "article mentions", "articles mention")),
		Rows:    []slash.Row{articleMenu("Read one of them", slash.Ref{Action: readAction, Arg: "mention"}, copiesOf(hits))},
		Private: true,
	}, nil
}

// words say what was asked for, beginning with a space.
func (r quoteRequest) words() string {
	words := ""
	if r.speaker != "" {
		words += " by " + quoted(r.speaker)
	}
	if r.about != "" {
		words += " about " + quoted(r.about)
	}
	if r.article != "" {
		return words + " in " + quoted(r.article)
	}
	return words + during(r.since)
}
