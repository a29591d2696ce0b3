package briefingtest

import (
	"cmp"
	"context"
	"slices"

	"github.com/dateline-bot/dateline/briefing"
)

// KeepStories keeps placements in order.
func (f *Fake) KeepStories(ctx context.Context, placements []briefing.Placement) error {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return err
	}
	for _, p := range placements {
		for _, t := range p.Tells {
			if slices.ContainsFunc(f.articles, func(a briefing.Article) bool { return a.ID == t.Article && a.Source == t.Source }) {
				f.stories[t.Article] = t.Story
				delete(f.merged, t.Story)
			}
		}
		for _, m := range p.Merged {
			if m.From != m.Into {
				m.At = m.At.UTC()
				f.merged[m.From] = m
			}
		}
	}
	return nil
}

// Merges finds which stories were found to be this one.
func (f *Fake) Merges(ctx context.Context, server briefing.ServerID, story briefing.StoryID) ([]briefing.Merge, error) {
	defer f.mu.Unlock()
	if err := f.begin(ctx); err != nil {
		return nil, err
	}
	var found []briefing.Merge
	for _, m := range f.merged {
		if _, err := f.article(server, briefing.ArticleID(m.From)); m.Into == story && err == nil {
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(m, n briefing.Merge) int { return cmp.Or(m.At.Compare(n.At), cmp.Compare(m.From, n.From)) })
	return found, nil
}
