package sandbox_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

const (
	guilds  = 1 << 0
	content = 1 << 15
	said    = 1 << 9
)

func TestABotLogsIn(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	l := b.dial("")
	if got := dig(l.op(10).Data, "heartbeat_interval"); got != 41250.0 {
		t.Errorf("heartbeat_interval: got %v, want 41250", got)
	}
	l.say(1, nil)
	l.op(11)
	l.say(2, b.identify(guilds))
	ready := l.wait("READY")
	if *ready.Seq != 1 || dig(ready.Data, "user/id") != b.info.ApplicationID || len(dig(ready.Data, "guilds").([]any)) != 2 {
		t.Errorf("READY: %v", ready.Data)
	}
	if got := dig(ready.Data, "guilds/0/unavailable"); got != true {
		t.Errorf("guilds in READY are unavailable until GUILD_CREATE; got %v", got)
	}
	home := l.wait("GUILD_CREATE").Data
	if dig(home, "id") != b.info.Guilds["home"] || len(dig(home, "channels").([]any)) != 4 || dig(home, "member_count") != 5.0 {
		t.Errorf("GUILD_CREATE: %v", home)
	}
	l.wait("GUILD_CREATE")
}

func TestWhatABotDoesWrongEndsItsConnection(t *testing.T) {
	cases := []struct {
		name string
		do   func(b *bot, l *line)
		want int
	}{
		{"a wrong token", func(b *bot, l *line) { b.token = "wrong"; l.say(2, b.identify(0)) }, 4004},
		{"no intents", func(b *bot, l *line) { l.say(2, object{"token": b.token, "properties": object{}}) }, 4013},
		{"intents that do not exist", func(b *bot, l *line) { l.say(2, b.identify(1<<30)) }, 4013},
		{"privileged intents not granted", func(b *bot, l *line) { l.say(2, b.identify(content)) }, 4014},
		{"a shard that is not there", func(b *bot, l *line) { l.say(2, b.identify(0, object{"shard": []int{2, 2}})) }, 4010},
		{"a request before identifying", func(b *bot, l *line) { l.say(3, object{}) }, 4003},
		{"an unknown opcode", func(b *bot, l *line) { l.say(99, nil) }, 4001},
		{"no JSON", func(b *bot, l *line) { l.ws.WriteMessage(websocket.TextMessage, []byte("{")) }, 4002},
		{"a frame over 4096 bytes", func(b *bot, l *line) { l.say(1, x(5000)) }, 4002},
		{"identifying twice", func(b *bot, l *line) { l.say(2, b.identify(0)); l.say(2, b.identify(0)) }, 4005},
		{"resuming while identified", func(b *bot, l *line) { l.say(2, b.identify(0)); l.say(6, object{"token": b.token}) }, 4005},
		{"asking for members of nothing", func(b *bot, l *line) { l.say(2, b.identify(0)); l.say(8, object{"query": "", "limit": 0}) }, 4002},
		{"resuming with a wrong token", func(b *bot, l *line) { l.say(6, object{"token": "wrong", "session_id": "x", "seq": 1}) }, 4004},
		{"too many frames", func(b *bot, l *line) {
			for range 121 {
				l.say(1, nil)
			}
		}, 4008},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			b := newBot(t, start(t, &sandbox.Server{RateLimits: true}))
			l := b.dial("")
			l.op(10)
			tc.do(b, l)
			counts.add(gateway, 1)
			if got := l.closed(); got != tc.want {
				t.Errorf("close code: got %d, want %d", got, tc.want)
			}
		})
	}
}

func TestOtherVersionsAreNotSpoken(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	for query, want := range map[string]int{"?v=7": 4012, "?v=10&encoding=etf": 4002, "?v=10&compress=lzma": 4002} {
		ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(b.s.URL(), "http", "ws", 1)+"/gateway"+query, nil)
		if err != nil {
			t.Fatal(err)
		}
		counts.add(gateway, 1)
		if got := (&line{t: t, ws: ws}).closed(); got != want {
			t.Errorf("%s: got close code %d, want %d", query, got, want)
		}
		ws.Close()
	}
}

func TestHeartbeatsAreDemanded(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{Heartbeat: 20 * time.Millisecond}))
	l := b.login(0)
	if got := l.closed(); got != 4009 {
		t.Errorf("close code of a bot that does not beat: got %d, want 4009", got)
	}
}

func TestTalkIsNoHeartbeat(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{Heartbeat: 50 * time.Millisecond}))
	l := b.login(0)
	gone := make(chan int)
	go func() { gone <- l.closed() }()
	for {
		select {
		case got := <-gone:
			if got != 4009 {
				t.Errorf("close code of a bot that talks but does not beat: got %d, want 4009", got)
			}
			return
		default:
			l.ws.WriteJSON(object{"op": 3, "d": object{}}) // fails once the server has gone
		}
	}
}

func TestABotThatDoesNotLeaveIsSentAway(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{Heartbeat: 20 * time.Millisecond}))
	l := b.login(0)
	disturb(t, b, sandbox.Hitch{Do: "reconnect"})
	l.say(1, 1)
	if got := l.closed(); got != 4000 {
		t.Errorf("close code after op 7 and no leave taken: got %d, want 4000", got)
	}
	back := b.dial("")
	back.op(10)
	back.say(6, object{"token": b.token, "session_id": l.Name, "seq": *l.seq})
	back.wait("RESUMED")
}

func TestASessionIsResumedWithWhatItMissed(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	l := b.login(guilds | said)
	l.wait("GUILD_CREATE")
	l.wait("GUILD_CREATE")
	l.ws.NetConn().Close() // as a network would
	for i := range 3 {
		if _, err := s.Person("reader").Say("news", fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	back := b.dial("")
	back.op(10)
	back.say(6, object{"token": b.token, "session_id": l.Name, "seq": *l.seq})
	for range 3 {
		back.wait("MESSAGE_CREATE")
	}
	if e, err := back.next(); err != nil || e.Name != "RESUMED" {
		t.Errorf("after what was missed: got %v, %v; want RESUMED", e, err)
	}
}

func TestASessionCannotAlwaysBeResumed(t *testing.T) {
	resume := func(b *bot, id string, seq int) *line {
		counts.add(gateway, 1)
		back := b.dial("")
		back.op(10)
		back.say(6, object{"token": b.token, "session_id": id, "seq": seq})
		return back
	}
	t.Run("one that never was", func(t *testing.T) {
		b := newBot(t, start(t, &sandbox.Server{}))
		if got := resume(b, "nobody", 1).op(9).Data; got != false {
			t.Errorf("got op 9 %v, want false", got)
		}
	})
	t.Run("one that the bot ended", func(t *testing.T) {
		b := newBot(t, start(t, &sandbox.Server{}))
		l := b.login(0)
		l.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(1000, ""), time.Now().Add(time.Second))
		l.closed()
		back := resume(b, l.Name, 1)
		if got := back.op(9).Data; got != false {
			t.Errorf("got op 9 %v, want false", got)
		}
		back.say(2, b.identify(0)) // the same connection may identify then
		back.wait("READY")
	})
	t.Run("with a sequence from the future", func(t *testing.T) {
		b := newBot(t, start(t, &sandbox.Server{}))
		l := b.login(0)
		l.ws.NetConn().Close()
		if got := resume(b, l.Name, 99).closed(); got != 4007 {
			t.Errorf("got close code %d, want 4007", got)
		}
	})
	t.Run("after some minutes", func(t *testing.T) {
		clock := newClock()
		b := newBot(t, start(t, &sandbox.Server{Now: clock.now}))
		l := b.login(0)
		disturb(t, b, sandbox.Hitch{Do: "close", Code: 4000})
		l.closed()
		back := resume(b, l.Name, 1)
		back.wait("RESUMED")
		disturb(t, b, sandbox.Hitch{Do: "close", Code: 4000})
		back.closed()
		clock.add(4 * time.Minute)
		if got := resume(b, l.Name, 2).op(9).Data; got != false {
			t.Errorf("got op 9 %v, want false", got)
		}
	})
}

func disturb(t testing.TB, b *bot, h sandbox.Hitch) {
	t.Helper()
	if err := b.s.Disturb(h); err != nil {
		t.Fatal(err)
	}
}

func TestTheGatewayCanBeDisturbed(t *testing.T) {
	logged := func(t *testing.T) (*bot, *line) {
		counts.add(gateway, 1)
		b := newBot(t, start(t, &sandbox.Server{}))
		return b, b.login(0)
	}
	t.Run("op 7 asks the bot to come back", func(t *testing.T) {
		b, l := logged(t)
		disturb(t, b, sandbox.Hitch{Do: "reconnect"})
		l.op(7)
	})
	t.Run("op 9 true leaves the session", func(t *testing.T) {
		b, l := logged(t)
		disturb(t, b, sandbox.Hitch{Do: "invalid", Resumable: true})
		if got := l.op(9).Data; got != true {
			t.Fatalf("got %v, want true", got)
		}
		back := b.dial("")
		back.op(10)
		back.say(6, object{"token": b.token, "session_id": l.Name, "seq": *l.seq})
		back.wait("RESUMED")
	})
	t.Run("op 9 false ends the session", func(t *testing.T) {
		b, l := logged(t)
		disturb(t, b, sandbox.Hitch{Do: "invalid"})
		if got := l.op(9).Data; got != false {
			t.Fatalf("got %v, want false", got)
		}
		l.say(2, b.identify(0))
		l.wait("READY")
	})
	t.Run("a close code", func(t *testing.T) {
		b, l := logged(t)
		disturb(t, b, sandbox.Hitch{Do: "close", Code: 4004})
		if got := l.closed(); got != 4004 {
			t.Errorf("got %d, want 4004", got)
		}
	})
	t.Run("silence", func(t *testing.T) {
		b, l := logged(t)
		disturb(t, b, sandbox.Hitch{Do: "hang"})
		l.say(1, 1)
		l.ws.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
		if _, raw, err := l.ws.ReadMessage(); err == nil {
			t.Errorf("got %s, want nothing", raw)
		}
	})
	t.Run("op 7 in place of READY", func(t *testing.T) {
		b, _ := logged(t)
		disturb(t, b, sandbox.Hitch{Do: "op7_instead_of_ready"})
		l := b.dial("")
		l.op(10)
		l.say(2, b.identify(0))
		if e, err := l.next(); err != nil || e.Op != 7 {
			t.Errorf("got %v, %v; want op 7", e, err)
		}
	})
	t.Run("nothing that it does not know", func(t *testing.T) {
		b, _ := logged(t)
		for _, h := range []sandbox.Hitch{{Do: "explode"}, {Do: "close", Code: 99}} {
			if err := b.s.Disturb(h); err == nil {
				t.Errorf("%+v was accepted", h)
			}
		}
	})
}

func TestIntentsDecideWhatArrives(t *testing.T) {
	s := start(t, &sandbox.Server{Privileged: content})
	b := newBot(t, s)
	blind, deaf, reading := b.login(guilds), b.login(said), b.login(said|content)
	mention := "hello <@" + b.info.ApplicationID + ">"
	for _, words := range []string{"secret", mention} {
		if _, err := s.Person("reader").Say("news", words); err != nil {
			t.Fatal(err)
		}
	}
	if err := changed(s, sandbox.Change{Channel: "log", Rename: "diary"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"", mention} {
		if got := dig(deaf.wait("MESSAGE_CREATE").Data, "content"); got != want {
			t.Errorf("without message content: got %q, want %q", got, want)
		}
	}
	if got := reading.wait("MESSAGE_CREATE").Data; dig(got, "content") != "secret" || dig(got, "member/roles") == nil || dig(got, "guild_id") != b.info.Guilds["home"] {
		t.Errorf("with message content: %v", got)
	}
	for {
		e, err := blind.next()
		if err != nil {
			t.Fatal(err)
		}
		if e.Name == "MESSAGE_CREATE" {
			t.Error("a message reached a bot that did not ask for messages")
		}
		if e.Name == "CHANNEL_UPDATE" {
			break
		}
	}
}

func changed(s *sandbox.Server, c sandbox.Change) error {
	_, err := s.Change(c)
	return err
}

func TestJoiningAndRemovalAreToldFromAnOutage(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	l := b.login(guilds)
	l.wait("GUILD_CREATE")
	l.wait("GUILD_CREATE")
	yes, no := true, false
	steps := []struct {
		change sandbox.Change
		event  string
		want   any
	}{
		{sandbox.Change{Guild: "away", Unavailable: &yes}, "GUILD_DELETE", true},
		{sandbox.Change{Guild: "away", Unavailable: &no}, "GUILD_CREATE", false},
		{sandbox.Change{Guild: "away", KickBot: true}, "GUILD_DELETE", nil},
		{sandbox.Change{Guild: "away", AddBot: true}, "GUILD_CREATE", false},
	}
	counts.add(gateway, len(steps))
	for _, step := range steps {
		if err := changed(s, step.change); err != nil {
			t.Fatal(err)
		}
		if got := dig(l.wait(step.event).Data, "unavailable"); got != step.want {
			t.Errorf("%+v: unavailable is %v, want %v", step.change, got, step.want)
		}
		status := 200
		if step.event == "GUILD_DELETE" {
			status = 404
		}
		if step.want == true {
			status = 403
		}
		b.must(status, "GET", "/guilds/"+b.info.Guilds["away"], nil)
	}
}

func TestChangesAreTold(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	l := b.login(guilds)
	if err := changed(s, sandbox.Change{Channel: "news", Deny: []string{"EMBED_LINKS"}}); err != nil {
		t.Fatal(err)
	}
	if got := dig(l.wait("CHANNEL_UPDATE").Data, "permission_overwrites/0/deny"); got != "16384" {
		t.Errorf("denied: got %v, want 16384", got)
	}
	b.must(403, "POST", b.messages("news"), embed(object{"title": "t"}))
	b.must(200, "POST", b.messages("news"), object{"content": "no embed"})
	if err := changed(s, sandbox.Change{Channel: "news", Delete: true}); err != nil {
		t.Fatal(err)
	}
	if got := dig(l.wait("CHANNEL_DELETE").Data, "id"); got != b.info.Channels["news"] {
		t.Errorf("deleted: got %v", got)
	}
	b.must(404, "POST", b.messages("news"), object{"content": "too late"})
	override := sandbox.Change{Command: "brief", Permissions: []sandbox.ChangedOverride{{Person: "reader"}, {Role: "Admins", Permission: true}, {Channel: "log"}}}
	if err := changed(s, override); err != nil {
		t.Fatal(err)
	}
	l.wait("APPLICATION_COMMAND_PERMISSIONS_UPDATE")
	list := b.must(200, "GET", "/applications/"+b.info.ApplicationID+"/guilds/"+b.info.Guilds["home"]+"/commands/permissions", nil)
	if got := len(list.at("0/permissions").([]any)); got != 3 {
		t.Errorf("decided permissions: got %d, want 3", got)
	}
	added, err := s.Change(sandbox.Change{AddChannels: 3})
	if err != nil || len(added) != 3 {
		t.Fatalf("added channels: %v, %v", added, err)
	}
	l.wait("CHANNEL_CREATE")
}

func TestAPrivateMessageIsToldWithoutItsServer(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	b.serve(func(in object) { b.respond(in, 4, object{"content": "psst", "flags": 64}) })
	l := b.login(said)
	if _, err := s.Person("reader").Use(t.Context(), "news", "/brief"); err != nil {
		t.Fatal(err)
	}
	e := l.wait("MESSAGE_CREATE").Data
	if dig(e, "content") != "psst" || dig(e, "guild_id") != nil || dig(e, "member") != nil {
		t.Errorf("got %v, want no server and no member", e)
	}
}

func TestAShardHearsOfItsOwnServersAlone(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	total := 0
	for shard := range 2 {
		l := b.dial("")
		l.op(10)
		l.say(2, b.identify(0, object{"shard": []int{shard, 2}}))
		total += len(dig(l.wait("READY").Data, "guilds").([]any))
	}
	if total != 2 {
		t.Errorf("guilds over both shards: got %d, want 2", total)
	}
}

func TestPayloadsAreCompressedWhenAsked(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	l := b.dial("")
	l.op(10)
	l.say(2, b.identify(0, object{"compress": true}))
	kind, raw, err := l.ws.ReadMessage()
	if err != nil || kind != websocket.BinaryMessage {
		t.Fatalf("got kind %d, %v; want a binary message", kind, err)
	}
	z, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	var e event
	if err := json.NewDecoder(z).Decode(&e); err != nil || e.Name != "READY" {
		t.Errorf("got %v, %v; want READY", e, err)
	}
}
