package sandbox_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// multipartBody is a payload with files, as bots send them.
func multipartBody(t testing.TB, payload object, files ...string) (kind string, body io.Reader) {
	t.Helper()
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	raw, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	w.WriteField("payload_json", string(raw))
	for i, content := range files {
		part, err := w.CreateFormFile(fmt.Sprintf("files[%d]", i), fmt.Sprintf("file%d.txt", i))
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(part, content)
	}
	w.Close()
	return w.FormDataContentType(), &buf
}

func TestEveryEndpointAnswersAsDiscordDescribes(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{RateLimits: true}))
	app, home, owner := b.info.ApplicationID, b.info.Guilds["home"], b.info.People["owner"]
	b.must(200, "GET", "/gateway", nil)
	b.must(200, "GET", "/users/@me", nil)
	b.must(200, "GET", "/users/"+owner, nil)
	b.must(200, "GET", "/users/@me/guilds", nil)
	b.must(200, "GET", "/applications/@me", nil)
	b.must(200, "GET", "/oauth2/applications/@me", nil)
	b.must(200, "GET", "/guilds/"+home, nil)
	b.must(200, "GET", "/guilds/"+home+"?with_counts=true", nil)
	b.must(200, "GET", "/guilds/"+home+"/roles", nil)
	b.must(200, "GET", "/guilds/"+home+"/channels", nil)
	b.must(200, "GET", "/guilds/"+home+"/members/"+owner, nil)
	b.must(200, "GET", "/guilds/"+home+"/members/"+app, nil)
	b.must(200, "GET", "/guilds/"+home+"/threads/active", nil)
	for _, ch := range b.info.Channels {
		b.must(200, "GET", "/channels/"+ch, nil)
	}
	b.must(200, "POST", "/users/@me/channels", object{"recipient_id": owner})
	b.must(200, "GET", "/applications/"+app+"/guilds/"+home+"/commands/permissions", nil)
}

func TestCommandsAreRegisteredOneByOneAndAllAtOnce(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	at := "/applications/" + b.info.ApplicationID + "/commands"
	full := object{
		"name": "digest", "description": "Manage digests", "default_member_permissions": "32", "contexts": []int{0}, "integration_types": []int{0},
		"name_localizations": object{"de": "auszug"},
		"options": []object{
			{"type": 1, "name": "subscribe", "description": "Subscribe", "options": []object{
				{"type": 7, "name": "channel", "description": "Where", "required": true, "channel_types": []int{0, 5, 15}},
				{"type": 3, "name": "at", "description": "When", "max_length": 60, "min_length": 4, "autocomplete": true},
				{"type": 4, "name": "stories", "description": "How many", "min_value": 1, "max_value": 15},
				{"type": 10, "name": "weight", "description": "How much", "min_value": 0.5},
				{"type": 3, "name": "days", "description": "Which days", "choices": []object{{"name": "every day", "value": "all"}}},
				{"type": 5, "name": "quote", "description": "With a quote"},
				{"type": 6, "name": "who", "description": "Who"},
				{"type": 8, "name": "role", "description": "Role"},
				{"type": 9, "name": "either", "description": "Either"},
				{"type": 11, "name": "file", "description": "File"},
			}},
			{"type": 2, "name": "all", "description": "All of them", "options": []object{{"type": 1, "name": "list", "description": "List"}}},
		},
	}
	made := b.must(201, "POST", at, full)
	id := made.at("id").(string)
	if again := b.must(200, "POST", at, full); again.at("id") != id {
		t.Errorf("registering the same name again: got id %v, want %s", again.at("id"), id)
	}
	b.must(200, "GET", at+"/"+id, nil)
	if got := b.must(200, "PATCH", at+"/"+id, object{"description": "Digests"}).at("description"); got != "Digests" {
		t.Errorf("description after the edit: got %v", got)
	}
	if got := b.must(200, "GET", at, nil).at("0/name_localizations"); got != nil {
		t.Errorf("a list without with_localizations has translations: %v", got)
	}
	if got := b.must(200, "GET", at+"?with_localizations=true", nil).at("0/name_localizations/de"); got != "auszug" {
		t.Errorf("a list with_localizations: got %v, want auszug", got)
	}
	b.must(200, "PUT", at, []object{full, {"name": "Save as article", "type": 3}, {"name": "Who is this", "type": 2}})
	b.must(204, "DELETE", at+"/"+id, nil)
	b.must(404, "GET", at+"/"+id, nil)
	guild := "/applications/" + b.info.ApplicationID + "/guilds/" + b.info.Guilds["home"] + "/commands"
	b.must(200, "PUT", guild, []object{{"name": "local", "description": "Only here"}})
	if got := len(b.must(200, "GET", guild, nil).list()); got != 1 {
		t.Errorf("guild commands: got %d, want 1", got)
	}
}

func TestAServersCommandsAreChangedOneByOne(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	at := "/applications/" + b.info.ApplicationID + "/guilds/" + b.info.Guilds["home"] + "/commands"
	id := b.must(201, "POST", at, command(nil)).at("id").(string)
	if again := b.must(200, "POST", at, command(object{"description": "other"})); again.at("id") != id {
		t.Errorf("the same name made another command: %s", again.body)
	}
	b.must(200, "PATCH", at+"/"+id, object{"description": "changed"})
	if got := b.must(200, "GET", at+"/"+id, nil).at("description"); got != "changed" {
		t.Errorf("description: got %v, want changed", got)
	}
	if err := changed(s, sandbox.Change{Command: "brief", Permissions: []sandbox.ChangedOverride{{Person: "mod", Permission: true}}}); err != nil {
		t.Fatal(err)
	}
	decided := b.must(200, "GET", at+"/"+id+"/permissions", nil)
	if decided.at("permissions/0/id") != b.info.People["mod"] || decided.at("permissions/0/permission") != true {
		t.Errorf("what the server decided: %s", decided.body)
	}
	b.must(204, "DELETE", at+"/"+id, nil)
	b.must(404, "GET", at+"/"+id, nil)
}

func TestABotWithMorePermissionsTidiesUp(t *testing.T) {
	clock, world := newClock(), sandbox.DefaultWorld()
	world.Bot.Permissions = append(world.Bot.Permissions, "MANAGE_CHANNELS", "MANAGE_MESSAGES")
	b := newBot(t, start(t, &sandbox.Server{World: world, Now: clock.now}))
	l := b.login(guilds | said)
	at := b.messages("news")
	post := func() string { return b.must(200, "POST", at, object{"content": "a"}).at("id").(string) }
	old := post()
	clock.add(14*24*time.Hour + time.Minute)
	one, two := post(), post()
	refused{name: "one message", status: 400, code: 50035, at: "messages BASE_TYPE_BAD_LENGTH"}.check(t, b.rest("POST", at+"/bulk-delete", object{"messages": []string{one}}))
	refused{name: "a message of more than 14 days", status: 400, code: 50034}.check(t, b.rest("POST", at+"/bulk-delete", object{"messages": []string{old, one}}))
	b.must(204, "POST", at+"/bulk-delete", object{"messages": []string{one, two}})
	if e := l.wait("MESSAGE_DELETE_BULK").Data; dig(e, "ids/0") != one || dig(e, "ids/1") != two {
		t.Errorf("MESSAGE_DELETE_BULK: %v", e)
	}
	if left := b.must(200, "GET", at, nil).list(); len(left) != 1 {
		t.Errorf("got %d messages, want the old one alone", len(left))
	}
	if got := b.must(200, "DELETE", "/channels/"+b.info.Channels["log"], nil).at("name"); got != "log" {
		t.Errorf("the deleted channel: got %v, want log", got)
	}
	refused{status: 404, code: 10003}.check(t, b.rest("GET", "/channels/"+b.info.Channels["log"], nil))
}

func TestMessagesLiveAndDie(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	at := b.messages("news")
	rich := object{
		"content": "Hello <@" + b.info.People["reader"] + ">", "nonce": "n1", "enforce_nonce": true, "allowed_mentions": object{"parse": []string{}},
		"embeds": []object{{
			"title": " A title ", "url": "https://example.org/a", "description": "text", "color": 255, "timestamp": "2026-01-02T03:04:05Z",
			"author": object{"name": "An author"}, "footer": object{"text": "foot"}, "fields": []object{{"name": "n", "value": "v"}},
		}},
		"components": []object{
			{"type": 1, "components": []object{
				{"type": 2, "style": 1, "label": "Press", "custom_id": "press"},
				{"type": 2, "style": 5, "label": "Link", "url": "https://example.org"},
				{"type": 2, "style": 2, "emoji": object{"name": "◀", "id": nil}, "custom_id": "back", "disabled": true},
			}},
			{"type": 1, "components": []object{{"type": 3, "custom_id": "menu", "placeholder": "Read…", "options": []object{{"label": "One", "value": "1", "description": "d"}}}}},
			{"type": 1, "components": []object{{"type": 8, "custom_id": "where", "channel_types": []int{0}}}},
		},
	}
	made := b.must(200, "POST", at, rich)
	id := made.at("id").(string)
	if got := made.at("embeds/0/title"); got != "A title" {
		t.Errorf("title: got %q, want it trimmed", got)
	}
	if got := len(made.at("mentions").([]any)); got != 0 {
		t.Errorf("mentions: got %d in spite of allowed_mentions", got)
	}
	if again := b.must(200, "POST", at, rich); again.at("id") != id {
		t.Errorf("the same nonce made another message")
	}
	b.must(200, "GET", at+"/"+id, nil)
	edited := b.must(200, "PATCH", at+"/"+id, object{"content": "changed", "allowed_mentions": object{"parse": []string{}}})
	if edited.at("content") != "changed" || edited.at("embeds/0/title") != "A title" || edited.at("edited_timestamp") == nil {
		t.Errorf("after the edit: %s", edited.body)
	}
	b.must(204, "PUT", at+"/"+id+"/reactions/%F0%9F%91%8D/@me", nil)
	if got := b.must(200, "GET", at+"/"+id, nil).at("reactions/0/emoji/name"); got != "👍" {
		t.Errorf("reaction: got %v", got)
	}
	b.must(204, "DELETE", at+"/"+id+"/reactions/%F0%9F%91%8D/@me", nil)
	b.must(200, "POST", at, object{"content": "reply", "message_reference": object{"message_id": id}})
	b.must(204, "POST", "/channels/"+b.info.Channels["news"]+"/typing", nil)
	b.must(204, "DELETE", at+"/"+id, nil)
	b.must(404, "GET", at+"/"+id, nil)
	b.must(404, "POST", at, rich) // the message of that nonce is gone
}

func TestComponentsV2StandAlone(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	kind, body := multipartBody(t, object{"flags": 1 << 15, "components": []object{
		{"type": 17, "accent_color": 255, "components": []object{
			{"type": 10, "content": "# Title"},
			{"type": 14, "divider": true, "spacing": 2},
			{"type": 9, "components": []object{{"type": 10, "content": "side"}}, "accessory": object{"type": 2, "style": 2, "label": "Go", "custom_id": "go"}},
			{"type": 9, "components": []object{{"type": 10, "content": "seen"}}, "accessory": object{"type": 11, "media": object{"url": "https://example.org/a.png"}}},
			{"type": 12, "items": []object{{"media": object{"url": "https://example.org/b.png"}}}},
		}},
		{"type": 13, "file": object{"url": "attachment://file0.txt"}},
		{"type": 14},
	}}, "content of the file")
	made := b.send("POST", b.messages("news"), kind, body)
	if made.status != 200 {
		t.Fatalf("got %d %s", made.status, made.body)
	}
	b.must(400, "PATCH", b.messages("news")+"/"+made.at("id").(string), object{"content": "not with these"})
}

func TestFilesAreUploadedAndServed(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	kind, body := multipartBody(t, object{
		"content": "see", "attachments": []object{{"id": 0, "description": "alt"}},
		"embeds": []object{{"title": "t", "image": object{"url": "attachment://file0.txt"}}},
	}, "the content", "another")
	made := b.send("POST", b.messages("news"), kind, body)
	if made.status != 200 {
		t.Fatalf("got %d %s", made.status, made.body)
	}
	link := made.at("attachments/0/url").(string)
	if made.at("embeds/0/image/url") != link || made.at("attachments/0/description") != "alt" {
		t.Errorf("got %s", made.body)
	}
	resp, err := http.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if got, _ := io.ReadAll(resp.Body); string(got) != "the content" {
		t.Errorf("served %q, want what was uploaded", got)
	}
	keep := made.at("attachments/1/id")
	edited := b.must(200, "PATCH", b.messages("news")+"/"+made.at("id").(string), object{"attachments": []object{{"id": keep}}, "embeds": []object{}})
	if got := edited.at("attachments").([]any); len(got) != 1 || dig(got, "0/id") != keep {
		t.Errorf("attachments after the edit: %v, want only the one named", got)
	}
}

func TestHistoryIsPaged(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	at := b.messages("news")
	var ids []string
	for i := range 7 {
		ids = append(ids, b.must(200, "POST", at, object{"content": fmt.Sprint(i)}).at("id").(string))
	}
	cases := []struct{ query, want string }{
		{"", "6543210"}, {"?limit=2", "65"}, {"?before=" + ids[3] + "&limit=2", "21"}, {"?after=" + ids[3], "654"},
		{"?after=" + ids[1] + "&limit=2", "32"}, {"?around=" + ids[3] + "&limit=3", "432"}, {"?after=0&limit=3", "210"},
	}
	for _, tc := range cases {
		got := ""
		for _, m := range b.must(200, "GET", at+tc.query, nil).list() {
			got += dig(m, "content").(string)
		}
		if got != tc.want {
			t.Errorf("%q: got %s, want %s", tc.query, got, tc.want)
		}
	}
	b.must(400, "GET", at+"?limit=101", nil)
}

func TestThreadsAndPosts(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	post := b.must(201, "POST", "/channels/"+b.info.Channels["forum"]+"/threads", object{"name": "A post", "message": object{"content": "first", "embeds": []object{{"title": "t"}}}})
	if post.at("message/content") != "first" || post.at("message/id") != post.at("id") {
		t.Errorf("a post: %s", post.body)
	}
	id := post.at("id").(string)
	b.must(200, "GET", "/channels/"+id, nil)
	b.must(200, "POST", "/channels/"+id+"/messages", object{"content": "second"})
	b.must(200, "PATCH", "/channels/"+id, object{"archived": true})
	b.must(400, "POST", b.messages("forum"), object{"content": "no"})
	th := b.must(201, "POST", "/channels/"+b.info.Channels["news"]+"/threads", object{"name": "talk", "type": 11})
	b.must(200, "POST", "/channels/"+th.at("id").(string)+"/messages", object{"content": "in it"})
	m := b.must(200, "POST", b.messages("announcements"), object{"content": "news"}).at("id").(string)
	b.must(201, "POST", b.messages("announcements")+"/"+m+"/threads", object{"name": "on it", "auto_archive_duration": 60})
	b.must(400, "POST", b.messages("announcements")+"/"+m+"/threads", object{"name": "again"})
	if got := b.must(200, "POST", b.messages("announcements")+"/"+m+"/crosspost", nil).at("flags"); got != 33.0 {
		t.Errorf("flags after crossposting: got %v, want CROSSPOSTED and HAS_THREAD", got)
	}
	b.must(400, "POST", b.messages("announcements")+"/"+m+"/crosspost", nil)
	b.must(200, "GET", "/guilds/"+b.info.Guilds["home"]+"/threads/active", nil)
}
