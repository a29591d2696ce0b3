package extract

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

// readJSON reads {"title", "text", "url", "publisher", "published"}, of which
// only the text is needed; what else there is, is not read.
func readJSON(s string) (briefing.Article, error) {
	var j struct{ Title, Text, URL, Publisher, Published string }
	if err := json.Unmarshal([]byte(s), &j); err != nil {
		return briefing.Article{}, &briefing.Error{
			Kind: briefing.Invalid,
			Say:  `That is not the JSON of an article. It should look like {"title": "…", "text": "…"}.`,
			Err:  err,
		}
	}
	if strings.TrimSpace(j.Text) == "" {
		return briefing.Article{}, briefing.Errorf(briefing.Invalid, `That JSON has no "text". It should look like {"title": "…", "text": "…"}.`)
	}
	when, err := date(j.Published)
	if err != nil {
		return briefing.Article{}, err
	}
	return briefing.Article{
		Title: j.Title, Body: j.Text, URL: webAddress(j.URL), Publisher: j.Publisher, Published: when,
	}, nil
}

// date reads a time, or a day of which the first moment in UTC is taken.
func date(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, briefing.Errorf(briefing.Invalid, `"published" is not a time I can read. Write it as 2026-11-22T08:30:00Z or 2026-11-22.`)
}
