package text

import "testing"

func TestWordsWithOneKey(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"Bridges", "bridge", true},
		{"Elmhaven's", "elmhaven", true},
		{"Elmhaven’s", "Elmhaven", true},
		{"ÉCOLE", "école", true},
		{"virus", "viru", false},
		{"class", "clas", false},
		{"bus", "bu", false},
		{"bridge", "bride", false},
	}
	for _, test := range tests {
		if got := Key(test.a) == Key(test.b); got != test.want {
			t.Errorf("%q and %q have one key: got %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestRarity(t *testing.T) {
	the, council, name := Rarity(Key("the")), Rarity(Key("Council")), Rarity(Key("Elmhaven"))
	if the > 10 || council < 200 || council > 500 || name != Unseen {
		t.Errorf("the %d, council %d, Elmhaven %d", the, council, name)
	}
}

func BenchmarkKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Key("Elmhaven’s")
	}
}
