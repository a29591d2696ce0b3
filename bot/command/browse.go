package command

import (
	"context"
	"fmt"
	"slices"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// A browser shows articles newest first, page by page. Its actions are
// "earlier", "later" and, for lists that may be shared, "share".
type browser struct {
	store Reader
	path  string // of its command: "news latest"
	menu  slash.Ref
	share bool
}

// A place is where in a list somebody is. Pages go by filing order, so that
// articles filed meanwhile move none.
type place struct {
	heading string
	query   briefing.ArticleQuery // Limit is how many are on a page
	ends    []uint64              // the UpTo of every page so far, 0 for no bound; the last is this one's
}

func (b *browser) actions() map[string]slash.Action {
	actions := map[string]slash.Action{
		"earlier": {Run: b.earlier, Reply: slash.InPlace},
		"later":   {Run: b.later, Reply: slash.InPlace},
	}
	if b.share {
		actions["share"] = slash.Action{Run: b.shared, Reply: slash.Publicly}
	}
	return actions
}

// first shows the first page of what a query finds. It is false when that is
// nothing.
func (b *browser) first(ctx context.Context, c *slash.Call, heading string, query briefing.ArticleQuery) (slash.Message, bool, error) {
	return b.show(ctx, c, place{heading: heading, query: query, ends: []uint64{0}})
}

func (b *browser) earlier(ctx context.Context, c *slash.Call) (slash.Message, error) {
	at, err := slash.Kept[place](c)
	if err != nil {
		return slash.Message{}, err
	}
	found, err := b.find(ctx, c, at)
	if err != nil {
		return slash.Message{}, err
	}
	if len(found) <= at.query.Limit {
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "There are no earlier articles. Go back with ◀.")
	}
	at.ends = append(slices.Clone(at.ends), found[at.query.Limit-1].Seq-1)
	m, _, err := b.show(ctx, c, at)
	return m, err
}

func (b *browser) later(ctx context.Context, c *slash.Call) (slash.Message, error) {
	at, err := slash.Kept[place](c)
	if err != nil {
		return slash.Message{}, err
	}
	at.ends = slices.Clone(at.ends[:max(1, len(at.ends)-1)])
	m, _, err := b.show(ctx, c, at)
	return m, err
}

// shared is the page as everybody may see it: without the buttons that turn it.
func (b *browser) shared(ctx context.Context, c *slash.Call) (slash.Message, error) {
	at, err := slash.Kept[place](c)
	if err != nil {
		return slash.Message{}, err
	}
	found, err := b.find(ctx, c, at)
	if err != nil {
		return slash.Message{}, err
	}
	found = found[:min(len(found), at.query.Limit)]
	if len(found) == 0 {
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "Those articles are no longer here. Run the command again.")
	}
	m := render.Headlines(at.heading, found)
	m.Rows = []slash.Row{articleMenu("Read…", b.menu, found)}
	return m, nil
}

func (b *browser) show(ctx context.Context, c *slash.Call, at place) (slash.Message, bool, error) {
	found, err := b.find(ctx, c, at)
	if err != nil || len(found) == 0 {
		return slash.Message{Text: "There is nothing left on this page. Run the command again."}, false, err
	}
	at.ends = append(slices.Clone(at.ends[:len(at.ends)-1]), found[0].Seq) // what is filed from now on is on no page
	more := len(found) > at.query.Limit
	found = found[:min(len(found), at.query.Limit)]
	token := c.Keep(at)
	buttons := []slash.Button{
		{Label: "◀", Do: slash.Ref{Action: b.path + "/later", Arg: token}, Off: len(at.ends) == 1},
		{Label: "▶", Do: slash.Ref{Action: b.path + "/earlier", Arg: token}, Off: !more},
	}
	if b.share {
		buttons = append(buttons, slash.Button{Label: "Share", Do: slash.Ref{Action: b.path + "/share", Arg: token}})
	}
	m := render.Headlines(at.heading, found)
	m.Rows = []slash.Row{articleMenu("Read…", b.menu, found), {Buttons: buttons}}
	return m, true, nil
}

// find gives one article more than the page takes, if there is one.
func (b *browser) find(ctx context.Context, c *slash.Call, at place) ([]briefing.Copy, error) {
	query := at.query
	query.UpTo, query.Limit = at.ends[len(at.ends)-1], at.query.Limit+1
	found, err := b.store.FindArticles(ctx, server(c), query)
	if err != nil {
		return nil, fmt.Errorf("list articles: %w", err)
	}
	return found, nil
}
