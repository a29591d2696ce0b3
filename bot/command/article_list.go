package command

import (
	"context"
	"fmt"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// ArticleList is the command /article list: what the server's moderators may
// do something about, newest first, page by page. Choosing an article shows
// what can be done with it.
func ArticleList(store NewsStore) slash.Command {
	list := &browser{store: store, path: "article list", menu: slash.Ref{Action: "article list/open", Arg: "list"}}
	addedBy := slash.PersonOf("added_by", "Choose who added them")
	topic := topicOption(store, "Choose one topic")
	state := slash.Text("state", "Choose live or removed articles").Among(
		slash.Choice{Name: "live", Value: string(briefing.Live)},
		slash.Choice{Name: "removed", Value: string(briefing.Removed)},
	).Or(string(briefing.Live))
	actions := list.actions()
	actions["open"] = slash.Action{Run: opener(store)}
	return slash.Command{
		Name:    "list",
		Help:    "List articles and choose one to act on",
		Private: true,
		Options: []slash.Option{addedBy, topic, state},
		Actions: actions,
		Run: func(ctx context.Context, c *slash.Call) (slash.Message, error) {
			topics, err := topicNames(topic.Get(c))
			if err != nil {
				return slash.Message{}, err
			}
			heading := "Articles"
			if state.Get(c) == string(briefing.Removed) {
				heading = "Removed articles"
			}
			m, ok, err := list.first(ctx, c, heading+about(topics, ""), briefing.ArticleQuery{
				State: briefing.State(state.Get(c)), AddedBy: addedBy.Get(c).ID, Topics: topics, Limit: 10,
			})
			if err != nil || ok {
				return m, err
			}
			if state.Get(c) == string(briefing.Live) {
				if err := nothingYet(ctx, store, c); err != nil {
					return slash.Message{}, err
				}
			}
			return slash.Message{}, briefing.Errorf(briefing.NotFound, "There are no such articles. Ask for more with fewer options.")
		},
	}
}

// opener shows an article with what a moderator can do about it.
func opener(store Reader) slash.Handler {
	return func(ctx context.Context, c *slash.Call) (slash.Message, error) {
		a, err := store.Article(ctx, server(c), briefing.ArticleID(c.Chosen))
		if err != nil && briefing.KindOf(err) == briefing.NotFound {
			return slash.Message{}, noArticle(c.Chosen)
		}
		if err != nil {
			return slash.Message{}, fmt.Errorf("find an article: %w", err)
		}
		buttons := []slash.Button{readButton(a.ID), {Label: "Remove", Do: slash.Ref{Action: askAction, Arg: string(a.ID)}}}
		if !a.Overlay.Removed.IsZero() {
			buttons = []slash.Button{{Label: "Restore", Do: slash.Ref{Action: restoreAction, Arg: string(a.ID)}}}
		}
		m := render.Kept(a)
		m.Rows = []slash.Row{{Buttons: buttons}}
		return m, nil
	}
}
