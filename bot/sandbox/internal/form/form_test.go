package form_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

func decode(t testing.TB, body string) any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(body))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTheTreeMirrorsTheBody(t *testing.T) {
	rule := form.Dict(form.Fields{
		"title": form.Need(form.Text(1, 5)),
		"list":  form.List(0, 2, form.Dict(form.Fields{"n": form.Integer(1, 3)})),
	})
	got := form.Check(rule, decode(t, `{"list":[{"n":2},{"n":4}]}`))
	raw, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"list":{"1":{"n":{"_errors":[{"code":"NUMBER_TYPE_MAX","message":"int value should be less than or equal to 3."}]}}},` +
		`"title":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"This field is required"}]}}`
	if diff := cmp.Diff(want, string(raw)); diff != "" {
		t.Errorf("the tree (-want +got):\n%s", diff)
	}
}

func TestRules(t *testing.T) {
	cases := []struct {
		name string
		rule form.Rule
		body string
		want string // the word, "" when nothing is wrong
	}{
		{"an absent value passes", form.Text(1, 2), `null`, ""},
		{"unless it is needed", form.Need(form.Text(1, 2)), `null`, "BASE_TYPE_REQUIRED"},
		{"text as long as may be", form.Text(0, 2), `"é€"`, ""},
		{"text too long", form.Text(0, 2), `"é€x"`, "BASE_TYPE_MAX_LENGTH"},
		{"text too short", form.Text(2, 2), `"a"`, "BASE_TYPE_MIN_LENGTH"},
		{"text outside both bounds", form.Text(1, 2), `""`, "BASE_TYPE_BAD_LENGTH"},
		{"a number is no text", form.Text(0, 2), `1`, "STRING_TYPE_CONVERT"},
		{"white space around is not counted", form.Trimmed(0, 2), `"  ab  "`, ""},
		{"white space within is", form.Trimmed(0, 2), `" a b "`, "BASE_TYPE_MAX_LENGTH"},
		{"a number", form.Integer(0, 5), `5`, ""},
		{"a number spelt out", form.Integer(0, 5), `"5"`, ""},
		{"a number with a fraction", form.Integer(0, 5), `1.5`, "NUMBER_TYPE_COERCE"},
		{"a number too small", form.Integer(0, 5), `-1`, "NUMBER_TYPE_MIN"},
		{"any number", form.Number, `1.5`, ""},
		{"a word is no number", form.Number, `"x"`, "NUMBER_TYPE_COERCE"},
		{"one of some", form.Choice(1, 2), `2`, ""},
		{"none of some", form.Choice(1, 2), `3`, "BASE_TYPE_CHOICES"},
		{"a word of some", form.Word("a", "b"), `"b"`, ""},
		{"another word", form.Word("a", "b"), `"c"`, "BASE_TYPE_CHOICES"},
		{"true", form.Bool, `true`, ""},
		{"1 is not true", form.Bool, `1`, "BOOLEAN_TYPE_CONVERT"},
		{"an id", form.Snowflake, `"123"`, ""},
		{"an id as a number", form.Snowflake, `123`, ""},
		{"a name is no id", form.Snowflake, `"ann"`, "NUMBER_TYPE_COERCE"},
		{"a time", form.Time, `"2026-01-02T03:04:05.123+01:00"`, ""},
		{"a day is a time", form.Time, `"2026-01-02"`, ""},
		{"a word is no time", form.Time, `"soon"`, "DATE_TIME_TYPE_PARSE"},
		{"an address", form.URL(50, "https"), `"https://example.org/a"`, ""},
		{"an address of another scheme", form.URL(50, "https"), `"http://example.org"`, "URL_TYPE_INVALID_SCHEME"},
		{"no address", form.URL(50, "https"), `"example"`, "URL_TYPE_INVALID_URL"},
		{"an address without a host", form.URL(50, "https"), `"https://"`, "URL_TYPE_INVALID_URL"},
		{"an address too long", form.URL(10, "https"), `"https://example.org"`, "BASE_TYPE_MAX_LENGTH"},
		{"a list is no object", form.Dict(nil), `[]`, "MODEL_TYPE_CONVERT"},
		{"an object is no list", form.List(0, 1, form.Any), `{}`, "LIST_TYPE_CONVERT"},
		{"a list too long", form.List(0, 1, form.Any), `[1,2]`, "BASE_TYPE_MAX_LENGTH"},
		{"an unknown type", form.ByType(map[int]form.Rule{1: form.Any}), `{"type":2}`, "UNION_TYPE_CHOICES"},
		{"a known type", form.ByType(map[int]form.Rule{1: form.Any}), `{"type":1}`, ""},
	}
	for _, tc := range cases {
		got := ""
		if tree := form.Check(tc.rule, decode(t, tc.body)); tree != nil {
			got = tree["_errors"].([]any)[0].(form.Object)["code"].(string)
		}
		if got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestLaterRulesSeeOnlySoundParts(t *testing.T) {
	asked := false
	rule := form.All(form.Dict(form.Fields{"a": form.Bool}), func(form.Place, any) { asked = true })
	if form.Check(rule, decode(t, `{"a":1}`)); asked {
		t.Error("a rule about the whole was asked though a part was wrong")
	}
	if form.Check(rule, decode(t, `{"a":true}`)); !asked {
		t.Error("a rule about the whole was not asked though the parts were sound")
	}
}

// TestNoBodyBreaksARule throws any JSON at a rule of every kind.
func TestNoBodyBreaksARule(t *testing.T) {
	inner := form.Fields{
		"text": form.Need(form.Text(1, 3)), "n": form.Integer(0, 9), "b": form.Bool, "id": form.Snowflake, "at": form.Time,
		"url": form.URL(20, "https"), "w": form.Word("a"), "c": form.Choice(1), "f": form.Number, "t": form.Trimmed(0, 2),
	}
	inner["type"] = form.Any
	rule := form.List(0, 3, form.All(form.ByType(map[int]form.Rule{1: form.Dict(inner), 2: form.List(1, 2, form.Dict(inner))})))
	keys := rapid.SampledFrom([]string{"type", "text", "n", "b", "id", "at", "url", "w", "c", "f", "t"})
	var value func(depth int) *rapid.Generator[any]
	value = func(depth int) *rapid.Generator[any] {
		plain := []*rapid.Generator[any]{
			rapid.Just[any](nil), rapid.Bool().AsAny(), rapid.String().AsAny(),
			rapid.Map(rapid.SampledFrom([]string{"1", "2", "-7", "1e400", "0.5", "99999999999999999999"}), func(s string) any { return json.Number(s) }),
		}
		if depth == 0 {
			return rapid.OneOf(plain...)
		}
		deeper := rapid.Deferred(func() *rapid.Generator[any] { return value(depth - 1) })
		return rapid.OneOf(append(plain, rapid.SliceOfN(deeper, 0, 4).AsAny(), rapid.MapOfN(keys, deeper, 0, 6).AsAny())...)
	}
	rapid.Check(t, func(t *rapid.T) {
		if _, err := json.Marshal(form.Check(rule, value(3).Draw(t, "body"))); err != nil {
			t.Fatal(err)
		}
	})
}
