package command

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// readAction opens an article privately: the one chosen from a menu, else the
// one that Arg names by its id.
const readAction = "news read/open"

// A ReadStore is what /news read calls.
type ReadStore interface {
	Finder
	Reader
}

// read is /news read: an article's own text.
type read struct{ store ReadStore }

// NewsRead is the command /news read: the text of an article, page by page.
func NewsRead(store ReadStore) slash.Command {
	r := &read{store}
	article := articleOption(store, "Choose an article to read", briefing.Live).Required()
	return slash.Command{
		Name:    "read",
		Help:    "Read an article",
		Private: true,
		Options: []slash.Option{article},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			found, err := anArticle(ctx, r.store, c, article.Get(c), briefing.Live)
			if err != nil {
				return orPick(c, err, "news read/pick", nil)
			}
			return readerPage(found, 1), nil
		},
		Actions: map[string]slash.Action{
			"open":   {Run: r.open},
			"pick":   {Run: r.open, Reply: slash.InPlace},
			"turn":   {Run: r.turn, Reply: slash.InPlace},
			"quotes": {Run: r.quotes},
		},
	}
}

func (r *read) open(ctx context.Context, c *slash.Call) (slash.Message, error) {
	id := c.Arg
	if c.Chosen != "" {
		id = c.Chosen
	}
	found, err := liveArticle(ctx, r.store, c, id)
	if err != nil {
		return slash.Message{}, err
	}
	return readerPage(found, 1), nil
}

// turn shows the page that Arg names: "A-7K3QF 2".
func (r *read) turn(ctx context.Context, c *slash.Call) (slash.Message, error) {
	id, number, _ := strings.Cut(c.Arg, " ")
	found, err := liveArticle(ctx, r.store, c, id)
	if err != nil {
		return slash.Message{}, err
	}
	n, _ := strconv.Atoi(number) // anything else is the first page
	return readerPage(found, n), nil
}

// readerPage is a page of an article, with buttons to turn it.
func readerPage(a briefing.Copy, number int) slash.Message {
	m, shown, of := render.Page(a, number)
	var buttons []slash.Button
	if of > 1 {
		turn := func(n int) slash.Ref {
			return slash.Ref{Action: "news read/turn", Arg: fmt.Sprintf("%s %d", a.ID, n)}
		}
		buttons = []slash.Button{
			{Label: "◀", Do: turn(shown - 1), Off: shown == 1},
			{Label: "▶", Do: turn(shown + 1), Off: shown == of},
		}
	}
	buttons = append(buttons,
		slash.Button{Label: "Summary", Do: slash.Ref{Action: "summary/of", Arg: string(a.ID)}},
		slash.Button{Label: "Quotes", Do: slash.Ref{Action: "news read/quotes", Arg: string(a.ID)}},
	)
	m.Rows = []slash.Row{{Buttons: append(buttons, linkButton("Open", a.URL)...)}}
	return m
}

// quotes lists what people say in an article. Choosing one shows it in its
// place.
func (r *read) quotes(ctx context.Context, c *slash.Call) (slash.Message, error) {
	article, err := liveArticle(ctx, r.store, c, c.Arg)
	if err != nil {
		return slash.Message{}, err
	}
	quotes, err := r.store.ArticleQuotes(ctx, server(c), article.ID)
	if err != nil {
		return slash.Message{}, fmt.Errorf("quotes of %s: %w", article.ID, err)
	}
	if len(quotes) == 0 {
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "I found no quotes in %s. Read it with `/news read`.", article.ID)
	}
	m := render.Quotes(article.Title, quotes)
	m.Rows = []slash.Row{quoteMenu(quotes)}
	return m, nil
}

// quoteMenu is a menu of quotes, the first that fit, to be seen in context.
func quoteMenu(quotes []briefing.Quote) slash.Row {
	menu := &slash.Menu{Placeholder: "See a quote in context", Do: slash.Ref{Action: "quote/context", Arg: "menu"}}
	for _, q := range quotes[:min(most, len(quotes))] {
		menu.Choices = append(menu.Choices, render.QuoteChoice(q))
	}
	return slash.Row{Menu: menu}
}
