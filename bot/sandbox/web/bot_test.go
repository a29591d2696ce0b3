package web_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

type object = map[string]any

// A bot is a small one that answers by script, over HTTP and a websocket alone.
type bot struct {
	t      *testing.T
	server *sandbox.Server
	think  chan struct{} // /think goes on when something is sent
	news   string        // the id of #news
}

// start starts a sandbox with the bot in it. The test runs beside others from
// here on, since most of it is waiting.
func start(t *testing.T) (*sandbox.Server, *bot) {
	t.Helper()
	t.Parallel()
	s := &sandbox.Server{AnswerLimit: time.Second}
	if err := s.Start("127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	b := &bot{t: t, server: s, think: make(chan struct{}), news: s.Info().Channels["news"]}
	b.call("PUT", "/applications/"+s.ApplicationID()+"/commands", commands)
	conn, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(s.URL(), "http")+"/gateway?v=10&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	var running sync.WaitGroup
	ready := make(chan struct{})
	running.Go(func() { b.listen(conn, ready) })
	running.Go(b.followClock)
	t.Cleanup(func() {
		close(b.think)
		conn.Close()
		s.Close()
		running.Wait()
	})
	<-ready
	return s, b
}

// listen logs in and answers interactions until the connection ends.
func (b *bot) listen(conn *websocket.Conn, ready chan struct{}) {
	identify := object{"op": 2, "d": object{"token": b.server.Token(), "intents": 1, "properties": object{"os": "linux", "browser": "script", "device": "script"}}}
	if err := conn.WriteJSON(identify); err != nil {
		b.t.Error(err)
	}
	var answering sync.WaitGroup
	defer answering.Wait()
	for {
		var frame struct {
			T string
			D interaction
		}
		if err := conn.ReadJSON(&frame); err != nil {
			return
		}
		switch frame.T {
		case "READY":
			close(ready)
		case "INTERACTION_CREATE":
			answering.Go(func() { b.answer(frame.D) })
		}
	}
}

// followClock posts a digest whenever eight in the morning, UTC, has gone by.
func (b *bot) followClock() {
	resp, err := http.Get(b.server.URL() + "/sandbox/clock")
	if err != nil {
		b.t.Error(err)
		return
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	var last time.Time
	for lines.Scan() {
		var tick struct {
			Follower string
			N        int
			Now      time.Time
		}
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok || json.Unmarshal([]byte(data), &tick) != nil {
			continue
		}
		slot := tick.Now.Truncate(24 * time.Hour).Add(8 * time.Hour)
		if !last.IsZero() && last.Before(slot) && !tick.Now.Before(slot) {
			b.call("POST", "/channels/"+b.news+"/messages", digest)
		}
		last = tick.Now
		b.ask("POST", "/sandbox/clock", object{"follower": tick.Follower, "done": tick.N})
	}
}

// call makes a request of Discord's API as the bot, which must be granted.
func (b *bot) call(method, path string, body any) {
	if status, said := b.ask(method, "/api/v10"+path, body); status >= 400 {
		b.t.Errorf("%s %s was answered %d: %s", method, path, status, said)
	}
}

// ask makes a request and gives the answer; a status of 0 is a server closed
// meanwhile.
func (b *bot) ask(method, path string, body any) (status int, said string) {
	raw, err := json.Marshal(body)
	if err != nil {
		b.t.Error(err)
	}
	req, err := http.NewRequest(method, b.server.URL()+path, bytes.NewReader(raw))
	if err != nil {
		b.t.Error(err)
		return 0, ""
	}
	req.Header.Set("Authorization", "Bot "+b.server.Token())
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "DiscordBot (https://dateline.example, 1)")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, ""
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, ""
	}
	return resp.StatusCode, string(answer)
}

// An interaction is as much of Discord's as the script reads.
type interaction struct {
	ID, Token string
	Type      int
	Data      struct {
		Name       string
		CustomID   string `json:"custom_id"`
		Values     []string
		Options    []option
		Components []struct {
			Components []struct{ Value string }
		}
		Resolved struct {
			Attachments map[string]struct {
				Filename string
				Size     int
			}
			Messages map[string]struct{ Content string }
		}
	}
}

type option struct {
	Name    string
	Value   any
	Options []option
}

func (b *bot) reply(in interaction, kind int, data object) {
	b.call("POST", fmt.Sprintf("/interactions/%s/%s/callback", in.ID, in.Token), object{"type": kind, "data": data})
}

func (b *bot) answer(in interaction) {
	switch in.Type {
	case 2:
		b.command(in)
	case 3:
		b.press(in)
	case 4:
		b.reply(in, 8, object{"choices": suggestions(in)})
	case 5:
		text := in.Data.Components[len(in.Data.Components)-1].Components[0].Value
		b.reply(in, 4, object{"content": fmt.Sprintf("Saved %d words as **A-7K3QF**.", len(strings.Fields(text))), "flags": 64})
	}
}

func (b *bot) command(in interaction) {
	name := in.Data.Name
	if len(in.Data.Options) > 0 && in.Data.Options[0].Value == nil {
		name += " " + in.Data.Options[0].Name
	}
	switch name {
	case "quote":
		b.reply(in, 4, quoteCard(fmt.Sprint(given(in.Data.Options, "speaker")), 1))
	case "news latest":
		b.reply(in, 4, newsList)
	case "article paste":
		b.reply(in, 9, pasteForm)
	case "article upload":
		for _, a := range in.Data.Resolved.Attachments {
			b.reply(in, 4, object{"content": fmt.Sprintf("Saved %s, %d bytes.", a.Filename, a.Size), "flags": 64})
		}
	case "Save as article":
		for _, m := range in.Data.Resolved.Messages {
			b.reply(in, 4, object{"content": "Saved: " + m.Content, "flags": 64})
		}
	case "think":
		b.reply(in, 5, nil)
		<-b.think
		b.call("PATCH", fmt.Sprintf("/webhooks/%s/%s/messages/@original", b.server.ApplicationID(), in.Token), object{"content": "I have thought."})
	case "hostile":
		b.reply(in, 4, hostile)
	case "layout":
		b.reply(in, 4, layout)
	case "digest subscribe":
		b.reply(in, 4, object{"content": fmt.Sprintf("Subscribed <#%v> at %v.", given(in.Data.Options[0].Options, "channel"), given(in.Data.Options[0].Options, "at")), "flags": 64})
	}
}

func (b *bot) press(in interaction) {
	switch in.Data.CustomID {
	case "another":
		b.reply(in, 7, quoteCard("Odd Hallvar", 2))
	case "context":
		b.reply(in, 4, object{"content": "The council of Veldmark voted on Tuesday. **\"A lamp lit with borrowed oil.\"** He said more.", "flags": 64})
	case "read":
		b.reply(in, 7, object{"content": "You read " + strings.Join(in.Data.Values, " and ") + ".", "components": []any{}, "embeds": []any{}})
	default:
		b.reply(in, 4, object{"content": "Pressed " + in.Data.CustomID, "flags": 64})
	}
}

func given(options []option, name string) any {
	for _, o := range options {
		if o.Name == name {
			return o.Value
		}
	}
	return "Mirela Tansou"
}

func suggestions(in interaction) []object {
	typed := strings.ToLower(fmt.Sprint(given(in.Data.Options, "speaker")))
	out := []object{}
	for _, name := range []string{"Mirela Tansou", "Mirko Vale", "Odd Hallvar"} {
		if strings.Contains(strings.ToLower(name), typed) || typed == "" {
			out = append(out, object{"name": name, "value": name})
		}
	}
	return out
}
