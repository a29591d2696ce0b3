package eval

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

func TestAnnotationsAreReadAsTheyAreKept(t *testing.T) {
	for _, tt := range []struct {
		name, kept string
		want       Annotation
	}{
		{"a person", `{"text":"No.","start":3,"end":6,"kind":"partial","source_type":"person","speaker":"Ruiz","speaker_full":"Ana Ruiz"}`,
			Annotation{Text: "No.", Start: 3, End: 6, Kind: briefing.PartialQuote, Source: Named, Speaker: "Ruiz", FullName: "Ana Ruiz"}},
		{"two people", `{"kind":"full","source_type":"multi","speaker":"Ann Lee & Bob Ray"}`,
			Annotation{Kind: briefing.FullQuote, Source: Named, Speaker: "Ann Lee & Bob Ray"}},
		{"an organisation", `{"source_type":"org","speaker":"Harbour Board"}`, Annotation{Source: Organisation, Speaker: "Harbour Board"}},
		{"a pronoun whose person is known", `{"source_type":"pronoun","speaker":"","speaker_manual":"Ana Ruiz"}`, Annotation{Source: Pronoun, Speaker: "Ana Ruiz"}},
		{"a pronoun whose person is not", `{"source_type":"pronoun","speaker":""}`, Annotation{}},
		{"a nominal", `{"source_type":"nominal","speaker_manual":"Ana Ruiz"}`, Annotation{Source: Nominal, Speaker: "Ana Ruiz"}},
		{"a title", `{"label":"none"}`, Annotation{Label: NoSpeech}},
		{"what nobody could tell", `{"label":"ambiguous"}`, Annotation{Label: Undecided}},
	} {
		var got Annotation
		if err := json.Unmarshal([]byte(tt.kept), &got); err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
