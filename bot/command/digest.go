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
// moderators. Its own actions are for anyone: they stand under the digests.
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

// all lists every article that a digest names.
func (d *digest) all(ctx context.Context, c *slash.Call) (slash.Message, error) {
	e, err := d.edition(ctx, c)
	if err != nil {
		return slash.Message{}, err
	}
	return render.Stories(e.Digest), nil
}

// quotes lists what is said in the stories that a digest tells, by people who
// are named.
func (d *digest) quotes(ctx context.Context, c *slash.Call) (slash.Message, error) {
	e, err := d.edition(ctx, c)
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
	e, err := d.edition(ctx, c)
	if err != nil {
		return slash.Message{}, err
	}
	return render.Why(e.Digest), nil
}

func (d *digest) edition(ctx context.Context, c *slash.Call) (briefing.Edition, error) {
	e, err := d.store.Edition(ctx, server(c), briefing.EditionID(c.Arg))
	if briefing.KindOf(err) == briefing.NotFound && err != nil {
		return briefing.Edition{}, briefing.Errorf(briefing.NotFound, "That digest is no longer kept. Look for its articles with `/news latest`.")
	}
	return e, err
}
