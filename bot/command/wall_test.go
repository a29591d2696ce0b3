package command_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/command"
	"github.com/dateline-bot/dateline/bot/slash"
	"github.com/dateline-bot/dateline/bot/slash/slashtest"
	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/briefingtest"
	"github.com/dateline-bot/dateline/storage"
)

// The wall between servers, tried from one side with everything the other side
// has. Nothing here names a command: what is walked are the declarations and
// the actions of whatever command.All gives, so that a new command joins by
// being there.

// secret is in every text that the other server keeps, and in nothing that is
// ever typed here.
const secret = "vault77"

// A foreign is something that names a thing of the other server's, and its
// like that never was anywhere.
type foreign struct{ what, theirs, never string }

// A wall is two servers with something of everything in each.
type wall struct {
	*newsroom
	insider  slashtest.Actor // of the server that is walked, allowed everything there
	foreigns []foreign
	people   int // strangers and channels so far, so that each is new
}

func raiseWall(t *testing.T, store briefingtest.Store) *wall {
	t.Helper()
	w := &wall{newsroom: openNewsroomOver(t, store), insider: slashtest.By("insider", discordgo.PermissionAdministrator)}
	w.fill("home", "meadow")
	theirs := w.fill("away", secret)
	w.foreigns = []foreign{
		{"an article", string(theirs.article.ID), "A-ZZZZZ"},
		{"a removed article", string(theirs.removed.ID), "A-ZZZZY"},
		{"an address", "https://basalt.example/one", "https://marble.example/one"},
		{"the beginning of a headline", "Basalt", "Marble"},
		{"a speaker", "Basaltine", "Marbletta"},
		{"a topic", "basalts", "marbles"},
		{"a publisher", "Basalt Times", "Marble Times"},
		{"a quote", string(theirs.article.ID) + ".1", "A-ZZZZZ.1"},
		{"a digest's number", "D-3", "D-9"},
		{"a digest's name", "Basalt morning", "Marble morning"},
		{"an edition", string(theirs.edition.ID), "s99/2026-11-23/1"},
		{"a subscription", string(theirs.subscription.ID), "s99"},
		{"a page of an article", string(theirs.article.ID) + " 1", "A-ZZZZZ 1"},
		{"a moderator", "100000000000000077", "100000000000000099"},
	}
	return w
}

// A keep is what one server has.
type keep struct {
	article, removed briefing.Copy
	subscription     briefing.Subscription
	edition          briefing.Edition
}

// fill gives a server articles, digests and editions. Away's begin with
// "Basalt", which home has none of.
func (w *wall) fill(server, mark string) keep {
	w.t.Helper()
	name, number := "Meadow", 1
	if server == "away" {
		name, number = "Basalt", 3
	}
	body := fmt.Sprintf("The %s quarry opens. %sine Ruiz said: \"We shall open the %s quarry before the winter.\"", mark, name, mark)
	about := func(s *briefing.Submission) {
		s.URL = "https://" + strings.ToLower(name) + ".example/one"
		s.Publisher, s.Topics = name+" Times", []string{strings.ToLower(name) + "s"}
		if server == "away" {
			s.By = "100000000000000077"
		}
	}
	var k keep
	k.article = w.file(server, name+" quarry "+mark, body, about)
	for i := range 14 { // so that lists have pages, and beginnings of headlines are ambiguous
		w.file(server, fmt.Sprintf("%s digest %d %s", name, i, mark), body+fmt.Sprint(" Again ", i, "."), publisher(name+" Times"))
	}
	k.removed = w.file(server, name+" mistake "+mark, "It was a mistake about "+mark+" all along.")
	_, err := w.store.SetOverlay(w.t.Context(), briefing.ServerID(server), k.removed.ID, briefing.AuditEntry{}, func(o *briefing.Overlay) error {
		o.Removed = w.clock.Now()
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	for i := range number {
		title := fmt.Sprintf("%s evening %d %s", name, i, mark)
		if i == number-1 {
			title = name + " morning " + mark
		}
		k.subscription = w.subscribe(server, title)
	}
	k.edition, err = w.desk.Run(w.t.Context(), k.subscription, briefing.SinceLast, false)
	if err != nil {
		w.t.Fatal(err)
	}
	return k
}

func TestNothingOfAnotherServersCrossesTheWall(t *testing.T) {
	t.Run("over the store in memory", func(t *testing.T) {
		tryTheWall(t, briefingtest.NewStore())
	})
	t.Run("over the file", func(t *testing.T) {
		db, err := storage.Open(filepath.Join(t.TempDir(), "news.db"), storage.Options{NoSync: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
		tryTheWall(t, db)
	})
}

func tryTheWall(t *testing.T, store briefingtest.Store) {
	w := raiseWall(t, store)
	tokens := w.strangersTokens()
	before := w.holdings("away")
	w.useEverything()
	w.suggestEverything()
	w.pressEverything(tokens)
	w.crawlEverything()
	if diff := cmp.Diff(before, w.holdings("away")); diff != "" {
		t.Errorf("the other server's things changed (-before +after):\n%s", diff)
	}
	for _, e := range w.bot.posted {
		if e.Channel.Server == "home" && strings.Contains(fmt.Sprint(e), secret) {
			t.Errorf("edition %s posts what is another server's", e.ID)
		}
	}
}

// useEverything uses every command with each foreign thing in each of its
// options.
func (w *wall) useEverything() {
	for path, options := range w.leaves() {
		for _, f := range w.foreigns {
			for _, focus := range append(texts(options), "") {
				theirs := w.use(path, options, focus, f.theirs)
				never := w.use(path, options, focus, f.never)
				w.same(fmt.Sprintf("%s %s:%s (%s)", path, focus, f.theirs, f.what), theirs, never, f)
			}
		}
	}
}

// crawlEverything uses every command with each foreign thing, presses whatever
// comes of it, and so on. It comes last: much of that changes things.
func (w *wall) crawlEverything() {
	leaves := w.leaves()
	for _, path := range slices.Sorted(maps.Keys(leaves)) {
		for _, value := range []string{"Basalt", "D-1", w.foreigns[0].theirs, "Meadow"} {
			for _, focus := range append(texts(leaves[path]), "") {
				w.crawl(w.use(path, leaves[path], focus, value), 4, map[string]bool{})
			}
		}
	}
}

// suggestEverything types each foreign thing, and a beginning of each, into
// every option that suggests.
func (w *wall) suggestEverything() {
	for path, options := range w.leaves() {
		for _, o := range options {
			if !o.Autocomplete {
				continue
			}
			for _, f := range w.foreigns {
				for _, typed := range []string{"", f.theirs, f.theirs[:2]} {
					for _, choice := range w.Suggest(w.insider, path, o.Name, typed) {
						w.clean(path+" "+o.Name+": "+typed, choice.Name+"\n"+choice.Value)
					}
				}
			}
		}
	}
}

// pressEverything sends every button, menu and form that there is with each
// foreign thing, with tokens kept in the other server among them.
func (w *wall) pressEverything(tokens []string) {
	things := slices.Clone(w.foreigns)
	for _, token := range tokens {
		things = append(things, foreign{"a token", token, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
	}
	for _, action := range actions(command.All(w.deps), "") {
		for _, f := range things {
			theirs, never := slash.Ref{Action: action, Arg: f.theirs}, slash.Ref{Action: action, Arg: f.never}
			what := fmt.Sprintf("%s of %s (%s)", action, f.theirs, f.what)
			w.same("button "+what, w.PressRef(w.insider, theirs), w.PressRef(w.insider, never), f)
			w.same("menu "+what, w.ChooseRef(w.insider, theirs, f.theirs), w.ChooseRef(w.insider, never, f.never), f)
			w.same("form "+what, w.SubmitRef(w.insider, theirs, nil), w.SubmitRef(w.insider, never, nil), f)
		}
	}
}

// strangersTokens are tokens that the other server's own people were given,
// each by somebody else, so that none was forgotten for want of room.
func (w *wall) strangersTokens() []string {
	var tokens []string
	for path, options := range w.leaves() {
		for _, value := range []string{"Basalt", "Basalt quarry " + secret, "D-3"} {
			w.people++
			stranger := slashtest.By(fmt.Sprint("stranger", w.people), discordgo.PermissionAdministrator).In("away")
			got := w.Use(stranger, path, arguments(options, "", value)...)
			tokens = append(tokens, keptToken.FindAllString(got.All(), -1)...)
		}
	}
	if len(tokens) < 10 {
		w.t.Fatalf("only %d tokens were given out in the other server; the walk is not worth much", len(tokens))
	}
	return tokens
}

// use uses a command with value in the option focused, and in every required
// option of words.
func (w *wall) use(path string, options []*discordgo.ApplicationCommandOption, focus, value string) slashtest.Got {
	w.t.Helper()
	w.people++ // a channel of its own: what /quote showed in one is not shown there again
	got := w.Use(w.insider.At(fmt.Sprint("channel", w.people)), path, arguments(options, focus, value)...)
	w.clean(path, got.All())
	return got
}

// crawl presses every button, chooses from every menu and sends every form
// that somebody was shown, and what comes of these.
func (w *wall) crawl(got slashtest.Got, depth int, seen map[string]bool) {
	w.clean("what a button led to", got.All())
	if depth == 0 {
		return
	}
	if got.Form != nil {
		filled := map[string]string{}
		for _, f := range got.Form.Fields {
			if f.Required && f.Value == "" {
				filled[f.Name] = "Some words that stand for an article."
			}
		}
		w.crawl(w.Submit(w.insider, got, filled), depth-1, seen)
	}
	for _, row := range got.Rows {
		for _, b := range row.Buttons {
			if b.URL == "" && !b.Off && !seen[b.Do.Action] {
				seen[b.Do.Action] = true
				w.crawl(w.PressRef(w.insider, b.Do), depth-1, seen)
			}
		}
		if row.Menu != nil && !seen[row.Menu.Do.Action] {
			seen[row.Menu.Do.Action] = true
			w.crawl(w.ChooseRef(w.insider, row.Menu.Do, row.Menu.Choices[0].Value), depth-1, seen)
		}
	}
}

// clean fails the test if a text has anything of the other server's in it.
func (w *wall) clean(where, text string) {
	w.t.Helper()
	if strings.Contains(strings.ToLower(text), secret) {
		w.t.Errorf("%s: shows what is another server's:\n%s", where, text)
	}
}

// same fails the test if there is any way to tell a thing of the other
// server's from one that never was. Of a token, which nobody can guess, it may
// be said that it has expired.
func (w *wall) same(where string, theirs, never slashtest.Got, f foreign) {
	w.t.Helper()
	w.clean(where, theirs.All())
	if f.what == "a token" && theirs.Text == slash.ErrExpired.Error() {
		return
	}
	told := func(g slashtest.Got, name string) string {
		text := strings.ReplaceAll(keptToken.ReplaceAllString(g.All(), "TOKEN"), `\`, "")
		first, _, _ := strings.Cut(name, " ")
		for _, said := range []string{name, first} {
			text = regexp.MustCompile(`(?i)\b`+regexp.QuoteMeta(said)+`\b`).ReplaceAllString(text, "it") // not within an id
		}
		return fmt.Sprintf("private %v, in place %v, gone %v\n%s", g.Private, g.InPlace, g.Gone, text)
	}
	if diff := cmp.Diff(told(never, f.never), told(theirs, f.theirs)); diff != "" {
		w.t.Errorf("%s: differs from what never was (-never +theirs):\n%s", where, diff)
	}
	if theirs.Err != nil && briefing.Say(theirs.Err) == "" {
		w.t.Errorf("%s: broke: %v", where, theirs.Err)
	}
}

var keptToken = regexp.MustCompile(`\b[A-Z2-7]{26}\b`)

// leaves are the commands that can be used, by path, with their options.
func (w *wall) leaves() map[string][]*discordgo.ApplicationCommandOption {
	w.t.Helper()
	router, err := slash.NewRouter(slash.RouterOptions{}, command.All(w.deps)...)
	if err != nil {
		w.t.Fatal(err)
	}
	leaves := map[string][]*discordgo.ApplicationCommandOption{}
	for _, d := range router.Declarations() {
		if d.Type == discordgo.MessageApplicationCommand {
			continue // has no options; save_as_article_test.go uses it
		}
		addLeaves(leaves, "/"+d.Name, d.Options)
	}
	return leaves
}

func addLeaves(leaves map[string][]*discordgo.ApplicationCommandOption, path string, options []*discordgo.ApplicationCommandOption) {
	if len(options) > 0 && options[0].Type <= discordgo.ApplicationCommandOptionSubCommandGroup {
		for _, sub := range options {
			addLeaves(leaves, path+" "+sub.Name, sub.Options)
		}
		return
	}
	leaves[path] = options
}

// texts are the names of the options of words that are free to be anything.
func texts(options []*discordgo.ApplicationCommandOption) []string {
	var names []string
	for _, o := range options {
		if o.Type == discordgo.ApplicationCommandOptionString && len(o.Choices) == 0 {
			names = append(names, o.Name)
		}
	}
	return names
}

// arguments fill the option focused, and what is required, with value where it
// takes words and with something where it does not.
func arguments(options []*discordgo.ApplicationCommandOption, focus, value string) []any {
	var pairs []any
	for _, o := range options {
		if !o.Required && o.Name != focus && o.Type == discordgo.ApplicationCommandOptionString {
			continue
		}
		switch o.Type {
		case discordgo.ApplicationCommandOptionString:
			pairs = append(pairs, o.Name, value)
		case discordgo.ApplicationCommandOptionInteger:
			pairs = append(pairs, o.Name, 5)
		case discordgo.ApplicationCommandOptionBoolean:
			pairs = append(pairs, o.Name, true)
		case discordgo.ApplicationCommandOptionChannel:
			pairs = append(pairs, o.Name, slash.Channel{ID: "500", Name: "news"})
		case discordgo.ApplicationCommandOptionUser:
			pairs = append(pairs, o.Name, slash.Person{ID: "100000000000000077", Name: "theirs"})
		case discordgo.ApplicationCommandOptionAttachment:
			pairs = append(pairs, o.Name, slash.File{Name: "piece.txt", Type: "text/plain", Size: 10, URL: "https://cdn.example/piece.txt"})
		}
	}
	return pairs
}

// actions are the names of every button, menu and form, as custom ids carry
// them.
func actions(commands []slash.Command, above string) []string {
	var names []string
	for _, c := range commands {
		path := above + c.Name
		for name := range c.Actions {
			names = append(names, path+"/"+name)
		}
		names = append(names, actions(c.Sub, path+" ")...)
	}
	slices.Sort(names)
	return names
}

// holdings are everything that a server has.
func (w *wall) holdings(server briefing.ServerID) string {
	w.t.Helper()
	var all []any
	for _, state := range []briefing.State{briefing.Live, briefing.Removed} {
		articles, err := w.store.FindArticles(w.t.Context(), server, briefing.ArticleQuery{State: state})
		all = append(all, articles, err)
	}
	subs, err := w.store.Subscriptions(w.t.Context(), server)
	all = append(all, subs, err)
	for _, s := range subs {
		editions, err := w.store.Editions(w.t.Context(), s.ID, time.Time{}, 0)
		all = append(all, editions, err)
	}
	audit, err := w.store.Audit(w.t.Context(), server, 1000)
	told, err := json.MarshalIndent(append(all, audit, err), "", " ")
	if err != nil {
		w.t.Fatal(err)
	}
	return string(told)
}
