package sandbox_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

const (
	members   = 1 << 1
	presences = 1 << 8
)

// crowd is a world whose home has many members, besides the usual.
func crowd(n int) *sandbox.World {
	w := sandbox.DefaultWorld()
	for i := range n {
		name := fmt.Sprintf("crowd%04d", i)
		w.People = append(w.People, name)
		w.Guilds[0].Members = append(w.Guilds[0].Members, sandbox.WorldMember{Name: name})
	}
	return w
}

func TestMembersAreGivenInChunks(t *testing.T) {
	s := start(t, &sandbox.Server{World: crowd(2000), Privileged: members | presences})
	b := newBot(t, s)
	l := b.login(members)
	l.say(8, object{"guild_id": b.info.Guilds["home"], "query": "", "limit": 0, "nonce": "all of them"})
	total := 0
	for i := range 3 {
		e := l.wait("GUILD_MEMBERS_CHUNK").Data
		total += len(dig(e, "members").([]any))
		if dig(e, "chunk_index") != float64(i) || dig(e, "chunk_count") != 3.0 || dig(e, "nonce") != "all of them" || dig(e, "guild_id") != b.info.Guilds["home"] {
			t.Errorf("chunk %d: index %v of %v, nonce %v, guild %v", i, dig(e, "chunk_index"), dig(e, "chunk_count"), dig(e, "nonce"), dig(e, "guild_id"))
		}
	}
	if total != 2005 {
		t.Errorf("members in all chunks: got %d, want 2005", total)
	}
}

func TestMembersAreFoundByNameAndID(t *testing.T) {
	s := start(t, &sandbox.Server{World: crowd(120), Privileged: members | presences})
	b := newBot(t, s)
	mod, stranger := b.info.People["mod"], b.info.People["stranger"]
	cases := []struct {
		name      string
		intents   int
		ask       object
		found     int
		presences bool
		missing   string
	}{
		{"a beginning, in any case", 0, object{"query": "MO", "limit": 5}, 1, false, ""},
		{"a beginning that many share, up to a hundred", 0, object{"query": "crowd", "limit": 0}, 100, false, ""},
		{"fewer than there are", 0, object{"query": "crowd", "limit": 7}, 7, false, ""},
		{"a beginning of nobody's", 0, object{"query": "zzz", "limit": 5}, 0, false, ""},
		{"ids, one of them not a member's", 0, object{"user_ids": []string{mod, stranger}}, 1, false, stranger},
		{"one id", 0, object{"user_ids": mod}, 1, false, ""},
		{"presences without the intent", 0, object{"user_ids": mod, "presences": true}, 1, false, ""},
		{"presences with it", presences, object{"user_ids": mod, "presences": true}, 1, true, ""},
		{"a few of all, with the intent", members, object{"query": "", "limit": 3}, 3, false, ""},
	}
	counts.add(gateway, len(cases))
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			l := b.login(tc.intents)
			tc.ask["guild_id"] = b.info.Guilds["home"]
			l.say(8, tc.ask)
			e := l.wait("GUILD_MEMBERS_CHUNK").Data
			if got := len(dig(e, "members").([]any)); got != tc.found {
				t.Errorf("found %d, want %d", got, tc.found)
			}
			if got := dig(e, "presences") != nil; got != tc.presences {
				t.Errorf("presences are there: %t, want %t", got, tc.presences)
			}
			if got, _ := dig(e, "not_found/0").(string); got != tc.missing {
				t.Errorf("not found: %q, want %q", got, tc.missing)
			}
			if _, there := e.(object)["nonce"]; there {
				t.Error("there is a nonce that nobody gave")
			}
		})
	}
}

func TestMembersOutOfReachAreNotGiven(t *testing.T) {
	s := start(t, &sandbox.Server{Privileged: members})
	b := newBot(t, s)
	l := b.login(0)
	home, mod := b.info.Guilds["home"], b.info.People["mod"]
	l.say(8, object{"guild_id": home, "query": "", "limit": 0, "nonce": "all without the intent"})
	l.say(8, object{"guild_id": "7", "user_ids": mod, "nonce": "of another server"})
	l.say(8, object{"guild_id": home, "user_ids": mod, "nonce": x(33)})
	e := l.wait("GUILD_MEMBERS_CHUNK").Data
	if got := dig(e, "nonce"); got != nil {
		t.Errorf("the first answer is to %v, want the last request, whose nonce is too long to be repeated", got)
	}
	for _, wrong := range []object{{"guild_id": home}, {"guild_id": home, "query": "m"}, {"guild_id": home, "user_ids": make([]string, 101)}, {"guild_id": home, "query": "m", "limit": -1}} {
		l := b.login(0)
		l.say(8, wrong)
		if got := l.closed(); got != 4002 {
			t.Errorf("%v: got close code %d, want 4002", wrong, got)
		}
	}
}

func TestAllMembersAreGivenOnceInThirtySeconds(t *testing.T) {
	clock := newClock()
	b := newBot(t, start(t, &sandbox.Server{Privileged: members, RateLimits: true, Now: clock.now}))
	l := b.login(members)
	all := func(guild string) object {
		return object{"guild_id": b.info.Guilds[guild], "query": "", "limit": 0, "nonce": guild}
	}
	l.say(8, all("home"))
	l.wait("GUILD_MEMBERS_CHUNK")
	clock.add(10 * time.Second)
	l.say(8, all("home"))
	e := l.wait("RATE_LIMITED").Data
	if dig(e, "opcode") != 8.0 || dig(e, "retry_after") != 20.0 || dig(e, "meta/guild_id") != b.info.Guilds["home"] || dig(e, "meta/nonce") != "home" {
		t.Errorf("the second time: got %v", e)
	}
	l.say(8, all("away"))
	l.wait("GUILD_MEMBERS_CHUNK")
	l.say(8, object{"guild_id": b.info.Guilds["home"], "user_ids": b.info.People["mod"]})
	l.wait("GUILD_MEMBERS_CHUNK")
	clock.add(20 * time.Second)
	l.say(8, all("home"))
	l.wait("GUILD_MEMBERS_CHUNK")
}
