package command_test

import (
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

const harbour = "The harbour closes on Friday. Ships will be sent to Lund instead."

// pasted are the fields of the form, as somebody fills them in.
func pasted(change map[string]string) map[string]string {
	fields := map[string]string{
		"headline": "Harbour to close", "publisher": "The Harbour Post", "link": "https://post.example/harbour",
		"published": "2026-11-22 08:30", "text": harbour,
	}
	for name, value := range change {
		fields[name] = value
	}
	return fields
}

func TestAPastedArticleIsFiledAndShown(t *testing.T) {
	n := openNewsroom(t)
	if err := n.store.PutServer(t.Context(), briefing.Server{ID: "home", Zone: "Europe/Berlin"}); err != nil {
		t.Fatal(err)
	}

	got := n.Submit(mod, n.Use(mod, "/article paste", "topic", "Shipping"), pasted(nil))

	expect(t, got.All(), "Saved as **A-", "Harbour to close", "The Harbour Post", "12 words", "0 quotes", "topics: shipping", "Ships will be sent")
	found, err := n.store.FindArticles(t.Context(), "home", briefing.ArticleQuery{})
	if err != nil || len(found) != 1 {
		t.Fatalf("got %d articles (%v), want 1", len(found), err)
	}
	if want := time.Date(2026, 11, 22, 7, 30, 0, 0, time.UTC); !found[0].Published.Equal(want) {
		t.Errorf("published %v, want %v: times are read in the server's zone", found[0].Published, want)
	}
	if found[0].AddedBy != mod.ID() {
		t.Errorf("added by %q, want %q", found[0].AddedBy, mod.ID())
	}
	discarded := n.Press(mod, got, "Discard")
	expect(t, discarded.Text, "Removed **"+string(found[0].ID)+"**")
}

func TestARefusedFormKeepsWhatWasTyped(t *testing.T) {
	for name, c := range map[string]struct{ field, typed, say string }{
		"a link that is none":        {"link", "post.example", "That does not look like a web address. It should start with https://"},
		"a time that cannot be read": {"published", "last Tuesday", `"last Tuesday" is not a time I can read. Write it as 2026-11-22 08:30.`},
		"a time to come":             {"published", "2031-01-01", `"2031-01-01" lies in the future. Leave Published empty for now.`},
		"too little text":            {"text", "Too little", "I found only 2 words there. Paste the text with `/article paste`."},
	} {
		t.Run(name, func(t *testing.T) {
			n := openNewsroom(t)
			typed := pasted(map[string]string{c.field: c.typed})
			refused := n.Submit(mod, n.Use(mod, "/article paste", "topic", "shipping"), typed)
			if refused.Text != c.say || !refused.Private {
				t.Errorf("got %q (private %v), want %q, privately", refused.Text, refused.Private, c.say)
			}
			form := n.Press(mod, refused, "Edit")
			for _, f := range form.Form.Fields {
				if f.Value != typed[f.Name] {
					t.Errorf("%s: the form holds %q, want %q", f.Name, f.Value, typed[f.Name])
				}
			}
			mended := n.Submit(mod, form, pasted(nil))
			expect(t, mended.All(), "Saved as **A-", "topics: shipping")
		})
	}
}

func TestADuplicateIsSavedOnlyAnyway(t *testing.T) {
	n := openNewsroom(t)
	first := n.Submit(mod, n.Use(mod, "/article paste"), pasted(nil))
	expect(t, first.All(), "Saved as **A-00001**")
	n.clock.Advance(2 * hour)

	again := n.Submit(mod, n.Use(mod, "/article paste"), pasted(nil))
	expect(t, again.Text, "Already saved as **A-00001** by id-mod, <t:")
	if labels := strings.Join(again.Labels(), ", "); labels != "Open, Save anyway" {
		t.Errorf("buttons: got %s", labels)
	}
	expect(t, n.Press(mod, again, "Open").All(), "Ships will be sent to Lund instead.")
	expect(t, n.Press(mod, again, "Save anyway").All(), "Saved as **A-00002**")
}

func TestAFileIsFiledUpToALimit(t *testing.T) {
	n := openNewsroom(t)
	n.bot.files = map[string]string{"harbour.txt": harbour}
	file := slash.File{Name: "harbour.txt", Type: "text/plain", Size: len(harbour), URL: "https://cdn.example/harbour.txt"}

	expect(t, n.Use(mod, "/article upload", "file", file, "topic", "shipping").All(), "Saved as **A-00001**", "topics: shipping")
	again := n.Use(mod, "/article upload", "file", file)
	expect(t, again.Text, "Already saved as **A-00001**")
	expect(t, n.Press(mod, again, "Save anyway").All(), "Saved as **A-00002**")

	file.Size = 3_250_000
	want := "That file is 3.1 MiB; the limit is 1 MiB."
	if got := n.Use(mod, "/article upload", "file", file); got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
}

func TestAFileThatIsLargerThanItSaysIsRefused(t *testing.T) {
	n := openNewsroom(t)
	n.bot.files = map[string]string{"big.txt": strings.Repeat("word ", 1<<19)}
	got := n.Use(mod, "/article upload", "file", slash.File{Name: "big.txt", Size: 100})
	expect(t, got.Text, "the limit is 1 MiB")
}

func TestARemovedArticleIsGoneUntilItIsRestored(t *testing.T) {
	n := openNewsroom(t)
	a := n.file("home", "Parliament passes grid bill", gridBill)

	asked := n.Use(mod, "/article remove", "article", "Parliament", "reason", "wrong numbers")
	expect(t, asked.All(), "Remove this article?", "Parliament passes grid bill")
	expect(t, n.Use(reader, "/news read", "article", string(a.ID)).All(), "The vote was 311 to 204") // not before it is confirmed

	removed := n.Press(mod, asked, "Remove")
	expect(t, removed.Text, "Removed **"+string(a.ID)+"**. It can be restored until <t:")
	for _, path := range []string{"/news read", "/summary", "/quote"} {
		expect(t, n.Use(reader, path, "article", string(a.ID)).Text, "No article matches \""+string(a.ID)+"\".")
	}
	if choices := n.Suggest(mod, "/article restore", "article", "par"); len(choices) != 1 || choices[0].Value != string(a.ID) {
		t.Errorf("suggested to be restored: got %v", choices)
	}
	audit, err := n.store.Audit(t.Context(), "home", 1)
	if err != nil || len(audit) != 1 || audit[0].Did != "removed an article" || audit[0].Reason != "wrong numbers" || audit[0].Who != mod.ID() {
		t.Errorf("audit: got %+v (%v)", audit, err)
	}

	expect(t, n.Use(mod, "/article restore", "article", string(a.ID)).Text, "Restored **"+string(a.ID)+"**.")
	expect(t, n.Use(reader, "/news read", "article", string(a.ID)).All(), "The vote was 311 to 204")
	expect(t, n.PressRef(mod, slash.Ref{Action: "article restore/do", Arg: string(a.ID)}).Text, "is not removed")
}

func TestKeepItRemovesNothing(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	got := n.Press(mod, n.Use(mod, "/article remove", "article", "Parliament"), "Keep it")
	if got.Text != "Nothing was changed." || len(got.Rows) > 0 {
		t.Errorf("got %q with %v", got.Text, got.Labels())
	}
	expect(t, n.Use(reader, "/news latest").All(), "Parliament passes grid bill")
}

func TestACraftedCancelLeavesAMessageForAllAsItIs(t *testing.T) {
	n := openNewsroom(t)
	got := n.PressRef(mod, slash.Ref{Action: "article remove/cancel"})
	if got.InPlace || !got.Private {
		t.Errorf("it was answered in place %v, private %v, want privately", got.InPlace, got.Private)
	}
}

func TestTheListOfArticlesIsTurnedAndActedOn(t *testing.T) {
	n := openNewsroom(t)
	for _, name := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"} {
		n.file("home", "Article "+name, "This is the article of number "+name+".")
	}
	first := n.Use(mod, "/article list")
	expect(t, first.All(), "Article eleven", "Article two")
	refuse(t, first.All(), "Article one\n", "Share")

	second := n.Press(mod, first, "▶")
	expect(t, second.All(), "Article one")
	refuse(t, second.All(), "Article two")
	expect(t, n.Press(mod, second, "◀").All(), "Article eleven")

	opened := n.Choose(mod, second, "A-00001")
	expect(t, opened.All(), "This is the article of number one.", "<@100000000000000001>")
	n.Press(mod, n.Press(mod, opened, "Remove"), "Remove")
	removed := n.Use(mod, "/article list", "state", "removed")
	expect(t, removed.All(), "Article one")
	expect(t, n.Press(mod, n.Choose(mod, removed, "A-00001"), "Restore").Text, "Restored **A-00001**")
}

func TestAnEmptyListSaysWhyItIsEmpty(t *testing.T) {
	n := openNewsroom(t)
	expect(t, n.Use(mod, "/article list").Text, "This server has no articles yet. Moderators can use `/article paste` or `/article upload`.")
	n.file("home", "Harbour to close", harbour)
	for option, value := range map[string]any{"topic": "sport", "state": "removed", "added_by": slash.Person{ID: "7", Name: "mia"}} {
		expect(t, n.Use(mod, "/article list", option, value).Text, "There are no such articles. Ask for more with fewer options.")
	}
}

func TestTopicsAreShownAsTheyAreKept(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Harbour to close", harbour, topics("deep sea"))
	for _, got := range []string{
		n.Use(mod, "/article list", "topic", "Deep  Sea").All(),
		n.Use(reader, "/news latest", "topic", "DEEP SEA").All(),
		n.Use(reader, "/summary", "topic", "Deep Sea").All(),
	} {
		expect(t, got, "deep sea")
	}
	expect(t, n.Use(reader, "/summary", "topic", "Cold  Sea").Text, `No articles have the topic "cold sea".`)
}

func TestArticlesFiledMeanwhileMoveNoPage(t *testing.T) {
	n := openNewsroom(t)
	for _, name := range []string{"one", "two", "three", "four"} {
		n.file("home", "Article "+name, "This is the article of number "+name+".")
	}
	first := n.Use(reader, "/news latest", "count", 2)
	n.file("home", "Article five", "This is the article of number five.")
	second := n.Press(reader, first, "▶")
	expect(t, second.All(), "Article two", "Article one")
	refuse(t, second.All(), "Article three", "Article four", "Article five")
}

func TestSaveAsArticleFillsTheFormFromAMessage(t *testing.T) {
	n := openNewsroom(t)
	got := n.UseOn(mod, "Save as article", &discordgo.Message{
		ID: "77", ChannelID: "500", Content: "Harbour to close\n\n" + harbour,
		Author: &discordgo.User{Username: "mia"}, Timestamp: briefingtest.Morning.Add(-hour),
	})
	want := map[string]string{
		"headline": "Harbour to close", "publisher": "@mia", "link": "https://discord.com/channels/home/500/77",
		"published": "2026-11-23 07:00", "text": "Harbour to close\n\n" + harbour,
	}
	for _, f := range got.Form.Fields {
		if f.Value != want[f.Name] {
			t.Errorf("%s: got %q, want %q", f.Name, f.Value, want[f.Name])
		}
	}
	expect(t, n.Submit(mod, got, nil).All(), "Saved as **A-")
}

func TestSaveAsArticleTakesWhatAnEmbedHolds(t *testing.T) {
	n := openNewsroom(t)
	got := n.UseOn(mod, "Save as article", &discordgo.Message{
		ID: "77", ChannelID: "500", Embeds: []*discordgo.MessageEmbed{{Title: "Harbour to close", Description: harbour}},
	})
	if f := got.Form.Fields; f[0].Value != "Harbour to close" || f[4].Value != harbour {
		t.Errorf("got %+v", f)
	}
	empty := n.UseOn(mod, "Save as article", &discordgo.Message{ID: "78", ChannelID: "500"})
	expect(t, empty.Text, "That message has no text.")
}

func TestWhoMayNotKeepArticlesCannotByACraftedButton(t *testing.T) {
	n := openNewsroom(t)
	a := n.file("home", "Parliament passes grid bill", gridBill)
	asked := n.Use(mod, "/article remove", "article", string(a.ID))
	for _, got := range []struct {
		what string
		text string
	}{
		{"somebody's confirmation", n.Press(reader, asked, "Remove").Text},
		{"an id of their own", n.PressRef(reader, slash.Ref{Action: "article remove/discard", Arg: string(a.ID)}).Text},
		{"a form", n.SubmitRef(reader, slash.Ref{Action: "article paste/save"}, pasted(nil)).Text},
	} {
		if want := "That needs **Manage Messages** in this server."; got.text != want {
			t.Errorf("%s: got %q, want %q", got.what, got.text, want)
		}
	}
	expect(t, n.Use(reader, "/news latest").All(), "Parliament passes grid bill")
}
