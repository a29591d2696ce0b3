package bot

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
)

const readRoute = "GET /channels/300/messages"

func cancelable(t *testing.T) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}

// server lets the bot find out what it may do in the channel news of home.
func (d *discord) server(roles, channel string) {
	d.on("GET /channels/300", channel)
	d.on("GET /guilds/200/roles", roles)
	d.on("GET /guilds/200/members/101", `{"roles":["201"]}`)
}

const (
	allRoles    = `[{"id":"200","permissions":"0"},{"id":"201","permissions":"84992"}]` // view, send, embed, history
	newsChannel = `{"id":"300","guild_id":"200","type":0}`
)

// A message of a channel, as Discord lists it.
type listed struct {
	ID         string           `json:"id"`
	Author     map[string]any   `json:"author"`
	Components []map[string]any `json:"components"`
}

func digestOf(id, author, customID string) listed {
	return listed{id, map[string]any{"id": author}, []map[string]any{
		{"type": 99, "whatever": true},
		{"type": 1, "components": []any{map[string]any{"type": 2, "custom_id": customID}}},
	}}
}

// list serves messages as Discord does: the first so many after an id, the
// newest of them first.
func (d *discord) list(messages ...listed) {
	d.handle(readRoute, func(w http.ResponseWriter, r *http.Request) {
		after, _ := strconv.Atoi(r.FormValue("after"))
		limit, _ := strconv.Atoi(r.FormValue("limit"))
		page := []listed{}
		for _, m := range messages {
			if id, _ := strconv.Atoi(m.ID); id > after && len(page) < limit {
				page = append(page, m)
			}
		}
		slices.Reverse(page)
		json.NewEncoder(w).Encode(page)
	})
}

// ids are those of messages posted one after the other since t.
func ids(since time.Time, n int) []string {
	first, _ := strconv.Atoi(firstID(since))
	all := make([]string, n)
	for i := range all {
		all[i] = strconv.Itoa(first + (i+1)<<22)
	}
	return all
}

func TestFindReadsOnToTheEnd(t *testing.T) {
	d := newDiscord(t)
	d.server(allRoles, newsChannel)
	e := edition()
	var messages []listed
	for _, id := range ids(e.At, 250) {
		messages = append(messages, listed{ID: id, Author: map[string]any{"id": "999"}})
	}
	messages[230] = digestOf(messages[230].ID, userID, "d1:digest/why:s17/2026-11-22/1")
	d.list(messages...)
	receipt, err := newBot(t, d).Find(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := receipt.Message, messages[230].ID; got != want {
		t.Errorf("found message %s, want %s", got, want)
	}
	if got, want := len(d.requests(readRoute)), 3; got != want {
		t.Errorf("it read %d pages, want %d", got, want)
	}
}

func TestFindTakesNothingElseForTheEdition(t *testing.T) {
	d := newDiscord(t)
	d.server(allRoles, newsChannel)
	e := edition()
	id := ids(e.At, 4)
	d.list(
		digestOf(id[0], userID, "d1:digest/why:s17/2026-11-22/11"),
		digestOf(id[1], userID, "d1:digest/why:xs17/2026-11-22/1"),
		digestOf(id[2], "999", "d1:digest/why:s17/2026-11-22/1"), // of another bot, to deceive us
		listed{ID: id[3], Author: map[string]any{"id": userID}},
	)
	_, err := newBot(t, d).Find(t.Context(), e)
	if got, want := briefing.KindOf(err), briefing.NotFound; got != want {
		t.Errorf("kind = %v, want %v (%v)", got, want, err)
	}
}

func TestFindBeginsBeforeTheEditionWasSent(t *testing.T) {
	d := newDiscord(t)
	d.server(allRoles, newsChannel)
	e := edition()
	d.list(digestOf(ids(e.At.Add(-4*time.Second), 1)[0], userID, "d1:digest/all:s17/2026-11-22/1"))
	if _, err := newBot(t, d).Find(t.Context(), e); err != nil {
		t.Errorf("what Discord's clock puts 4 s earlier was not found: %v", err)
	}
}

func TestFindReadsTheWholeChannelWhenTheClockWasSetBack(t *testing.T) {
	d := newDiscord(t)
	d.server(allRoles, newsChannel)
	e := edition()
	e.At = time.Now().Add(time.Hour)
	d.list(digestOf(ids(time.Now().Add(-time.Minute), 1)[0], userID, "d1:digest/all:s17/2026-11-22/1"))
	if _, err := newBot(t, d).Find(t.Context(), e); err != nil {
		t.Errorf("got %v, want the edition", err)
	}
}

// In each of these cases an edition may stand in its channel all the same.
func TestFindDoesNotTakeIgnoranceForAbsence(t *testing.T) {
	withoutHistory := `[{"id":"200","permissions":"19456"}]`
	for name, set := range map[string]func(*discord){
		"no history": func(d *discord) { d.server(withoutHistory, newsChannel); d.on(readRoute, `[]`) },
		"no view": func(d *discord) {
			d.refuse("GET /channels/300", 403, `{"code":50001,"message":"Missing Access"}`)
		},
		"permissions unknown": func(d *discord) { d.server(allRoles, newsChannel); d.refuse("GET /guilds/200/roles", 503, "") },
		"reading fails":       func(d *discord) { d.server(allRoles, newsChannel); d.refuse(readRoute, 500, "") },
		"reading is refused": func(d *discord) {
			d.server(allRoles, newsChannel)
			d.refuse(readRoute, 403, `{"code":50001}`)
		},
		"a page is damaged": func(d *discord) { d.server(allRoles, newsChannel); d.on(readRoute, `[{"id":`) },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDiscord(t)
			set(d)
			_, err := newBot(t, d).Find(t.Context(), edition())
			if err == nil || briefing.KindOf(err) == briefing.NotFound {
				t.Errorf("got %v, want an error that is not NotFound", err)
			}
		})
	}
}

func TestFindIsSureOfAChannelThatIsGone(t *testing.T) {
	d := newDiscord(t)
	d.refuse("GET /channels/300", 404, `{"code":10003,"message":"Unknown Channel"}`)
	b := newBot(t, d)
	if _, err := b.Find(t.Context(), edition()); briefing.KindOf(err) != briefing.NotFound {
		t.Errorf("got %v, want NotFound", err)
	}
	b.attendance.setOut(home, true)
	if _, err := b.Find(t.Context(), edition()); briefing.KindOf(err) != briefing.Unavailable {
		t.Errorf("while its server is out of reach: got %v, want Unavailable", err)
	}
}

func TestFindIsSureOfWhatWasNeverSent(t *testing.T) {
	d := newDiscord(t)
	e := edition()
	e.At = time.Time{}
	if _, err := newBot(t, d).Find(t.Context(), e); briefing.KindOf(err) != briefing.NotFound {
		t.Errorf("got %v, want NotFound", err)
	}
}

func TestFindEndsWhenPagesDoNotAdvance(t *testing.T) {
	d := newDiscord(t)
	d.server(allRoles, newsChannel)
	d.handle(readRoute, func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(make([]listed, pageSize))
	})
	_, err := newBot(t, d).Find(t.Context(), edition())
	if got, want := briefing.KindOf(err), briefing.Unavailable; got != want {
		t.Errorf("kind = %v, want %v (%v)", got, want, err)
	}
	if got := len(d.requests(readRoute)); got != 1 {
		t.Errorf("it read %d pages, want 1", got)
	}
}
