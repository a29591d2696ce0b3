package sample_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/cmd/dateline/sample"
)

func TestSampleNewsSaysThatItIsInvented(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	week := sample.Week("home", now)
	if len(week) < 20 {
		t.Fatalf("%d articles, want a week of them", len(week))
	}
	last := now.Add(-8 * 24 * time.Hour)
	for _, s := range week {
		if !strings.HasSuffix(s.Publisher, "(sample)") || !strings.Contains(s.URL, ".example/") {
			t.Errorf("%s is by %s at %s, which could pass for news", s.Title, s.Publisher, s.URL)
		}
		if strings.ContainsAny(string(s.Page.Body), "{}") {
			t.Errorf("%s has a day that was not filled in", s.Title)
		}
		if s.Published.Before(last) || s.Published.After(now) {
			t.Errorf("%s is from %v, want it within the week, in order", s.Title, s.Published)
		}
		last = s.Published
	}
}
