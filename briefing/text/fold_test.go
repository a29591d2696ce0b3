package text

import (
	"slices"
	"testing"
)

func TestFold(t *testing.T) {
	tests := []struct{ text, want string }{
		{"O’Brien, ÁNA", "o brien ana"},
		{"  The “Old”   Bridge!  ", "the old bridge"},
		{"Łukasz Straße Øre", "lukasz strasse ore"},
		{"ＡＢＣ ﬁn", "abc fin"},
		{"İZMİR", "izmir"},
		{"Σίσυφος", "σισυφοσ"},
		{"Громов Ёлкин", "громов елкин"},
		{"مُحَمَّد", "محمد"},
		{"한국", "한국"},
		{"東京、大阪", "東京 大阪"},
		{"\xe80\xb3\xb7ˣ", "0 x"}, // what is no UTF-8 is no letter
		{"…!", ""},
		{"", ""},
	}
	for _, test := range tests {
		if got := Fold(test.text); got != test.want {
			t.Errorf("Fold(%q): got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Don’t pay 1,250.5 now, Jean-Luc.", []string{"Don’t", "pay", "1,250.5", "now", "Jean", "Luc"}},
		{"the dogs' home 'so'", []string{"the", "dogs", "home", "so"}},
		{"東京でテスト2回", []string{"東", "京", "で", "テスト2", "回"}},
		{"नमस्ते", []string{"नमस्ते"}},
		{" … ", nil},
	}
	for _, test := range tests {
		var got []string
		for w := range Words(test.text) {
			got = append(got, w.Of(test.text))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("Words(%q): got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestClip(t *testing.T) {
	tests := []struct {
		text string
		max  int
		want string
	}{
		{"The old bridge", 14, "The old bridge"},
		{"The old bridge", 13, "The old…"},
		{"The old, bridge", 9, "The old…"},
		{"Incomprehensible", 6, "Incom…"},
		{"é́é́é́", 4, "é́…"},
		{"👩‍👩‍👧👩‍👩‍👧", 9, "👩‍👩‍👧…"},
		{"👩‍👩‍👧", 3, "…"},
		{"öööööööö", 8, "öööööööö"},
		{"anything", 0, ""},
	}
	for _, test := range tests {
		if got := Clip(test.text, test.max); got != test.want {
			t.Errorf("Clip(%q, %d): got %q, want %q", test.text, test.max, got, test.want)
		}
	}
}
