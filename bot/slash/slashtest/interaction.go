package slashtest

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
)

type given = discordgo.ApplicationCommandInteractionDataOption

func (s *Stage) interaction(by Actor, kind discordgo.InteractionType) *discordgo.Interaction {
	s.calls++
	return &discordgo.Interaction{
		ID: fmt.Sprintf("i%d", s.calls), AppID: "dateline", Token: fmt.Sprintf("token-%d", s.calls),
		Type: kind, GuildID: by.Server, ChannelID: by.Channel, Locale: discordgo.EnglishGB, Member: by.member(), Version: 1,
	}
}

// publicly are the flags of a message that all see.
const publicly discordgo.MessageFlags = 0

// component is a press of something that stands under a message with flags.
func (s *Stage) component(by Actor, under discordgo.MessageFlags, data discordgo.MessageComponentInteractionData) Got {
	s.t.Helper()
	in := s.interaction(by, discordgo.InteractionMessageComponent)
	in.Message = &discordgo.Message{ID: "m1", ChannelID: by.Channel, Flags: under}
	in.Data = data
	return s.serve(in)
}

func (s *Stage) form(by Actor, do slash.Ref, fields map[string]string) *discordgo.Interaction {
	data := discordgo.ModalSubmitInteractionData{CustomID: slash.CustomID(do)}
	for name, value := range fields {
		input := &discordgo.TextInput{CustomID: name, Value: value}
		data.Components = append(data.Components, &discordgo.ActionsRow{Components: []discordgo.MessageComponent{input}})
	}
	in := s.interaction(by, discordgo.InteractionModalSubmit)
	in.Data = data
	return in
}

// command makes the interaction of a slash command, nested as Discord nests it.
func (s *Stage) command(by Actor, path string, options []any) *discordgo.Interaction {
	s.t.Helper()
	words := strings.Fields(strings.TrimPrefix(path, "/"))
	if len(words) == 0 || len(words) > 3 {
		s.t.Fatalf("%q is no path of a command", path)
	}
	data := discordgo.ApplicationCommandInteractionData{
		Name: words[0], CommandType: discordgo.ChatApplicationCommand,
		Resolved: &discordgo.ApplicationCommandInteractionDataResolved{
			Users:       map[string]*discordgo.User{},
			Channels:    map[string]*discordgo.Channel{},
			Attachments: map[string]*discordgo.MessageAttachment{},
		},
	}
	data.Options = s.options(data.Resolved, options)
	for i := len(words) - 1; i > 0; i-- {
		kind := discordgo.ApplicationCommandOptionSubCommand
		if i == 1 && len(words) == 3 {
			kind = discordgo.ApplicationCommandOptionSubCommandGroup
		}
		data.Options = []*given{{Name: words[i], Type: kind, Options: data.Options}}
	}
	in := s.interaction(by, discordgo.InteractionApplicationCommand)
	in.Data = data
	return in
}

func (s *Stage) options(resolved *discordgo.ApplicationCommandInteractionDataResolved, pairs []any) []*given {
	s.t.Helper()
	var options []*given
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			s.t.Fatalf("an option's name is %v", pairs[i])
		}
		o := s.option(resolved, pairs[i+1])
		o.Name = name
		options = append(options, o)
	}
	if len(pairs)%2 != 0 {
		s.t.Fatalf("option %v has no value", pairs[len(pairs)-1])
	}
	return options
}

func (s *Stage) option(resolved *discordgo.ApplicationCommandInteractionDataResolved, value any) *given {
	s.t.Helper()
	switch v := value.(type) {
	case string:
		return &given{Type: discordgo.ApplicationCommandOptionString, Value: v}
	case int:
		return &given{Type: discordgo.ApplicationCommandOptionInteger, Value: float64(v)}
	case bool:
		return &given{Type: discordgo.ApplicationCommandOptionBoolean, Value: v}
	case slash.Channel:
		resolved.Channels[v.ID] = &discordgo.Channel{ID: v.ID, Name: v.Name, Type: v.Type}
		return &given{Type: discordgo.ApplicationCommandOptionChannel, Value: v.ID}
	case slash.Person:
		resolved.Users[v.ID] = &discordgo.User{ID: v.ID, Username: v.Name}
		return &given{Type: discordgo.ApplicationCommandOptionUser, Value: v.ID}
	case slash.File:
		resolved.Attachments[v.Name] = &discordgo.MessageAttachment{ID: v.Name, Filename: v.Name, ContentType: v.Type, Size: v.Size, URL: v.URL}
		return &given{Type: discordgo.ApplicationCommandOptionAttachment, Value: v.Name}
	}
	s.t.Fatalf("an option cannot be a %T", value)
	return nil
}

// focus marks the last option of a command as the one being typed into.
func focus(in *discordgo.Interaction) {
	options := in.Data.(discordgo.ApplicationCommandInteractionData).Options
	for len(options) > 0 {
		last := options[len(options)-1]
		if last.Options == nil {
			last.Focused = true
		}
		options = last.Options
	}
}
