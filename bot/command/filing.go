package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
)

// filed says what became of a submission. When the shelf held the same piece
// already, saveAnyway is offered.
func filed(f briefing.Filed, saveAnyway slash.Ref) slash.Message {
	if f.Duplicate {
		return duplicate(f.Copy, saveAnyway)
	}
	m := render.Filed(f)
	m.Rows = []slash.Row{{Buttons: []slash.Button{
		readButton(f.Copy.ID),
		{Label: "Discard", Do: slash.Ref{Action: discardAction, Arg: string(f.Copy.ID)}},
	}}}
	return m
}

func duplicate(a briefing.Copy, saveAnyway slash.Ref) slash.Message {
	said := "Already saved as **" + string(a.ID) + "**"
	if a.AddedBy != "" {
		said += " by " + render.Person(a.AddedBy)
	}
	said += ", " + render.Ago(a.Added) + "."
	return slash.Message{
		Text:    said,
		Private: true,
		Rows: []slash.Row{{Buttons: []slash.Button{
			{Label: "Open", Do: slash.Ref{Action: readAction, Arg: string(a.ID)}},
			{Label: "Save anyway", Do: saveAnyway},
		}}},
	}
}

// file hands a submission in.
func file(ctx context.Context, to Filer, s briefing.Submission) (briefing.Filed, error) {
	f, err := to.File(ctx, s)
	if err != nil {
		return briefing.Filed{}, fmt.Errorf("file an article: %w", err)
	}
	return f, nil
}

// megabytes is a size in words, "3.1 MiB".
func megabytes(bytes int64) string {
	n := fmt.Sprintf("%.1f", float64(bytes)/(1<<20))
	return strings.TrimSuffix(n, ".0") + " MiB"
}
