package sandbox_test

import (
	"testing"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

func TestWhatIsSaidIsReadByThoseMeantToReadIt(t *testing.T) {
	for _, granted := range []bool{false, true} {
		s := &sandbox.Server{}
		if granted {
			s.Privileged = content
		}
		b := newBot(t, start(t, s))
		l := b.login(said | s.Privileged)
		said := func(words string) string {
			m, err := s.Person("reader").Say("news", words)
			if err != nil {
				t.Fatal(err)
			}
			return m.ID.String()
		}
		secret, mention := said("secret"), said("hello <@"+b.info.ApplicationID+">")
		own := b.must(200, "POST", b.messages("news"), object{"content": "my own", "message_reference": object{"message_id": secret}, "embeds": []object{{"title": "t"}}})
		cases := []struct {
			name string
			id   string
			want bool
		}{{"another's words", secret, granted}, {"a mention", mention, true}, {"its own words", own.at("id").(string), true}}
		for _, tc := range cases {
			e := l.wait("MESSAGE_CREATE").Data
			if got := dig(e, "content") != ""; dig(e, "id") != tc.id || got != tc.want {
				t.Errorf("%s as an event, granted %t: read is %t, want %t", tc.name, granted, got, tc.want)
			}
			m := b.must(200, "GET", b.messages("news")+"/"+tc.id, nil)
			if got := m.at("content") != ""; got != tc.want {
				t.Errorf("%s over REST, granted %t: read is %t, want %t", tc.name, granted, got, tc.want)
			}
		}
		if got := own.at("referenced_message/content") != ""; got != granted {
			t.Errorf("what it replied to, granted %t: read is %t", granted, got)
		}
		history := b.must(200, "GET", b.messages("news"), nil)
		if got := history.at("2/content") != ""; got != granted {
			t.Errorf("another's words in history, granted %t: read is %t", granted, got)
		}
	}
}

func TestFieldsNeedTheirIntent(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	l := b.login(said)
	b.must(200, "POST", b.messages("news"), object{
		"content": "c", "embeds": []object{{"title": "t"}},
		"components": []object{row(button(nil))},
	})
	own := l.wait("MESSAGE_CREATE").Data
	for _, field := range []string{"content", "embeds/0/title", "components/0/type"} {
		if dig(own, field) == nil {
			t.Errorf("a bot's own message comes without its %s", field)
		}
	}
	if _, err := s.Person("reader").Say("news", "secret"); err != nil {
		t.Fatal(err)
	}
	other := l.wait("MESSAGE_CREATE").Data
	for _, field := range []string{"embeds", "attachments", "components"} {
		if list, ok := dig(other, field).([]any); !ok || len(list) != 0 {
			t.Errorf("%s of another's message: got %v, want an empty list", field, dig(other, field))
		}
	}
	if dig(other, "content") != "" || dig(other, "author/username") != "reader" {
		t.Errorf("another's message: %v", other)
	}
}

func TestAServerOutOfOrderAtLoginComesLater(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	yes, no := true, false
	if err := changed(s, sandbox.Change{Guild: "away", Unavailable: &yes}); err != nil {
		t.Fatal(err)
	}
	l := b.login(guilds)
	if got := dig(l.wait("GUILD_CREATE").Data, "name"); got != "home" {
		t.Errorf("the first server: got %v, want home", got)
	}
	if err := changed(s, sandbox.Change{Guild: "away", Unavailable: &no}); err != nil {
		t.Fatal(err)
	}
	if e, err := l.next(); err != nil || e.Name != "GUILD_CREATE" || dig(e.Data, "name") != "away" {
		t.Errorf("after the outage: got %v, %v; want GUILD_CREATE of away, and none before", e.Name, err)
	}
}
