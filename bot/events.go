package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
)

// handle deals with one thing that the gateway tells. It is called in a
// goroutine of its own, which discordgo starts and would let a panic end the
// program from.
func (b *Bot) handle(ctx context.Context, router *slash.Router, e *discordgo.Event) {
	b.shift.do(func() {
		defer func() {
			if p := recover(); p != nil {
				b.options.Log.Error("panic", "event", e.Type, "err", p, "stack", string(debug.Stack()))
			}
		}()
		if err := b.deal(ctx, router, e); err != nil {
			b.options.Log.Warn("event", "event", e.Type, "err", err)
		}
	})
}

func (b *Bot) deal(ctx context.Context, router *slash.Router, e *discordgo.Event) error {
	switch told := e.Struct.(type) {
	case *discordgo.InteractionCreate:
		if told.Interaction == nil || told.Data == nil {
			return b.unreadable(ctx, e)
		}
		return b.interaction(ctx, router, told.Interaction)
	case *discordgo.GuildCreate:
		if told.Guild != nil {
			return b.attendance.joined(ctx, told.Guild)
		}
	case *discordgo.GuildDelete:
		if told.Guild != nil {
			return b.attendance.left(ctx, told.Guild)
		}
	case *discordgo.ApplicationCommandPermissionsUpdate:
		if told.GuildApplicationCommandPermissions != nil {
			b.overrides.drop(told.GuildID)
		}
	}
	return nil
}

const (
	wordsBusy       = "I am busy in this server. Try again in a few seconds."
	wordsUnreadable = "There is something in that message that I cannot read. Use the slash command for it instead."
)

// interaction answers what somebody did with a command, when it is its
// server's turn.
func (b *Bot) interaction(ctx context.Context, router *slash.Router, in *discordgo.Interaction) error {
	leave := b.lanes.enter(in.GuildID)
	if leave == nil {
		return b.tell(ctx, in, wordsBusy)
	}
	defer leave()
	if err := router.Serve(ctx, responder{b.rest}, in); err != nil {
		return fmt.Errorf("interaction %s in server %s: %w", in.ID, in.GuildID, err)
	}
	return nil
}

// unreadable answers an interaction that discordgo cannot decode, which
// happens when a message in it has a component of a type it does not know.
func (b *Bot) unreadable(ctx context.Context, e *discordgo.Event) error {
	var in struct {
		ID    string                    `json:"id"`
		Token string                    `json:"token"`
		Type  discordgo.InteractionType `json:"type"`
	}
	if err := json.Unmarshal(e.RawData, &in); err != nil {
		return fmt.Errorf("an interaction without an id: %w", err)
	}
	b.options.Log.Warn("an interaction that cannot be decoded", "interaction", in.ID, "type", in.Type)
	return b.tell(ctx, &discordgo.Interaction{ID: in.ID, Token: in.Token, Type: in.Type}, wordsUnreadable)
}

// tell answers privately and with words alone. Suggestions for what somebody
// is typing have no room for words.
func (b *Bot) tell(ctx context.Context, in *discordgo.Interaction, words string) error {
	if in.Type == discordgo.InteractionApplicationCommandAutocomplete {
		return nil
	}
	return responder{b.rest}.Respond(ctx, in, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{
			Content:         words,
			Flags:           discordgo.MessageFlagsEphemeral,
			AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
		},
	})
}
