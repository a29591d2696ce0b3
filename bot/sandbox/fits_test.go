package sandbox_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// fitting are messages at the very limit.
var fitting = []struct {
	name string
	body object
}{
	{"content of 2000 characters", object{"content": strings.Repeat("é", 2000)}},
	{"content of 2000 with a space around it", object{"content": " " + x(1998) + " "}},
	{"a nonce of 25", object{"content": "a", "nonce": x(25)}},
	{"10 embeds of 6000 characters in all", object{"embeds": same(10, object{"description": x(600)})}},
	{"a description of 4096", embed(object{"description": x(4096)})},
	{"25 fields of 256 in all", embed(object{"fields": same(25, object{"name": x(100), "value": x(100)})})},
	{"a field of 256 and 1024", embed(object{"fields": []object{{"name": x(256), "value": x(1024)}}})},
	{"a footer of 2048 and an author of 256", embed(object{"footer": object{"text": x(2048)}, "author": object{"name": x(256)}, "title": "a"})},
	{"a colour of 0xFFFFFF", embed(object{"title": "a", "color": 0xFFFFFF})},
	{"100 users to mention", object{"content": "a", "allowed_mentions": object{"users": ids(100)}}},
	{"all users, and none by id", object{"content": "a", "allowed_mentions": object{"parse": []string{"users"}, "users": []string{}}}},
	{"5 rows of 5 buttons", rows(times(5, func(i int) object {
		return row(times(5, func(j int) object { return button(object{"custom_id": fmt.Sprint(i, j)}) })...)
	})...)},
	{"a label of 80 and a custom id of 100", rows(row(button(object{"label": x(80), "custom_id": x(100)})))},
	{"a link of 512", rows(row(object{"type": 2, "style": 5, "label": "x", "url": "https://example.org/" + x(492)}))},
	{"25 options in a menu", rows(row(menu(object{"max_values": 25, "options": times(25, func(i int) object {
		return object{"label": x(100), "value": fmt.Sprint(i), "description": x(100)}
	})})))},
	{"a placeholder of 150", rows(row(menu(object{"placeholder": x(150)})))},
	{"40 components", v2(object{"type": 17, "components": same(39, shown("x"))})},
	{"4000 characters shown", v2(shown(x(2000)), shown(x(2000)))},
	{"a gallery of 10", v2(object{"type": 12, "items": same(10, object{"media": object{"url": "https://example.org/a.png"}})})},
}

// TestWhatJustFitsIsTaken keeps the limits from being narrower than Discord's.
func TestWhatJustFitsIsTaken(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	for _, tc := range fitting {
		if a := b.rest("POST", b.messages("news"), tc.body); a.status != 200 {
			t.Errorf("%s: got %d %s, want 200", tc.name, a.status, a.body)
			continue
		}
		counts.add(accepted, 1)
	}
}

// The docs count embeds after trimming, the OpenAPI document before it; so no
// checker is asked here.
func TestTheSpaceAroundAnEmbedsTextIsNotCounted(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := &bot{t: t, s: s, info: s.Info(), token: s.Token()}
	for size, want := range map[int]int{256: 200, 257: 400} {
		if got := b.direct("POST", b.messages("news"), `{"embeds":[{"title":"  `+x(size)+`  "}]}`).status; got != want {
			t.Errorf("a title of %d in white space: got %d, want %d", size, got, want)
		}
	}
}

// fittingCommands are commands at the very limit.
var fittingCommands = []struct {
	name string
	body object
}{
	{"a name of 32", command(object{"name": x(32), "description": x(100)})},
	{"a name in another script", command(object{"name": "ニュース"})},
	{"a message command's name in capitals, with spaces", object{"name": "Save as Article", "type": 3}},
	{"25 options of 25 choices", opts(times(25, func(i int) object {
		return opt(object{"name": fmt.Sprint("o", i), "choices": times(25, func(j int) object { return object{"name": "n", "value": fmt.Sprint(j)} })})
	})...)},
	{"a choice of 100 and 100", opts(opt(object{"choices": []object{{"name": x(100), "value": x(100)}}}))},
	{"8000 characters in all", large(8000)},
}

// large is a command of so many characters, over 7980.
func large(n int) object {
	c := opts(times(25, func(i int) object {
		return opt(object{"name": fmt.Sprintf("o%02d", i), "description": x(97), "choices": []object{
			{"name": x(50), "value": x(50)}, {"name": x(50), "value": x(50)}, {"name": x(10), "value": x(9)},
		}})
	})...)
	c["description"] = x(n - 25*319 - len("brief"))
	return c
}

func TestCommandsThatJustFitAreTaken(t *testing.T) {
	b := newBot(t, start(t, &sandbox.Server{}))
	for _, tc := range fittingCommands {
		if a := b.rest("PUT", "/applications/"+b.info.ApplicationID+"/commands", []object{tc.body}); a.status != 200 {
			t.Errorf("%s: got %d %s, want 200", tc.name, a.status, a.body)
			continue
		}
		counts.add(accepted, 1)
	}
}
