package slash

import "github.com/bwmarrin/discordgo"

// customIDVersion begins every custom id of ours, so that a later form of them
// can be told from this one.
const customIDVersion = "d1:"

// CustomID is how a ref travels through Discord: "d1:quote/another:A-7K3QF".
func CustomID(r Ref) string { return customIDVersion + r.Action + ":" + r.Arg }

// Send is the message as a bot posts it outside interactions. It is sent
// whole or refused: see [Message.Check].
func (m Message) Send() *discordgo.MessageSend {
	return &discordgo.MessageSend{
		Content:         m.Text,
		Embeds:          m.embeds(),
		Components:      m.components(),
		AllowedMentions: nobody(),
	}
}

// The conversions below give every list even when it is empty: on an edit,
// what is not given stays, old buttons included; and without allowed mentions
// an edit is parsed for mentions again.

func response(kind discordgo.InteractionResponseType, m Message) *discordgo.InteractionResponse {
	return &discordgo.InteractionResponse{Type: kind, Data: &discordgo.InteractionResponseData{
		Content:         m.Text,
		Embeds:          m.embeds(),
		Components:      m.components(),
		AllowedMentions: nobody(),
		Flags:           m.flags(),
	}}
}

func edit(m Message) *discordgo.WebhookEdit {
	embeds, components := m.embeds(), m.components()
	return &discordgo.WebhookEdit{
		Content:         &m.Text,
		Embeds:          &embeds,
		Components:      &components,
		AllowedMentions: nobody(),
	}
}

func followUp(m Message) *discordgo.WebhookParams {
	return &discordgo.WebhookParams{
		Content:         m.Text,
		Embeds:          m.embeds(),
		Components:      m.components(),
		AllowedMentions: nobody(),
		Flags:           m.flags(),
	}
}

// deferral promises an answer. Whether it is private cannot change later.
func deferral(kind ReplyKind) *discordgo.InteractionResponse {
	if kind == InPlace {
		return &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredMessageUpdate}
	}
	r := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	if kind == Privately {
		r.Data = &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral}
	}
	return r
}

func modal(f *Form) *discordgo.InteractionResponse {
	rows := make([]discordgo.MessageComponent, len(f.Fields))
	for i, field := range f.Fields {
		rows[i] = discordgo.ActionsRow{Components: []discordgo.MessageComponent{input(field)}}
	}
	return &discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal, Data: &discordgo.InteractionResponseData{
		CustomID:   CustomID(f.Do),
		Title:      f.Title,
		Components: rows,
	}}
}

func input(f Field) discordgo.TextInput {
	style := discordgo.TextInputShort
	if f.Long {
		style = discordgo.TextInputParagraph
	}
	return discordgo.TextInput{
		CustomID: f.Name, Label: f.Label, Style: style,
		Placeholder: f.Placeholder, Value: f.Value, Required: f.Required,
		MinLength: f.Min, MaxLength: f.Max,
	}
}

func (m Message) embeds() []*discordgo.MessageEmbed {
	if m.Embeds == nil {
		return []*discordgo.MessageEmbed{}
	}
	return m.Embeds
}

func (m Message) components() []discordgo.MessageComponent {
	rows := make([]discordgo.MessageComponent, len(m.Rows))
	for i, row := range m.Rows {
		rows[i] = discordgo.ActionsRow{Components: row.parts()}
	}
	return rows
}

func (m Message) flags() discordgo.MessageFlags {
	if m.Private {
		return discordgo.MessageFlagsEphemeral
	}
	return 0
}

func (r Row) parts() []discordgo.MessageComponent {
	if r.Menu != nil {
		return []discordgo.MessageComponent{r.Menu.component()}
	}
	parts := make([]discordgo.MessageComponent, len(r.Buttons))
	for i, b := range r.Buttons {
		parts[i] = b.component()
	}
	return parts
}

func (b Button) component() discordgo.Button {
	if b.URL != "" {
		return discordgo.Button{Label: b.Label, Style: discordgo.LinkButton, URL: b.URL, Disabled: b.Off}
	}
	style := b.Style
	if style == 0 {
		style = discordgo.SecondaryButton
	}
	return discordgo.Button{Label: b.Label, Style: style, CustomID: CustomID(b.Do), Disabled: b.Off}
}

func (m Menu) component() discordgo.SelectMenu {
	options := make([]discordgo.SelectMenuOption, len(m.Choices))
	for i, c := range m.Choices {
		options[i] = discordgo.SelectMenuOption{Label: c.Name, Value: c.Value, Description: c.About}
	}
	return discordgo.SelectMenu{
		MenuType: discordgo.StringSelectMenu, CustomID: CustomID(m.Do),
		Placeholder: m.Placeholder, Options: options,
	}
}

// nobody is whom a message of ours may mention.
func nobody() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}
