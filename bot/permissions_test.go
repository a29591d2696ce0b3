package bot

import (
	"slices"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/briefing"
)

func TestMayPostNamesWhatIsMissing(t *testing.T) {
	for name, c := range map[string]struct {
		roles   string
		channel string
		want    []string
	}{
		"nothing missing": {allRoles, newsChannel, nil},
		"everything": {`[{"id":"200","permissions":"0"}]`, newsChannel,
			[]string{"View Channel", "Send Messages", "Embed Links"}},
		"denied in the channel": {allRoles,
			`{"id":"300","guild_id":"200","permission_overwrites":[{"id":"201","type":0,"allow":"0","deny":"16384"}]}`,
			[]string{"Embed Links"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDiscord(t)
			d.server(c.roles, c.channel)
			got, err := newBot(t, d).MayPost(t.Context(), briefing.Channel{Server: home, ID: news})
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("got %q (%v), want %q", got, err, c.want)
			}
		})
	}
}

func TestAThreadHasItsChannelsOverwritesAndAPermissionOfItsOwn(t *testing.T) {
	d := newDiscord(t)
	d.server(allRoles, `{"id":"300","guild_id":"200","parent_id":"310","type":11}`)
	d.on("GET /channels/310", `{"id":"310","guild_id":"200","permission_overwrites":[{"id":"200","type":0,"allow":"0","deny":"16384"}]}`)
	got, err := newBot(t, d).MayPost(t.Context(), briefing.Channel{Server: home, ID: news})
	if want := []string{"Send Messages in Threads", "Embed Links"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q (%v), want %q", got, err, want)
	}
}

func TestAnotherServersChannelIsLikeNone(t *testing.T) {
	d := newDiscord(t)
	d.server(allRoles, `{"id":"300","guild_id":"299"}`)
	b := newBot(t, d)
	_, foreign := b.MayPost(t.Context(), briefing.Channel{Server: home, ID: news})
	d.refuse("GET /channels/300", 404, `{"code":10003,"message":"Unknown Channel"}`)
	_, none := b.MayPost(t.Context(), briefing.Channel{Server: home, ID: news})
	if foreign == nil || foreign != none {
		t.Errorf("got %v for a channel of another server and %v for none, want the same", foreign, none)
	}
}

func TestEffectiveFollowsDiscordsOrder(t *testing.T) {
	const (
		view = discordgo.PermissionViewChannel
		send = discordgo.PermissionSendMessages
	)
	role := func(id string, bits int64) *discordgo.Role { return &discordgo.Role{ID: id, Permissions: bits} }
	over := func(id string, allow, deny int64) *discordgo.PermissionOverwrite {
		return &discordgo.PermissionOverwrite{ID: id, Allow: allow, Deny: deny}
	}
	later := time.Now().Add(time.Hour)
	earlier := time.Now().Add(-time.Hour)
	for name, c := range map[string]struct {
		roles    []*discordgo.Role
		over     []*discordgo.PermissionOverwrite
		timedOut *time.Time
		want     int64
	}{
		"roles add up":                         {[]*discordgo.Role{role(home, view), role("1", send)}, nil, nil, view | send},
		"others' roles do not":                 {[]*discordgo.Role{role(home, view), role("9", send)}, nil, nil, view},
		"everyone is denied":                   {[]*discordgo.Role{role(home, view|send)}, []*discordgo.PermissionOverwrite{over(home, 0, send)}, nil, view},
		"a role is allowed over everyone":      {[]*discordgo.Role{role(home, view)}, []*discordgo.PermissionOverwrite{over("1", send, 0), over(home, 0, send)}, nil, view | send},
		"one role allowed is enough":           {[]*discordgo.Role{role(home, view|send)}, []*discordgo.PermissionOverwrite{over("1", send, 0), over("2", 0, send)}, nil, view | send},
		"the member is denied over roles":      {[]*discordgo.Role{role(home, view|send)}, []*discordgo.PermissionOverwrite{over(userID, 0, send), over("1", send, 0)}, nil, view},
		"administrators are above the channel": {[]*discordgo.Role{role("1", discordgo.PermissionAdministrator)}, []*discordgo.PermissionOverwrite{over(home, 0, view)}, nil, ^int64(0)},
		"a member timed out may look":          {[]*discordgo.Role{role(home, view|send)}, nil, &later, view},
		"a timeout that is over has no effect": {[]*discordgo.Role{role(home, view|send)}, nil, &earlier, view | send},
	} {
		m := &discordgo.Member{User: &discordgo.User{ID: userID}, Roles: []string{"1", "2"}, CommunicationDisabledUntil: c.timedOut}
		if got := effective(home, c.roles, m, c.over); got != c.want {
			t.Errorf("%s: got %b, want %b", name, got, c.want)
		}
	}
}
