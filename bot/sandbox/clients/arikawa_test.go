package clients

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/diamondburned/arikawa/v3/api"
	"github.com/diamondburned/arikawa/v3/discord"
	"github.com/diamondburned/arikawa/v3/gateway"
	"github.com/diamondburned/arikawa/v3/session"
	"github.com/diamondburned/arikawa/v3/utils/handler"
	"github.com/diamondburned/arikawa/v3/utils/httputil"
	"github.com/diamondburned/arikawa/v3/utils/httputil/httpdriver"
	"github.com/diamondburned/arikawa/v3/utils/json/option"
	"github.com/diamondburned/arikawa/v3/utils/sendpart"
)

// arikawaBot plays the part with arikawa: REST and Gateway v9, payloads
// compressed by zlib.
type arikawaBot struct {
	*session.Session
	role
	log discord.ChannelID
}

func playArikawa(t *testing.T, r role) {
	// Arikawa knows discord.com alone; whom it reaches there is up to its HTTP client.
	transport := httputil.NewClient()
	transport.Client = httpdriver.WrapClient(*r.client)
	client := api.NewCustomClient("Bot "+r.token, transport)
	where, err := client.BotURL()
	if err != nil {
		t.Fatal(err)
	}
	id := gateway.DefaultIdentifier("Bot " + r.token)
	id.AddIntents(gateway.IntentGuilds | gateway.IntentGuildMessages)
	g := gateway.NewCustomWithIdentifier(gateway.AddGatewayParams(where.URL), id, nil)
	b := &arikawaBot{Session: session.NewWithGateway(g, handler.New()), role: r}
	b.Session.Client = client
	logTo, err := discord.ParseSnowflake(r.log)
	if err != nil {
		t.Fatal(err)
	}
	b.log = discord.ChannelID(logTo)
	b.AddHandler(b.ready)
	b.AddHandler(func(*gateway.ResumedEvent) { b.say("resumed") })
	b.AddHandler(b.message)
	b.AddInteractionHandlerFunc(b.interaction)
	ctx, cancel := context.WithTimeout(t.Context(), longEnough)
	defer cancel()
	if err := b.Open(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.check(b.Close()) })
}

func (b *arikawaBot) ready(e *gateway.ReadyEvent) {
	b.say(fmt.Sprintf("logged in as %s, %d guilds", e.User.Username, len(e.Guilds)))
	made, err := b.BulkOverwriteCommands(e.Application.ID, arikawaCommands())
	b.check(err)
	b.say(fmt.Sprintf("registered %d commands", len(made)))
}

func arikawaCommands() []api.CreateCommandData {
	message := &discord.StringOption{OptionName: "message", Description: "Which message", Required: true}
	list := []api.CreateCommandData{
		{Name: "greet", Description: "Say hello", Options: discord.CommandOptions{&discord.StringOption{OptionName: "name", Description: "To whom", Required: true}}},
		{Name: "pick", Description: "Pick a fruit", Options: discord.CommandOptions{&discord.StringOption{OptionName: "fruit", Description: "Which", Required: true, Autocomplete: true}}},
		{Name: "upload", Description: "Read a file", Options: discord.CommandOptions{&discord.AttachmentOption{OptionName: "file", Description: "Which", Required: true}}},
		{Name: "Count words", Type: discord.MessageCommand},
	}
	for _, name := range plain {
		list = append(list, api.CreateCommandData{Name: name, Description: "Do it"})
	}
	for _, name := range aboutMessage {
		list = append(list, api.CreateCommandData{Name: name, Description: "Do it to a message", Options: discord.CommandOptions{message}})
	}
	return list
}

// say writes into the log.
func (b *arikawaBot) say(content string) {
	_, err := b.SendMessage(b.log, content)
	b.check(err)
}

func (b *arikawaBot) message(e *gateway.MessageCreateEvent) {
	if len(e.Mentions) > 0 && e.Mentions[0].Bot && !e.Author.Bot {
		_, err := b.SendMessageReply(e.ChannelID, "Here, "+e.Author.Username+".", e.ID)
		b.check(err)
	}
}

func (b *arikawaBot) interaction(e *discord.InteractionEvent) *api.InteractionResponse {
	switch data := e.Data.(type) {
	case *discord.CommandInteraction:
		return b.command(e, data)
	case *discord.AutocompleteInteraction:
		choices := api.AutocompleteStringChoices{}
		for _, fruit := range fruitsLike(data.Options.Focused().String()) {
			choices = append(choices, discord.StringChoice{Name: fruit, Value: fruit})
		}
		return &api.InteractionResponse{Type: api.AutocompleteResult, Data: &api.InteractionResponseData{Choices: choices}}
	case *discord.ButtonInteraction:
		return &api.InteractionResponse{Type: api.UpdateMessage, Data: arikawaPage(pageOf(string(data.CustomID)))}
	case *discord.StringSelectInteraction:
		return &api.InteractionResponse{Type: api.UpdateMessage, Data: &api.InteractionResponseData{
			Content: option.NewNullableString("You chose " + data.Values[0] + "."), Components: &discord.ContainerComponents{},
		}}
	case *discord.ModalInteraction:
		subject := data.Components.Find("subject").(*discord.TextInputComponent)
		text := data.Components.Find("text").(*discord.TextInputComponent)
		answer := arikawaAnswer(subject.Value + ": " + text.Value)
		answer.Data.Flags = discord.EphemeralMessage
		return answer
	}
	return nil
}

func arikawaAnswer(content string) *api.InteractionResponse {
	return &api.InteractionResponse{Type: api.MessageInteractionWithSource, Data: &api.InteractionResponseData{Content: option.NewNullableString(content)}}
}

// command answers a command; nil when it has been answered already.
func (b *arikawaBot) command(e *discord.InteractionEvent, data *discord.CommandInteraction) *api.InteractionResponse {
	switch data.Name {
	case "greet":
		return arikawaAnswer("Hello, " + data.Options.Find("name").String() + ".")
	case "think":
		return b.think(e)
	case "whisper":
		return b.whisper(e)
	case "pick":
		return arikawaAnswer("You picked " + data.Options.Find("fruit").String() + ".")
	case "write":
		return arikawaForm()
	case "pages":
		return &api.InteractionResponse{Type: api.MessageInteractionWithSource, Data: arikawaPage(1)}
	case "menu":
		return arikawaMenu()
	case "Count words":
		m := data.Resolved.Messages[data.TargetMessageID()]
		return arikawaAnswer(counted(m.Content, m.Author.Username))
	case "upload":
		return arikawaAnswer(b.read(data))
	}
	return arikawaAnswer(b.work(data))
}

func (b *arikawaBot) think(e *discord.InteractionEvent) *api.InteractionResponse {
	b.check(b.RespondInteraction(e.ID, e.Token, api.InteractionResponse{Type: api.DeferredMessageInteractionWithSource}))
	_, err := b.EditInteractionResponse(e.AppID, e.Token, api.EditInteractionResponseData{Content: option.NewNullableString("I have thought.")})
	b.check(err)
	return nil
}

func (b *arikawaBot) whisper(e *discord.InteractionEvent) *api.InteractionResponse {
	b.check(b.RespondInteraction(e.ID, e.Token, *arikawaAnswer("Aloud.")))
	_, err := b.FollowUpInteraction(e.AppID, e.Token, api.InteractionResponseData{
		Content: option.NewNullableString("For you alone."), Flags: discord.EphemeralMessage,
	})
	b.check(err)
	return nil
}

func arikawaForm() *api.InteractionResponse {
	return &api.InteractionResponse{Type: api.ModalResponse, Data: &api.InteractionResponseData{
		CustomID: option.NewNullableString("letter"), Title: option.NewNullableString("A letter"),
		Components: discord.ComponentsPtr(
			&discord.TextInputComponent{CustomID: "subject", Label: "Subject", Style: discord.TextInputShortStyle, Required: true},
			&discord.TextInputComponent{CustomID: "text", Label: "Text", Style: discord.TextInputParagraphStyle, LengthLimits: [2]int{1, 400}},
		),
	}}
}

// arikawaPage is a page with buttons to those beside it.
func arikawaPage(n int) *api.InteractionResponseData {
	return &api.InteractionResponseData{
		Content: option.NewNullableString(fmt.Sprintf("Page %d of 3", n)),
		Components: discord.ComponentsPtr(&discord.ActionRowComponent{
			&discord.ButtonComponent{Label: "Back", CustomID: discord.ComponentID(pageID(n - 1)), Style: discord.SecondaryButtonStyle(), Disabled: n == 1},
			&discord.ButtonComponent{Label: "Next", CustomID: discord.ComponentID(pageID(n + 1)), Style: discord.PrimaryButtonStyle(), Disabled: n == 3},
		}),
	}
}

func arikawaMenu() *api.InteractionResponse {
	answer := arikawaAnswer("What colour?")
	answer.Data.Components = discord.ComponentsPtr(&discord.StringSelectComponent{
		CustomID: "colour", Placeholder: "A colour",
		Options: []discord.SelectOption{{Label: "Red", Value: "red"}, {Label: "Blue", Value: "blue"}},
	})
	return answer
}

// read fetches the file that came with a command.
func (b *arikawaBot) read(data *discord.CommandInteraction) string {
	id, err := data.Options.Find("file").SnowflakeValue()
	b.check(err)
	file := data.Resolved.Attachments[discord.AttachmentID(id)]
	return file.Filename + ": " + fetched(file.URL)
}

// work does something in the log, and says what came of it.
func (b *arikawaBot) work(data *discord.CommandInteraction) string {
	id, _ := data.Options.Find("message").SnowflakeValue()
	message := discord.MessageID(id)
	switch data.Name {
	case "post":
		_, err := b.SendMessageComplex(b.log, api.SendMessageData{
			Content: "Fresh.", Embeds: []discord.Embed{{Title: "A title", Description: "A description"}},
			Files: []sendpart.File{{Name: "table.csv", Reader: strings.NewReader(table)}},
		})
		return said(err, "Posted.")
	case "mend":
		_, err := b.EditMessage(b.log, message, "Better.")
		return said(err, "Mended.")
	case "react":
		return said(b.React(b.log, message, "👍"), "Reacted.")
	case "remove":
		return said(b.DeleteMessage(b.log, message, "it was asked for"), "Removed.")
	case "recall":
		return b.recall()
	case "overdo":
		_, err := b.SendMessage(b.log, strings.Repeat("x", 2001))
		var refused *httputil.HTTPError
		if errors.As(err, &refused) {
			return fmt.Sprintf("Refused: %d, %d.", refused.Status, refused.Code)
		}
	}
	return "?"
}

func (b *arikawaBot) recall() string {
	list, err := b.Messages(b.log, 5)
	b.check(err)
	var out []string
	for _, m := range list {
		out = append(out, recalled(m.Content, len(m.Embeds), len(m.Attachments)))
	}
	return strings.Join(out, " | ")
}
