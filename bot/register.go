package bot

import (
	"context"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
)

// Settings keep small facts of the program between runs.
type Settings interface {
	// Setting is "" when nothing was put under name.
	Setting(ctx context.Context, name string) (string, error)
	PutSetting(ctx context.Context, name, value string) error
}

// A registered is what Discord calls one of our commands.
type registered struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// register makes Discord's list of our commands what the router declares. The
// list is replaced as a whole, and only when the declarations have changed or
// the list is not ours any more: Discord allows 200 new commands a day. It
// gives the ids of the commands by their names.
func (b *Bot) register(ctx context.Context, app string, r *slash.Router) (map[string]string, error) {
	path := "/applications/" + app + "/commands"
	if b.options.DevGuild != "" {
		path = "/applications/" + app + "/guilds/" + b.options.DevGuild + "/commands"
	}
	setting := "commands registered at " + path
	last, err := b.options.Settings.Setting(ctx, setting)
	if err != nil {
		return nil, fmt.Errorf("reading what was registered last: %w", err)
	}
	declared := r.Declarations()
	if last == r.Hash() {
		var listed []registered
		if err := b.rest.call(ctx, http.MethodGet, path, nil, &listed); err != nil {
			return nil, fmt.Errorf("reading the commands registered: %w", err)
		}
		if ids := byName(listed); sameNames(ids, declared) {
			return ids, nil
		}
	}
	var listed []registered
	if err := b.rest.call(ctx, http.MethodPut, path, b.scoped(declared), &listed); err != nil {
		return nil, fmt.Errorf("registering %d commands: %w", len(declared), err)
	}
	b.options.Log.Info("commands registered", "commands", len(declared), "application", app, "guild", b.options.DevGuild)
	if err := b.options.Settings.PutSetting(ctx, setting, r.Hash()); err != nil {
		return nil, fmt.Errorf("keeping what was registered: %w", err)
	}
	return byName(listed), nil
}

// scoped is the declarations as their scope takes them: where a command can be
// used is asked of global commands alone.
func (b *Bot) scoped(declared []*discordgo.ApplicationCommand) []*discordgo.ApplicationCommand {
	if b.options.DevGuild == "" {
		return declared
	}
	local := make([]*discordgo.ApplicationCommand, len(declared))
	for i, d := range declared {
		c := *d
		c.Contexts, c.IntegrationTypes = nil, nil
		local[i] = &c
	}
	return local
}

func byName(listed []registered) map[string]string {
	ids := make(map[string]string, len(listed))
	for _, c := range listed {
		ids[c.Name] = c.ID
	}
	return ids
}

func sameNames(ids map[string]string, declared []*discordgo.ApplicationCommand) bool {
	if len(ids) != len(declared) {
		return false
	}
	for _, d := range declared {
		if ids[d.Name] == "" {
			return false
		}
	}
	return true
}
