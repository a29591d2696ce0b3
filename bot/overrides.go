package bot

import (
	"cmp"
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// overridesTime is how long reading a server's decisions may take: somebody
// waits for an answer, and Discord only for three seconds.
const overridesTime = 1500 * time.Millisecond

// overrides knows what servers decided, in Server Settings › Integrations,
// about who may use which command where. Each server's decisions are read
// once, when they are first asked for, and again after they change.
type overrides struct {
	rest *rest

	mu      sync.Mutex
	app     string
	ids     map[string]string                // of commands, by name
	servers map[string]map[string][]override // by server, then by command id or app
	dropped int                              // how often any were dropped
}

// An override is one line of a server's decisions.
type override struct {
	ID         string                                     `json:"id"` // of a role, a person or a channel
	Type       discordgo.ApplicationCommandPermissionType `json:"type"`
	Permission bool                                       `json:"permission"`
}

func newOverrides(r *rest) *overrides {
	return &overrides{rest: r, servers: map[string]map[string][]override{}}
}

// know tells whose overrides these are.
func (o *overrides) know(app string, ids map[string]string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.app, o.ids = app, ids
}

// drop forgets a server's decisions.
func (o *overrides) drop(server string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.servers, server)
	o.dropped++
}

// may is a [slash.Overrides]. What cannot be read is taken for a no, since a
// server may have withdrawn a command from those whose role would allow it.
func (o *overrides) may(ctx context.Context, in *discordgo.Interaction, command string) (may, decided bool) {
	ctx, cancel := context.WithTimeout(ctx, overridesTime)
	defer cancel()
	of, app, id, err := o.read(ctx, in.GuildID, command)
	if err != nil {
		return false, true
	}
	return decide(in, of[id], of[app])
}

// read gives a server's decisions and the keys of those on the application
// and on one command.
func (o *overrides) read(ctx context.Context, server, command string) (of map[string][]override, app, id string, err error) {
	o.mu.Lock()
	of, known := o.servers[server]
	app, id = o.app, o.ids[command]
	before := o.dropped
	o.mu.Unlock()
	if known {
		return of, app, id, nil
	}
	var listed []struct {
		ID          string     `json:"id"`
		Permissions []override `json:"permissions"`
	}
	path := "/applications/" + app + "/guilds/" + server + "/commands/permissions"
	if err := o.rest.call(ctx, http.MethodGet, path, nil, &listed); err != nil {
		return nil, "", "", err
	}
	of = make(map[string][]override, len(listed))
	for _, l := range listed {
		of[l.ID] = l.Permissions
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.dropped == before { // none of these may be out of date already
		o.servers[server] = of
	}
	return of, app, id, nil
}

// decide follows Discord's order: the channel must not be closed to the
// command; then what is said of a person stands over what is said of roles,
// and that over what is said of everyone; and what is said of the command
// stands over what is said of the whole application. To be allowed the
// application still asks for the command's own permission.
func decide(in *discordgo.Interaction, ofCommand, ofApp []override) (may, decided bool) {
	if cmp.Or(inChannel(in, ofCommand), inChannel(in, ofApp)) == no {
		return false, true
	}
	if v := forMember(in, ofCommand); v != silent {
		return v == yes, true
	}
	return false, forMember(in, ofApp) == no
}

// A verdict is what some overrides say.
type verdict int

const (
	silent verdict = iota
	yes
	no
)

// inChannel is what is said of the channel, or else of all channels, for
// which Discord writes the server's id less one.
func inChannel(in *discordgo.Interaction, all []override) verdict {
	everywhere, err := discordgo.GuildAllChannelsID(in.GuildID)
	if err != nil {
		return silent
	}
	said := func(id string) verdict {
		return saying(all, discordgo.ApplicationCommandPermissionTypeChannel, id)
	}
	return cmp.Or(said(in.ChannelID), said(everywhere))
}

// forMember is what is said of the member. One role that allows is enough.
func forMember(in *discordgo.Interaction, all []override) verdict {
	ofRoles := silent
	for _, role := range in.Member.Roles {
		v := saying(all, discordgo.ApplicationCommandPermissionTypeRole, role)
		if v == yes || ofRoles == silent {
			ofRoles = v
		}
	}
	ofPerson := saying(all, discordgo.ApplicationCommandPermissionTypeUser, in.Member.User.ID)
	ofEveryone := saying(all, discordgo.ApplicationCommandPermissionTypeRole, in.GuildID)
	return cmp.Or(ofPerson, ofRoles, ofEveryone)
}

func saying(all []override, kind discordgo.ApplicationCommandPermissionType, id string) verdict {
	for _, o := range all {
		switch {
		case o.Type != kind || o.ID != id:
		case o.Permission:
			return yes
		default:
			return no
		}
	}
	return silent
}
