package briefingtest

import (
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// telling promises how a store keeps which article tells which story.
func telling() []promise {
	return []promise{
		{"an article that was just filed tells no story yet", func(t *testing.T, s Store) {
			for _, c := range saveSamples(t, s) {
				if c.Story != "" {
					t.Errorf("%s tells story %s, want none", c.Title, c.Story)
				}
			}
		}},
		{"an article tells the story that it was found to tell last", func(t *testing.T, s Store) {
			first, second, third := threeSamples(t, s)
			keep(t, s, tells(first, first), tells(second, first), tells(third, third))
			keep(t, s, tells(second, third))
			wantStories(t, s, Home, first.ID, third.ID, third.ID)
		}},
		{"a story that was merged is told in the other", func(t *testing.T, s Store) {
			first, second, third := threeSamples(t, s)
			keep(t, s, tells(first, first), tells(second, second), tells(third, third))
			keep(t, s, merges(third, second, 1), merges(second, first, 2))
			wantStories(t, s, Home, first.ID, first.ID, first.ID)
		}},
		{"a merged story that is told again stands for itself", func(t *testing.T, s Store) {
			first, second, third := threeSamples(t, s)
			keep(t, s, tells(first, first), tells(second, second), merges(second, first, 1), tells(third, second))
			wantStories(t, s, Home, first.ID, second.ID, second.ID)
		}},
		{"a story's history is what was found to be it, oldest first", func(t *testing.T, s Store) {
			first, second, third := threeSamples(t, s)
			keep(t, s, merges(third, first, 2), merges(second, first, 1))
			wantHistory(t, s, Home, first, merges(second, first, 1), merges(third, first, 2))
			keep(t, s, tells(second, second), merges(third, second, 3))
			wantHistory(t, s, Home, first)
			wantHistory(t, s, Home, second, merges(third, second, 3))
			wantHistory(t, s, Home, third)
		}},
		{"nobody learns of stories that others' articles opened", func(t *testing.T, s Store) {
			first, second, _ := threeSamples(t, s)
			keep(t, s, merges(second, first, 1))
			wantHistory(t, s, Away, first)
			wantHistory(t, s, "nobody", first)
		}},
		{"a story outlives the article that opened it", func(t *testing.T, s Store) {
			first, second, third := threeSamples(t, s)
			keep(t, s, tells(first, first), tells(second, first), tells(third, third))
			remove(t, s, Home, first.ID)
			must[int](t)(s.PurgeRemoved(t.Context(), Morning.AddDate(1, 0, 0), 0))
			keep(t, s, tells(first, third)) // it is not there any more
			wantStories(t, s, Home, first.ID, third.ID)
		}},
		{"an article is placed in the source that it stands in, and nowhere else", func(t *testing.T, s Store) {
			first, second, third := threeSamples(t, s)
			stray := tells(second, first)
			stray.Tells[0].Source = briefing.ShelfOf(Away)
			keep(t, s, tells(first, first), tells(third, third), stray)
			wantStories(t, s, Home, first.ID, "", third.ID)
		}},
		{"nothing is kept once the caller has gone", func(t *testing.T, s Store) {
			first, _, _ := threeSamples(t, s)
			if err := s.KeepStories(cancelled(), []briefing.Placement{tells(first, first)}); err == nil {
				t.Error("got no error")
			}
			wantStories(t, s, Home, "", "", "")
		}},
	}
}

func threeSamples(t *testing.T, s Store) (first, second, third briefing.Copy) {
	t.Helper()
	copies := saveSamples(t, s)
	return copies[0], copies[1], copies[2]
}

func tells(c, opener briefing.Copy) briefing.Placement {
	return briefing.Placement{Tells: []briefing.Telling{{Source: c.Source, Article: c.ID, Story: briefing.StoryID(opener.ID)}}}
}

// merges says that two stories were found to be one at some hour.
func merges(from, into briefing.Copy, hour int) briefing.Placement {
	at := Morning.Add(time.Duration(hour) * time.Hour)
	return briefing.Placement{Merged: []briefing.Merge{{From: briefing.StoryID(from.ID), Into: briefing.StoryID(into.ID), At: at}}}
}

func wantHistory(t *testing.T, s Store, server briefing.ServerID, of briefing.Copy, want ...briefing.Placement) {
	t.Helper()
	got := must[[]briefing.Merge](t)(s.Merges(t.Context(), server, briefing.StoryID(of.ID)))
	same(t, "the history of the story of "+of.Title, got, collect(want, func(p briefing.Placement) briefing.Merge { return p.Merged[0] }))
}

func keep(t *testing.T, s Store, placements ...briefing.Placement) {
	t.Helper()
	if err := s.KeepStories(t.Context(), placements); err != nil {
		t.Fatalf("KeepStories: %v", err)
	}
}

// wantStories compares the stories of a server's articles, in the order of
// filing, each by the article that opened it.
func wantStories(t *testing.T, s Store, server briefing.ServerID, want ...briefing.ArticleID) {
	t.Helper()
	found := must[[]briefing.Copy](t)(s.FindArticles(t.Context(), server, briefing.ArticleQuery{}))
	stories := collect(reversed(found), func(c briefing.Copy) briefing.ArticleID { return briefing.ArticleID(c.Story) })
	same(t, "which story is told", stories, want)
	for _, c := range found {
		alone := must[briefing.Copy](t)(s.Article(t.Context(), server, c.ID))
		same(t, "the story of an article found by its id", alone.Story, c.Story)
	}
}
