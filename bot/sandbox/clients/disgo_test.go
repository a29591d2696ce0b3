package clients

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"github.com/disgoorg/disgo"
	"github.com/disgoorg/disgo/bot"
	"github.com/disgoorg/disgo/discord"
	"github.com/disgoorg/disgo/events"
	"github.com/disgoorg/disgo/gateway"
	"github.com/disgoorg/disgo/rest"
	"github.com/disgoorg/snowflake/v2"
)

// disgoBot plays the part with disgo: REST and Gateway v10, and a zstd stream
// unless told otherwise.
type disgoBot struct {
	*bot.Client
	role
	log  snowflake.ID
	busy sync.RWMutex  // held for reading by whatever handles an event
	last chan struct{} // gets a token when the bot has heard its own farewell
}

const farewell = "goodbye"

func playDisgo(t *testing.T, r role) { playDisgoOver(t, r) }

// playDisgoOver begins the play with settings of the Gateway's.
func playDisgoOver(t *testing.T, r role, settings ...gateway.ConfigOpt) {
	b := &disgoBot{role: r, log: snowflake.MustParse(r.log), last: make(chan struct{}, 1)}
	var err error
	b.Client, err = disgo.New(r.token,
		bot.WithLogger(slog.New(slog.DiscardHandler)),
		bot.WithRestClientConfigOpts(rest.WithURL(r.url+"/api/v10")),
		bot.WithGatewayConfigOpts(append(settings, gateway.WithIntents(gateway.IntentGuilds, gateway.IntentGuildMessages))...),
		bot.WithEventManagerConfigOpts(bot.WithAsyncEventsEnabled()),
		on(b, b.ready), on(b, func(*events.Resumed) { b.say("resumed") }), on(b, b.message),
		on(b, b.command), on(b, b.suggest), on(b, b.press), on(b, b.submitted),
	)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), longEnough)
	defer cancel()
	if err := b.OpenGateway(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.leave(t) })
}

// leave ends the play once nothing is on its way to the bot or from it: disgo
// breaks when it is closed while it unpacks a frame, and waits for itself when
// it is closed in the middle of a request.
func (b *disgoBot) leave(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), longEnough)
	defer cancel()
	b.say(farewell)
	select {
	case <-b.last:
	case <-ctx.Done():
		t.Error("the bot did not hear its own farewell")
	}
	b.Gateway.Close(ctx)
	b.busy.Lock()
	b.Close(ctx)
}

// on listens to one kind of event.
func on[E bot.Event](b *disgoBot, do func(E)) bot.ConfigOpt {
	return bot.WithEventListenerFunc(func(e E) {
		b.busy.RLock()
		defer b.busy.RUnlock()
		do(e)
	})
}

func (b *disgoBot) ready(e *events.Ready) {
	b.say(fmt.Sprintf("logged in as %s, %d guilds", e.User.Username, len(e.Guilds)))
	made, err := b.Rest.SetGlobalCommands(b.ApplicationID, disgoCommands())
	b.check(err)
	b.say(fmt.Sprintf("registered %d commands", len(made)))
}

func disgoCommands() []discord.ApplicationCommandCreate {
	option := func(name string, suggested bool) []discord.ApplicationCommandOption {
		return []discord.ApplicationCommandOption{discord.ApplicationCommandOptionString{Name: name, Description: "Which", Required: true, Autocomplete: suggested}}
	}
	list := []discord.ApplicationCommandCreate{
		discord.SlashCommandCreate{Name: "greet", Description: "Say hello", Options: option("name", false)},
		discord.SlashCommandCreate{Name: "pick", Description: "Pick a fruit", Options: option("fruit", true)},
		discord.SlashCommandCreate{Name: "upload", Description: "Read a file", Options: []discord.ApplicationCommandOption{
			discord.ApplicationCommandOptionAttachment{Name: "file", Description: "Which", Required: true},
		}},
		discord.MessageCommandCreate{Name: "Count words"},
	}
	for _, name := range plain {
		list = append(list, discord.SlashCommandCreate{Name: name, Description: "Do it"})
	}
	for _, name := range aboutMessage {
		list = append(list, discord.SlashCommandCreate{Name: name, Description: "Do it to a message", Options: option("message", false)})
	}
	return list
}

// say writes into the log.
func (b *disgoBot) say(content string) {
	_, err := b.Rest.CreateMessage(b.log, discord.MessageCreate{Content: content})
	b.check(err)
}

func (b *disgoBot) message(e *events.MessageCreate) {
	if e.Message.Content == farewell {
		b.last <- struct{}{}
	}
	if m := e.Message; len(m.Mentions) > 0 && m.Mentions[0].Bot && !m.Author.Bot {
		answer := discord.MessageCreate{Content: "Here, " + m.Author.Username + "."}
		_, err := b.Rest.CreateMessage(e.ChannelID, answer.WithMessageReferenceByID(e.MessageID))
		b.check(err)
	}
}

func (b *disgoBot) suggest(e *events.AutocompleteInteractionCreate) {
	choices := []discord.AutocompleteChoice{}
	for _, fruit := range fruitsLike(e.Data.Focused().String()) {
		choices = append(choices, discord.AutocompleteChoiceString{Name: fruit, Value: fruit})
	}
	b.check(e.AutocompleteResult(choices))
}

func (b *disgoBot) press(e *events.ComponentInteractionCreate) {
	if e.Data.Type() == discord.ComponentTypeButton {
		page := disgoPage(pageOf(e.Data.CustomID()))
		b.check(e.UpdateMessage(discord.MessageUpdate{Content: &page.Content, Components: &page.Components}))
		return
	}
	content := "You chose " + e.StringSelectMenuInteractionData().Values[0] + "."
	b.check(e.UpdateMessage(discord.MessageUpdate{Content: &content, Components: &[]discord.LayoutComponent{}}))
}

func (b *disgoBot) submitted(e *events.ModalSubmitInteractionCreate) {
	b.check(e.CreateMessage(discord.MessageCreate{Content: e.Data.Text("subject") + ": " + e.Data.Text("text"), Flags: discord.MessageFlagEphemeral}))
}

func (b *disgoBot) command(e *events.ApplicationCommandInteractionCreate) {
	if e.Data.Type() == discord.ApplicationCommandTypeMessage {
		m := e.MessageCommandInteractionData().TargetMessage()
		b.answer(e, counted(m.Content, m.Author.Username))
		return
	}
	data := e.SlashCommandInteractionData()
	switch data.CommandName() {
	case "greet":
		b.answer(e, "Hello, "+data.String("name")+".")
	case "think":
		b.think(e)
	case "whisper":
		b.whisper(e)
	case "pick":
		b.answer(e, "You picked "+data.String("fruit")+".")
	case "write":
		b.check(e.Modal(discord.NewModalCreate("letter", "A letter").
			AddLabel("Subject", discord.NewShortTextInput("subject").WithRequired(true)).
			AddLabel("Text", discord.NewParagraphTextInput("text"))))
	case "pages":
		b.check(e.CreateMessage(disgoPage(1)))
	case "menu":
		b.check(e.CreateMessage(discord.MessageCreate{Content: "What colour?"}.AddActionRow(discord.NewStringSelectMenu("colour", "A colour",
			discord.NewStringSelectMenuOption("Red", "red"), discord.NewStringSelectMenuOption("Blue", "blue")))))
	case "upload":
		file := data.Attachment("file")
		b.answer(e, file.Filename+": "+fetched(file.URL))
	default:
		b.answer(e, b.work(data))
	}
}

func (b *disgoBot) answer(e *events.ApplicationCommandInteractionCreate, content string) {
	b.check(e.CreateMessage(discord.MessageCreate{Content: content}))
}

func (b *disgoBot) think(e *events.ApplicationCommandInteractionCreate) {
	b.check(e.DeferCreateMessage(false))
	content := "I have thought."
	_, err := b.Rest.UpdateInteractionResponse(e.ApplicationID(), e.Token(), discord.MessageUpdate{Content: &content})
	b.check(err)
}

func (b *disgoBot) whisper(e *events.ApplicationCommandInteractionCreate) {
	b.answer(e, "Aloud.")
	_, err := b.Rest.CreateFollowupMessage(e.ApplicationID(), e.Token(), discord.MessageCreate{Content: "For you alone.", Flags: discord.MessageFlagEphemeral})
	b.check(err)
}

// disgoPage is a page with buttons to those beside it.
func disgoPage(n int) discord.MessageCreate {
	return discord.MessageCreate{Content: fmt.Sprintf("Page %d of 3", n)}.AddActionRow(
		discord.NewSecondaryButton("Back", pageID(n-1)).WithDisabled(n == 1),
		discord.NewPrimaryButton("Next", pageID(n+1)).WithDisabled(n == 3))
}

// work does something in the log, and says what came of it.
func (b *disgoBot) work(data discord.SlashCommandInteractionData) string {
	message, _ := snowflake.Parse(data.String("message"))
	switch data.CommandName() {
	case "post":
		_, err := b.Rest.CreateMessage(b.log, discord.MessageCreate{
			Content: "Fresh.", Embeds: []discord.Embed{{Title: "A title", Description: "A description"}},
			Files: []*discord.File{discord.NewFile("table.csv", "A small table", strings.NewReader(table))},
		})
		return said(err, "Posted.")
	case "mend":
		better := "Better."
		_, err := b.Rest.UpdateMessage(b.log, message, discord.MessageUpdate{Content: &better})
		return said(err, "Mended.")
	case "react":
		return said(b.Rest.AddReaction(b.log, message, "👍"), "Reacted.")
	case "remove":
		return said(b.Rest.DeleteMessage(b.log, message), "Removed.")
	case "recall":
		return b.recall()
	case "overdo":
		_, err := b.Rest.CreateMessage(b.log, discord.MessageCreate{Content: strings.Repeat("x", 2001)})
		var refused *rest.Error
		if errors.As(err, &refused) {
			return fmt.Sprintf("Refused: %d, %d.", refused.Response.StatusCode, refused.Code)
		}
	}
	return "?"
}

func (b *disgoBot) recall() string {
	list, err := b.Rest.GetMessages(b.log, 0, 0, 0, 5)
	b.check(err)
	var out []string
	for _, m := range list {
		out = append(out, recalled(m.Content, len(m.Embeds), len(m.Attachments)))
	}
	return strings.Join(out, " | ")
}
