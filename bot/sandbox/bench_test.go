package sandbox_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// BenchmarkCreateMessage is the sandbox's own cost of a post with an embed and
// buttons, without the network.
func BenchmarkCreateMessage(b *testing.B) {
	s := start(b, &sandbox.Server{})
	path := "/api/v10/channels/" + s.Info().Channels["news"] + "/messages"
	body := `{"content":"hello","embeds":[{"title":"t","description":"` + x(2000) + `","fields":[{"name":"n","value":"v"}]}],` +
		`"components":[{"type":1,"components":[{"type":2,"style":2,"label":"Another","custom_id":"again"}]}],"allowed_mentions":{"parse":[]}}`
	handler := s.Handler()
	for b.Loop() {
		req, err := http.NewRequest("POST", path, strings.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Authorization", "Bot "+s.Token())
		handler.ServeHTTP(&discard{}, req)
	}
}

// BenchmarkUse is a whole slash command: the person's call, the event over the
// Gateway, the bot's answer over HTTP, and what the person is shown.
func BenchmarkUse(b *testing.B) {
	s := start(b, &sandbox.Server{})
	bot := newBot(b, s)
	bot.register(command(nil))
	bot.serve(func(in object) { bot.respond(in, 4, object{"content": "there", "flags": 64}) })
	reader := s.Person("reader")
	for b.Loop() {
		if _, err := reader.Use(b.Context(), "news", "/brief"); err != nil {
			b.Fatal(err)
		}
	}
}
