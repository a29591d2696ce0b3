package evidence_test

import (
	"slices"
	"testing"

	"github.com/dateline-bot/dateline/briefing/quotes/internal/evidence"
	"github.com/dateline-bot/dateline/briefing/quotes/internal/prose"
)

func upright(uint32) evidence.Feature { return evidence.Upright }

func examine(body string) (*prose.Reading, *evidence.Examiner) {
	r := prose.Read(body, nil)
	return r, evidence.Examine(r, upright)
}

// words are the candidates' first words.
func words(r *prose.Reading, sources []evidence.Source) []string {
	var out []string
	for _, s := range sources {
		out = append(out, r.Text(r.Mentions[s.Mention].First))
	}
	return out
}

func TestSourcesAreThoseAroundTheQuotation(t *testing.T) {
	r, e := examine("Ilse Weir left the hall.\n\nOn the quay Ana Ruiz met the pilot. “We stay here,” she told Pavel Okoro.\n\nNobody from the ministry had come down to the water that day, though the owners had asked for it twice.")
	got := words(r, e.Sources(0, nil))
	if want := []string{"Ilse", "Ana", "pilot", "she", "Pavel"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheLastSourceIsCarriedOn(t *testing.T) {
	body := "On the quay Ana Ruiz said: “We stay here this winter.\n\n“Nobody else will come.\n\n“And nobody should.”"
	r, e := examine(body)
	ruiz := e.Sources(0, nil)[0].Mention
	past := []evidence.Decision{{Mention: ruiz, Person: r.Mentions[ruiz].Person, Clue: ruiz}}
	e.Sources(1, past)
	past = append(past, past[0])
	if got := e.Sources(2, past); !slices.Equal(words(r, got), []string{"Ana"}) {
		t.Errorf("got %v, want the source of the quotation before", words(r, got))
	}
}

func TestASignatureBelowIsASource(t *testing.T) {
	r, e := examine("“The quay was never so full of ships.”\n\n— Ana Ruiz, Port Talven")
	if got := words(r, e.Sources(0, nil)); !slices.Contains(got, "Ana") {
		t.Errorf("got %v, want Ana Ruiz among them", got)
	}
}

func TestReferentsAgreeWithThePronoun(t *testing.T) {
	r, e := examine("On the quay Ana Ruiz met Pavel Okoro and the Meridian Institute. “We stay here,” she said.")
	e.Sources(0, nil)
	pronoun := int32(slices.IndexFunc(r.Mentions, func(m prose.Mention) bool { return m.Class.Is(prose.She) }))
	var got []string
	for _, ref := range e.Referents(pronoun, 0, nil) {
		got = append(got, r.People[ref.Person].Name)
	}
	if want := []string{"Ana Ruiz"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEveryFeatureIsWithinItsBounds(t *testing.T) {
	body := "President Ana Ruiz said. “A” “b c” “d e f g h i”, he told the minister, who wrote “J.” "
	for len(body) < 40_000 {
		body += body + "\n\n"
	}
	r, e := examine(body)
	var past []evidence.Decision
	for q := range r.Quotations {
		for _, s := range e.Sources(int32(q), past) {
			if most := slices.Max(s.Seen[:]); most > 63 {
				t.Fatalf("quotation %d: a feature is %d, want at most 63", q, most)
			}
		}
		if most := slices.Max(e.Speech(int32(q), nil, 63)[:]); most > 63 {
			t.Fatalf("quotation %d: a feature of its words is %d, want at most 63", q, most)
		}
		past = append(past, evidence.Nobody)
	}
}
