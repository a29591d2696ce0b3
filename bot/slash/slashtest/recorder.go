package slashtest

import (
	"context"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
)

// A Recorder is a [slash.Responder] that notes what was called, in order.
type Recorder struct {
	Calls []Answer
	// Fail, when set, gives each call's error.
	Fail func(method string) error
}

// An Answer is one call of a [Recorder]: its method, and what was given.
type Answer struct {
	Method   string // "Respond", "EditReply", "DeleteReply", "FollowUp"
	Response *discordgo.InteractionResponse
	Edit     *discordgo.WebhookEdit
	FollowUp *discordgo.WebhookParams
}

// Respond notes the first answer.
func (r *Recorder) Respond(_ context.Context, _ *discordgo.Interaction, p *discordgo.InteractionResponse) error {
	return r.note(Answer{Method: "Respond", Response: p})
}

// EditReply notes a change of the first answer's message.
func (r *Recorder) EditReply(_ context.Context, _ *discordgo.Interaction, p *discordgo.WebhookEdit) error {
	return r.note(Answer{Method: "EditReply", Edit: p})
}

// DeleteReply notes the removal of the first answer's message.
func (r *Recorder) DeleteReply(context.Context, *discordgo.Interaction) error {
	return r.note(Answer{Method: "DeleteReply"})
}

// FollowUp notes a further message.
func (r *Recorder) FollowUp(_ context.Context, _ *discordgo.Interaction, p *discordgo.WebhookParams) error {
	return r.note(Answer{Method: "FollowUp", FollowUp: p})
}

func (r *Recorder) note(a Answer) error {
	r.Calls = append(r.Calls, a)
	if r.Fail == nil {
		return nil
	}
	return r.Fail(a.Method)
}

// Shown is what the person was shown in the end.
func (r *Recorder) Shown() Got {
	var g Got
	for _, a := range r.Calls {
		switch a.Method {
		case "Respond":
			g = first(a.Response)
		case "EditReply":
			g.Text, g.Embeds, g.Rows = *a.Edit.Content, *a.Edit.Embeds, rowsOf(*a.Edit.Components)
		case "DeleteReply":
			g = Got{Gone: g.InPlace}
		case "FollowUp":
			g = Got{
				Text: a.FollowUp.Content, Embeds: a.FollowUp.Embeds, Rows: rowsOf(a.FollowUp.Components),
				Private: a.FollowUp.Flags&discordgo.MessageFlagsEphemeral != 0,
			}
		}
	}
	return g
}

func first(r *discordgo.InteractionResponse) Got {
	d := r.Data
	if d == nil {
		d = &discordgo.InteractionResponseData{}
	}
	if r.Type == discordgo.InteractionResponseModal {
		return Got{Form: formOf(d), Private: true}
	}
	return Got{
		Text: d.Content, Embeds: d.Embeds, Rows: rowsOf(d.Components),
		Private: d.Flags&discordgo.MessageFlagsEphemeral != 0,
		InPlace: r.Type == discordgo.InteractionResponseUpdateMessage || r.Type == discordgo.InteractionResponseDeferredMessageUpdate,
	}
}

func rowsOf(components []discordgo.MessageComponent) []slash.Row {
	var rows []slash.Row
	for _, c := range components {
		var row slash.Row
		for _, part := range c.(discordgo.ActionsRow).Components {
			switch p := part.(type) {
			case discordgo.Button:
				row.Buttons = append(row.Buttons, slash.Button{Label: p.Label, URL: p.URL, Style: p.Style, Off: p.Disabled, Do: refOf(p.CustomID)})
			case discordgo.SelectMenu:
				row.Menu = &slash.Menu{Placeholder: p.Placeholder, Do: refOf(p.CustomID)}
				for _, o := range p.Options {
					row.Menu.Choices = append(row.Menu.Choices, slash.Choice{Name: o.Label, Value: o.Value, About: o.Description})
				}
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func formOf(d *discordgo.InteractionResponseData) *slash.Form {
	f := &slash.Form{Title: d.Title, Do: refOf(d.CustomID)}
	for _, row := range d.Components {
		for _, part := range row.(discordgo.ActionsRow).Components {
			in := part.(discordgo.TextInput)
			f.Fields = append(f.Fields, slash.Field{
				Name: in.CustomID, Label: in.Label, Placeholder: in.Placeholder, Value: in.Value,
				Long: in.Style == discordgo.TextInputParagraph, Required: in.Required, Min: in.MinLength, Max: in.MaxLength,
			})
		}
	}
	return f
}

// refOf takes a custom id apart: "d1:quote/another:A-7K3QF".
func refOf(customID string) slash.Ref {
	parts := strings.SplitN(customID, ":", 3)
	if len(parts) < 3 {
		return slash.Ref{}
	}
	return slash.Ref{Action: parts[1], Arg: parts[2]}
}
