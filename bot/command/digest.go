package command

import (
	"context"
	"fmt"
	"slices"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// A DigestStore is what the menu and the buttons under a digest call.
type DigestStore interface {
	Reader
	Editions
}

// digest is /digest, and what stands under every digest that was posted.
type digest struct{ store DigestStore }

// Digest is the command /digest: when and where digests are posted, for
// moderators. Its own actions stand under the digests and are for anyone; the
// lists that they lead to are turned by whoever opened them.
func Digest(store DigestStore, sub ...slash.Command) slash.Command {
	d := &digest{store}
	return slash.Command{
		Name: "digest",
		Help: "Set when and where digests are posted",
		For:  discordgo.PermissionManageGuild,
		Sub:  sub,
		Actions: map[string]slash.Action{
			"read":   {Run: d.read, Anyone: true},
			"all":    {Run: d.all, Anyone: true},
			"quotes": {Run: d.quotes, Anyone: true},
			"why":    {Run: d.why, Anyone: true},
			"back":   {Run: d.turn(-1), Reply: slash.InPlace},
			"next":   {Run: d.turn(+1), Reply: slash.InPlace},
		},
	}
}

// read opens the article that was chosen from a digest's menu.
func (d *digest) read(ctx context.Context, c *slash.Call) (slash.Message, error) {
	a, err := liveArticle(ctx, d.store, c, c.Chosen)
	if err != nil {
		return slash.Message{}, err
	}
	return readerPage(a, 1), nil
}

// all lists every article that a digest names, page by page.
func (d *digest) all(ctx context.Context, c *slash.Call) (slash.Message, error) {
	e, err := d.edition(ctx, c, briefing.EditionID(c.Arg))
	if err != nil {
		return slash.Message{}, err
	}
	return storiesPage(c, e, 1), nil
}

// A storyPage is where in the list of a digest's articles somebody is.
type storyPage struct {
	edition briefing.EditionID
	number  int // from 1
}

func (d *digest) turn(by int) slash.Handler {
	return func(ctx context.Context, c *slash.Call) (slash.Message, error) {
		at, err := slash.Kept[storyPage](c)
		if err != nil {
			return slash.Message{}, err
		}
		e, err := d.edition(ctx, c, at.edition)
		if err != nil {
			return slash.Message{}, err
		}
		return storiesPage(c, e, at.number+by), nil
	}
}

// storiesPage is a page of everything a digest names, with buttons to turn it
// if there are more.
func storiesPage(c *slash.Call, e briefing.Edition, number int) slash.Message {
	m, shown, of := render.Stories(e.Digest, number)
	if of > 1 {
		token := c.Keep(storyPage{e.ID, shown})
		m.Rows = []slash.Row{{Buttons: []slash.Button{
			{Label: "◀", Do: slash.Ref{Action: "digest/back", Arg: token}, Off: shown == 1},
			{Label: "▶", Do: slash.Ref{Action: "digest/next", Arg: token}, Off: shown == of},
		}}}
	}
	return m
}

// quotes lists what is said in the stories that a digest tells, by people who
// are named.
func (d *digest) quotes(ctx context.Context, c *slash.Call) (slash.Message, error) {
	e, err := d.edition(ctx, c, briefing.EditionID(c.Arg))
	if err != nil {
		return slash.Message{}, err
	}
	var named []briefing.Quote
	for _, story := range e.Digest.Entries {
		found, err := d.statements(ctx, c, story.Lead.ID)
		if err != nil {
			return slash.Message{}, err
		}
		named = append(named, found...)
	}
	named = named[:min(most, len(named))]
	if len(named) == 0 {
		return slash.Message{}, briefing.Errorf(briefing.NotFound, "Nobody who is named is quoted in these stories. Ask `/quote` for others.")
	}
	m := render.Quotes("Quotes from these stories", named)
	m.Rows = []slash.Row{quoteMenu(named)}
	return m, nil
}

// statements are the whole statements in an article by people who are named;
// none when the article was removed since.
func (d *digest) statements(ctx context.Context, c *slash.Call, id briefing.ArticleID) ([]briefing.Quote, error) {
	article, err := liveArticle(ctx, d.store, c, string(id))
	if briefing.KindOf(err) == briefing.NotFound && err != nil {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found, err := d.store.ArticleQuotes(ctx, server(c), article.ID)
	if err != nil {
		return nil, fmt.Errorf("quotes of %s: %w", article.ID, err)
	}
	return slices.DeleteFunc(found, func(q briefing.Quote) bool {
		return q.Speaker == "" || q.Kind != briefing.FullQuote
	}), nil
}

// why says why a digest's stories are in it.
func (d *digest) why(ctx context.Context, c *slash.Call) (slash.Message, error) {
	e, err := d.edition(ctx, c, briefing.EditionID(c.Arg))
	if err != nil {
		return slash.Message{}, err
	}
	return render.Why(e.Digest), nil
}

func (d *digest) edition(ctx context.Context, c *slash.Call, id briefing.EditionID) (briefing.Edition, error) {
	e, err := d.store.Edition(ctx, server(c), id)
	if briefing.KindOf(err) == briefing.NotFound && err != nil {
		return briefing.Edition{}, briefing.Errorf(briefing.NotFound, "That digest is no longer kept. Look for its articles with `/news latest`.")
	}
	return e, err
}
