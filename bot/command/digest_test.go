package command_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-bot/dateline/bot/render"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
	"github.com/dateline-bot/dateline/briefing"
)

var news = slash.Channel{ID: "500", Name: "news"}

func TestSubscribingShowsExactlyWhatWouldBePosted(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)

	got := n.Use(admin, "/digest subscribe", "name", "Morning briefing", "channel", news,
		"at", "08:00, 18:00", "days", "weekdays", "timezone", "Europe/Berlin")

	if !got.Private {
		t.Error("the preview was shown to all")
	}
	expect(t, got.Text,
		"**Morning briefing** in <#500>: 08:00, 18:00 weekdays (Europe/Berlin), all topics, at most 7 stories.",
		"Next three runs: <t:1795453200:F> · <t:1795503600:F> · <t:1795539600:F>",
		"**Morning briefing · Mon 23 Nov**: Parliament passes grid bill")
	expect(t, got.All(), "**1. Parliament passes grid bill**", "The vote was 311 to 204.")
	if labels := strings.Join(got.Labels(), ", "); labels != "Subscribe, Change, Cancel" {
		t.Errorf("buttons: got %s", labels)
	}
	if subs, _ := n.store.Subscriptions(t.Context(), "home"); len(subs) != 0 {
		t.Error("it was ordered before it was confirmed")
	}

	done := n.Press(admin, got, "Subscribe")
	expect(t, done.Text, "**Morning briefing** (D-1) is on. First digest <t:1795453200:F> (<t:1795453200:R>) in <#500>.")
	subs, err := n.store.Subscriptions(t.Context(), "home")
	if err != nil || len(subs) != 1 || subs[0].By != admin.ID() || subs[0].Next.IsZero() {
		t.Errorf("kept: %+v (%v)", subs, err)
	}
}

func TestWhatIsLeftOutOfAnOrderIsFilledIn(t *testing.T) {
	n := openNewsroom(t)
	if err := n.store.PutServer(t.Context(), briefing.Server{ID: "home", Zone: "Asia/Tokyo"}); err != nil {
		t.Fatal(err)
	}
	got := n.Use(admin, "/digest subscribe", "name", "Morning", "channel", news)
	expect(t, got.Text, "08:00 every day (Asia/Tokyo), all topics, at most 7 stories.")
}

func TestAnOrderThatCannotBeReadIsRefusedInWords(t *testing.T) {
	n := openNewsroom(t)
	for _, c := range []struct{ option, value, want string }{
		{"at", "8.30pm", `"8.30pm" is not a time I can read. Use 24-hour times such as 20:30, several with commas.`},
		{"timezone", "EST", `"EST" is ambiguous. Pick a city, for example America/New_York.`},
		{"topics", strings.Repeat("x", 41), "is too long. Use at most 40 characters."},
		{"topics", "a,b,c,d,e,f,g,h,i,j,k", "That is 11 topics. Choose at most 10, or none for all."},
	} {
		got := n.Use(admin, "/digest subscribe", "name", "Morning", "channel", news, c.option, c.value)
		expect(t, got.Text, c.want)
	}
}

func TestMissingPermissionsAreSaidAndCheckedAgain(t *testing.T) {
	n := openNewsroom(t)
	n.bot.missing = []string{"Embed Links", "Send Messages"}
	got := n.Use(admin, "/digest subscribe", "name", "Morning", "channel", news)
	expect(t, got.Text, "I cannot post in <#500>: **Embed Links**, **Send Messages** are missing there. Allow them for me in that channel's permissions.")
	n.bot.missing = nil
	again := n.Press(admin, got, "Check again")
	refuse(t, again.Text, "I cannot post")
	if slices.Contains(again.Labels(), "Check again") {
		t.Error("there is nothing left to check again")
	}
}

func TestAnOrderIsChangedInAForm(t *testing.T) {
	n := openNewsroom(t)
	got := n.Use(admin, "/digest subscribe", "name", "Morning", "channel", news, "stories", 3, "timezone", "Europe/Berlin")

	form := n.Press(admin, got, "Change")
	wrong := n.Submit(admin, form, map[string]string{"at": "half past", "topics": "Energy, energy"})
	expect(t, wrong.Text, "is not a time I can read")

	form = n.Press(admin, wrong, "Edit")
	if got := form.Form.Fields[1].Value; got != "half past" {
		t.Errorf("the form forgot what was typed: it holds %q", got)
	}
	right := n.Submit(admin, form, map[string]string{"at": "07:15", "days": "mon, thu"})
	if !right.InPlace {
		t.Error("the preview should change in place")
	}
	expect(t, right.Text, "07:15 mon, thu (Europe/Berlin), energy, at most 3 stories.")
	expect(t, n.Press(admin, right, "Subscribe").Text, "(D-1) is on.")
}

func TestCancellingOrdersNothing(t *testing.T) {
	n := openNewsroom(t)
	got := n.Press(admin, n.Use(admin, "/digest subscribe", "name", "Morning", "channel", news), "Cancel")
	if got.Text != "Nothing was changed." || len(got.Rows) != 0 {
		t.Errorf("got %q with %v", got.Text, got.Labels())
	}
}

func TestTwoDigestsOfOneNameAreRefused(t *testing.T) {
	n := openNewsroom(t)
	n.subscribe("home", "Morning")
	got := n.Press(admin, n.Use(admin, "/digest subscribe", "name", "morning", "channel", news), "Subscribe")
	if briefing.KindOf(got.Err) != briefing.Conflict || briefing.Say(got.Err) == "" {
		t.Errorf("got %q (%v), want a Conflict in words", got.Text, got.Err)
	}
}

func TestPreviewTellsHowItCameAbout(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	n.file("home", "Harbour to close", harbour)
	n.subscribe("home", "Morning")

	got := n.Use(admin, "/digest preview", "digest", "D-1")
	expect(t, got.All(), "2 of 2 new articles.", "**1. ", "Harbour to close")
	expect(t, n.Press(admin, got, "Why these?").All(), "2 of 2 new articles.", "1 publisher")
}

func TestRunPostsOnceTheChannelIsConfirmed(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	n.subscribe("home", "Morning")

	asked := n.Use(admin, "/digest run", "digest", "morn")
	expect(t, asked.Text, "Post **Morning** (D-1) in <#500> now, with everything since the last one? The schedule goes on as if nothing had been.")
	if len(n.bot.posted) != 0 {
		t.Fatal("it was posted before it was confirmed")
	}
	expect(t, n.Press(admin, asked, "Post it").Text, "Posted in <#500>: https://discord.com/channels/home/500/900")
	if len(n.bot.posted) != 1 {
		t.Errorf("posted %d times, want once", len(n.bot.posted))
	}
}

func TestRunSaysThatNothingIsNew(t *testing.T) {
	n := openNewsroom(t)
	n.subscribe("home", "Morning")
	got := n.Press(admin, n.Use(admin, "/digest run", "digest", "D-1", "window", "last 24 h", "advance", true), "Post it")
	expect(t, got.Text, "There is nothing new to tell, so nothing was posted.")
}

func TestPausingAndResuming(t *testing.T) {
	n := openNewsroom(t)
	n.subscribe("home", "Morning")
	expect(t, n.Use(admin, "/digest pause", "digest", "D-1").Text, "Paused **Morning** (D-1).")
	expect(t, n.Use(admin, "/digest pause", "digest", "D-1").Text, "D-1 is paused already. Resume it with `/digest resume`.")
	expect(t, n.Use(admin, "/digest list").All(), "paused")
	if due, err := n.store.Due(t.Context(), n.clock.Now().Add(48*hour), 10); err != nil || len(due) != 0 {
		t.Errorf("due while paused: %v (%v)", due, err)
	}

	n.clock.Advance(48 * hour)
	expect(t, n.Use(admin, "/digest resume", "digest", "1").Text, "Resumed **Morning** (D-1). Next digest <t:")
	expect(t, n.Use(admin, "/digest resume", "digest", "1").Text, "D-1 is not paused. See when it is next with `/digest list`.")
	sub, err := n.store.Subscription(t.Context(), "home", 1)
	if err != nil || sub.Paused || !sub.Next.After(n.clock.Now()) || sub.Since.Before(n.clock.Now()) {
		t.Errorf("resumed: %+v (%v): slots that passed meanwhile are not to be served", sub, err)
	}
}

func TestADigestWhoseChannelIsGoneIsEndedRatherThanResumed(t *testing.T) {
	const want = "That channel is gone. End this digest with `/digest unsubscribe` and order it anew in another channel."
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	n.subscribe("home", "Morning")
	n.bot.gone, n.bot.refuse = true, briefing.Errorf(briefing.NotFound, want)
	n.clock.Advance(24 * hour)
	if err := n.desk.Publish(t.Context()); briefing.KindOf(err) != briefing.NotFound {
		t.Fatalf("publishing: %v, want NotFound", err)
	}

	expect(t, n.Use(admin, "/digest list").All(), "paused", "not posted", want)
	for _, path := range []string{"/digest resume", "/digest run"} {
		if got := n.Use(admin, path, "digest", "D-1"); got.Text != want || len(got.Rows) > 0 {
			t.Errorf("%s: got %q with %v, want %q", path, got.Text, got.Labels(), want)
		}
	}
	expect(t, n.Press(admin, n.Use(admin, "/digest unsubscribe", "digest", "D-1"), "Unsubscribe").Text, "Ended **Morning** (D-1).")
}

func TestUnsubscribingAsksFirst(t *testing.T) {
	n := openNewsroom(t)
	n.subscribe("home", "Morning")
	asked := n.Use(admin, "/digest unsubscribe", "digest", "Morning")
	expect(t, asked.Text, "End **Morning** (D-1) in <#500>?")
	expect(t, n.Press(admin, asked, "Unsubscribe").Text, "Ended **Morning** (D-1).")
	expect(t, n.Use(admin, "/digest list").Text, "This server has no digests yet. Order one with `/digest subscribe`.")
	expect(t, n.Press(admin, asked, "Unsubscribe").Text, `No digest matches "D-1".`)
}

func TestTheListOfDigestsSaysHowEachStands(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	n.subscribe("home", "Morning")
	expect(t, n.Use(admin, "/digest list").All(), "**D-1 Morning** · <#500>", "08:00 every day (Europe/Berlin) · next <t:", "nothing posted yet")
	n.Press(admin, n.Use(admin, "/digest run", "digest", "D-1"), "Post it")
	expect(t, n.Use(admin, "/digest list").All(), "posted <t:", "with 1 story: https://discord.com/channels/home/500/900")
}

func TestAnEditionInDoubtIsPostedWhenSomebodySaysItIsMissing(t *testing.T) {
	n := openNewsroom(t)
	sub := n.subscribe("home", "Morning")
	e := briefing.Edition{
		ID: briefing.EditionID(sub.ID + "/2026-11-23/1"), Channel: sub.Channel, Status: briefing.Asked, At: n.clock.Now(),
		Digest:  briefing.Digest{Subscription: sub.ID, Name: sub.Name, Slot: n.clock.Now(), Entries: []briefing.Entry{{Lead: briefing.Reference{ID: "A-00001", Title: "One"}}}},
		Trouble: "I cannot tell whether this digest arrived. If it is missing, post it again.",
	}
	if err := n.store.Record(t.Context(), []briefing.Entered{{Edition: &e}}); err != nil {
		t.Fatal(err)
	}
	list := n.Use(admin, "/digest list")
	expect(t, list.All(), "perhaps not posted", "If it is missing, post it again.")
	expect(t, n.Press(admin, list, "It is missing: post it").Text, "Posted in <#500>: https://discord.com/channels/home/500/900")
	expect(t, n.Press(admin, list, "It is missing: post it").Text, "That digest has been dealt with since.")
	if len(n.bot.posted) != 1 {
		t.Errorf("posted %d times, want once", len(n.bot.posted))
	}
}

func TestManyDigestsAreListedInPages(t *testing.T) {
	n := openNewsroom(t)
	for _, name := range strings.Fields("a b c d e f g h i j") {
		n.subscribe("home", name)
	}
	first := n.Use(admin, "/digest list")
	expect(t, first.All(), "**D-8 h**")
	refuse(t, first.All(), "**D-9 i**")
	expect(t, n.Press(admin, first, "▶").All(), "**D-9 i**")
}

func TestUnderADigestAnyoneReadsOn(t *testing.T) {
	n := openNewsroom(t)
	a := n.file("home", "Parliament passes grid bill", gridBill)
	n.subscribe("home", "Morning")
	n.Press(admin, n.Use(admin, "/digest run", "digest", "D-1"), "Post it")
	posted := render.Digest(n.bot.posted[0])
	under := slashtest.Got{Text: posted.Text, Embeds: posted.Embeds, Rows: posted.Rows}

	expect(t, n.Choose(reader, under, string(a.ID)).All(), "The vote was 311 to 204.")
	expect(t, n.Press(reader, under, "All 1").All(), "1 article in 1 story", "Parliament passes grid bill")
	quotes := n.Press(reader, under, "Quotes")
	expect(t, quotes.All(), "We will not pause the auction", "Ana Ruiz")
	expect(t, n.Choose(reader, quotes, string(a.ID)+".1").All(), "**We will not pause the auction")
	expect(t, n.Press(reader, under, "Why these?").All(), "1 publisher")
	for _, label := range []string{"All 1", "Quotes", "Why these?"} {
		if got := n.Press(reader, under, label); !got.Private || got.InPlace {
			t.Errorf("%s: shown to all", label)
		}
	}

	n.Press(mod, n.Use(mod, "/article remove", "article", string(a.ID)), "Remove")
	expect(t, n.Press(reader, under, "Quotes").Text, "Nobody who is named is quoted in these stories.")
	expect(t, n.Choose(reader, under, string(a.ID)).Text, "No article matches")
}

func TestADigestThatCouldNotBePostedSaysWhy(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill)
	n.subscribe("home", "Morning")
	n.bot.refuse = briefing.Errorf(briefing.Denied, "I may not post in that channel. Allow me Send Messages there.")
	got := n.Press(admin, n.Use(admin, "/digest run", "digest", "D-1"), "Post it")
	expect(t, got.Text, "Allow me Send Messages there.")
	expect(t, n.Use(admin, "/digest list").All(), "not posted yet, I will try again: I may not post in that channel.")
}

func TestOptionsOfAnOrderAreSuggested(t *testing.T) {
	n := openNewsroom(t)
	n.file("home", "Parliament passes grid bill", gridBill, topics("energy", "politics"))
	n.subscribe("home", "Morning")
	for _, c := range []struct {
		path    string
		options []any
		want    slash.Choice
	}{
		{"/digest subscribe", []any{"timezone", "Europe/Berlin", "at", "8"}, slash.Choice{Name: "08:00 (next: tomorrow 08:00)", Value: "08:00"}},
		{"/digest subscribe", []any{"timezone", "Europe/Berlin", "at", "08:00, 18"}, slash.Choice{Name: "08:00, 18:00 (next: today 18:00)", Value: "08:00, 18:00"}},
		{"/digest subscribe", []any{"days", "sat", "at", "9:3"}, slash.Choice{Name: "09:30 (next: Sat 28 Nov 09:30)", Value: "09:30"}},
		{"/digest subscribe", []any{"timezone", "new york"}, slash.Choice{Name: "America/New_York (now 03:00)", Value: "America/New_York"}},
		{"/digest subscribe", []any{"timezone", ""}, slash.Choice{Name: "UTC (now 08:00)", Value: "UTC"}},
		{"/digest subscribe", []any{"topics", "energy, pol"}, slash.Choice{Name: "energy, politics", Value: "energy, politics"}},
		{"/digest pause", []any{"digest", "morn"}, slash.Choice{Name: "D-1 Morning · 08:00 every day", Value: "D-1"}},
		{"/news latest", []any{"source", "harb"}, slash.Choice{Name: "The Harbour Post (1)", Value: "The Harbour Post"}},
		{"/news latest", []any{"topic", ""}, slash.Choice{Name: "energy (1)", Value: "energy"}},
		{"/news read", []any{"article", "grid"}, slash.Choice{Name: "Parliament passes grid bill · The Harbour Post · A-00001", Value: "A-00001"}},
	} {
		if got := n.Suggest(admin, c.path, c.options...); len(got) == 0 || got[0] != c.want {
			t.Errorf("%s %v: got %v, want %v first", c.path, c.options, got, c.want)
		}
	}
}

func TestEveryZoneThatIsOfferedIsOneThatCanBeOrdered(t *testing.T) {
	list, err := os.ReadFile("zones.txt")
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Fields(string(list))
	if len(names) < 400 || !slices.IsSorted(names[:len(names)-1]) {
		t.Errorf("%d zones, sorted: %v", len(names), slices.IsSorted(names[:len(names)-1]))
	}
	for _, name := range names {
		if _, err := briefing.ParseZone(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever the words that one digest is found by, others of the server are
// told apart.
func TestADigestIsFoundByIDNameAndBeginning(t *testing.T) {
	n := openNewsroom(t)
	n.subscribe("home", "Morning")
	n.subscribe("home", "Morning sport")
	for ref, want := range map[string]string{
		"D-2": "Morning sport", "d-1": "(D-1)", " 2 ": "(D-2)", "morning": "(D-1)", "Morning s": "(D-2)",
		"mor": `2 digests start with "mor": D-1, D-2. Give one of these ids.`,
		"D-7": `No digest matches "D-7".`, "D-0": `No digest matches "D-0".`,
	} {
		expect(t, n.Use(admin, "/digest unsubscribe", "digest", ref).Text, want)
	}
}

func TestAllArticlesOfADigestAreTurnedPageByPage(t *testing.T) {
	n := openNewsroom(t)
	for i := range 30 {
		n.file("home", fmt.Sprintf("Harbour to close on day %d of the month", i), harbour+fmt.Sprint(i), address(fmt.Sprint("https://post.example/", strings.Repeat("x", 170), i)))
	}
	n.subscribe("home", "Morning")
	n.Press(admin, n.Use(admin, "/digest run", "digest", "D-1"), "Post it")
	under := slashtest.Got{Rows: render.Digest(n.bot.posted[0]).Rows}

	got := n.Press(reader, under, "All 30")
	expect(t, got.All(), "30 articles in 30 stories", "page 1 of 3")
	next := n.Press(reader, got, "▶")
	expect(t, next.All(), "page 2 of 3")
	if !got.Private || !next.InPlace {
		t.Errorf("the list was private %v and turned in place %v, want both", got.Private, next.InPlace)
	}
	expect(t, n.Press(reader, n.Press(reader, next, "▶"), "◀").All(), "page 2 of 3")
	expect(t, n.Press(slashtest.By("stranger"), got, "▶").Text, "That needs **Manage Server** in this server.")
}

func TestTheButtonsUnderADigestOutliveARestart(t *testing.T) {
	n := openNewsroom(t)
	a := n.file("home", "Parliament passes grid bill", gridBill)
	n.subscribe("home", "Morning")
	n.Press(admin, n.Use(admin, "/digest run", "digest", "D-1"), "Post it")
	posted := render.Digest(n.bot.posted[0])
	under := slashtest.Got{Rows: posted.Rows}
	list := n.Use(reader, "/news latest")

	again := openNewsroomOver(t, n.store)
	expect(t, again.Press(reader, under, "Why these?").All(), "1 publisher")
	expect(t, again.Choose(reader, under, string(a.ID)).All(), "The vote was 311 to 204.")
	expect(t, again.Press(reader, list, "Share").Text, "This list has expired. Run the command again.")
}

func TestSeveralEditionsInDoubtAreToldApart(t *testing.T) {
	n := openNewsroom(t)
	for _, name := range []string{"Morning", "Evening"} {
		sub := n.subscribe("home", name)
		e := briefing.Edition{ID: briefing.EditionID(sub.ID + "/2026-11-23/1"), Channel: sub.Channel, Status: briefing.Asked,
			Digest: briefing.Digest{Subscription: sub.ID, Name: name, Slot: n.clock.Now()}}
		if err := n.store.Record(t.Context(), []briefing.Entered{{Edition: &e}}); err != nil {
			t.Fatal(err)
		}
	}
	got := strings.Join(n.Use(admin, "/digest list").Labels(), ", ")
	if want := "It is missing: post it (D-1), It is missing: post it (D-2)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
