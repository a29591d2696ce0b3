package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const example = "../../config.example.yaml"

func noEnv(string) (string, bool) { return "", false }

func TestExampleSaysEveryDefault(t *testing.T) {
	text, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	var got config
	if err := decodeStrictly("config.example.yaml", text, &got); err != nil {
		t.Fatal(err)
	}
	want := defaultConfig()
	want.Fetch.Allow = []string{}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(config{})); diff != "" {
		t.Errorf("the example differs from the defaults (-default +example):\n%s", diff)
	}
	_ = settings(&got, func(path []string, _ reflect.Value) error {
		if key := path[len(path)-1] + ":"; !strings.Contains(string(text), key) {
			t.Errorf("the example does not say %s", key)
		}
		if name := "DATELINE_" + strings.ToUpper(strings.Join(path, "_")); !strings.Contains(string(text), name) {
			t.Errorf("the example does not name %s", name)
		}
		return nil
	})
}

func TestConfigRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, tt := range []struct{ name, text, say string }{
		{"an unknown key", "data: here\ndigest:\n  grace: 1h\n", `config.yaml, line 2: there is no setting "digest". Did you mean "digests"?`},
		{"an unknown key inside", "log:\n  levle: info\n", `line 2: there is no setting "levle". Did you mean "level"?`},
		{"a token in the file", "token: abc\n", `Did you mean "token_file"?`},
		{"a wrong type", "digests:\n  grace: soon\n", "line 2: that is not what belongs there. Compare it with config.example.yaml"},
		{"a list", "- data\n", "line 1: that is not what belongs there"},
		{"no grace", "digests:\n  grace: 0s\n", "digests.grace is not above zero. Give a time such as 2h"},
		{"no YAML", "data: [\n", "is not YAML"},
		{"a key like none", "bogus: 1\n", `there is no setting "bogus". config.example.yaml has them all`},
		{"a wrong level", "log:\n  level: loud\n", "Choose debug, info, warn or error"},
		{"a wrong format", "log:\n  format: xml\n", "Choose text or json"},
		{"a sandbox clock without a sandbox", "clock: sandbox\n", "is not a sandbox on this machine"},
		{"no address", "discord:\n  url: discord\n", "Write it as http://127.0.0.1:8080"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "config.yaml")
			if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := loadConfig(path, noEnv)
			if err == nil || !strings.Contains(err.Error(), tt.say) {
				t.Errorf("got %v, want %s", err, tt.say)
			}
		})
	}
}

func TestEnvironmentGoesBeforeTheFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "config.yaml")
	secret := filepath.Join(dir, "token")
	os.WriteFile(path, []byte("data: filed\nlog:\n  level: warn\n"), 0o600)
	os.WriteFile(secret, []byte("Bot made.up.token\n"), 0o600)
	vars := map[string]string{
		"DATELINE_DATA": "elsewhere", "DATELINE_DIGESTS_SPREAD": "0s", "DATELINE_TOKEN_FILE": secret,
		"DATELINE_FETCH_ALLOW": "127.0.0.1:1, 127.0.0.1:2",
	}
	c, err := loadConfig(path, func(name string) (string, bool) { v, ok := vars[name]; return v, ok })
	if err != nil {
		t.Fatal(err)
	}
	if c.Data != "elsewhere" || c.Log.Level != "warn" || c.Digests.Spread != 0 || c.token != "made.up.token" || len(c.Fetch.Allow) != 2 {
		t.Errorf("got %+v with token %q", c, c.token)
	}
	vars["DATELINE_DIGESTS_GRACE"] = "two hours"
	if _, err := loadConfig(path, func(name string) (string, bool) { v, ok := vars[name]; return v, ok }); err == nil || !strings.Contains(err.Error(), "DATELINE_DIGESTS_GRACE") {
		t.Errorf("got %v, want the variable named", err)
	}
}
