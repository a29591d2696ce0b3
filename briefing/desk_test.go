package briefing_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

const home = briefing.ServerID("home")

var morning = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// A room is a desk with everything around it, small enough to look into.
type room struct {
	*briefing.Desk
	store   *briefingtest.Fake
	clock   *briefingtest.Clock
	machine *briefingtest.Clock
	channel *channel
}

func newRoom(t *testing.T) *room {
	t.Helper()
	r := &room{
		store:   briefingtest.NewStore(),
		clock:   briefingtest.NewClock(morning.Add(-time.Hour)),
		machine: briefingtest.NewClock(time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)),
	}
	r.channel = &channel{machine: r.machine}
	r.Desk = r.newDesk()
	return r
}

// newDesk is what a restart gives: nothing but the store is left.
func (r *room) newDesk() *briefing.Desk {
	return &briefing.Desk{
		Extractor: plain{}, Quoter: plain{}, Grouper: plain{}, Ranker: plain{}, Summarizer: plain{},
		Archive: r.store, Stories: r.store, Ledger: r.store, Directory: r.store, Poster: r.channel, Clock: r.clock, Machine: r.machine, Log: slog.New(slog.DiscardHandler),
	}
}

func (r *room) file(t *testing.T, title string) briefing.Copy {
	t.Helper()
	f, err := r.File(t.Context(), briefing.Submission{Server: home, By: "mod", Page: briefing.Page{Body: []byte(title + ".")}, Title: title})
	if err != nil {
		t.Fatal(err)
	}
	return f.Copy
}

func (r *room) subscribe(t *testing.T, name, spec string) briefing.Subscription {
	t.Helper()
	sub, err := r.Plan(t.Context(), briefing.Subscription{
		Name: name, Channel: briefing.Channel{Server: home, ID: name}, Schedule: mustParse(t, spec, "UTC"), Stories: 7,
	})
	if err != nil {
		t.Fatal(err)
	}
	sub, err = r.store.AddSubscription(t.Context(), sub, briefing.AuditEntry{})
	if err != nil {
		t.Fatal(err)
	}
	return sub
}

// pass moves both clocks on and lets the desk work.
func (r *room) pass(t *testing.T, d time.Duration) error {
	r.clock.Advance(d)
	r.machine.Advance(d)
	return r.Publish(t.Context())
}

func (r *room) editions(t *testing.T, sub briefing.Subscription) string {
	t.Helper()
	editions, err := r.store.Editions(t.Context(), sub.ID, time.Time{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range editions {
		lines = append(lines, fmt.Sprintf("%s %s", strings.TrimPrefix(string(e.ID), string(sub.ID)+"/"), e.Status))
	}
	return strings.Join(lines, "; ")
}

// plain does each step of reading in the simplest way there is.
type plain struct{}

func (plain) Extract(p briefing.Page) (briefing.Article, error) {
	if len(p.Body) == 0 {
		return briefing.Article{}, briefing.Errorf(briefing.Invalid, "That is empty.")
	}
	return briefing.Article{Body: string(p.Body)}, nil
}
func (plain) Quotes(briefing.Article) []briefing.Quote { return nil }
func (plain) Quotable(briefing.Article, []briefing.Quote) (briefing.Quote, bool) {
	return briefing.Quote{}, false
}
func (plain) Recall([]briefing.Article)                 {}
func (plain) Place(briefing.Article) briefing.Placement { return briefing.Placement{} }
func (plain) Group(fresh, told []briefing.Copy) []briefing.Story {
	var stories []briefing.Story
	for _, c := range fresh {
		stories = append(stories, briefing.Story{ID: briefing.StoryID(c.ID), Articles: []briefing.Copy{c}})
	}
	return stories
}
func (plain) Rank(s []briefing.Story, _ briefing.Preference) []briefing.Story { return s }
func (plain) Gist(a briefing.Article) string                                  { return "gist of " + a.Title }
func (plain) Summarize(a []briefing.Article, _ briefing.Budget) briefing.Summary {
	return briefing.Summary{Sentences: []briefing.Sentence{{Text: a[0].Body, Article: a[0].ID, Span: briefing.Span{End: len(a[0].Body)}}}, Of: 1}
}

// channel is where editions are posted: like Discord it recognises a post
// that it had within the last few minutes, and can be read back.
type channel struct {
	mu      sync.Mutex
	machine *briefingtest.Clock
	posts   []post
	// what goes wrong; nil when nothing does
	before  func(e briefing.Edition) error // refuses
	after   func(e briefing.Edition) error // loses the answer
	reading error
}

type post struct {
	id briefing.EditionID
	at time.Time
}

func (c *channel) Post(_ context.Context, e briefing.Edition) (briefing.Receipt, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.before != nil {
		if err := c.before(e); err != nil {
			return briefing.Receipt{}, err
		}
	}
	known := false
	for _, p := range c.posts {
		known = known || p.id == e.ID && c.machine.Now().Sub(p.at) <= 3*time.Minute
	}
	if !known {
		c.posts = append(c.posts, post{e.ID, c.machine.Now()})
	}
	if c.after != nil {
		if err := c.after(e); err != nil {
			return briefing.Receipt{}, err
		}
	}
	return briefing.Receipt{Message: "m-" + string(e.ID), At: c.machine.Now()}, nil
}

func (c *channel) Find(_ context.Context, e briefing.Edition) (briefing.Receipt, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.reading != nil {
		return briefing.Receipt{}, c.reading
	}
	for _, p := range c.posts {
		if p.id == e.ID && !p.at.Before(e.At.Add(-5*time.Second)) {
			return briefing.Receipt{Message: "m-" + string(e.ID), At: p.at}, nil
		}
	}
	return briefing.Receipt{}, briefing.Errorf(briefing.NotFound, "It is not there.")
}

func TestDigestIsPostedOnceAndOnTime(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	if err := r.pass(t, 59*time.Minute); err != nil || len(r.channel.posts) != 0 {
		t.Fatalf("before its hour: %d posts, %v", len(r.channel.posts), err)
	}
	for range 3 {
		if err := r.pass(t, time.Minute); err != nil {
			t.Fatal(err)
		}
	}
	if len(r.channel.posts) != 1 {
		t.Errorf("%d posts, want 1", len(r.channel.posts))
	}
	if got, want := r.editions(t, sub), "2026-11-23/1 sent"; got != want {
		t.Errorf("editions %s, want %s", got, want)
	}
	if next, _ := r.store.NextDue(t.Context()); !next.Equal(morning.Add(24 * time.Hour)) {
		t.Errorf("next due %v, want tomorrow at 8", next)
	}
}

func TestEachArticleIsToldOnce(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	r.pass(t, time.Hour)
	r.pass(t, 24*time.Hour)
	r.file(t, "A bridge closes")
	r.pass(t, 24*time.Hour)
	if got, want := r.editions(t, sub), "2026-11-25/1 sent; 2026-11-24/1 quiet; 2026-11-23/1 sent"; got != want {
		t.Errorf("editions %s, want %s", got, want)
	}
	editions, _ := r.store.Editions(t.Context(), sub.ID, time.Time{}, 1)
	if d := editions[0].Digest; len(d.Entries) != 1 || d.Entries[0].Lead.Title != "A bridge closes" || d.New != 1 {
		t.Errorf("the third digest has %+v, want the new article alone", d.Entries)
	}
}

func TestArticleFiledWithAClockSetBackIsNotLost(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	r.pass(t, time.Hour)
	r.clock.Advance(-3 * time.Hour)
	r.file(t, "Filed in the past")
	r.pass(t, 27*time.Hour)
	if got, want := r.editions(t, sub), "2026-11-24/1 sent; 2026-11-23/1 sent"; got != want {
		t.Errorf("editions %s, want %s", got, want)
	}
}

func TestLateWithinTheGraceAndSkippedAfterIt(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spec  string
		down  time.Duration
		want  string
		late  bool
		posts int
	}{
		{"within the grace", "08:00", 2*time.Hour + 30*time.Minute, "2026-11-23/1 sent", true, 1},
		{"after the grace", "08:00", 4 * time.Hour, "2026-11-23/1 skipped", false, 0},
		{"half the gap to the next slot bounds it", "08:00, 09:00", 100 * time.Minute, "2026-11-23/1 skipped", false, 0},
		{"of several missed only the last counts", "07:30, 08:00, 10:00, 11:00", 4*time.Hour + 20*time.Minute, "2026-11-23/4 sent", true, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRoom(t)
			sub := r.subscribe(t, "Morning", tt.spec)
			r.file(t, "A bridge opens")
			if err := r.pass(t, tt.down); err != nil {
				t.Fatal(err)
			}
			if got := r.editions(t, sub); got != tt.want || len(r.channel.posts) != tt.posts {
				t.Fatalf("editions %s with %d posts, want %s with %d", got, len(r.channel.posts), tt.want, tt.posts)
			}
			editions, _ := r.store.Editions(t.Context(), sub.ID, time.Time{}, 1)
			if editions[0].Digest.Late != tt.late {
				t.Errorf("late is %t, want %t", editions[0].Digest.Late, tt.late)
			}
		})
	}
}

func TestSkippedSlotLeavesItsArticlesToTheNext(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	r.pass(t, 5*time.Hour)
	r.pass(t, 20*time.Hour)
	if got, want := r.editions(t, sub), "2026-11-24/1 sent; 2026-11-23/1 skipped"; got != want {
		t.Errorf("editions %s, want %s", got, want)
	}
}

func TestLostAnswerIsNotPostedTwice(t *testing.T) {
	for _, tt := range []struct {
		name    string
		away    time.Duration // until the desk looks again
		reading error
		want    string
		posts   int
	}{
		{"the nonce is still known", time.Minute, nil, "2026-11-23/1 sent", 1},
		{"the channel is read back", 20 * time.Minute, nil, "2026-11-23/1 sent", 1},
		{"the channel cannot be read", 20 * time.Minute, errors.New("history is denied"), "2026-11-23/1 asked", 1},
		{"the channel can be read later", 20 * time.Minute, briefing.Errorf(briefing.Unavailable, "Try later."), "2026-11-23/1 sending", 1},
		{"the channel cannot be read all day", 7 * time.Hour, briefing.Errorf(briefing.Unavailable, "Try later."), "2026-11-23/1 asked", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRoom(t)
			sub := r.subscribe(t, "Morning", "08:00")
			r.file(t, "A bridge opens")
			r.channel.after = func(briefing.Edition) error { return errors.New("connection reset") }
			if err := r.pass(t, time.Hour); err == nil {
				t.Fatal("the lost answer was not reported")
			}
			r.channel.after, r.channel.reading = nil, tt.reading
			r.Desk = r.newDesk()
			r.pass(t, tt.away)
			if got := r.editions(t, sub); got != tt.want || len(r.channel.posts) != tt.posts {
				t.Errorf("editions %s with %d posts, want %s with %d", got, len(r.channel.posts), tt.want, tt.posts)
			}
		})
	}
}

func TestDigestThatWasTakenDownIsNotPutUpAgain(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	r.channel.before = func(briefing.Edition) error { return briefing.Errorf(briefing.Conflict, "It was taken down.") }
	if err := r.pass(t, time.Hour); err != nil {
		t.Fatal(err)
	}
	r.channel.before = nil
	r.pass(t, 30*time.Minute)
	if got, want := r.editions(t, sub), "2026-11-23/1 sent"; got != want || len(r.channel.posts) != 0 {
		t.Errorf("editions %s with %d posts, want %s with none", got, len(r.channel.posts), want)
	}
}

func TestModeratorPostsAgainWhatWasAsked(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	r.channel.before = func(briefing.Edition) error { return errors.New("connection reset") }
	r.pass(t, time.Hour)
	r.channel.before, r.channel.reading = nil, errors.New("history is denied")
	r.pass(t, 20*time.Minute)
	editions, _ := r.store.Editions(t.Context(), sub.ID, time.Time{}, 1)
	if editions[0].Status != briefing.Asked || len(r.channel.posts) != 0 {
		t.Fatalf("edition %+v with %d posts, want it asked and none", editions[0], len(r.channel.posts))
	}
	got, err := r.PostAgain(t.Context(), sub, editions[0])
	if err != nil || got.Status != briefing.Sent || len(r.channel.posts) != 1 {
		t.Errorf("posted again: %s, %v, %d posts; want sent and one", got.Status, err, len(r.channel.posts))
	}
	if _, err := r.PostAgain(t.Context(), sub, got); briefing.KindOf(err) != briefing.Conflict {
		t.Errorf("a second time: %v, want Conflict", err)
	}
}

func TestDeniedDigestIsKeptAndPostedWhenMended(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	denied, tries := true, 0
	r.channel.before = func(briefing.Edition) error {
		tries++
		if denied {
			return briefing.Errorf(briefing.Denied, "I cannot post there.")
		}
		return nil
	}
	r.pass(t, time.Hour)
	for range 60 {
		r.pass(t, time.Minute)
	}
	if tries < 4 || tries > 10 {
		t.Errorf("%d tries in an hour, want a few, further and further apart", tries)
	}
	editions, _ := r.store.Editions(t.Context(), sub.ID, time.Time{}, 1)
	if editions[0].Status != briefing.Planned || editions[0].Trouble != "I cannot post there." {
		t.Errorf("kept as %s with trouble %q", editions[0].Status, editions[0].Trouble)
	}
	denied = false
	r.pass(t, 31*time.Minute)
	if got, want := r.editions(t, sub), "2026-11-23/1 sent"; got != want || len(r.channel.posts) != 1 {
		t.Errorf("editions %s with %d posts, want %s once", got, len(r.channel.posts), want)
	}
}

func TestDigestThatIsRefusedAllDayFailsAndItsArticlesStay(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	r.channel.before = func(briefing.Edition) error { return briefing.Errorf(briefing.Denied, "I cannot post there.") }
	r.pass(t, time.Hour)
	for range 8 {
		r.pass(t, time.Hour)
	}
	if got, want := r.editions(t, sub), "2026-11-23/1 failed"; got != want {
		t.Fatalf("editions %s, want %s", got, want)
	}
	r.channel.before = nil
	r.pass(t, 16*time.Hour)
	editions, _ := r.store.Editions(t.Context(), sub.ID, time.Time{}, 1)
	if e := editions[0]; e.Status != briefing.Sent || len(e.Digest.Entries) != 1 {
		t.Errorf("the next is %s with %d stories, want it sent with the article", e.Status, len(e.Digest.Entries))
	}
}

func TestChannelThatIsGonePausesItsSubscriptionAlone(t *testing.T) {
	r := newRoom(t)
	gone, other := r.subscribe(t, "Gone", "08:00"), r.subscribe(t, "Other", "08:00")
	r.file(t, "A bridge opens")
	r.channel.before = func(e briefing.Edition) error {
		if e.Channel.ID == "Gone" {
			return briefing.Errorf(briefing.NotFound, "That channel is gone.")
		}
		return nil
	}
	if err := r.pass(t, time.Hour); briefing.KindOf(err) != briefing.NotFound {
		t.Errorf("Publish: %v, want it to say what happened", err)
	}
	sub, _ := r.store.Subscription(t.Context(), home, gone.Number)
	if !sub.Paused || !sub.Next.IsZero() {
		t.Errorf("the subscription is %+v, want it paused", sub)
	}
	if got, want := r.editions(t, other), "2026-11-23/1 sent"; got != want {
		t.Errorf("the other's editions %s, want %s", got, want)
	}
}

// forgetful is a ledger that cannot read its editions for a while.
type forgetful struct {
	briefing.Ledger
	err error
}

func (f *forgetful) Editions(ctx context.Context, id briefing.SubscriptionID, since time.Time, limit int) ([]briefing.Edition, error) {
	if f.err != nil {
		return nil, f.err
	}
	return f.Ledger.Editions(ctx, id, since, limit)
}

func TestSlotIsNotLostWhenTheLedgerCannotBeRead(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	ledger := &forgetful{Ledger: r.store, err: errors.New("the disk is away")}
	r.Ledger = ledger
	if err := r.pass(t, time.Hour); err == nil {
		t.Error("Publish says nothing of a ledger that cannot be read")
	}
	ledger.err = nil
	r.pass(t, time.Minute)
	if got, want := r.editions(t, sub), "2026-11-23/1 sent"; got != want {
		t.Errorf("editions %q, want %s", got, want)
	}
}

func TestServerThatWasLeftIsPostedNothing(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	left := briefing.Server{ID: home, Name: "Home", Left: r.clock.Now()}
	if err := r.store.PutServer(t.Context(), left); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := r.pass(t, time.Hour); err != nil {
			t.Fatal(err)
		}
	}
	if got := r.editions(t, sub); got != "" || len(r.channel.posts) != 0 {
		t.Fatalf("editions %q with %d posts, want none", got, len(r.channel.posts))
	}
	left.Left = time.Time{}
	r.store.PutServer(t.Context(), left)
	r.pass(t, 22*time.Hour)
	editions, _ := r.store.Editions(t.Context(), sub.ID, time.Time{}, 1)
	if e := editions[0]; e.Status != briefing.Sent || len(e.Digest.Entries) != 1 || e.Digest.Server != "Home" {
		t.Errorf("after coming back: %s with %d stories of %q, want it sent with the article", e.Status, len(e.Digest.Entries), e.Digest.Server)
	}
}

func TestStoriesOverTheLimitAreListed(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	for n := range 200 {
		r.file(t, fmt.Sprint("Bridge ", n))
	}
	r.pass(t, time.Hour)
	editions, _ := r.store.Editions(t.Context(), sub.ID, time.Time{}, 1)
	if d := editions[0].Digest; len(d.Entries) != 7 || len(d.Rest) != 193 {
		t.Errorf("%d stories told and %d listed, want 7 and 193", len(d.Entries), len(d.Rest))
	}
}

func TestEveryArticleOfAStoryIsInTheDigest(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.Grouper = together{}
	for _, title := range []string{"A", "B", "C"} {
		r.file(t, title)
	}
	r.pass(t, time.Hour)
	editions, _ := r.store.Editions(t.Context(), sub.ID, time.Time{}, 1)
	if d := editions[0].Digest; len(d.Entries) != 1 || len(d.Entries[0].Also) != 2 || d.Merged != 2 {
		t.Errorf("the digest is %+v, want one story that names the two others", d)
	}
}

// together takes everything for one story.
type together struct{ plain }

func (together) Group(fresh, _ []briefing.Copy) []briefing.Story {
	return []briefing.Story{{ID: briefing.StoryID(fresh[0].ID), Articles: fresh}}
}

func TestRunStandsOutsideTheSchedule(t *testing.T) {
	r := newRoom(t)
	sub := r.subscribe(t, "Morning", "08:00")
	r.file(t, "A bridge opens")
	e, err := r.Run(t.Context(), sub, briefing.SinceLast, false)
	if err != nil || e.Status != briefing.Sent || e.Receipt.Message == "" {
		t.Fatalf("run: %+v, %v, want it sent", e.Status, err)
	}
	r.pass(t, time.Hour)
	if got := len(r.channel.posts); got != 2 {
		t.Errorf("%d posts, want the one asked for and the scheduled one", got)
	}
	r.file(t, "A bridge closes")
	sub, _ = r.store.Subscription(t.Context(), home, sub.Number)
	if _, err := r.Run(t.Context(), sub, briefing.SinceLast, true); err != nil {
		t.Fatal(err)
	}
	r.pass(t, 24*time.Hour)
	if got := r.editions(t, sub); !strings.HasPrefix(got, "2026-11-24/1 quiet") {
		t.Errorf("after a run that moved the window: %s, want a quiet slot", got)
	}
}

func TestPlanLooksBackADayAndResumesWhereItStopped(t *testing.T) {
	r := newRoom(t)
	r.file(t, "Old news")
	r.clock.Advance(25 * time.Hour)
	r.file(t, "Yesterday's news")
	r.clock.Advance(2 * time.Hour)
	sub := r.subscribe(t, "Morning", "08:00")
	d, err := r.Compose(t.Context(), sub, r.clock.Now())
	if err != nil || len(d.Entries) != 1 || d.Entries[0].Lead.Title != "Yesterday's news" {
		t.Fatalf("the first digest has %+v, %v; want the last day's article", d.Entries, err)
	}
	sub.Paused = true
	r.clock.Advance(72 * time.Hour)
	again, err := r.Plan(t.Context(), sub)
	if err != nil || again.Told != sub.Told || again.Paused || !again.Next.After(r.clock.Now()) {
		t.Errorf("resumed as %+v, %v; want it to go on from what was told", again, err)
	}
}
