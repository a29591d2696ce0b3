package briefing

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// toldBefore finds the articles that this subscription's readers were given
// lately. Those that are gone from the archive are no loss.
func (d *Desk) toldBefore(ctx context.Context, sub Subscription, slot time.Time) ([]Copy, error) {
	if sub.ID == "" {
		return nil, nil // a preview of a subscription that is not kept yet
	}
	editions, err := d.Ledger.Editions(ctx, sub.ID, slot.Add(-memory), 0)
	if err != nil {
		return nil, fmt.Errorf("find earlier editions: %w", err)
	}
	var told []Copy
	seen := map[ArticleID]bool{}
	for _, id := range toldArticles(editions) {
		if seen[id] {
			continue
		}
		seen[id] = true
		c, err := d.Archive.Article(ctx, sub.Channel.Server, id)
		if KindOf(err) == NotFound && err != nil {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("find article %s: %w", id, err)
		}
		told = append(told, c)
	}
	return told, nil
}

// addHistory gives entries the reason why articles are told together that once
// were stories of their own.
func (d *Desk) addHistory(ctx context.Context, server ServerID, entries []Entry) error {
	for i, e := range entries {
		merged, err := d.Stories.Merges(ctx, server, e.Story)
		if err != nil {
			return fmt.Errorf("history of story %s: %w", e.Story, err)
		}
		if n := len(merged); n > 0 {
			entries[i].Reasons = append(slices.Clone(e.Reasons), fmt.Sprintf("%d stories found to be one", n+1))
		}
	}
	return nil
}

func toldArticles(editions []Edition) []ArticleID {
	var ids []ArticleID
	for _, e := range editions {
		if e.Status != Sent {
			continue
		}
		for _, entry := range e.Digest.Entries {
			ids = append(ids, entry.Lead.ID)
			for _, also := range entry.Also {
				ids = append(ids, also.ID)
			}
		}
	}
	return ids
}
