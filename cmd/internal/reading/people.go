package reading

import (
	"fmt"
	"io"
	"strings"
)

// Print writes the reading for people.
func (r Reading) Print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintln(&b, r.Title)
	for _, line := range []struct{ name, value string }{{"dateline", r.Dateline}, {"byline", r.Byline}, {"language", r.Language}} {
		if line.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", line.name, line.value)
		}
	}
	fmt.Fprintln(&b, "\nSummary")
	for _, s := range r.Summary {
		fmt.Fprintf(&b, "  • %s\n", s.Text)
	}
	fmt.Fprintf(&b, "\nQuotes (%d)\n", len(r.Quotes))
	for _, q := range r.Quotes {
		fmt.Fprintf(&b, "  “%s”\n    %s\n", q.Text, q.by())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (q Quote) by() string {
	switch {
	case q.Speaker == "":
		return "speaker not certain"
	case q.Role != "":
		return q.Speaker + ", " + q.Role
	}
	return q.Speaker
}
