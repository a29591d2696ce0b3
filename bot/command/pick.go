package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// most is how many choices Discord shows, in a menu and while a person types.
const most = 25

// server is the server a call was made in.
func server(c *slash.Call) briefing.ServerID { return briefing.ServerID(c.Server) }

// A several is the error of a reference that fits more than one article.
type several struct {
	ref    string
	copies []briefing.Copy
}

func (s *several) Error() string {
	if len(s.copies) > most {
		return fmt.Sprintf("More than %d articles start with %s. Pick one of the newest:", most, quoted(s.ref))
	}
	return fmt.Sprintf("%d articles start with %s. Pick one:", len(s.copies), quoted(s.ref))
}

// anArticle finds the one article that a person means by ref: an id, an
// address or the beginning of a headline. A whole headline is preferred to
// longer ones. The error is a *several when it could be more than one; see
// orPick.
func anArticle(ctx context.Context, in Finder, c *slash.Call, ref string, state briefing.State) (briefing.Copy, error) {
	found, err := in.LookupArticles(ctx, server(c), ref, state, most+1)
	if err != nil {
		return briefing.Copy{}, fmt.Errorf("look up an article: %w", err)
	}
	switch {
	case len(found) == 0:
		return briefing.Copy{}, noArticle(ref)
	case len(found) == 1:
		return found[0], nil
	}
	var whole []briefing.Copy
	for _, a := range found {
		if a.Title == ref {
			whole = append(whole, a)
		}
	}
	if len(whole) == 1 {
		return whole[0], nil
	}
	return briefing.Copy{}, &several{ref: ref, copies: found}
}

// orPick makes a menu of an error of anArticle's that has several articles in
// it. action is taken with what is kept for Arg, and the article's id chosen.
// Every other error it gives back.
func orPick(c *slash.Call, err error, action string, kept any) (slash.Message, error) {
	s, ok := errors.AsType[*several](err)
	if !ok {
		return slash.Message{}, err
	}
	return slash.Message{
		Text:    s.Error(),
		Private: true,
		Rows:    []slash.Row{articleMenu("Pick an article", slash.Ref{Action: action, Arg: c.Keep(kept)}, s.copies)},
	}, nil
}

// noArticle is what is said of a reference to nothing, or to nothing that the
// server may read.
func noArticle(ref string) error {
	return briefing.Errorf(briefing.NotFound,
		"No article matches %s. Start typing a headline and pick from the list.", quoted(ref))
}

// liveArticle finds an article by its id, as buttons and menus carry it. One
// that was removed is as good as not there.
func liveArticle(ctx context.Context, in Reader, c *slash.Call, id string) (briefing.Copy, error) {
	a, err := in.Article(ctx, server(c), briefing.ArticleID(id))
	if briefing.KindOf(err) == briefing.NotFound && err != nil || err == nil && !a.Overlay.Removed.IsZero() {
		return briefing.Copy{}, noArticle(id)
	}
	if err != nil {
		return briefing.Copy{}, fmt.Errorf("find an article: %w", err)
	}
	return a, nil
}

// articleMenu is a menu of articles, the first that fit, chosen by their ids.
func articleMenu(placeholder string, do slash.Ref, articles []briefing.Copy) slash.Row {
	menu := &slash.Menu{Placeholder: placeholder, Do: do}
	for _, a := range articles[:min(most, len(articles))] {
		menu.Choices = append(menu.Choices, render.Choice(a.Reference()))
	}
	return slash.Row{Menu: menu}
}

// quoted is what a person typed, as it is shown back to them: escaped, and no
// longer than it takes to recognise it. Words that have quotation marks of
// their own are given no more.
func quoted(typed string) string {
	shown := render.Short(typed, 100)
	if strings.Count(shown, `"`) > 1 {
		return shown
	}
	return `"` + shown + `"`
}

// nothingYet is the error of a server without articles, nil when it has some.
func nothingYet(ctx context.Context, in Reader, c *slash.Call) error {
	found, err := in.FindArticles(ctx, server(c), briefing.ArticleQuery{Limit: 1})
	if err != nil {
		return fmt.Errorf("find any article: %w", err)
	}
	if len(found) > 0 {
		return nil
	}
	return briefing.Errorf(briefing.NotFound,
		"This server has no articles yet. Moderators can use `/article paste` or `/article upload`.")
}
