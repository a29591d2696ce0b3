package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

var (
	unknownField = regexp.MustCompile(`line (\d+): field (\S+) not found`)
	wrongLine    = regexp.MustCompile(`line (\d+): cannot unmarshal`)
)

// decodeStrictly reads YAML into c. A key that is not there is an error that
// names the line and the nearest key: a misspelt setting must not pass for a default.
func decodeStrictly(name string, text []byte, c *config) error {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	err := decoder.Decode(c)
	if err == nil || errors.Is(err, io.EOF) { // an empty file says nothing
		return nil
	}
	if m := unknownField.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s, line %s: there is no setting %q. %s", name, m[1], m[2], meant(m[2]))
	}
	if m := wrongLine.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s, line %s: that is not what belongs there. Compare it with config.example.yaml", name, m[1])
	}
	return fmt.Errorf("%s is not YAML: %s. Compare it with config.example.yaml", name, strings.TrimPrefix(err.Error(), "yaml: "))
}

// meant names the setting that is nearest to what was written, if one is near.
func meant(word string) string {
	guess := nearest(word, settingWords())
	if !strings.HasPrefix(guess, word) && distance(word, guess) > len(word)/2 {
		return "config.example.yaml has them all"
	}
	return fmt.Sprintf("Did you mean %q?", guess)
}

// settings calls visit with every setting of c: its path in the file, and where it is kept.
func settings(c *config, visit func(path []string, v reflect.Value) error) error {
	return walk(reflect.ValueOf(c).Elem(), nil, visit)
}

func walk(v reflect.Value, path []string, visit func([]string, reflect.Value) error) error {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		key := field.Tag.Get("yaml")
		if key == "" {
			continue
		}
		here := append(slices.Clone(path), key)
		var err error
		if field.Type.Kind() == reflect.Struct {
			err = walk(v.Field(i), here, visit)
		} else {
			err = visit(here, v.Field(i))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func settingWords() []string {
	var words []string
	c := defaultConfig()
	_ = settings(&c, func(path []string, _ reflect.Value) error { // this visit has no errors
		for _, word := range path {
			if !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
		return nil
	})
	return words
}

// fromEnvironment takes each setting from its variable: digests.grace from
// DATELINE_DIGESTS_GRACE.
func fromEnvironment(c *config, env func(string) (string, bool)) error {
	return settings(c, func(path []string, v reflect.Value) error {
		name := "DATELINE_" + strings.ToUpper(strings.Join(path, "_"))
		text, ok := env(name)
		if !ok {
			return nil
		}
		switch v.Interface().(type) {
		case time.Duration:
			d, err := time.ParseDuration(text)
			if err != nil {
				return fmt.Errorf("%s is %q, which is no length of time. Write it as 2h or 40s", name, text)
			}
			v.SetInt(int64(d))
		case []string:
			v.Set(reflect.ValueOf(strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })))
		default:
			v.SetString(text)
		}
		return nil
	})
}

// nearest is the word with the fewest letters to change. One that begins with
// what was written is nearest of all.
func nearest(word string, among []string) string {
	away := func(known string) int {
		if strings.HasPrefix(known, word) {
			return 0
		}
		return distance(word, known)
	}
	return slices.MinFunc(among, func(a, b string) int { return away(a) - away(b) })
}

// distance is the Levenshtein distance in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, corner+1)
		}
	}
	return row[len(b)]
}

func (c config) logLevel() (slog.Level, error) {
	var level slog.Level
	err := level.UnmarshalText([]byte(c.Log.Level))
	return level, err
}

// logger writes to w as the configuration says.
func (c config) logger(w io.Writer) *slog.Logger {
	level, _ := c.logLevel() // valid has seen it
	options := &slog.HandlerOptions{Level: level}
	if c.Log.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
