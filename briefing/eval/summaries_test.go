package eval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSummariesAreScoredAsByHand(t *testing.T) {
	for _, tt := range []struct {
		name               string
		reference, summary string // sentences end at a stroke
		want               SummaryScore
	}{
		{"one word of three", "bird one two", "bird", SummaryScore{
			Words: Score{1, 1. / 3, .5}, Order: Score{1, 1. / 3, .5}}},
		{"two words of three", "bird one two", "bird one", SummaryScore{
			Words: Score{1, 2. / 3, .8}, Pairs: Score{1, .5, 2. / 3}, Order: Score{1, 2. / 3, .8}}},
		{"a word left out", "bird one two", "bird two", SummaryScore{
			Words: Score{1, 2. / 3, .8}, Order: Score{1, 2. / 3, .8}}},
		{"nothing", "bird one two", "", SummaryScore{}},
		{"the other way round", "one two", "two one", SummaryScore{
			Words: Score{1, 1, 1}, Order: Score{.5, .5, .5}}},
		{"a reference covered by two sentences", "w1 w2 w3 w4 w5", "w1 w2 w6 w7 w8|w1 w3 w8 w9 w5", SummaryScore{
			Words: Score{.4, .8, 8. / 15}, Pairs: Score{1. / 9, 1. / 4, 2. / 13}, Order: Score{.4, .8, 8. / 15}}},
		{"endings and capitals", "Ferries sailing", "FERRY sailed", SummaryScore{
			Words: Score{1, 1, 1}, Pairs: Score{1, 1, 1}, Order: Score{1, 1, 1}}},
	} {
		got := ScoreSummary(strings.Split(tt.reference, "|"), strings.Split(tt.summary, "|"))
		if diff := cmp.Diff(tt.want, got, near); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestStemsAreThoseThatPorterPublished(t *testing.T) {
	const published = `
		caresses caress ponies poni ties ti caress caress cats cat feed feed agreed agre plastered plaster bled bled
		motoring motor sing sing conflated conflat troubled troubl sized size hopping hop tanned tan falling fall
		hissing hiss fizzed fizz failing fail filing file happy happi sky sky
		relational relat conditional condit rational ration valenci valenc hesitanci hesit digitizer digit
		conformabli conform radicalli radic differentli differ vileli vile analogousli analog vietnamization vietnam
		predication predic operator oper feudalism feudal decisiveness decis hopefulness hope callousness callous
		formaliti formal sensitiviti sensit sensibiliti sensibl archaeologi archaeolog
		triplicate triplic formative form formalize formal electriciti electr electrical electr hopeful hope goodness good
		revival reviv allowance allow inference infer airliner airlin gyroscopic gyroscop adjustable adjust
		defensible defens irritant irrit replacement replac adjustment adjust dependent depend adoption adopt
		homologou homolog communism commun activate activ angulariti angular homologous homolog effective effect bowdlerize bowdler
		probate probat rate rate cease ceas controll control roll roll at at`
	words := strings.Fields(published)
	for i := 0; i < len(words); i += 2 {
		if got := stem(words[i]); got != words[i+1] {
			t.Errorf("stem of %q: got %q, want %q", words[i], got, words[i+1])
		}
	}
}
