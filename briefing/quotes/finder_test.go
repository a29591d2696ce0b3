package quotes_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dateline-bot/dateline/briefing"
	"github.com/dateline-bot/dateline/briefing/quotes"
)

// said is as much of a quote as the tables compare.
type said struct{ Speaker, Text string }

func find(body string) []said {
	var out []said
	for _, q := range (quotes.Finder{}).Quotes(briefing.Article{Body: body}) {
		out = append(out, said{q.Speaker, q.Text})
	}
	return out
}

// opening introduces the two people whom most cases are about.
const opening = "Energy Minister Ana Ruiz and the shipowner Pavel Okoro met in Port Talven on Monday.\n\n"

func TestQuotesInEveryStyle(t *testing.T) {
	tests := []struct {
		name, body string
		want       []said
	}{
		{"straight marks", `"We will not pause the auction," Ruiz said.`,
			[]said{{"Ana Ruiz", "We will not pause the auction,"}}},
		{"curly marks", `“We will not pause the auction,” Ruiz said.`,
			[]said{{"Ana Ruiz", "We will not pause the auction,"}}},
		{"German marks", `„We will not pause the auction“, Ruiz said.`,
			[]said{{"Ana Ruiz", "We will not pause the auction"}}},
		{"angled marks", "« We will not pause the auction », Ruiz said.",
			[]said{{"Ana Ruiz", "We will not pause the auction"}}},
		{"single marks in a British paper", `‘We will not pause the workers’ auction,’ Ruiz said.`,
			[]said{{"Ana Ruiz", "We will not pause the workers’ auction,"}}},
		{"straight single marks", `'We don't intend to pause the auction,' Ruiz said.`,
			[]said{{"Ana Ruiz", "We don't intend to pause the auction,"}}},
		{"single marks within double ones", `“They told me, ‘Leave the harbour,’ and I left it,” Okoro said.`,
			[]said{{"Pavel Okoro", "They told me, ‘Leave the harbour,’ and I left it,"}}},
		{"interrupted", `“The harbour,” Okoro said, “belongs to the people who work in it.”`,
			[]said{{"Pavel Okoro", "The harbour,"}, {"Pavel Okoro", "belongs to the people who work in it."}}},
		{"the verb first", `“The ships have nowhere else to go,” said Okoro.`,
			[]said{{"Pavel Okoro", "The ships have nowhere else to go,"}}},
		{"a colon", `Okoro said: “The ships have nowhere else to go.”`,
			[]said{{"Pavel Okoro", "The ships have nowhere else to go."}}},
		{"a description between name and verb", `“The ships have nowhere else to go,” Okoro, a former captain of the coast guard, said.`,
			[]said{{"Pavel Okoro", "The ships have nowhere else to go,"}}},
		{"a second sentence without a clause", `“The ships are old,” Okoro said. “They have nowhere else to go this winter.”`,
			[]said{{"Pavel Okoro", "The ships are old,"}, {"Pavel Okoro", "They have nowhere else to go this winter."}}},
		{"a paragraph left open", "“The ships are old and the harbour is full,” Okoro said. “They have nowhere to go this winter.\n\n“And nobody in the ministry has told us when that will change.”",
			[]said{
				{"Pavel Okoro", "The ships are old and the harbour is full,"},
				{"Pavel Okoro", "They have nowhere to go this winter."},
				{"Pavel Okoro", "And nobody in the ministry has told us when that will change."},
			}},
		{"a pronoun", "Ruiz defended the sale on the radio. “We will not pause the auction,” she said.",
			[]said{{"Ana Ruiz", "We will not pause the auction,"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, find(opening+tt.body)); diff != "" {
				t.Errorf("quotes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestJapaneseMarksAreFound(t *testing.T) {
	got := find("大臣は「港の競売は予定どおり行う」と述べた。")
	if want := []said{{"", "港の競売は予定どおり行う"}}; !cmp.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDialogueInOtherLanguagesIsFound(t *testing.T) {
	body := "Ana Ruiz habló en el puerto.\n\n—No vamos a ceder el puerto —dijo Ruiz—. Es demasiado tarde para eso."
	var got []string
	for _, q := range (quotes.Finder{}).Quotes(briefing.Article{Body: body, Language: "es"}) {
		got = append(got, q.Text)
	}
	if want := []string{"No vamos a ceder el puerto", "Es demasiado tarde para eso."}; !cmp.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTranscriptNamesItsSpeakers(t *testing.T) {
	body := "Partial transcript of Pavel Okoro’s talk with Ana Ruiz:\n\n" +
		"OKORO: Minister, the harbour is full of ships that nobody wants.\n\n" +
		"RUIZ: The harbour is where they are safest this winter.\n\n" +
		"OKORO: And when will the auction be held, if not this year?"
	want := []said{
		{"Pavel Okoro", "Minister, the harbour is full of ships that nobody wants."},
		{"Ana Ruiz", "The harbour is where they are safest this winter."},
		{"Pavel Okoro", "And when will the auction be held, if not this year?"},
	}
	if diff := cmp.Diff(want, find(body)); diff != "" {
		t.Errorf("quotes (-want +got):\n%s", diff)
	}
}

func TestWhatIsNoSpeechIsNoQuote(t *testing.T) {
	for _, body := range []string{
		`Okoro published a novel called "The Long Winter" in March.`,
		`The film "Harbour Lights" opens on Friday.`,
		`Marek "Tiny" Halloran won the match.`,
		`<a href="harbour" class="wide and blue and very long">Ships</a> lay still.`,
	} {
		if got := find(opening + body); got != nil {
			t.Errorf("found %v in %s", got, body)
		}
	}
}

func TestFormsOfOneName(t *testing.T) {
	body := "Donal J. Marsh opened the harbour. “The ships are welcome here,” Mr. Marsh said. " +
		"“They may stay all winter,” Marsh told reporters.\n\n" +
		"“Nobody asked us whether we wanted them,” said Ilse Marsh, his sister. “Nobody ever does,” Ms. Marsh added."
	want := []said{
		{"Donal J. Marsh", "The ships are welcome here,"},
		{"Donal J. Marsh", "They may stay all winter,"},
		{"Ilse Marsh", "Nobody asked us whether we wanted them,"},
		{"Ilse Marsh", "Nobody ever does,"},
	}
	if diff := cmp.Diff(want, find(body)); diff != "" {
		t.Errorf("quotes (-want +got):\n%s", diff)
	}
}

func TestReasonsAreGiven(t *testing.T) {
	body := opening + "Ruiz defended the sale on the radio. “We will not pause the auction for anybody,” she told listeners."
	got := (quotes.Finder{}).Quotes(briefing.Article{Body: body})
	if len(got) != 1 {
		t.Fatalf("got %d quotes, want 1", len(got))
	}
	q := got[0]
	if q.Kind != briefing.FullQuote {
		t.Errorf("kind: got %q, want %q", q.Kind, briefing.FullQuote)
	}
	if q.Role != "Energy Minister" {
		t.Errorf("role: got %q, want %q", q.Role, "Energy Minister")
	}
	if q.Attribution != "she told listeners" {
		t.Errorf("attribution: got %q, want %q", q.Attribution, "she told listeners")
	}
	if !q.Carried || q.Clue.Of(body) != "Ruiz" || strings.LastIndex(body, "Ruiz") != q.Clue.Start {
		t.Errorf("clue: got %v %q, want the last “Ruiz”", q.Clue, q.Clue.Of(body))
	}
	if q.Confidence <= 0.5 || q.Confidence > 1 {
		t.Errorf("confidence: got %v, want more than a half", q.Confidence)
	}
}

func TestNobodyIsNamedWithoutEvidence(t *testing.T) {
	for _, body := range []string{
		"“We will not pause the auction for anybody at all.”",
		"“We will not pause the auction for anybody at all,” a passer-by said.",
		"“We will not pause the auction for anybody at all,” protesters shouted.",
	} {
		want := []said{{"", "We will not pause the auction for anybody at all" + body[len("“We will not pause the auction for anybody at all"):][:1]}}
		if diff := cmp.Diff(want, find(body)); diff != "" {
			t.Errorf("quotes (-want +got):\n%s", diff)
		}
	}
}
