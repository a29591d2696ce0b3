package summarize

import (
	"slices"
	"testing"

	"github.com/dateline-bot/dateline/briefing"
)

func TestWhatCanBeReadAlone(t *testing.T) {
	tests := []struct {
		sentence string
		want     int
	}{
		{"Ana Ruiz said that she would not run again.", alone},
		{"The mayor of Elmhaven said that she would not run again.", alone},
		{"On Saturday, police used tear gas after thousands of them had gathered.", alone},
		{"In his first speech since the vote, Aldo Kern promised lower taxes.", alone},
		{"This week the harbour will open its gates to walkers.", alone},
		{"“We are glad,” said Bo Tann, who led the campaign.", alone},
		{"Lena Vass asked: “Who will pay for it?”", alone},
		{"For decades, he fished for cod off Pell Island.", leaning},
		{"In his first speech since the vote, he promised lower taxes.", leaning},
		{"In theory, its goal is to bring people back.", leaning},
		{"VASS: Then we will close it, as we did in 2019.", leaning},
		{"VASS: The bridge stays open in the winter.", alone},
		{"But Aldo Kern promised lower taxes to all.", leaning},
		{"However, nobody in the town was surprised.", leaning},
		{"These were hard years for the harbour.", leaning},
		{"“The house shook for a minute,” she said.", leaning},
		{"The ferry was late again, he told reporters.", leaning},
		{"“They were good years for all of us.”", leaning},
		{"Who will pay for the new bridge of Elmhaven?", leaning},
		{"“We are glad about the bridge.", clumsy},
		{"The bridge of Elmhaven:", clumsy},
		{"Nobody was hurt.", clumsy},
		{"Osk: Strand; Reed, Holt, Munt, Lind; Stahl, Beck, Kern, Olm; Falk, Aske.", clumsy},
		{"Osk beat Pell by 2-1.", alone},
	}
	for _, test := range tests {
		r := read(briefing.Article{Body: test.sentence, Language: "en"})
		if len(r.sentences) != 1 {
			t.Errorf("%q: got %d sentences", test.sentence, len(r.sentences))
			continue
		}
		if got := r.sentences[0].rank; got != test.want {
			t.Errorf("%q: got rank %d, want %d", test.sentence, got, test.want)
		}
	}
}

func TestShortAnswersLeanOnTheirQuestion(t *testing.T) {
	r := read(briefing.Article{Body: "Which cities are meant?\nBrel, Elmhaven and Tarn are.\nThe law for all three of them was passed on Tuesday.", Language: "en"})
	if got, want := []int{r.sentences[1].rank, r.sentences[2].rank}, []int{leaning, alone}; !slices.Equal(got, want) {
		t.Errorf("got ranks %v, want %v", got, want)
	}
}

func TestNothingAfterTheEndOfTheNewsIsRead(t *testing.T) {
	news := "The first pier will be lit in May. The lamps can be seen from afar. Nine more will follow.\n"
	for _, end := range []string{"###", "ENDS", "-30-", "About Harbour Light"} {
		r := read(briefing.Article{Body: news + end + "\nHarbour Light Inc. was founded in 1904.", Language: "en"})
		if got := len(r.sentences); got != 3 {
			t.Errorf("after %q: got %d sentences, want 3", end, got)
		}
	}
	r := read(briefing.Article{Body: "About 300 people came.\n" + news, Language: "en"})
	if got := len(r.sentences); got != 4 {
		t.Errorf("got %d sentences, want 4", got)
	}
}

func TestLanguagesOfRegionsAreKnown(t *testing.T) {
	for _, language := range []string{"es", "es-MX", "ES-419", ""} {
		r := read(briefing.Article{Body: "El consejo de Valdemora votó el lunes. Pero la votación de la noche fue muy ajustada.", Language: language})
		if got := r.sentences[1].rank; got != leaning {
			t.Errorf("in %q: got rank %d, want %d", language, got, leaning)
		}
	}
}

func TestSmallWordsAreKnownInManyLanguages(t *testing.T) {
	for language, words := range map[string][2]string{ // a small one, and one that is none
		"en": {"the", "bridge"}, "es": {"de", "puente"}, "fr": {"les", "pont"}, "de": {"und", "brücke"}, "pt": {"não", "ponte"}, "it": {"della", "ponte"},
		"nl": {"het", "brug"}, "ru": {"что", "мост"}, "uk": {"що", "міст"}, "ar": {"من", "الجسر"}, "zh": {"的", "桥"}, "ja": {"の", "橋"},
	} {
		l := lexiconOf(language)
		if l.of(words[0])&small == 0 || l.of(words[1])&small != 0 {
			t.Errorf("%s: %q is small: %v; %q is: %v", language, words[0], l.of(words[0])&small != 0, words[1], l.of(words[1])&small != 0)
		}
	}
}
