package command

import (
	"context"
	"fmt"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// Parts of answers that several commands give.

// readButton opens an article in the reader.
func readButton(id briefing.ArticleID) slash.Button {
	return slash.Button{Label: "Read", Do: slash.Ref{Action: readAction, Arg: string(id)}}
}

// linkButton leads to a page on the web; there is none for an address that is
// not fit to be shown.
func linkButton(label, address string) []slash.Button {
	to, ok := render.Address(address)
	if !ok {
		return nil
	}
	return []slash.Button{{Label: label, URL: to, Style: discordgo.LinkButton}}
}

// plural is a number with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// cancel takes the buttons away and changes nothing else.
func cancel(context.Context, *slash.Call) (slash.Message, error) {
	return slash.Message{Text: "Nothing was changed."}, nil
}

func copiesOf(hits []briefing.Hit) []briefing.Copy {
	copies := make([]briefing.Copy, len(hits))
	for i, h := range hits {
		copies[i] = h.Copy
	}
	return copies
}

// entry is an audit entry for what the caller does now.
func entry(c *slash.Call, now time.Time, did, what, reason string) briefing.AuditEntry {
	return briefing.AuditEntry{At: now, Who: c.By.ID, Did: did, What: what, Reason: reason}
}
