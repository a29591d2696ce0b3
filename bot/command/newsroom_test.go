package command_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/dateline-bot/dateline/bot/command"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
)

// People of the tests. Two servers are called "home" and "away".
var (
	reader = slashtest.By("reader")
	mod    = slashtest.By("mod", discordgo.PermissionManageMessages)
	admin  = slashtest.By("admin", discordgo.PermissionManageMessages, discordgo.PermissionManageGuild)
)

// A newsroom is every command over a store in memory and the real desk, which
// reads a page as it stands.
type newsroom struct {
	*slashtest.Stage
	t     testing.TB
	store briefingtest.Store
	clock *briefingtest.Clock
	desk  *briefing.Desk
	bot   *account
	deps  command.Deps
}

func openNewsroom(t testing.TB) *newsroom {
	t.Helper()
	return openNewsroomOver(t, briefingtest.NewStore())
}

// openNewsroomOver is a newsroom whose news is kept in store.
func openNewsroomOver(t testing.TB, store briefingtest.Store) *newsroom {
	t.Helper()
	n := &newsroom{t: t, store: store, clock: briefingtest.NewClock(briefingtest.Morning), bot: &account{}}
	n.desk = &briefing.Desk{
		Extractor: asItStands{}, Quoter: betweenMarks{}, Archive: store, Stories: store, Ledger: store, Directory: store,
		Grouper: oneEach{}, Ranker: asTheyCome{}, Summarizer: firstSentences{}, Poster: n.bot,
		Clock: n.clock, Machine: n.clock, Log: slog.New(slog.DiscardHandler),
	}
	n.deps = command.Deps{Store: store, Desk: n.desk, Account: n.bot, Summarizer: firstSentences{}, Clock: n.clock}
	n.Stage = slashtest.On(t, command.All(n.deps)...)
	return n
}

// file files an article for a server. Its quotes are what stands between
// quotation marks, and their speakers what stands before "said".
func (n *newsroom) file(server, title, body string, change ...func(*briefing.Submission)) briefing.Copy {
	n.t.Helper()
	s := briefing.Submission{
		Server: briefing.ServerID(server), By: "100000000000000001", Title: title, Publisher: "The Harbour Post",
		Page: briefing.Page{Body: []byte(body)},
	}
	for _, c := range change {
		c(&s)
	}
	f, err := n.desk.File(n.t.Context(), s)
	if err != nil {
		n.t.Fatalf("filing %q: %v", title, err)
	}
	return f.Copy
}

func topics(names ...string) func(*briefing.Submission) {
	return func(s *briefing.Submission) { s.Topics = names }
}

func address(url string) func(*briefing.Submission) {
	return func(s *briefing.Submission) { s.URL = url }
}

func publisher(name string) func(*briefing.Submission) {
	return func(s *briefing.Submission) { s.Publisher = name }
}

// subscribe orders a digest in a server, and gives its label.
func (n *newsroom) subscribe(server, name string) briefing.Subscription {
	n.t.Helper()
	schedule, err := briefing.ParseSchedule("08:00", "Europe/Berlin")
	if err != nil {
		n.t.Fatal(err)
	}
	sub, err := n.desk.Plan(n.t.Context(), briefing.Subscription{
		Name: name, Channel: briefing.Channel{Server: briefing.ServerID(server), ID: "500"}, Schedule: schedule, Stories: 7,
	})
	if err != nil {
		n.t.Fatal(err)
	}
	sub, err = n.store.AddSubscription(n.t.Context(), sub, briefing.AuditEntry{Did: "subscribed a channel"})
	if err != nil {
		n.t.Fatal(err)
	}
	return sub
}

// account is the bot's own: it may post anywhere unless told otherwise, and
// downloads what it was told files hold.
type account struct {
	missing []string
	gone    bool // every channel is
	files   map[string]string
	posted  []briefing.Edition
	refuse  error
}

func (a *account) MayPost(context.Context, briefing.Channel) ([]string, error) {
	if a.gone {
		return nil, briefing.Errorf(briefing.NotFound, "That channel is gone from this server.")
	}
	return a.missing, nil
}

func (a *account) Download(_ context.Context, f slash.File, limit int64) ([]byte, error) {
	body := a.files[f.Name]
	if int64(len(body)) > limit {
		return nil, briefing.Errorf(briefing.Invalid, "That file is larger than it says; the limit is 1 MiB.")
	}
	return []byte(body), nil
}

func (a *account) Post(_ context.Context, e briefing.Edition) (briefing.Receipt, error) {
	if a.refuse != nil {
		return briefing.Receipt{}, a.refuse
	}
	a.posted = append(a.posted, e)
	return briefing.Receipt{Message: "900", At: briefingtest.Morning}, nil
}

func (a *account) Find(context.Context, briefing.Edition) (briefing.Receipt, error) {
	return briefing.Receipt{}, briefing.Errorf(briefing.Unavailable, "I cannot look into that channel. Allow me Read Message History.")
}

// asItStands takes a page's text for its article.
type asItStands struct{}

func (asItStands) Extract(p briefing.Page) (briefing.Article, error) {
	body := strings.TrimSpace(string(p.Body))
	if len(strings.Fields(body)) < 3 {
		return briefing.Article{}, briefing.Errorf(briefing.Invalid, "I found only %d words there. Paste the text with `/article paste`.", len(strings.Fields(body)))
	}
	title, _, _ := strings.Cut(body, ".")
	return briefing.Article{Title: title, Body: body}, nil
}

// betweenMarks finds quotes of the form: Name said: "…".
type betweenMarks struct{}

func (betweenMarks) Quotes(a briefing.Article) []briefing.Quote {
	var quotes []briefing.Quote
	for at := 0; ; {
		open := strings.IndexByte(a.Body[at:], '"')
		if open < 0 {
			return quotes
		}
		start := at + open + 1
		length := strings.IndexByte(a.Body[start:], '"')
		if length < 0 {
			return quotes
		}
		q := briefing.Quote{Span: briefing.Span{Start: start, End: start + length}, Kind: briefing.PartialQuote, Confidence: 0.9}
		q.Text = q.Span.Of(a.Body)
		if len(strings.Fields(q.Text)) >= 5 {
			q.Kind = briefing.FullQuote
		}
		if lead, ok := strings.CutSuffix(a.Body[at:start-1], " said: "); ok {
			q.Speaker = lead[strings.LastIndexAny(lead, ".\n")+1:]
			q.Speaker = strings.TrimSpace(q.Speaker)
			q.Attribution = q.Speaker + " said"
		}
		quotes = append(quotes, q)
		at = start + length + 1
	}
}

// Quotable takes the first there is.
func (betweenMarks) Quotable(_ briefing.Article, among []briefing.Quote) (briefing.Quote, bool) {
	if len(among) == 0 {
		return briefing.Quote{}, false
	}
	return among[0], true
}

type oneEach struct{}

func (oneEach) Recall([]briefing.Article)                 {}
func (oneEach) Place(briefing.Article) briefing.Placement { return briefing.Placement{} }

func (oneEach) Group(fresh, _ []briefing.Copy) []briefing.Story {
	var stories []briefing.Story
	for _, c := range fresh {
		stories = append(stories, briefing.Story{ID: briefing.StoryID(c.ID), Articles: []briefing.Copy{c}, Topics: c.Overlay.Topics})
	}
	return stories
}

type asTheyCome struct{}

func (asTheyCome) Rank(stories []briefing.Story, _ briefing.Preference) []briefing.Story {
	for i := range stories {
		stories[i].Reasons = []string{"1 publisher"}
	}
	return stories
}

// firstSentences takes a sentence of each article in turn.
type firstSentences struct{}

func (firstSentences) Gist(briefing.Article) string { return "" }

func (firstSentences) Summarize(articles []briefing.Article, b briefing.Budget) briefing.Summary {
	var s briefing.Summary
	for i := 0; i < 20; i++ {
		for _, a := range articles {
			all := strings.SplitAfter(a.Body, ". ")
			if i >= len(all) {
				continue
			}
			s.Of++
			if b.Sentences == 0 || len(s.Sentences) < b.Sentences {
				at := strings.Index(a.Body, all[i])
				text := strings.TrimSpace(all[i])
				s.Sentences = append(s.Sentences, briefing.Sentence{Text: text, Article: a.ID, Span: briefing.Span{Start: at, End: at + len(text)}})
			}
		}
	}
	return s
}

// expect fails the test unless text holds every part.
func expect(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("missing %q in:\n%s", p, text)
		}
	}
}

// refuse fails the test if text holds any part.
func refuse(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if strings.Contains(text, p) {
			t.Errorf("did not expect %q in:\n%s", p, text)
		}
	}
}

const hour = time.Hour

type submission = briefing.Submission
