package sandbox_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

var quoteCommand = object{
	"name": "quote", "description": "Find a quote", "options": []object{
		{"type": 3, "name": "speaker", "description": "Who said it", "autocomplete": true},
		{"type": 3, "name": "about", "description": "What it is about", "min_length": 2},
	},
}

func TestACommandIsAnsweredAndSeenByEverybody(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(quoteCommand)
	b.serve(func(in object) {
		if got := dig(in, "data/options/0/value"); got != "Vladimir Putin" {
			t.Errorf("speaker: got %v, want Vladimir Putin", got)
		}
		b.respond(in, 4, object{"content": "“Peace.”", "allowed_mentions": object{"parse": []string{}}})
	})
	reply, err := s.Person("reader").Use(t.Context(), "news", "/quote speaker:Vladimir Putin about:peace")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := reply.Message.Content, "“Peace.”"; got != want {
		t.Errorf("content: got %q, want %q", got, want)
	}
	seen, err := s.Person("mod").Messages("news")
	if err != nil || len(seen) != 1 {
		t.Errorf("mod sees %d messages, %v; want 1", len(seen), err)
	}
}

func TestADeferredReplyIsReadOnceItIsThere(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(quoteCommand)
	b.serve(func(in object) {
		b.respond(in, 5, object{"flags": 64})
		b.rest("PATCH", b.hook(in)+"/messages/@original", object{"content": "at last"})
	})
	reply, err := s.Person("reader").Use(t.Context(), "news", "/quote")
	if err != nil {
		t.Fatal(err)
	}
	if reply.Message.Content != "at last" || !reply.Ephemeral {
		t.Errorf("got %q, ephemeral %t; want it private and there", reply.Message.Content, reply.Ephemeral)
	}
	if seen, _ := s.Person("mod").Messages("news"); len(seen) != 0 {
		t.Errorf("mod sees a reply that is for reader alone: %q", seen[0].Content)
	}
}

func TestABotThatDoesNotAnswerIsSaidNotToHave(t *testing.T) {
	s := start(t, &sandbox.Server{AnswerLimit: 1})
	b := newBot(t, s)
	b.register(quoteCommand)
	late := make(chan answer, 1)
	b.serve(func(in object) { late <- b.respond(in, 4, object{"content": "sorry"}) })
	_, err := s.Person("reader").Use(t.Context(), "news", "/quote")
	var refused *sandbox.Refusal
	if !errors.As(err, &refused) || refused.Code != "did_not_respond" {
		t.Errorf("got %v, want did_not_respond", err)
	}
	if a := <-late; a.status != 404 || a.at("code") != 10062.0 {
		t.Errorf("late answer: got %d %s, want 404 with code 10062", a.status, a.body)
	}
}

func TestSuggestionsComeFromTheBot(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(quoteCommand)
	b.serve(func(in object) {
		if dig(in, "data/options/0/focused") != true || dig(in, "data/options/0/value") != "Pu" {
			t.Errorf("the option in focus: got %v", dig(in, "data/options/0"))
		}
		b.respond(in, 8, object{"choices": []object{{"name": "Vladimir Putin", "value": "putin"}}})
	})
	got, err := s.Person("reader").Suggest(t.Context(), "news", "/quote speaker:Pu")
	if err != nil || len(got) != 1 || got[0].Name != "Vladimir Putin" || got[0].Value != "putin" {
		t.Errorf("got %v, %v; want one suggestion", got, err)
	}
}

func TestAFormIsOpenedFilledInAndReceived(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(object{"name": "paste", "description": "Paste a text"})
	b.serve(func(in object) {
		if in["type"] == 2.0 {
			b.respond(in, 9, object{"custom_id": "form", "title": "Paste", "components": []object{
				{"type": 1, "components": []object{{"type": 4, "custom_id": "title", "style": 1, "label": "Headline", "required": false, "value": "as it was"}}},
				{"type": 1, "components": []object{{"type": 4, "custom_id": "body", "style": 2, "label": "Text", "min_length": 3}}},
			}})
			return
		}
		b.respond(in, 4, object{"content": dig(in, "data/components/0/components/0/value").(string) + "/" + dig(in, "data/components/1/components/0/value").(string)})
	})
	mod := s.Person("mod")
	form, err := mod.Use(t.Context(), "news", "/paste")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := mod.Submit(t.Context(), form, map[string]string{"Text": "ab"}); err == nil || !strings.Contains(err.Error(), "3 to") {
		t.Errorf("a text that is too short: got %v, want a refusal that says how long", err)
	}
	reply, err := mod.Submit(t.Context(), form, map[string]string{"Text": "abc"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := reply.Message.Content, "as it was/abc"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAButtonChangesTheMessageItStandsUnder(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(quoteCommand)
	b.serve(func(in object) {
		button := []object{{"type": 1, "components": []object{{"type": 2, "style": 2, "label": "Another", "custom_id": "again"}}}}
		if in["type"] == 2.0 {
			b.respond(in, 4, object{"content": "one", "components": button})
			return
		}
		b.respond(in, 7, object{"content": "two", "components": button})
	})
	reader := s.Person("reader")
	first, err := reader.Use(t.Context(), "news", "/quote")
	if err != nil {
		t.Fatal(err)
	}
	second, err := reader.Press(t.Context(), first.Message, "Another")
	if err != nil {
		t.Fatal(err)
	}
	if second.Message.ID != first.Message.ID || second.Message.Content != "two" {
		t.Errorf("got %s %q, want the same message to say two", second.Message.ID, second.Message.Content)
	}
}
