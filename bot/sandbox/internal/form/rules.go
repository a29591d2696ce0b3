package form

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Need lets no absent value pass.
func Need(rule Rule) Rule {
	return func(at Place, v any) {
		if v == nil {
			at.Fail("BASE_TYPE_REQUIRED", "This field is required")
			return
		}
		rule(at, v)
	}
}

// All applies each rule in turn, up to the first that finds the value or a part
// of it wrong. So a rule about how parts go together sees only sound parts.
func All(rules ...Rule) Rule {
	return func(at Place, v any) {
		before := at.errs.count
		for _, rule := range rules {
			if rule(at, v); at.errs.count > before {
				return
			}
		}
	}
}

// Any accepts whatever it is given.
func Any(Place, any) {}

// Fields are an object's fields by name.
type Fields map[string]Rule

// Dict is an object with these fields. Others are let pass, as Discord does.
func Dict(fields Fields) Rule {
	return func(at Place, v any) {
		if v == nil {
			return
		}
		m, ok := v.(Object)
		if !ok {
			at.Fail("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
			return
		}
		for name, rule := range fields {
			rule(at.Key(name), m[name])
		}
	}
}

// List is a list of min to max elements.
func List(min, max int, element Rule) Rule {
	return func(at Place, v any) {
		if v == nil {
			return
		}
		list, ok := v.([]any)
		if !ok {
			at.Fail("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
			return
		}
		if !length(at, len(list), min, max) {
			return
		}
		for i, e := range list {
			Need(element)(at.Index(i), e)
		}
	}
}

// Set is a list of plain values, texts or numbers, that holds none twice.
func Set(min, max int, element Rule) Rule {
	return All(List(min, max, element), func(at Place, v any) {
		list, _ := v.([]any)
		seen := map[any]bool{}
		for i, e := range list {
			if seen[e] {
				at.Index(i).Fail("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value")
			}
			seen[e] = true
		}
	})
}

// ByType is a union told apart by the integer field "type".
func ByType(arms map[int]Rule) Rule {
	return func(at Place, v any) {
		if v == nil {
			return
		}
		m, ok := v.(Object)
		if !ok {
			at.Fail("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
			return
		}
		if m["type"] == nil {
			at.Key("type").Fail("BASE_TYPE_REQUIRED", "This field is required")
			return
		}
		kind, _ := Int(m["type"])
		arm, ok := arms[int(kind)]
		if !ok {
			at.Fail("UNION_TYPE_CHOICES", `Value of field "type" must be one of `+set(keys(arms))+".")
			return
		}
		arm(at, v)
	}
}

// Text is a string of min to max code points.
func Text(min, max int) Rule {
	return func(at Place, v any) {
		if v == nil {
			return
		}
		s, ok := v.(string)
		if !ok {
			at.Fail("STRING_TYPE_CONVERT", fmt.Sprintf("Could not interpret %q as string.", fmt.Sprint(v)))
			return
		}
		length(at, utf8.RuneCountInString(s), min, max)
	}
}

// Trimmed is a string of at most max code points, its outer white space not counted.
func Trimmed(min, max int) Rule {
	return func(at Place, v any) {
		if s, ok := v.(string); ok {
			v = strings.TrimSpace(s)
		}
		Text(min, max)(at, v)
	}
}

// Integer is a whole number within bounds. A string that spells one counts, as
// Discord's own document says.
func Integer(min, max int64) Rule {
	return func(at Place, v any) {
		if v == nil {
			return
		}
		n, ok := Int(v)
		if !ok {
			at.Fail("NUMBER_TYPE_COERCE", fmt.Sprintf("Value %q is not int.", fmt.Sprint(v)))
			return
		}
		switch {
		case n < min:
			at.Fail("NUMBER_TYPE_MIN", fmt.Sprintf("int value should be greater than or equal to %d.", min))
		case n > max:
			at.Fail("NUMBER_TYPE_MAX", fmt.Sprintf("int value should be less than or equal to %d.", max))
		}
	}
}

// Number is any JSON number.
func Number(at Place, v any) {
	if v == nil {
		return
	}
	if _, ok := Float(v); !ok {
		at.Fail("NUMBER_TYPE_COERCE", fmt.Sprintf("Value %q is not float.", fmt.Sprint(v)))
	}
}

// Choice is a whole number among those given.
func Choice(values ...int) Rule {
	return func(at Place, v any) {
		if v == nil {
			return
		}
		if n, ok := Int(v); !ok || !slices.Contains(values, int(n)) {
			at.Fail("BASE_TYPE_CHOICES", "Value must be one of "+set(values)+".")
		}
	}
}

// Word is a string among those given.
func Word(words ...string) Rule {
	return func(at Place, v any) {
		if v == nil {
			return
		}
		if s, ok := v.(string); !ok || !slices.Contains(words, s) {
			at.Fail("BASE_TYPE_CHOICES", fmt.Sprintf("Value must be one of ('%s').", strings.Join(words, "', '")))
		}
	}
}

// Bool is true or false.
func Bool(at Place, v any) {
	if v == nil {
		return
	}
	if _, ok := v.(bool); !ok {
		at.Fail("BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
	}
}

// Snowflake is an id: a string of digits, or a number.
func Snowflake(at Place, v any) {
	if v == nil {
		return
	}
	if _, err := strconv.ParseUint(fmt.Sprint(v), 10, 64); err != nil {
		at.Fail("NUMBER_TYPE_COERCE", fmt.Sprintf("Value %q is not snowflake.", fmt.Sprint(v)))
	}
}

// Time is a moment in ISO 8601.
func Time(at Place, v any) {
	if v == nil {
		return
	}
	s := fmt.Sprint(v)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04:05.999999999Z0700", "2006-01-02"} {
		if _, err := time.Parse(layout, s); err == nil {
			return
		}
	}
	at.Fail("DATE_TIME_TYPE_PARSE", fmt.Sprintf("Could not parse %s. Should be ISO8601.", s))
}

// URL is an absolute web address of at most max code points with one of the schemes.
func URL(max int, schemes ...string) Rule {
	return func(at Place, v any) {
		if v == nil || v == "" {
			return
		}
		if Text(0, max)(at, v); at.Failed() {
			return
		}
		u, err := url.Parse(v.(string))
		switch {
		case err != nil || u.Scheme == "" && u.Host == "":
			at.Fail("URL_TYPE_INVALID_URL", "Not a well formed URL.")
		case !slices.Contains(schemes, u.Scheme):
			at.Fail("URL_TYPE_INVALID_SCHEME", fmt.Sprintf("Scheme %q is not supported. Scheme must be one of ('%s').", u.Scheme, strings.Join(schemes, "', '")))
		case u.Host == "" && u.Opaque == "":
			at.Fail("URL_TYPE_INVALID_URL", "Not a well formed URL.")
		}
	}
}

// Int reads a whole number from an int, a json.Number or a string that spells one.
func Int(v any) (int64, bool) {
	switch t := v.(type) {
	case int:
		return int64(t), true
	case json.Number:
		if n, err := t.Int64(); err == nil {
			return n, true
		}
		f, err := t.Float64()
		return int64(f), err == nil && f == float64(int64(f))
	case string:
		n, err := strconv.ParseInt(t, 10, 64)
		return n, err == nil
	}
	return 0, false
}

// Float reads a number from a json.Number.
func Float(v any) (float64, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	f, err := n.Float64()
	return f, err == nil
}

// length reports whether n is within min and max, and says so here when not.
// Discord words a bound differently when both ends mean something.
func length(at Place, n, min, max int) bool {
	switch {
	case n >= min && n <= max:
		return true
	case min > 0 && max > min:
		at.Fail("BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between %d and %d in length.", min, max))
	case n > max:
		at.Fail("BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", max))
	default:
		at.Fail("BASE_TYPE_MIN_LENGTH", fmt.Sprintf("Must be %d or more in length.", min))
	}
	return false
}

func keys(arms map[int]Rule) []int {
	var out []int
	for k := range arms {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func set(values []int) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = strconv.Itoa(v)
	}
	if len(words) == 1 {
		return "(" + words[0] + ",)"
	}
	return "(" + strings.Join(words, ", ") + ")"
}
