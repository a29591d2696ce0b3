package sandbox_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

func modal(v object) object {
	m := object{"custom_id": "m", "title": "t", "components": []object{labelled(nil)}}
	for k, e := range v {
		m[k] = e
	}
	return m
}

func labelled(v object) object {
	input := object{"type": 4, "custom_id": "i", "style": 1}
	for k, e := range v {
		input[k] = e
	}
	return object{"type": 18, "label": "l", "component": input}
}

// badAnswers are answers to a slash command that Discord would not take. path
// is the callback's type here.
var badAnswers = []struct {
	name string
	kind int
	data object
	at   string
}{
	{"of no known type", 3, nil, "type BASE_TYPE_CHOICES"},
	{"an update where there is no message", 7, object{"content": "a"}, "type INTERACTION_CALLBACK_TYPE_INVALID"},
	{"suggestions for a command", 8, object{"choices": []object{}}, "type INTERACTION_CALLBACK_TYPE_INVALID"},
	{"a message without data", 4, nil, "data BASE_TYPE_REQUIRED"},
	{"content of 2001", 4, object{"content": x(2001)}, "data/content BASE_TYPE_MAX_LENGTH"},
	{"a title of 257", 4, embed(object{"title": x(257)}), "data/embeds/0/title BASE_TYPE_MAX_LENGTH"},
	{"a button without custom id", 4, rows(row(object{"type": 2, "style": 1, "label": "x"})), "data/components/0/components/0/custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"},
	{"a deferral with flags of a message", 5, object{"flags": 4}, "data/flags INTERACTION_CALLBACK_FLAGS_INVALID"},
	{"a form without a title", 9, object{"custom_id": "m", "components": []object{labelled(nil)}}, "data/title BASE_TYPE_REQUIRED"},
	{"a form's title of 46", 9, modal(object{"title": x(46)}), "data/title BASE_TYPE_BAD_LENGTH"},
	{"a form's custom id of 101", 9, modal(object{"custom_id": x(101)}), "data/custom_id BASE_TYPE_BAD_LENGTH"},
	{"a form without parts", 9, modal(object{"components": []object{}}), "data/components BASE_TYPE_BAD_LENGTH"},
	{"a form of 6 parts", 9, modal(object{"components": times(6, func(i int) object { return labelled(object{"custom_id": fmt.Sprint(i)}) })}), "data/components BASE_TYPE_BAD_LENGTH"},
	{"a form with a button", 9, modal(object{"components": []object{row(button(nil))}}), "data/components/0/components/0 UNION_TYPE_CHOICES"},
	{"a form with one custom id twice", 9, modal(object{"components": []object{labelled(nil), labelled(nil)}}), "data/components/1/component/custom_id COMPONENT_CUSTOM_ID_DUPLICATED"},
	{"an input of style 3", 9, modal(object{"components": []object{labelled(object{"style": 3})}}), "data/components/0/component/style BASE_TYPE_CHOICES"},
	{"an input of 4001 characters", 9, modal(object{"components": []object{labelled(object{"max_length": 4001})}}), "data/components/0/component/max_length NUMBER_TYPE_MAX"},
	{"an input filled with 4001 characters", 9, modal(object{"components": []object{labelled(object{"value": x(4001)})}}), "data/components/0/component/value BASE_TYPE_MAX_LENGTH"},
	{"an input's placeholder of 101", 9, modal(object{"components": []object{labelled(object{"placeholder": x(101)})}}), "data/components/0/component/placeholder BASE_TYPE_MAX_LENGTH"},
	{"an input's label of 46", 9, modal(object{"components": []object{row(object{"type": 4, "custom_id": "i", "style": 1, "label": x(46)})}}), "data/components/0/components/0/label BASE_TYPE_BAD_LENGTH"},
	{"an input in a row without a label", 9, modal(object{"components": []object{row(object{"type": 4, "custom_id": "i", "style": 1})}}), "data/components/0/components/0/label BASE_TYPE_REQUIRED"},
	{"a disabled menu in a form", 9, modal(object{"components": []object{{"type": 18, "label": "l", "component": menu(object{"disabled": true})}}}), "data/components/0/component/disabled COMPONENT_DISABLED_IN_MODAL"},
}

func TestBadAnswersAreRefusedAndLeaveRoomForAGoodOne(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	b.serve(func(in object) {
		for _, tc := range badAnswers {
			a := b.respond(in, tc.kind, orNil(tc.data))
			refused{name: tc.name, status: 400, code: 50035, at: tc.at}.check(t, a)
		}
		b.respond(in, 4, object{"content": "good"})
	})
	reply, err := s.Person("reader").Use(t.Context(), "news", "/brief")
	if err != nil || reply.Message.Content != "good" {
		t.Errorf("got %v, %v; want the good answer", reply, err)
	}
}

func orNil(o object) any {
	if o == nil {
		return nil
	}
	return o
}

func TestSuggestionsHaveLimits(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(quoteCommand)
	b.serve(func(in object) {
		many := object{"choices": same(26, object{"name": "n", "value": "v"})}
		refused{status: 400, code: 50035, at: "data/choices BASE_TYPE_MAX_LENGTH"}.check(t, b.respond(in, 8, many))
		long := object{"choices": []object{{"name": x(101), "value": "v"}}}
		refused{status: 400, code: 50035, at: "data/choices/0/name BASE_TYPE_BAD_LENGTH"}.check(t, b.respond(in, 8, long))
		refused{status: 400, code: 50035, at: "type INTERACTION_CALLBACK_TYPE_INVALID"}.check(t, b.respond(in, 4, object{"content": "a"}))
		b.respond(in, 8, object{"choices": []object{}})
	})
	got, err := s.Person("reader").Suggest(t.Context(), "news", "/quote speaker:a")
	if err != nil || len(got) != 0 {
		t.Errorf("got %v, %v; want no suggestions", got, err)
	}
}

func TestAnInteractionIsAnsweredOnce(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	second, followed := make(chan answer, 1), make(chan answer, 1)
	b.serve(func(in object) {
		early := b.rest("POST", b.hook(in), object{"content": "too early"})
		refused{status: 404, code: 10015}.check(t, early)
		b.respond(in, 5, nil)
		second <- b.respond(in, 4, object{"content": "again"})
		b.rest("PATCH", b.hook(in)+"/messages/@original", object{"content": "done"})
		followed <- b.rest("POST", b.hook(in), object{"content": "more", "flags": 64})
	})
	reply, err := s.Person("reader").Use(t.Context(), "news", "/brief")
	if err != nil || reply.Message.Content != "done" || reply.Ephemeral {
		t.Errorf("got %+v, %v; want done, for all", reply, err)
	}
	refused{status: 400, code: 40060}.check(t, <-second)
	if a := <-followed; a.at("flags") != 64.0 || a.at("interaction_metadata/original_response_message_id") != reply.Message.ID.String() {
		t.Errorf("the follow-up: %s", a.body)
	}
	if mod, _ := s.Person("mod").Messages("news"); len(mod) != 1 {
		t.Errorf("mod sees %d messages, want 1: the follow-up was private", len(mod))
	}
	if reader, _ := s.Person("reader").Messages("news"); len(reader) != 2 {
		t.Errorf("reader sees %d messages, want 2", len(reader))
	}
}

func TestAFollowUpWhileThinkingTakesThePlaceOfThinking(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	b.serve(func(in object) {
		b.respond(in, 5, object{"flags": 64})
		b.rest("POST", b.hook(in), object{"content": "it"})
	})
	reply, err := s.Person("reader").Use(t.Context(), "news", "/brief")
	if err != nil || reply.Message.Content != "it" || !reply.Ephemeral {
		t.Errorf("got %+v, %v; want it as private as the deferral said", reply, err)
	}
}

func TestAPrivateErrorAfterAPublicDeferralIsWhatThePersonIsShown(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	b.serve(func(in object) {
		b.respond(in, 5, nil)
		b.must(204, "DELETE", b.hook(in)+"/messages/@original", nil)
		b.rest("POST", b.hook(in), object{"content": "sorry", "flags": 64})
	})
	reply, err := s.Person("reader").Use(t.Context(), "news", "/brief")
	if err != nil || reply.Message == nil || reply.Message.Content != "sorry" || !reply.Ephemeral {
		t.Errorf("got %+v, %v; want the private follow-up", reply, err)
	}
}

func TestATokenLivesAQuarterOfAnHour(t *testing.T) {
	clock := newClock()
	s := start(t, &sandbox.Server{Now: clock.now})
	b := newBot(t, s)
	b.register(command(nil))
	kept := make(chan object, 1)
	b.serve(func(in object) {
		kept <- in
		b.respond(in, 4, object{"content": "there"})
	})
	if _, err := s.Person("reader").Use(t.Context(), "news", "/brief"); err != nil {
		t.Fatal(err)
	}
	in := <-kept
	clock.add(14*time.Minute + 59*time.Second)
	b.must(200, "PATCH", b.hook(in)+"/messages/@original", object{"content": "still"})
	b.must(200, "GET", b.hook(in)+"/messages/@original", nil)
	clock.add(2 * time.Second)
	refused{status: 401, code: 50027}.check(t, b.rest("PATCH", b.hook(in)+"/messages/@original", object{"content": "no more"}))
	refused{status: 401, code: 50027}.check(t, b.rest("POST", b.hook(in), object{"content": "no more"}))
}

func TestANonceIsRememberedForAWhile(t *testing.T) {
	clock := newClock()
	b := newBot(t, start(t, &sandbox.Server{Now: clock.now}))
	send := func() any {
		return b.must(200, "POST", b.messages("news"), object{"content": "a", "nonce": "n", "enforce_nonce": true}).at("id")
	}
	first := send()
	clock.add(2 * time.Minute)
	if again := send(); again != first {
		t.Errorf("after two minutes: got %v, want %v again", again, first)
	}
	clock.add(2 * time.Minute)
	if other := send(); other == first {
		t.Errorf("after four minutes: got the same message")
	}
}

func TestResponsesAreToldWhenAskedFor(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	told := make(chan answer, 1)
	b.serve(func(in object) {
		told <- b.rest("POST", fmt.Sprintf("/interactions/%s/%s/callback?with_response=true", in["id"], in["token"]), object{"type": 4, "data": object{"content": "a"}})
	})
	reply, err := s.Person("reader").Use(t.Context(), "news", "/brief")
	if err != nil {
		t.Fatal(err)
	}
	if a := <-told; a.status != 200 || a.at("interaction/response_message_id") != reply.Message.ID.String() || a.at("resource/message/content") != "a" {
		t.Errorf("got %d %s", a.status, a.body)
	}
}

func TestAMessageCommandGetsItsMessage(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(object{"name": "Save as article", "type": 3, "default_member_permissions": "8192"})
	b.serve(func(in object) {
		target := dig(in, "data/target_id").(string)
		b.respond(in, 4, object{"content": "saved: " + dig(in, "data/resolved/messages/"+target+"/content").(string), "flags": 64})
	})
	m, err := s.Person("reader").Say("news", "a story")
	if err != nil {
		t.Fatal(err)
	}
	reply, err := s.Person("mod").UseOn(t.Context(), m, "Save as article")
	if err != nil || reply.Message.Content != "saved: a story" {
		t.Errorf("got %+v, %v", reply, err)
	}
	if _, err := s.Person("reader").UseOn(t.Context(), m, "Save as article"); code(err) != "not_permitted" {
		t.Errorf("reader: got %v, want not_permitted", err)
	}
}

func TestMenusGiveWhatWasChosen(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	b.serve(func(in object) {
		if in["type"] == 2.0 {
			b.respond(in, 4, object{"content": "c", "components": []object{
				row(menu(object{"placeholder": "Read…", "options": []object{{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}}})),
				row(object{"type": 8, "custom_id": "where", "channel_types": []int{0}}),
			}})
			return
		}
		b.respond(in, 7, object{"content": fmt.Sprint(dig(in, "data/values/0"))})
	})
	reader := s.Person("reader")
	first, err := reader.Use(t.Context(), "news", "/brief")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := reader.Choose(t.Context(), first.Message, "Read…", "Three"); err == nil {
		t.Error("a value that is not offered was taken")
	}
	if _, err := reader.Choose(t.Context(), first.Message, "where", "forum"); err == nil {
		t.Error("a channel of the wrong kind was taken")
	}
	second, err := reader.Choose(t.Context(), first.Message, "where", "log")
	if err != nil || second.Message.Content != b.info.Channels["log"] {
		t.Errorf("chosen channel: got %+v, %v", second, err)
	}
	if len(second.Message.Components) != 2 {
		t.Fatalf("an update that does not name the components took them away")
	}
	third, err := reader.Choose(t.Context(), second.Message, "Read…", "Two")
	if err != nil || third.Message.Content != "2" {
		t.Errorf("chosen option: got %+v, %v", third, err)
	}
}

func TestACraftedIDIsDeliveredOnlyWhenSaidToBeOne(t *testing.T) {
	s := start(t, &sandbox.Server{})
	b := newBot(t, s)
	b.register(command(nil))
	b.serve(func(in object) {
		if in["type"] == 2.0 {
			b.respond(in, 4, object{"content": "c", "components": []object{row(button(nil))}})
			return
		}
		b.respond(in, 4, object{"content": "got " + dig(in, "data/custom_id").(string), "flags": 64})
	})
	reader := s.Person("reader")
	first, err := reader.Use(t.Context(), "news", "/brief")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := reader.Press(t.Context(), first.Message, "remove/1"); code(err) != "bad_request" {
		t.Errorf("an id the message does not carry: got %v", err)
	}
	reply, err := reader.PressCrafted(t.Context(), first.Message, "remove/1")
	if err != nil || reply.Message.Content != "got remove/1" {
		t.Errorf("a crafted id: got %+v, %v", reply, err)
	}
}
