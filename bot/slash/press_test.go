package slash_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
)

const (
	manageMessages = discordgo.PermissionManageMessages
	administrator  = discordgo.PermissionAdministrator
)

// desk is a moderators' command, a readers' one and one with a button for all
// that leads to a list of one's own.
func desk() []slash.Command {
	done := func(what string) slash.Handler {
		return func(context.Context, *slash.Call) (slash.Message, error) { return slash.Message{Text: what}, nil }
	}
	keep := func(action string) slash.Handler {
		return func(_ context.Context, c *slash.Call) (slash.Message, error) {
			return slash.Message{Text: "list", Rows: []slash.Row{{Buttons: []slash.Button{
				{Label: "Go", Do: slash.Ref{Action: action, Arg: c.Keep("state")}},
			}}}}, nil
		}
	}
	open := func(_ context.Context, c *slash.Call) (slash.Message, error) {
		v, err := slash.Kept[string](c)
		return slash.Message{Text: "opened " + v}, err
	}
	return []slash.Command{
		{Name: "article", Help: "Keep articles", For: manageMessages, Sub: []slash.Command{
			{Name: "remove", Help: "Remove an article", Private: true, Run: keep("article remove/confirm"), Actions: map[string]slash.Action{
				"confirm": {Run: done("removed")},
				"again":   {Run: keep("article remove/confirm")},
			}},
		}},
		{Name: "news", Help: "Read news", Sub: []slash.Command{
			{Name: "latest", Help: "Show the latest", Private: true, Run: keep("news latest/page"), Actions: map[string]slash.Action{"page": {Run: open}}},
		}},
		{Name: "digest", Help: "Order digests", For: discordgo.PermissionManageGuild,
			Run: done("ordered"), Actions: map[string]slash.Action{
				"all":    {Run: keep("digest/page"), Anyone: true},
				"page":   {Run: open},
				"cancel": {Run: done("cancelled")},
			}},
		{Name: "Save as article", OnMessage: true, For: manageMessages, Run: keep("Save as article/save"),
			Actions: map[string]slash.Action{"save": {Run: done("saved")}}},
	}
}

func TestAButtonIsHonouredForWhoeverMayPressIt(t *testing.T) {
	mod, reader := slashtest.By("mod", manageMessages), slashtest.By("reader")
	stage := slashtest.On(t, desk()...)
	removal := stage.Use(mod, "/article remove")
	page := stage.Use(reader, "/news latest")
	all := slash.Ref{Action: "digest/all"}
	own := stage.PressRef(reader, all)
	again := stage.PressRef(mod, slash.Ref{Action: "article remove/again"})
	saving := stage.UseOn(mod, "Save as article", &discordgo.Message{ID: "m7"})

	const (
		needsManageMessages = "That needs **Manage Messages** in this server."
		needsManageServer   = "That needs **Manage Server** in this server."
		notYours            = "Only <@id-reader> can use these buttons. Run `/news latest` for your own."
		expired             = "This list has expired. Run the command again."
	)
	tests := []struct {
		name string
		by   slashtest.Actor
		do   slash.Ref
		want string
	}{
		{"a moderator confirms", mod, refIn(removal), "removed"},
		{"another moderator confirms", slashtest.By("mod2", manageMessages), refIn(removal), "removed"},
		{"an administrator confirms", slashtest.By("admin", administrator), refIn(removal), "removed"},
		{"a reader confirms what a moderator began", reader, refIn(removal), needsManageMessages},
		{"a reader sends a crafted id", reader, slash.Ref{Action: "article remove/confirm", Arg: "A-7K3QF"}, needsManageMessages},
		{"a reader sends a crafted id with a token of their own from another command", reader, slash.Ref{Action: "article remove/confirm", Arg: refIn(page).Arg}, needsManageMessages},
		{"a reader sends a crafted id with a token of their own from a button for all", reader, slash.Ref{Action: "article remove/confirm", Arg: refIn(own).Arg}, needsManageMessages},
		{"a moderator who lost the permission confirms what they began", slashtest.By("mod"), refIn(removal), needsManageMessages},
		{"a moderator who lost the permission confirms what a button of theirs began", slashtest.By("mod"), refIn(again), needsManageMessages},
		{"a reader turns their own page", reader, refIn(page), "opened state"},
		{"a moderator turns a reader's page", mod, refIn(page), notYours},
		{"an administrator turns a reader's page", slashtest.By("admin", administrator), refIn(page), notYours},
		{"a reader turns their page in another server", reader.In("away"), refIn(page), expired},
		{"a moderator of another server confirms", mod.In("away"), refIn(removal), expired},
		{"anyone uses a button for all", slashtest.By("stranger"), all, "list"},
		{"a reader turns the page a button for all led to", reader, refIn(own), "opened state"},
		{"another reader turns that page", slashtest.By("stranger"), refIn(own), needsManageServer},
		{"a reader crafts a moderators' action of that command", reader, slash.Ref{Action: "digest/cancel"}, needsManageServer},
		{"a reader uses a message command's button", reader, refIn(saving), needsManageMessages},
		{"a token that never was", reader, slash.Ref{Action: "news latest/page", Arg: "AAAAAAAAAAAAAAAAAAAAAAAAAA"}, expired},
		{"an action that never was", reader, slash.Ref{Action: "news latest/nothing"}, expired},
		{"a command taken for an action", reader, slash.Ref{Action: "news latest"}, expired},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := stage.PressRef(tt.by, tt.do)
			if got.Text != tt.want {
				t.Errorf("got %q, want %q", got.Text, tt.want)
			}
			if !got.Private {
				t.Error("got it told to all, want it told privately")
			}
		})
	}
}

func refIn(g slashtest.Got) slash.Ref { return g.Rows[0].Buttons[0].Do }

func TestAServersOwnSettingsComeBeforeTheDeclaredPermission(t *testing.T) {
	allowed := map[string]bool{"id-trusted article": true, "id-mod article": false, "id-reader news": false}
	o := slash.RouterOptions{Overrides: func(_ context.Context, in *discordgo.Interaction, command string) (bool, bool) {
		may, decided := allowed[in.Member.User.ID+" "+command]
		return may, decided
	}}
	r := router(t, o, desk()...)
	tests := []struct {
		name, person string
		permissions  int64
		action, want string
	}{
		{"granted without the permission", "trusted", 0, "article remove/confirm", "removed"},
		{"withheld in spite of it", "mod", manageMessages, "article remove/confirm", "That needs **Manage Messages** in this server."},
		{"an administrator may all the same", "mod", administrator, "article remove/confirm", "removed"},
		{"undecided", "mod2", manageMessages, "article remove/confirm", "removed"},
		{"withheld from a reader", "reader", 0, "news latest/page", "You may not use `/news latest` in this server. Ask a moderator."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := pressing("d1:" + tt.action + ":x")
			in.Member.User.ID, in.Member.Permissions = "id-"+tt.person, tt.permissions
			rec := &slashtest.Recorder{}
			if err := r.Serve(t.Context(), rec, in); err != nil {
				t.Fatal(err)
			}
			if got := rec.Shown().Text; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAHandlerCanAskWhatTheCallerMayUse(t *testing.T) {
	var may map[string]bool
	help := slash.Command{Name: "help", Help: "Explain", Run: func(_ context.Context, c *slash.Call) (slash.Message, error) {
		may = map[string]bool{"article": c.May("article"), "news": c.May("news"), "Save as article": c.May("Save as article"), "nothing": c.May("nothing")}
		return slash.Message{Text: "ok"}, nil
	}}
	stage := slashtest.On(t, append(desk(), help)...)
	stage.Use(slashtest.By("reader"), "/help")
	if may["article"] || !may["news"] || may["Save as article"] || may["nothing"] {
		t.Errorf("a reader: got %v, want news only", may)
	}
	stage.Use(slashtest.By("mod", manageMessages), "/help")
	if !may["article"] || !may["news"] || !may["Save as article"] || may["nothing"] {
		t.Errorf("a moderator: got %v, want all but nothing", may)
	}
}

func TestWhatWasKeptIsForgottenAfterAnHour(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stage := slashtest.On(t, desk()...)
		reader := slashtest.By("reader")
		page := stage.Use(reader, "/news latest")
		time.Sleep(time.Hour - time.Second)
		if got, want := stage.Press(reader, page, "Go").Text, "opened state"; got != want {
			t.Errorf("just before: got %q, want %q", got, want)
		}
		time.Sleep(time.Second)
		if got, want := stage.Press(reader, page, "Go").Text, slash.ErrExpired.Error(); got != want {
			t.Errorf("after an hour: got %q, want %q", got, want)
		}
	})
}

func TestACraftedCustomIDNeverRunsAnything(t *testing.T) {
	ran := false
	cmd := slash.Command{Name: "news", Help: "Read news", Run: after(0, slash.Message{Text: "x"}, nil), Actions: map[string]slash.Action{
		"page": {Anyone: true, Run: func(_ context.Context, c *slash.Call) (slash.Message, error) {
			ran = true
			return slash.Message{Text: "ran"}, nil
		}},
	}}
	r := router(t, slash.RouterOptions{}, cmd)
	for _, id := range []string{
		"", "d1:", "d1", "news/page:x", "d2:news/page:x", "d1:news/page\x00:x", "d1: news/page:x", "d1:news/page:\xff",
		"d1:news:page", "d1:/page:", "d1:news/page:" + strings.Repeat("x", 100),
	} {
		rec := &slashtest.Recorder{}
		if err := r.Serve(t.Context(), rec, pressing(id)); err != nil {
			t.Errorf("%q: %v", id, err)
		}
		if got, want := rec.Shown().Text, slash.ErrExpired.Error(); got != want || ran {
			t.Errorf("%q: got %q, ran %v, want %q", id, got, ran, want)
		}
	}
}

func FuzzACustomIDIsAnsweredWhateverItIs(f *testing.F) {
	r, err := slash.NewRouter(slash.RouterOptions{}, desk()...)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"d1:news latest/page:x", "d1:digest/all:", "d1:article remove/confirm:A-7K3QF", "d1::", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		rec := &slashtest.Recorder{}
		if err := r.Serve(t.Context(), rec, pressing(id)); err != nil {
			t.Fatal(err)
		}
		got := rec.Shown()
		if !got.Private || got.Text == "removed" || got.Text == "cancelled" || got.Text == "saved" {
			t.Errorf("%q: got %+v, want nothing that a reader may not do", id, got)
		}
	})
}
