package clients

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/bot/sandbox"
)

// actors are the libraries, and how a bot made with each begins to play. What
// they begin ends with the test.
var actors = []struct {
	name string
	play func(*testing.T, role)
}{
	{"arikawa", playArikawa},
	{"disgo", playDisgo},
	{"discord.js", playDiscordJS},
}

// The part that every bot plays. It says in its log what happens to it:
// "logged in as dateline, 2 guilds", "registered 15 commands", "resumed". To a
// message that mentions it it replies "Here, reader.". Its commands are those
// that the steps use.
//
// steps are what people do with it, in order; a later one may build on an
// earlier one. They are the count of what a library can do here.
var steps = []struct {
	name string
	do   func(*testing.T, *stage)
}{
	{"logs in", logsIn},
	{"overwrites its commands", registers},
	{"answers", answers},
	{"defers and edits", defers},
	{"follows up privately", followsUp},
	{"suggests while somebody types", suggests},
	{"opens a form and receives it", opensForm},
	{"turns pages with buttons", turnsPages},
	{"reads a menu", readsMenu},
	{"serves a message command", servesMessage},
	{"takes a file", takesFile},
	{"posts with an embed and a file", posts},
	{"edits", edits},
	{"tries again when it came too fast", triesAgain},
	{"reacts", reacts},
	{"reads history", readsHistory},
	{"deletes", deletes},
	{"understands a refusal", understandsRefusal},
	{"reconnects when told to", reconnects},
	{"resumes what it missed", resumes},
	{"begins anew when its session is gone", beginsAnew},
}

func TestBotsOfOtherLibrariesBelieveTheSandbox(t *testing.T) {
	for _, actor := range actors {
		t.Run(actor.name, func(t *testing.T) {
			t.Parallel()
			st := newStage(t)
			actor.play(t, st.role())
			passed := 0
			for _, step := range steps {
				if t.Run(step.name, func(t *testing.T) { step.do(t, st) }) {
					passed++
				}
			}
			t.Logf("clients: %s %d/%d", actor.name, passed, len(steps))
		})
	}
}

func logsIn(t *testing.T, st *stage) {
	st.until(t, "the bot has logged in", func() bool { return st.logged(t, "logged in as dateline, 2 guilds") == 1 })
}

func registers(t *testing.T, st *stage) {
	st.until(t, "the commands are there", func() bool { return st.logged(t, "registered 15 commands") == 1 })
}

func answers(t *testing.T, st *stage) {
	st.use(t, "/greet name:Ada", "Hello, Ada.")
}

func defers(t *testing.T, st *stage) {
	st.use(t, "/think", "I have thought.")
}

func followsUp(t *testing.T, st *stage) {
	st.use(t, "/whisper", "Aloud.")
	st.until(t, "the reader was told something", func() bool { return st.find(t, "reader", "news", "For you alone.") != nil })
	if m := st.find(t, "mod", "news", "For you alone."); m != nil {
		t.Errorf("mod sees %q as well", m.Content)
	}
}

func suggests(t *testing.T, st *stage) {
	choices, err := st.server.Person("reader").Suggest(t.Context(), "news", "/pick fruit:ap")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range choices {
		got = append(got, c.Name)
	}
	if diff := cmp.Diff([]string{"apple", "apricot"}, got); diff != "" {
		t.Errorf("suggestions (-want +got):\n%s", diff)
	}
	st.use(t, "/pick fruit:apricot", "You picked apricot.")
}

func opensForm(t *testing.T, st *stage) {
	reader := st.server.Person("reader")
	opened, err := reader.Use(t.Context(), "news", "/write")
	if err != nil || opened.Modal == nil || opened.Modal["title"] != "A letter" {
		t.Fatalf("got %+v, %v; want a form", opened, err)
	}
	sent, err := reader.Submit(t.Context(), opened, map[string]string{"Subject": "Rain", "Text": "It rained.\nAll day."})
	if err != nil {
		t.Fatal(err)
	}
	if says(t, sent, "Rain: It rained.\nAll day."); !sent.Ephemeral {
		t.Error("the answer to the form is for all")
	}
}

func turnsPages(t *testing.T, st *stage) {
	reader := st.server.Person("reader")
	first := st.use(t, "/pages", "Page 1 of 3")
	shown := first
	for _, turn := range []struct{ button, want string }{{"Next", "Page 2 of 3"}, {"Next", "Page 3 of 3"}, {"Back", "Page 2 of 3"}} {
		next, err := reader.Press(t.Context(), shown.Message, turn.button)
		if err != nil {
			t.Fatal(err)
		}
		if says(t, next, turn.want); next.Message.ID != first.Message.ID {
			t.Error("the page is turned in another message")
		}
		shown = next
	}
}

func readsMenu(t *testing.T, st *stage) {
	shown := st.use(t, "/menu", "What colour?")
	chosen, err := st.server.Person("reader").Choose(t.Context(), shown.Message, "A colour", "Blue")
	if err != nil {
		t.Fatal(err)
	}
	says(t, chosen, "You chose blue.")
}

func servesMessage(t *testing.T, st *stage) {
	m, err := st.server.Person("mod").Say("news", "one two three")
	if err != nil {
		t.Fatal(err)
	}
	counted, err := st.server.Person("reader").UseOn(t.Context(), m, "Count words")
	if err != nil {
		t.Fatal(err)
	}
	says(t, counted, "3 words by mod")
}

func takesFile(t *testing.T, st *stage) {
	files := map[string]sandbox.File{"file": {Name: "note.txt", Data: []byte("A note.")}}
	reply, err := st.server.Person("reader").Use(t.Context(), "news", "/upload", files)
	if err != nil {
		t.Fatal(err)
	}
	says(t, reply, "note.txt: A note.")
}
