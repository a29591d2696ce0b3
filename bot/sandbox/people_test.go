package sandbox_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// play makes a call under /sandbox/ as a page or script does.
func play(t testing.TB, s *sandbox.Server, method, path string, body any) answer {
	t.Helper()
	var r io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		r = strings.NewReader(string(raw))
	}
	req, err := http.NewRequestWithContext(t.Context(), method, s.URL()+path, r)
	if err != nil {
		t.Fatal(err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	return do(t, req)
}

func do(t testing.TB, req *http.Request) answer {
	t.Helper()
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{resp.StatusCode, resp.Header, raw}
}

func TestPeoplePlayOverHTTP(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(object{"name": "upload", "description": "Upload", "options": []object{{"type": 11, "name": "file", "description": "A file", "required": true}}})
	b.serve(func(in object) {
		if in["type"] == 3.0 {
			b.respond(in, 9, modal(nil))
			return
		}
		if in["type"] == 5.0 {
			b.respond(in, 4, object{"content": dig(in, "data/components/0/component/value")})
			return
		}
		id := dig(in, "data/options/0/value").(string)
		resp, err := http.Get(dig(in, "data/resolved/attachments/"+id+"/url").(string))
		if err != nil {
			t.Error(err)
			return
		}
		defer resp.Body.Close()
		got, _ := io.ReadAll(resp.Body)
		b.respond(in, 4, object{"content": string(got), "components": []object{row(button(nil))}})
	})
	used := play(t, s, "POST", "/sandbox/use", object{
		"person": "mod", "channel": "news", "line": "/upload", "files": object{"file": object{"name": "a.txt", "content_base64": "aGVsbG8="}},
	})
	if used.status != 200 || used.at("message/content") != "hello" || used.at("ephemeral") != false || used.at("acknowledged_ms") == nil {
		t.Fatalf("use: %d %s", used.status, used.body)
	}
	pressed := play(t, s, "POST", "/sandbox/press", object{"person": "mod", "message": used.at("message/id"), "label": "x"})
	if pressed.status != 200 || pressed.at("modal/title") != "t" || pressed.at("modal/id") == nil {
		t.Fatalf("press: %d %s", pressed.status, pressed.body)
	}
	sent := play(t, s, "POST", "/sandbox/submit", object{"person": "mod", "modal": pressed.at("modal/id"), "fields": object{"l": "typed"}})
	if sent.status != 200 || sent.at("message/content") != "typed" {
		t.Fatalf("submit: %d %s", sent.status, sent.body)
	}
	if a := play(t, s, "POST", "/sandbox/submit", object{"person": "mod", "modal": pressed.at("modal/id"), "fields": object{}}); a.status != 404 {
		t.Errorf("a form that was sent is closed; got %d", a.status)
	}
	said := play(t, s, "POST", "/sandbox/say", object{"person": "reader", "channel": "news", "content": "hi"})
	if said.at("content") != "hi" {
		t.Errorf("say: %d %s", said.status, said.body)
	}
	seen := play(t, s, "GET", "/sandbox/messages?channel=news&person=reader", nil)
	if got := len(seen.at("messages").([]any)); got != 3 {
		t.Errorf("reader sees %d messages, want 3", got)
	}
	world := play(t, s, "GET", "/sandbox/world", nil)
	if world.at("guilds/0/name") != "home" || world.at("people/3/name") != "reader" || world.at("commands/0/name") != "upload" || world.at("bot/username") != "dateline" {
		t.Errorf("world: %s", world.body)
	}
	offered := play(t, s, "GET", "/sandbox/commands?person=reader&channel="+b.info.Channels["news"], nil)
	if got := offered.at("commands/0/name"); got != "upload" {
		t.Errorf("commands on offer: %s", offered.body)
	}
	asked := play(t, s, "GET", "/sandbox/requests?since=1", nil)
	if asked.at("requests/0/n") != 2.0 || asked.at("requests/0/method") == nil {
		t.Errorf("requests: %s", asked.body)
	}
}

func TestStrangersPagesAreRefused(t *testing.T) {
	s := start(t, &sandbox.Server{})
	request := func(set func(r *http.Request)) int {
		req, err := http.NewRequestWithContext(t.Context(), "POST", s.URL()+"/sandbox/say", strings.NewReader(`{"person":"reader","channel":"news","content":"a"}`))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		set(req)
		return do(t, req).status
	}
	cases := []struct {
		name string
		set  func(r *http.Request)
		want int
	}{
		{"nothing odd", func(*http.Request) {}, 200},
		{"this machine by another name", func(r *http.Request) { r.Host = "localhost:99" }, 200},
		{"its own page", func(r *http.Request) { r.Header.Set("Origin", s.URL()) }, 200},
		{"a foreign Host", func(r *http.Request) { r.Host = "example.org" }, 403},
		{"a foreign Origin", func(r *http.Request) { r.Header.Set("Origin", "https://example.org") }, 403},
		{"an Origin that is null", func(r *http.Request) { r.Header.Set("Origin", "null") }, 403},
		{"a form", func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }, 415},
		{"plain text", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 415},
	}
	for _, tc := range cases {
		if got := request(tc.set); got != tc.want {
			t.Errorf("%s: got %d, want %d", tc.name, got, tc.want)
		}
	}
	if err := (&sandbox.Server{}).Start("0.0.0.0:0"); err == nil {
		t.Error("it listens to the world")
	}
}

func TestThePageMayLoadNothingFromElsewhere(t *testing.T) {
	s := start(t, &sandbox.Server{})
	a := play(t, s, "GET", "/", nil)
	if got := a.headers.Get("Content-Security-Policy"); a.status != 200 || !strings.Contains(got, "default-src 'none'") {
		t.Errorf("got %d with policy %q", a.status, got)
	}
}

// parseCommand has an option of every kind.
var parseCommand = object{"name": "try", "description": "d", "options": []object{
	{"type": 1, "name": "all", "description": "d", "options": []object{
		{"type": 3, "name": "words", "description": "d", "required": true, "min_length": 2, "max_length": 12},
		{"type": 4, "name": "count", "description": "d", "min_value": 1, "max_value": 25},
		{"type": 10, "name": "weight", "description": "d"},
		{"type": 5, "name": "sure", "description": "d"},
		{"type": 6, "name": "who", "description": "d"},
		{"type": 7, "name": "where", "description": "d", "channel_types": []int{0, 5}},
		{"type": 8, "name": "role", "description": "d"},
		{"type": 9, "name": "any", "description": "d"},
		{"type": 11, "name": "file", "description": "d"},
		{"type": 3, "name": "since", "description": "d", "choices": []object{{"name": "A week", "value": "week"}}},
	}},
	{"type": 2, "name": "more", "description": "d", "options": []object{{"type": 1, "name": "none", "description": "d"}}},
}}

func TestALineBecomesOptions(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(parseCommand, object{"name": "mods", "description": "d", "default_member_permissions": "8192"})
	b.serve(func(in object) {
		raw, _ := json.Marshal(dig(in, "data/options/0"))
		b.respond(in, 4, object{"content": string(raw)})
	})
	id := func(kind map[string]string, name string) string { return kind[name] }
	everyone := b.info.Guilds["home"]
	cases := []struct{ line, want, refusal string }{
		{line: "/try all words:a b c", want: `{"name":"words","type":3,"value":"a b c"}`},
		{line: "/try all words:see: this count:3", want: `{"name":"words","type":3,"value":"see: this"},{"name":"count","type":4,"value":3}`},
		{line: "/try all count:25 words:last", want: `{"name":"count","type":4,"value":25},{"name":"words","type":3,"value":"last"}`},
		{line: "/try all words:ab weight:1.5 sure:True", want: `{"name":"words","type":3,"value":"ab"},{"name":"weight","type":10,"value":1.5},{"name":"sure","type":5,"value":true}`},
		{line: "/try all words:ab who:reader", want: `{"name":"words","type":3,"value":"ab"},{"name":"who","type":6,"value":"` + id(b.info.People, "reader") + `"}`},
		{line: "/try all words:ab who:@reader where:#log", want: `{"name":"words","type":3,"value":"ab"},{"name":"who","type":6,"value":"` + id(b.info.People, "reader") + `"},{"name":"where","type":7,"value":"` + id(b.info.Channels, "log") + `"}`},
		{line: "/try all words:ab role:@everyone any:mod", want: `{"name":"words","type":3,"value":"ab"},{"name":"role","type":8,"value":"` + everyone + `"},{"name":"any","type":9,"value":"` + id(b.info.People, "mod") + `"}`},
		{line: "/try all words:ab since:A week", want: `{"name":"words","type":3,"value":"ab"},{"name":"since","type":3,"value":"week"}`},
		{line: "/try more none", want: `{"name":"none","options":[],"type":1}`},
		{line: "try all words:ab", refusal: "bad_line"},
		{line: "/nothing", refusal: "bad_line"},
		{line: "/mods", refusal: "not_permitted"},
		{line: "/try", refusal: "bad_line"},
		{line: "/try some", refusal: "bad_line"},
		{line: "/try all", refusal: "bad_line"},
		{line: "/try all colour:red", refusal: "bad_line"},
		{line: "/try all some words", refusal: "bad_line"},
		{line: "/try more none x:y", refusal: "bad_line"},
		{line: "/try all words:", refusal: "bad_line"},
		{line: "/try all words:a", refusal: "bad_line"},
		{line: "/try all words:more than twelve", refusal: "bad_line"},
		{line: "/try all words:ab words:cd", refusal: "bad_line"},
		{line: "/try all words:ab count:many", refusal: "bad_line"},
		{line: "/try all words:ab count:1.5", refusal: "bad_line"},
		{line: "/try all words:ab count:0", refusal: "bad_line"},
		{line: "/try all words:ab count:26", refusal: "bad_line"},
		{line: "/try all words:ab sure:perhaps", refusal: "bad_line"},
		{line: "/try all words:ab who:stranger", refusal: "bad_line"},
		{line: "/try all words:ab where:forum", refusal: "bad_line"},
		{line: "/try all words:ab where:away-news", refusal: "bad_line"},
		{line: "/try all words:ab role:Nobody", refusal: "bad_line"},
		{line: "/try all words:ab file:x.txt", refusal: "bad_line"},
		{line: "/try all words:ab since:ever", refusal: "bad_line"},
	}
	for _, tc := range cases {
		reply, err := s.Person("reader").Use(t.Context(), "news", tc.line)
		if code(err) != tc.refusal {
			t.Errorf("%s: got %v, want %q", tc.line, err, tc.refusal)
			continue
		}
		if err == nil && !strings.Contains(reply.Message.Content, tc.want) {
			t.Errorf("%s: got %s, want %s in it", tc.line, reply.Message.Content, tc.want)
		}
		if err != nil && !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %q is not a sentence", tc.line, err)
		}
	}
}

func TestPeopleAreOfferedWhatTheyMayUse(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil),
		command(object{"name": "server", "default_member_permissions": "32"}),
		command(object{"name": "messages", "default_member_permissions": "8192"}),
		command(object{"name": "nobody", "default_member_permissions": "0"}))
	offered := func(person, channel string) string {
		var names []string
		a := play(t, s, "GET", "/sandbox/commands?person="+person+"&channel="+channel, nil)
		list, _ := a.at("commands").([]any)
		for _, c := range list {
			names = append(names, dig(c, "name").(string))
		}
		return strings.Join(names, " ")
	}
	for person, want := range map[string]string{
		"owner": "brief server messages nobody", "admin": "brief server", "mod": "brief messages", "reader": "brief",
	} {
		if got := offered(person, "news"); got != want {
			t.Errorf("%s is offered %q, want %q", person, got, want)
		}
	}
	if a := play(t, s, "GET", "/sandbox/commands?person=stranger&channel=news", nil); a.status != 404 {
		t.Errorf("stranger sees a channel of home: %d", a.status)
	}
	changes := []struct {
		c    sandbox.Change
		want string // what mod is then offered in news
	}{
		{sandbox.Change{Command: "messages", Permissions: []sandbox.ChangedOverride{{Role: "Moderators", Permission: false}}}, "brief"},
		{sandbox.Change{Command: "messages", Permissions: []sandbox.ChangedOverride{{Role: "Moderators"}, {Person: "mod", Permission: true}}}, "brief messages"},
		{sandbox.Change{Command: "server", Permissions: []sandbox.ChangedOverride{{Role: "@everyone", Permission: true}}}, "brief server messages"},
		{sandbox.Change{Command: "server", Permissions: []sandbox.ChangedOverride{{Role: "@everyone", Permission: true}, {Channel: "news"}}}, "brief messages"},
		{sandbox.Change{Channel: "news", Deny: []string{"USE_APPLICATION_COMMANDS"}}, ""},
		{sandbox.Change{Channel: "news", Allow: []string{"USE_APPLICATION_COMMANDS"}, Role: "Moderators"}, "brief messages"},
	}
	for _, step := range changes {
		if err := changed(s, step.c); err != nil {
			t.Fatal(err)
		}
		if got := offered("mod", "news"); got != step.want {
			t.Errorf("after %+v mod is offered %q, want %q", step.c, got, step.want)
		}
	}
}

func TestSuggestionsThatNeedNoBot(t *testing.T) {
	s := start(t, &sandbox.Server{})
	newBot(t, s).register(parseCommand)
	for line, want := range map[string]string{
		"/try all where:an":     "#announcements",
		"/try all sure:":        "True False",
		"/try all who:re":       "Reader",
		"/try all role:mod":     "@Moderators",
		"/try all since:w":      "A week",
		"/try all words:x any:": "Owner Admin Mod Reader dateline @everyone @Admins @Moderators @dateline",
		"/try all":              "",
	} {
		got, err := s.Person("reader").Suggest(t.Context(), "news", line)
		if err != nil {
			t.Errorf("%s: %v", line, err)
		}
		var names []string
		for _, c := range got {
			names = append(names, c.Name)
		}
		if strings.Join(names, " ") != want {
			t.Errorf("%s: got %q, want %q", line, names, want)
		}
	}
}

// events opens the stream of what changes for a person.
func events(t *testing.T, s *sandbox.Server, path string) (next func() answer) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "GET", s.URL()+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	lines := bufio.NewScanner(resp.Body)
	return func() answer {
		t.Helper()
		for lines.Scan() {
			if raw, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return answer{body: []byte(raw)}
			}
		}
		t.Fatal("the stream ended")
		return answer{}
	}
}

func TestAPageIsToldWhatItsPersonSees(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	next, other := events(t, s, "/sandbox/events?person=reader"), events(t, s, "/sandbox/events?person=stranger")
	if got := next().at("type"); got != "world" {
		t.Errorf("the first event: got %v, want world", got)
	}
	b.register(command(nil))
	b.serve(func(in object) { b.respond(in, 4, object{"content": "psst", "flags": 64}) })
	if got := next().at("type"); got != "commands" {
		t.Errorf("after registering: got %v, want commands", got)
	}
	if _, err := s.Person("mod").Use(t.Context(), "news", "/brief"); err != nil { // not for reader's eyes
		t.Fatal(err)
	}
	mine, err := s.Person("reader").Use(t.Context(), "news", "/brief")
	if err != nil {
		t.Fatal(err)
	}
	if e := next(); e.at("type") != "message_create" || e.at("message/id") != mine.Message.ID.String() || e.at("channel") != b.info.Channels["news"] {
		t.Errorf("after the reply: %s", e.body)
	}
	if err := s.Person("mod").Dismiss(mine.Message); err == nil {
		t.Error("mod dismissed what only reader sees")
	}
	if err := s.Person("reader").Dismiss(mine.Message); err != nil {
		t.Fatal(err)
	}
	if e := next(); e.at("type") != "message_delete" {
		t.Errorf("after dismissing: %s", e.body)
	}
	if seen, _ := s.Person("reader").Messages("news"); len(seen) != 0 {
		t.Errorf("reader still sees %d messages", len(seen))
	}
	other()
	if got := other().at("type"); got != "commands" {
		t.Errorf("stranger: got %v, want commands and no message", got)
	}
}

func TestAMessageInsideAnEventIsAsItWasThen(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	next := events(t, s, "/sandbox/events?person=reader")
	next()
	id := b.must(200, "POST", b.messages("news"), object{"content": "one"}).at("id").(string)
	b.must(200, "PATCH", b.messages("news")+"/"+id, object{"content": "two"})
	b.must(204, "DELETE", b.messages("news")+"/"+id, nil)
	for _, want := range []string{"message_create one", "message_update two", "message_delete two"} {
		e := next()
		if got := e.at("type").(string) + " " + e.at("message/content").(string); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
