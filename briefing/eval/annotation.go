package eval

import (
	"encoding/json"

	"github.com/dateline-bot/dateline/briefing"
)

// An Annotation is quoted words in an article, and what a careful reader says
// of them.
type Annotation struct {
	Text     string // between the quotation marks
	Start    int    // where Text begins, in code points of the article
	End      int    // where it ends
	Label    Label
	Kind     briefing.QuoteKind
	Source   Source
	Speaker  string // the true speaker, several joined by " & "; "" when Source is Unknown
	FullName string // Speaker in full, where the reader knew more of the name; "" where not
}

// A Label says whether quoted words are speech.
type Label int

const (
	// Speech is somebody's words, and is to be found.
	Speech Label = iota
	// NoSpeech is a title, a nickname or a scare quote: to find it is an error.
	NoSpeech
	// Undecided is neither right nor wrong to find.
	Undecided
)

// A Source is the kind of words by which an article names a speaker.
type Source int

const (
	// Unknown means that the speaker is not judged.
	Unknown Source = iota
	// Named is a person's name: "Ana Ruiz".
	Named
	// Pronoun is "she" and the like.
	Pronoun
	// Nominal is a person without a name: "the minister".
	Nominal
	// Organisation is the name of one: "the ministry".
	Organisation

	sources = iota
)

// UnmarshalJSON reads an annotation in the form in which annotated articles
// are kept: {"text","start","end","kind"}; "label" for what is no speech
// ("none") or undecided (anything else); "source_type" (person, multi, org,
// pronoun, nominal) with "speaker" as the article names it, "speaker_full",
// and "speaker_manual" for the person behind a pronoun or a nominal.
func (a *Annotation) UnmarshalJSON(b []byte) error {
	var kept struct {
		Text, Kind, Label, Speaker string
		Start, End                 int
		SourceType                 string `json:"source_type"`
		Full                       string `json:"speaker_full"`
		Manual                     string `json:"speaker_manual"`
	}
	if err := json.Unmarshal(b, &kept); err != nil {
		return err
	}
	*a = Annotation{
		Text: kept.Text, Start: kept.Start, End: kept.End, Kind: briefing.QuoteKind(kept.Kind),
		Label: labelOf(kept.Label), Speaker: kept.Speaker, FullName: kept.Full,
	}
	switch kept.SourceType {
	case "person", "multi":
		a.Source = Named
	case "org":
		a.Source = Organisation
	case "pronoun":
		a.Source, a.Speaker = Pronoun, kept.Manual
	default:
		a.Source, a.Speaker = Nominal, kept.Manual
	}
	if a.Speaker == "" {
		a.Source = Unknown
	}
	return nil
}

func labelOf(kept string) Label {
	switch kept {
	case "":
		return Speech
	case "none":
		return NoSpeech
	}
	return Undecided
}
