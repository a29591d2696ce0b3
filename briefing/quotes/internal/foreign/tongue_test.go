package foreign

import (
	"strings"
	"testing"
)

func TestSpeechOfEveryLanguageIsKnown(t *testing.T) {
	for _, code := range []string{"es", "fr", "de", "pt", "it", "nl", "ru", "uk", "ar"} {
		if tongue := tongueOf(code); len(tongue.say) < 10 {
			t.Errorf("%s: got %d verbs of saying, want ten or more", code, len(tongue.say))
		}
	}
	for _, code := range []string{"zh", "ja"} {
		if tongue := tongueOf(code); len(tongue.before)+len(tongue.after) < 5 {
			t.Errorf("%s: got %d words about speech, want five or more", code, len(tongue.before)+len(tongue.after))
		}
	}
}

func TestTableHasOnlyKnownSorts(t *testing.T) {
	for line := range strings.Lines(speechFile) {
		head, _, _ := strings.Cut(line, ":")
		_, sort, _ := strings.Cut(head, " ")
		switch sort {
		case "say", "with", "article", "title", "before", "after":
		default:
			if !strings.HasPrefix(line, "#") {
				t.Errorf("nothing is known of %q", head)
			}
		}
	}
}

func TestTagsGoByTheirLanguage(t *testing.T) {
	if tongueOf("PT-br") != tongueOf("pt") {
		t.Error("pt-BR: got another language than pt")
	}
	if tongueOf("tlh") == nil {
		t.Error("an unknown language: got nothing, want one without words")
	}
}

func TestTitlesInOneWord(t *testing.T) {
	tests := []struct {
		code, word string
		want       bool
	}{
		{"de", "Energieministerin", true},
		{"de", "Krüger", false},
		{"fr", "l’avocate", true},
		{"es", "ministra", true},
		{"es", "exminister", false},
	}
	for _, tt := range tests {
		if got := tongueOf(tt.code).isTitle(tt.word); got != tt.want {
			t.Errorf("%s %q: got %v, want %v", tt.code, tt.word, got, tt.want)
		}
	}
}
