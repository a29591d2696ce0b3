package bot

import (
	"context"
	"net/http"

	"github.com/bwmarrin/discordgo"
)

// responder is the [slash.Responder] that answers over Discord's API. Its
// routes carry an interaction's own token, so they need no bot token and wait
// for nobody's turn.
type responder struct{ rest *rest }

// Respond gives an interaction its first and only answer.
func (r responder) Respond(ctx context.Context, in *discordgo.Interaction, a *discordgo.InteractionResponse) error {
	return r.rest.call(ctx, http.MethodPost, "/interactions/"+in.ID+"/"+in.Token+"/callback", a, nil)
}

// EditReply changes the message that answered an interaction.
func (r responder) EditReply(ctx context.Context, in *discordgo.Interaction, e *discordgo.WebhookEdit) error {
	return r.rest.call(ctx, http.MethodPatch, original(in), e, nil)
}

// DeleteReply removes the message that answered an interaction.
func (r responder) DeleteReply(ctx context.Context, in *discordgo.Interaction) error {
	return r.rest.call(ctx, http.MethodDelete, original(in), nil, nil)
}

// FollowUp adds a message to the answer.
func (r responder) FollowUp(ctx context.Context, in *discordgo.Interaction, p *discordgo.WebhookParams) error {
	return r.rest.call(ctx, http.MethodPost, "/webhooks/"+in.AppID+"/"+in.Token, p, nil)
}

func original(in *discordgo.Interaction) string {
	return "/webhooks/" + in.AppID + "/" + in.Token + "/messages/@original"
}
