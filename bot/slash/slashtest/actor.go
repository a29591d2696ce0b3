package slashtest

import "github.com/bwmarrin/discordgo"

// An Actor is a person in a channel of a server.
type Actor struct {
	Name        string // what the server shows; the id is made from it
	Server      string
	Channel     string
	Permissions int64
}

// By is a person with the given permissions, in server "home" and its channel
// "news". Their id is "id-" and the name.
func By(name string, permissions ...int64) Actor {
	a := Actor{Name: name, Server: "home", Channel: "news", Permissions: discordgo.PermissionViewChannel}
	for _, p := range permissions {
		a.Permissions |= p
	}
	return a
}

// In is the same person in another server.
func (a Actor) In(server string) Actor { a.Server = server; return a }

// At is the same person in another channel.
func (a Actor) At(channel string) Actor { a.Channel = channel; return a }

// ID is the person's id.
func (a Actor) ID() string { return "id-" + a.Name }

func (a Actor) member() *discordgo.Member {
	return &discordgo.Member{
		GuildID:     a.Server,
		User:        &discordgo.User{ID: a.ID(), Username: a.Name},
		Permissions: a.Permissions,
	}
}
