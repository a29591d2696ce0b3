package bot

import (
	"net/http"
	"testing"

	"github.com/bwmarrin/discordgo"
)

const overridesRoute = "GET /applications/100/guilds/200/commands/permissions"

func use(roles ...string) *discordgo.Interaction {
	return &discordgo.Interaction{GuildID: home, ChannelID: news,
		Member: &discordgo.Member{User: &discordgo.User{ID: "600"}, Roles: roles}}
}

func TestOverridesDecideInDiscordsOrder(t *testing.T) {
	const (
		role    = discordgo.ApplicationCommandPermissionTypeRole
		user    = discordgo.ApplicationCommandPermissionTypeUser
		channel = discordgo.ApplicationCommandPermissionTypeChannel
		all     = "199" // home less one: all channels
	)
	type overrides = []override
	for name, c := range map[string]struct {
		command, app overrides
		may, decided bool
	}{
		"nothing is said":                     {nil, nil, false, false},
		"another role's":                      {overrides{{"9", role, true}}, nil, false, false},
		"a role is allowed":                   {overrides{{"1", role, true}}, nil, true, true},
		"a role is denied":                    {overrides{{"1", role, false}}, nil, false, true},
		"one role allowed is enough":          {overrides{{"1", role, true}, {"2", role, false}}, nil, true, true},
		"whatever their order":                {overrides{{"2", role, true}, {"1", role, false}}, nil, true, true},
		"everyone is denied":                  {overrides{{home, role, false}}, nil, false, true},
		"a role stands over everyone":         {overrides{{home, role, false}, {"1", role, true}}, nil, true, true},
		"a person stands over roles":          {overrides{{"600", user, false}, {"1", role, true}}, nil, false, true},
		"a role's id is no person's":          {overrides{{"600", role, false}}, nil, false, false},
		"the channel is closed":               {overrides{{news, channel, false}, {"1", role, true}}, nil, false, true},
		"all channels are closed":             {overrides{{all, channel, false}}, nil, false, true},
		"all are closed but this one":         {overrides{{all, channel, false}, {news, channel, true}}, nil, false, false},
		"the application is denied":           {nil, overrides{{"1", role, false}}, false, true},
		"the command stands over it":          {overrides{{"1", role, true}}, overrides{{"1", role, false}}, true, true},
		"the application's yes is not enough": {nil, overrides{{"1", role, true}}, false, false},
		"the application's channel is closed": {overrides{{"1", role, true}}, overrides{{news, channel, false}}, false, true},
	} {
		may, decided := decide(use("1", "2"), c.command, c.app)
		if may != c.may || decided != c.decided {
			t.Errorf("%s: got may %v, decided %v; want %v, %v", name, may, decided, c.may, c.decided)
		}
	}
}

func TestOverridesAreReadOncePerServerUntilTheyChange(t *testing.T) {
	d := newDiscord(t)
	d.on(overridesRoute,
		`[{"id":"500","permissions":[{"id":"1","type":1,"permission":true}]}]`,
		`[{"id":"500","permissions":[{"id":"1","type":1,"permission":false}]}]`)
	b := newBot(t, d)
	b.overrides.know(appID, map[string]string{"article": "500"})
	may := func() bool {
		may, decided := b.overrides.may(t.Context(), use("1"), "article")
		if !decided {
			t.Error("undecided, want a decision")
		}
		return may
	}
	for range 2 {
		if !may() {
			t.Error("got no, want yes")
		}
	}
	if got := len(d.requests(overridesRoute)); got != 1 {
		t.Errorf("they were read %d times, want once", got)
	}
	b.overrides.drop(home)
	if may() {
		t.Error("after the change: got yes, want no")
	}
}

func TestWhatWasReadBeforeAChangeIsNotKept(t *testing.T) {
	d := newDiscord(t)
	b := newBot(t, d)
	b.overrides.know(appID, map[string]string{"article": "500"})
	d.handle(overridesRoute, func(w http.ResponseWriter, r *http.Request) {
		b.overrides.drop(home) // it changes while it is being read
		w.Write([]byte(`[]`))
	})
	b.overrides.may(t.Context(), use("1"), "article")
	b.overrides.may(t.Context(), use("1"), "article")
	if got := len(d.requests(overridesRoute)); got != 2 {
		t.Errorf("they were read %d times, want twice", got)
	}
}

func TestWhatCannotBeReadIsANo(t *testing.T) {
	d := newDiscord(t)
	d.refuse(overridesRoute, http.StatusForbidden, `{"code":50001}`)
	b := newBot(t, d)
	b.overrides.know(appID, map[string]string{"article": "500"})
	if may, decided := b.overrides.may(t.Context(), use("1"), "article"); may || !decided {
		t.Errorf("got may %v, decided %v; want a decided no", may, decided)
	}
}
