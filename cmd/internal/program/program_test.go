package program

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
)

// A probe fails as its flags say.
type probe struct {
	Fail   bool
	Misuse bool
}

func (p *probe) Run(_ context.Context, say string) error {
	switch {
	case p.Misuse:
		return Usage("%s is not how this is used. Give less.", say)
	case p.Fail:
		return errors.New(say + " failed")
	}
	return nil
}

func TestExitCodesAndWords(t *testing.T) {
	for _, tt := range []struct {
		name   string
		args   []string
		code   int
		out    string
		errors string
	}{
		{"done", []string{"probe"}, Done, "", ""},
		{"failed", []string{"probe", "--fail"}, Failed, "", "try: this failed\n"},
		{"misused by its own words", []string{"probe", "--misuse"}, Misused, "", "try: this is not how this is used. Give less.\n"},
		{"no such flag", []string{"probe", "--bend"}, Misused, "", "Try: try --help\n"},
		{"no verb", nil, Done, "Usage: try", ""},
		{"help", []string{"help", "probe"}, Done, "Usage: try probe", ""},
	} {
		var verbs struct {
			Probe probe `cmd:""`
		}
		var out, errors bytes.Buffer
		code := Program{Name: "try", About: "It is tried.", Out: &out, Errors: &errors}.Run(t.Context(), &verbs, tt.args, "this")
		if code != tt.code || !strings.Contains(out.String(), tt.out) || !strings.HasSuffix(errors.String(), tt.errors) {
			t.Errorf("%s: got exit %d, %q, %q; want %d, %q, %q", tt.name, code, out.String(), errors.String(), tt.code, tt.out, tt.errors)
		}
	}
}

func TestWorkTakesProcessorTime(t *testing.T) {
	start := ProcessorTime()
	for n := 0; ProcessorTime() <= start; n++ { // ends when work is counted
		if n == 1<<30 {
			t.Fatal("work takes no time")
		}
	}
}
