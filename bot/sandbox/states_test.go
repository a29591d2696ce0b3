package sandbox_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// deny takes permissions away from everybody in a channel.
func deny(t testing.TB, s *sandbox.Server, channel string, names ...string) {
	t.Helper()
	if err := changed(s, sandbox.Change{Channel: channel, Deny: names}); err != nil {
		t.Fatal(err)
	}
}

func TestWhatTheBotMayNotDoIsRefused(t *testing.T) {
	file := func(b *bot) answer {
		kind, body := multipartBody(b.t, object{"content": "a"}, "f")
		return b.send("POST", b.messages("news"), kind, body)
	}
	post := func(body object) func(*bot) answer {
		return func(b *bot) answer { return b.rest("POST", b.messages("news"), body) }
	}
	cases := []struct {
		denied string
		do     func(*bot) answer
		want   refused
	}{
		{"VIEW_CHANNEL", post(object{"content": "a"}), refused{status: 403, code: 50001}},
		{"VIEW_CHANNEL", func(b *bot) answer { return b.rest("GET", "/channels/"+b.info.Channels["news"], nil) }, refused{status: 403, code: 50001}},
		{"SEND_MESSAGES", post(object{"content": "a"}), refused{status: 403, code: 50013}},
		{"EMBED_LINKS", post(embed(object{"title": "a"})), refused{status: 403, code: 50013}},
		{"ATTACH_FILES", file, refused{status: 403, code: 50013}},
		{"CREATE_PUBLIC_THREADS", func(b *bot) answer {
			return b.rest("POST", "/channels/"+b.info.Channels["news"]+"/threads", object{"name": "t", "type": 11})
		}, refused{status: 403, code: 50013}},
		{"READ_MESSAGE_HISTORY", post(object{"content": "a", "message_reference": object{"message_id": "7"}}), refused{status: 400, code: 160002}},
	}
	for _, tc := range cases {
		s := start(t, &sandbox.Server{})
		deny(t, s, "news", tc.denied)
		tc.want.name = "without " + tc.denied
		tc.want.check(t, tc.do(newBot(t, s)))
	}
}

func TestHistoryIsEmptyWithoutThePermissionToReadIt(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.must(200, "POST", b.messages("news"), object{"content": "a"})
	deny(t, s, "news", "READ_MESSAGE_HISTORY")
	if got := b.must(200, "GET", b.messages("news"), nil).list(); len(got) != 0 {
		t.Errorf("got %d messages, want none", len(got))
	}
}

func TestOverwritesAreAppliedInDiscordsOrder(t *testing.T) {
	allow := func(who string) sandbox.Change {
		return sandbox.Change{Channel: "news", Allow: []string{"SEND_MESSAGES"}, Role: who}
	}
	forbid := func(who string) sandbox.Change {
		return sandbox.Change{Channel: "news", Deny: []string{"SEND_MESSAGES"}, Role: who}
	}
	person := func(c sandbox.Change) sandbox.Change {
		c.Person, c.Role = "mod", ""
		return c
	}
	steps := []struct {
		name   string
		change sandbox.Change
		may    bool // whether mod may write afterwards
	}{
		{"everyone may not", forbid("@everyone"), false},
		{"but moderators may", allow("Moderators"), true},
		{"but mod may not", person(forbid("")), false},
		{"but mod may", person(allow("")), true},
		{"nothing is said of mod", person(sandbox.Change{Channel: "news", Reset: true}), true},
		{"moderators may not", forbid("Moderators"), false},
	}
	s := start(t, &sandbox.Server{})
	for _, step := range steps {
		if err := changed(s, step.change); err != nil {
			t.Fatal(err)
		}
		_, err := s.Person("mod").Say("news", "a")
		if may := err == nil; may != step.may {
			t.Errorf("%s: mod may write is %t, want %t", step.name, may, step.may)
		}
		if _, err := s.Person("owner").Say("news", "a"); err != nil {
			t.Errorf("%s: the owner may always write; got %v", step.name, err)
		}
	}
}

func TestAForumCanDemandATag(t *testing.T) {
	world, err := sandbox.LoadWorld("testdata/tags.yaml")
	if err != nil {
		t.Fatal(err)
	}
	b := newBot(t, start(t, &sandbox.Server{World: world}))
	at := "/channels/" + b.info.Channels["forum"]
	post := object{"name": "t", "message": object{"content": "a"}}
	refused{status: 400, code: 40067}.check(t, b.rest("POST", at+"/threads", post))
	post["applied_tags"] = []any{b.must(200, "GET", at, nil).at("available_tags/0/id")}
	if got := b.must(201, "POST", at+"/threads", post).at("applied_tags"); len(got.([]any)) != 1 {
		t.Errorf("applied tags: %v", got)
	}
	refused{name: "a message to a voice channel's category", status: 400, code: 50008}.check(t, b.rest("POST", b.messages("section"), object{"content": "a"}))
	refused{name: "a thread in a category", status: 400, code: 50024}.check(t, b.rest("POST", "/channels/"+b.info.Channels["section"]+"/threads", object{"name": "t"}))
	refused{name: "crossposting elsewhere", status: 400, code: 50024}.check(t, b.rest("POST", b.messages("talk")+"/"+b.must(200, "POST", b.messages("talk"), object{"content": "a"}).at("id").(string)+"/crosspost", nil))
}

func TestOtherPeoplesMessagesAreTheirs(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	m, err := s.Person("reader").Say("news", "mine")
	if err != nil {
		t.Fatal(err)
	}
	at := b.messages("news") + "/" + m.ID.String()
	refused{status: 403, code: 50005}.check(t, b.rest("PATCH", at, object{"content": "yours"}))
	refused{status: 403, code: 50013}.check(t, b.rest("DELETE", at, nil))
}

func TestLockedThreadsAreLocked(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	th := b.must(201, "POST", "/channels/"+b.info.Channels["news"]+"/threads", object{"name": "t", "type": 11}).at("id").(string)
	b.must(200, "PATCH", "/channels/"+th, object{"locked": true, "archived": true})
	refused{status: 400, code: 160005}.check(t, b.rest("POST", "/channels/"+th+"/messages", object{"content": "a"}))
	b.must(200, "PATCH", "/channels/"+th, object{"locked": false})
	b.must(200, "POST", "/channels/"+th+"/messages", object{"content": "a"})
	if got := b.must(200, "GET", "/channels/"+th, nil).at("thread_metadata/archived"); got != false {
		t.Errorf("writing to an archived thread brings it back; archived is %v", got)
	}
}

func TestFilesHaveLimits(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	send := func(files ...string) answer {
		kind, body := multipartBody(t, object{"content": "a"}, files...)
		return b.send("POST", b.messages("news"), kind, body)
	}
	refused{name: "11 files", status: 400, code: 30015}.check(t, send(strings.Split(x(11), "")...))
	refused{name: "a file over 10 MiB", status: 413, code: 40005}.check(t, send(x(10<<20+1)))
	refused{name: "a request over 25 MiB", status: 413, code: 40005}.check(t, send(x(9<<20), x(9<<20), x(9<<20)))
	refused{name: "no JSON", status: 400, code: 50035, at: " CONTENT_TYPE_INVALID"}.check(t, b.send("POST", b.messages("news"), "text/plain", strings.NewReader("hello")))
}

func TestCommandsCanBeCreatedTwoHundredTimesADay(t *testing.T) {
	clock := newClock()
	b := newBot(t, start(t, &sandbox.Server{Now: clock.now}))
	at := "/applications/" + b.info.ApplicationID + "/guilds/" + b.info.Guilds["home"] + "/commands"
	put := func(day int) answer {
		return b.rest("PUT", at, times(100, func(i int) object { return command(object{"name": fmt.Sprintf("c%d-%d", day, i)}) }))
	}
	for i := range 2 {
		if a := put(i); a.status != 200 {
			t.Fatalf("list %d: %d %s", i, a.status, a.body)
		}
	}
	refused{status: 400, code: 30034}.check(t, put(3))
	if a := put(1); a.status != 200 {
		t.Errorf("commands that exist cost nothing: got %d %s", a.status, a.body)
	}
	clock.add(24 * time.Hour)
	if a := put(4); a.status != 200 {
		t.Errorf("the next day: got %d %s", a.status, a.body)
	}
}

func TestOldMessagesCanBeEditedOnlySoOften(t *testing.T) {
	clock := newClock()
	b := newBot(t, start(t, &sandbox.Server{Now: clock.now}))
	at := b.messages("news") + "/" + b.must(200, "POST", b.messages("news"), object{"content": "a"}).at("id").(string)
	for i := range 40 {
		b.must(200, "PATCH", at, object{"content": fmt.Sprint(i)})
	}
	clock.add(61 * time.Minute)
	for i := range 30 {
		b.must(200, "PATCH", at, object{"content": fmt.Sprint(i)})
	}
	refused{status: 429, code: 30046}.check(t, b.rest("PATCH", at, object{"content": "once more"}))
}

func TestMentionsFollowWhatIsAllowed(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	who := b.info.People["reader"]
	content := "<@" + who + "> @everyone"
	cases := []struct {
		allowed any
		users   int
	}{{nil, 1}, {object{"parse": []string{}}, 0}, {object{"parse": []string{"users"}}, 1}, {object{"users": []string{who}}, 1}, {object{"parse": []string{"everyone"}}, 0}}
	for _, tc := range cases {
		body := object{"content": content}
		if tc.allowed != nil {
			body["allowed_mentions"] = tc.allowed
		}
		a := b.must(200, "POST", b.messages("news"), body)
		if got := len(a.at("mentions").([]any)); got != tc.users || a.at("mention_everyone") != false {
			t.Errorf("%v: got %d users, everyone %v; want %d and not everyone, which needs a permission", tc.allowed, got, a.at("mention_everyone"), tc.users)
		}
	}
}

func TestTheBotLeavesAServer(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	b.must(204, "DELETE", "/users/@me/guilds/"+b.info.Guilds["away"], nil)
	refused{status: 404, code: 10004}.check(t, b.rest("GET", "/guilds/"+b.info.Guilds["away"], nil))
	refused{status: 403, code: 50001}.check(t, b.rest("POST", b.messages("away-news"), object{"content": "a"}))
}
