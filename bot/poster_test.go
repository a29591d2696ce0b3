package bot

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
)

const postRoute = "POST /channels/300/messages"

func edition() briefing.Edition {
	return briefing.Edition{
		ID:      "s17/2026-11-22/1",
		Channel: briefing.Channel{Server: home, ID: news},
		At:      time.Now().Add(-time.Hour),
		Digest: briefing.Digest{
			Subscription: "s17", Name: "Morning briefing", Zone: "UTC", New: 1,
			Entries: []briefing.Entry{{Lead: briefing.Reference{ID: "A-7K3QF", Title: "Harbour bridge reopens", Publisher: "The Tidewater Post"}}},
		},
	}
}

func TestPostSendsTheDigestWithItsNonce(t *testing.T) {
	d := newDiscord(t)
	d.on(postRoute, `{"id":"175928847299117063"}`)
	receipt, err := newBot(t, d).Post(t.Context(), edition())
	if err != nil {
		t.Fatal(err)
	}
	// The id, and when it was made, are the example of Discord's documentation.
	want := briefing.Receipt{Message: "175928847299117063", At: time.Date(2016, 4, 30, 11, 18, 25, 796e6, time.UTC)}
	if diff := cmp.Diff(want, receipt); diff != "" {
		t.Errorf("receipt (-want +got):\n%s", diff)
	}
	var body struct {
		Content         string
		Nonce           string
		EnforceNonce    bool                     `json:"enforce_nonce"`
		AllowedMentions struct{ Parse []string } `json:"allowed_mentions"`
	}
	if err := json.Unmarshal([]byte(d.requests(postRoute)[0].Body), &body); err != nil {
		t.Fatal(err)
	}
	if len(body.Nonce) == 0 || len(body.Nonce) > 25 || !body.EnforceNonce {
		t.Errorf("nonce %q, enforced %v; want one of at most 25 characters, enforced", body.Nonce, body.EnforceNonce)
	}
	if !strings.Contains(body.Content, "Harbour bridge reopens") {
		t.Errorf("content = %q, want the headline in it", body.Content)
	}
	if got := body.AllowedMentions.Parse; got == nil || len(got) > 0 {
		t.Errorf("allowed_mentions.parse = %v, want an empty list", got)
	}
}

func TestANonceTellsEditionsApart(t *testing.T) {
	// What was posted before an upgrade must be recognised after it.
	for id, want := range map[briefing.EditionID]string{
		"s17/2026-11-22/1": "941440335b3b4982780cdde7",
		"s17/2026-11-22/2": "a416b205c936960e47c5e493",
	} {
		if got := nonce(id); got != want {
			t.Errorf("nonce(%q) = %q, want %q", id, got, want)
		}
	}
}

func TestAPostThatSucceededIsOneWhateverIsInTheAnswer(t *testing.T) {
	d := newDiscord(t)
	d.on(postRoute, `{"id":"175928847299117063","type":"new","components":[{"type":99,"surprise":[]}]}`)
	if _, err := newBot(t, d).Post(t.Context(), edition()); err != nil {
		t.Errorf("got %v, want no error", err)
	}
}

func TestPostTellsWhyNothingWasPosted(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		body   string
		kind   briefing.Kind
		say    string
	}{
		"channel gone":         {404, `{"code":10003,"message":"Unknown Channel"}`, briefing.NotFound, "gone"},
		"some other 404":       {404, `{"code":0,"message":"404: Not Found"}`, briefing.Denied, "again"},
		"posted, then deleted": {404, `{"code":10008,"message":"Unknown Message"}`, briefing.Conflict, "deleted"},
		"cannot see":           {403, `{"code":50001,"message":"Missing Access"}`, briefing.Denied, "**View Channel**"},
		"may not":              {403, `{"code":50013,"message":"Missing Permissions"}`, briefing.Denied, "<#300>"},
		"AutoMod":              {400, `{"code":200000,"message":"blocked"}`, briefing.Denied, "AutoMod"},
		"a forum":              {400, `{"code":40058,"message":"Cannot message this channel until a post is created"}`, briefing.Denied, "forum"},
		"malformed":            {400, `{"code":50035,"message":"Invalid Form Body"}`, briefing.Invalid, "report"},
		"token":                {401, `{"code":0,"message":"401: Unauthorized"}`, briefing.Denied, "again"},
		"Discord stumbles":     {500, ``, briefing.Unavailable, "again"},
		"something before it":  {502, `<html>`, briefing.Unavailable, "again"},
		"no id in a success":   {200, `{}`, briefing.Unavailable, "again"},
		"no JSON in a success": {200, `<html>`, briefing.Unavailable, "again"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDiscord(t)
			d.refuse(postRoute, c.status, c.body)
			_, err := newBot(t, d).Post(t.Context(), edition())
			if got := briefing.KindOf(err); got != c.kind {
				t.Errorf("kind = %v, want %v (%v)", got, c.kind, err)
			}
			if got := briefing.Say(err); !strings.Contains(got, c.say) {
				t.Errorf("words = %q, want %q in them", got, c.say)
			}
		})
	}
}

func TestADenialNamesThePermissionThatIsMissing(t *testing.T) {
	d := newDiscord(t)
	d.server(`[{"id":"200","permissions":"3072"}]`, `{"id":"300","guild_id":"200"}`) // View Channel, Send Messages
	d.refuse(postRoute, 403, `{"code":50013,"message":"Missing Permissions"}`)
	_, err := newBot(t, d).Post(t.Context(), edition())
	if got, want := briefing.Say(err), "I cannot post in <#300>: **Embed Links** is missing there. Allow it for me in that channel's permissions."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAChannelIsNotGoneWhileItsServerIsOutOfReach(t *testing.T) {
	d := newDiscord(t)
	d.refuse(postRoute, 404, `{"code":10003,"message":"Unknown Channel"}`)
	b := newBot(t, d)
	b.attendance.setOut(home, true)
	_, err := b.Post(t.Context(), edition())
	if got, want := briefing.KindOf(err), briefing.Denied; got != want {
		t.Errorf("kind = %v, want %v", got, want)
	}
}

func TestPostIsSureOfWhatNeverLeft(t *testing.T) {
	d := newDiscord(t)
	b := newBot(t, d)
	b.rest.pace.hold(everywhere, time.Hour)
	_, held := b.Post(t.Context(), edition())
	d.Close()
	_, unreachable := newBot(t, d).Post(t.Context(), edition())
	for name, err := range map[string]error{"held": held, "unreachable": unreachable} {
		if got, want := briefing.KindOf(err), briefing.Denied; got != want {
			t.Errorf("%s: kind = %v, want %v (%v)", name, got, want, err)
		}
	}
}

func TestACraftedChannelReachesNoOtherRoute(t *testing.T) {
	d := newDiscord(t)
	b := newBot(t, d)
	e := edition()
	for _, id := range []string{"", "../users/@me", "300/messages/1", "300?x"} {
		e.Channel.ID = id
		if _, err := b.Post(t.Context(), e); briefing.KindOf(err) != briefing.NotFound {
			t.Errorf("Post to %q: %v, want NotFound", id, err)
		}
		if _, err := b.MayPost(t.Context(), e.Channel); briefing.KindOf(err) != briefing.NotFound {
			t.Errorf("MayPost in %q: %v, want NotFound", id, err)
		}
	}
	if got := len(d.requests("")); got != 0 {
		t.Errorf("%d requests were made, want none", got)
	}
}

func TestPostEndsWithItsContext(t *testing.T) {
	d := newDiscord(t)
	asked, answer := make(chan struct{}), make(chan struct{})
	d.handle(postRoute, func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		<-answer
		io.WriteString(w, `{"id":"1"}`)
	})
	ctx, cancel := cancelable(t)
	go func() { <-asked; cancel() }()
	_, err := newBot(t, d).Post(ctx, edition())
	close(answer)
	if got, want := briefing.KindOf(err), briefing.Unavailable; got != want {
		t.Errorf("kind = %v, want %v (%v)", got, want, err)
	}
}
