package prose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestQuotationsByTheirMarks(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"straight", `He said "yes" and "no, never."`, []string{"yes", "no, never."}},
		{"not closed", "“One.\n“Two.”", []string{"One.", "Two."}},
		{"closed with an opening mark", "an “expedited review“ of it", []string{"expedited review"}},
		{"opened twice", "“One thing. “Another thing.”", []string{"One thing.", "Another thing."}},
		{"straight and curly together", `"Go,” he said.`, []string{"Go,"}},
		{"curly within straight", `"They read “the letter” aloud to us." Then "Go."`, []string{"They read", "the letter", "Go."}},
		{"attributes of a tag", `<tweet id="672139" author="@quay">`, nil},
		{"double marks beside an apostrophe", `"It's the owners' harbour," she said.`, []string{"It's the owners' harbour,"}},
		{"single marks", `‘It’s the owners’ harbour,’ she said.`, []string{"It’s the owners’ harbour,"}},
		{"single marks about a term", `a ‘new footing’ and ‘old debts’ too`, []string{"new footing", "old debts"}},
		{"years and elisions", `the ’90s and rock ’n’ roll`, nil},
		{"no letters", `"…" and “—” and ""`, nil},
		{"guillemets of both ways", "«Ja», »Nein«", []string{"Ja", "Nein"}},
		{"low opening mark", "„Das bleibt so“, sagte sie.", []string{"Das bleibt so"}},
		{"a block quote", "> The quay is ours.\n> \"So it is.\"", []string{"The quay is ours.", "So it is."}},
		{"corner brackets", "「はい」『いいえ』", []string{"はい", "いいえ"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, q := range quotations(tt.body, nil) {
				got = append(got, q.Span.Of(tt.body))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("quotations (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPeopleByTheirNames(t *testing.T) {
	tests := []struct {
		name, body string
		want       map[string]int32 // mentions of each
	}{
		{"title, full name and surname", "President Ana Ruiz spoke. Ms. Ruiz left. Ruiz was late.", map[string]int32{"Ana Ruiz": 3}},
		{"middle initial and short form", "Michael J. Weir spoke to the crowd. Mike Weir left the hall.", map[string]int32{"Michael J. Weir": 2}},
		{"two of one surname", "Ilse Marsh met Donal Marsh. Mr. Marsh left. Ms. Marsh stayed.", map[string]int32{"Ilse Marsh": 2, "Donal Marsh": 2}},
		{"father and son", "On the quay Karl Weir Jr. met his old father, Karl Weir.", map[string]int32{"Karl Weir Jr.": 1, "Karl Weir": 1}},
		{"particles", "It was Ludwig van der Meer. Mr. van der Meer left.", map[string]int32{"Ludwig van der Meer": 2}},
		{"a party and a state", "Sen. Ana Ruiz (D-Vt.) spoke.", map[string]int32{"Ana Ruiz": 1}},
		{"the genitive", "He read Ana Ruiz’s letter and Okoro's reply.", map[string]int32{"Ana Ruiz": 1, "Okoro": 1}},
		{"a surname that is a nation", "Marek Holland spoke. “No,” Holland said. They left Holland.", map[string]int32{"Marek Holland": 3}},
		{"months, days and places are nobody", "On Monday in May they left New York for Poland.", map[string]int32{}},
		{"an organisation", "The Department of Justice answered the Meridian Institute.", map[string]int32{"Department of Justice": 1, "Meridian Institute": 1}},
		{"a campaign is not its candidate", "The Marsh campaign answered Donal Marsh.", map[string]int32{"Marsh campaign": 1, "Donal Marsh": 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := map[string]int32{}
			for _, p := range Read(tt.body, nil).People {
				got[p.Name] = p.Count
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("people (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGenderComesFromTitlesThenNames(t *testing.T) {
	r := Read("On the quay Mr. Ashby met the pilot Ana Ruiz, Spokeswoman Robin Vale and a brother of Kim Okoro’s old friend Xo Wen.", nil)
	want := map[string]Class{"Ashby": Male, "Ana Ruiz": Female, "Robin Vale": Female, "Kim Okoro": Female, "Xo Wen": 0}
	got := map[string]Class{}
	for _, p := range r.People {
		got[p.Name] = p.Gender
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("gender (-want +got):\n%s", diff)
	}
}

func TestHeadlinesNameNobody(t *testing.T) {
	r := Read("Minister Tells Ship Owners To Leave Port Talven.\n\nAna Ruiz spoke to the owners on the quay.", nil)
	for _, m := range r.Mentions {
		if r.Words[m.First].Line == 0 {
			t.Errorf("%q is mentioned in the headline", r.Text(m.First))
		}
	}
}

func TestLexiconHasOnlyKnownClasses(t *testing.T) {
	for line := range strings.Lines(lexiconFile + givenFile) {
		name, _, ok := strings.Cut(line, ":")
		if ok && !strings.HasPrefix(line, "#") && classNames[name] == 0 {
			t.Errorf("%q is no class", name)
		}
	}
}

func TestADictionaryTellsItsWordsFromAllOthers(t *testing.T) {
	words, others := newDictionary(5_000), 0
	for i := range 5_000 {
		words.add(fmt.Sprintf("quay%d", i), Class(i+1))
	}
	for i := range 5_000 {
		if got := words.class(fmt.Sprintf("Quay%d", i)); got != Class(i+1) {
			t.Fatalf("word %d: got class %b, want %b", i, got, i+1)
		}
		others += int(words.class(fmt.Sprintf("quays%d", i)))
	}
	if words.size != 5_000 || others != 0 {
		t.Errorf("got %d words and %d of other words, want 5000 and 0", words.size, others)
	}
}

func TestTheLexiconHasRoomForItsWords(t *testing.T) {
	if d := lexicon(); d.size*2 > len(d.entries) {
		t.Errorf("got %d words in %d entries, want half of them free", d.size, len(d.entries))
	}
	for _, word := range []string{"said", "Said", "SAID"} {
		if got := lexicon().class(word); !got.Is(Said) {
			t.Errorf("%q: got %b, want a verb of saying", word, got)
		}
	}
	if straight, curly := lexicon().class("o'clock"), lexicon().class("o’clock"); straight != curly {
		t.Errorf("got %b and %b, want the same with either apostrophe", straight, curly)
	}
}

func TestDashesLeadDialogue(t *testing.T) {
	body := "—No vamos a ceder —dijo Ruiz—. Es tarde.\n— Мы не уступим, — сказала Руис. — Поздно.\nEl puerto — viejo — es suyo."
	var got []string
	for _, q := range quotations(body, func(string) bool { return false }) {
		got = append(got, q.Span.Of(body))
	}
	want := []string{"No vamos a ceder", "Es tarde.", "Мы не уступим,", "Поздно."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("quotations (-want +got):\n%s", diff)
	}
	if got := quotations(body, nil); got != nil {
		t.Errorf("without dashes: got %v, want none", got)
	}
}

func TestNewsAgenciesAreNobody(t *testing.T) {
	for _, name := range []string{"Reuters", "The Associated Press", "AFP", "UPI", "Agence France-Presse", "dpa"} {
		r := Read("On the quay the ship “sank at once,” "+name+" reported.", nil)
		for _, m := range r.Mentions {
			if m.Kind == Name {
				t.Errorf("%s: got a mention of %q, want none by name", name, r.Text(m.First))
			}
		}
	}
}

func TestDatelinesNameNobody(t *testing.T) {
	for _, line := range []string{"PORT TALVEN (TALVENWIRE) - ", "BREL, Talvia — ", "PORT TALVEN — "} {
		r := Read(line+"Ana Ruiz said that the harbour was closed. It has been closed since.", nil)
		if got := len(r.People); got != 1 || r.People[0].Name != "Ana Ruiz" {
			t.Errorf("%q: got %d people, want only Ana Ruiz", line, got)
		}
	}
}

func TestUsedMemoryMakesNoDifference(t *testing.T) {
	bodies := []string{
		"“We will not sell the quay,” said Ana Ruiz, the mayor of Port Talven. She left. Ruiz wrote a letter.",
		"Pavel Okoro and Ilse Várga spoke of “the quay clause” on Monday.\n\nOkoro agreed.",
		"Nobody spoke.",
	}
	var want []*Reading
	for _, body := range bodies {
		want = append(want, Read(body, nil)) // in memory of its own, since none of them is released
	}
	exported := cmp.Options{cmpopts.IgnoreUnexported(Reading{}, Person{}), cmpopts.EquateEmpty()}
	for i := range 3 * len(bodies) {
		got := Read(bodies[i%len(bodies)], nil)
		if diff := cmp.Diff(want[i%len(bodies)], got, exported); diff != "" {
			t.Fatalf("reading %d (-want +got):\n%s", i, diff)
		}
		got.Release()
	}
}
