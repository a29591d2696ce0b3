package command

import (
	"context"
	"fmt"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// restoreAction restores the article that Arg names by its id.
const restoreAction = "article restore/do"

// restore is /article restore: a removed article shown again.
type restore struct {
	store RemovalStore
	clock briefing.Clock
}

// ArticleRestore is the command /article restore: it shows a removed article
// again.
func ArticleRestore(store RemovalStore, clock briefing.Clock) slash.Command {
	r := &restore{store, clock}
	article := articleOption(store, "Choose a removed article", briefing.Removed).Required()
	return slash.Command{
		Name:    "restore",
		Help:    "Restore an article that was removed",
		Private: true,
		Options: []slash.Option{article},
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			found, err := anArticle(ctx, r.store, c, article.Get(c), briefing.Removed)
			if err != nil {
				return orPick(c, err, "article restore/pick", nil)
			}
			return r.restore(ctx, c, string(found.ID))
		},
		Actions: map[string]slash.Action{
			"pick": {Reply: slash.InPlace, Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
				return r.restore(ctx, c, c.Chosen)
			}},
			"do": {Reply: slash.InPlace, Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
				return r.restore(ctx, c, c.Arg)
			}},
		},
	}
}

func (r *restore) restore(ctx context.Context, c *slash.Call, id string) (slash.Message, error) {
	now := r.clock.Now()
	change := entry(c, now, "restored an article", id, "")
	restored, err := r.store.SetOverlay(ctx, server(c), briefing.ArticleID(id), change, func(o *briefing.Overlay) error {
		if o.Removed.IsZero() {
			return briefing.Errorf(briefing.Conflict, "%s is not removed. Read it with `/news read`.", id)
		}
		*o = briefing.Overlay{Topics: o.Topics, Pin: o.Pin, By: c.By.ID, At: now}
		return nil
	})
	if err != nil {
		return slash.Message{}, notMine(err, id)
	}
	return slash.Message{
		Text: fmt.Sprintf("Restored **%s**. It is shown again.", restored.ID),
		Rows: []slash.Row{{Buttons: []slash.Button{readButton(restored.ID)}}},
	}, nil
}
